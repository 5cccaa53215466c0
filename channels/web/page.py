"""The one page, put together from its readable parts when the program starts."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

_HERE = Path(__file__).parent
_SCRIPTS = ("draw.js", "link.js", "upload.js", "page.js")
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Page:
    """The finished HTML, and the digests under which its style and its script may run."""

    html: str
    style: str
    script: str

    def headers(self, host: str) -> dict[str, str]:
        """The headers that go with the page. Nothing but its own style, script and WebSocket is allowed.

        Older Safari does not take 'self' to include ws: and wss:, so the host is named as well.
        """
        sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
        policy = (
            f"default-src 'none'; script-src '{self.script}'; style-src '{self.style}'; img-src data:; "
            f"connect-src 'self'{sockets}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            "require-trusted-types-for 'script'"
        )
        return {"Content-Security-Policy": policy, "Cache-Control": "no-store"}


def build(title: str, badge: str = "") -> Page:
    """The page under this title. `badge` is a short word beside it ("diễn tập"), or nothing."""
    style = (_HERE / "page.css").read_text("utf-8")
    script = "(() => {\n" + "".join((_HERE / name).read_text("utf-8") for name in _SCRIPTS) + "})();\n"
    html = (_HERE / "page.html").read_text("utf-8")
    label = f'<span class="badge">{escape(badge)}</span>' if badge else ""
    html = html.replace("[[title]]", escape(title)).replace("[[badge]]", label)
    html = html.replace("[[style]]", style).replace("[[script]]", script)
    return Page(html, _digest(style), _digest(script))


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
