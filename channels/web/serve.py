"""How uvicorn has to be set for this application."""

from __future__ import annotations

import uvicorn
from starlette.types import ASGIApp

from channels.web.protocol import MAX_FRAME

_DRAIN = 5


def config(app: ASGIApp, host: str, port: int, *, proxies: str = "127.0.0.1") -> uvicorn.Config:
    """Settings with bounded frames and no logs of its own (an address of a person is not for the log).

    `proxies` lists the addresses whose X-Forwarded-* headers are believed, as uvicorn reads them. On a stop, open
    pages get 5 seconds to go.
    """
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        ws_max_size=MAX_FRAME,
        ws_max_queue=8,
        access_log=False,
        log_config=None,
        server_header=False,
        forwarded_allow_ips=proxies,
        timeout_graceful_shutdown=_DRAIN,
        lifespan="off",
    )
