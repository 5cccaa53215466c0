"""What the web chat needs from the program that runs it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from channels.web.sockets import Sockets
from dialog.inbound import Address
from dialog.interfaces import Inbox, Transcript, Uploads


@dataclass(frozen=True, slots=True)
class WebDesk:
    """The services behind the page.

    `wake` says which conversations have new work. `clock` gives an aware UTC time. `ready` lists what is wrong, in
    plain words; an empty list means ready. `new_token` gives at least 32 random bytes as 43 or more characters of the
    URL-safe alphabet. `uploads` keeps the files that people send. `sockets` is shared with the `WebSender`.
    """

    inbox: Inbox
    transcript: Transcript
    wake: Callable[[Sequence[Address]], None]
    clock: Callable[[], datetime]
    ready: Callable[[], Awaitable[list[str]]]
    new_token: Callable[[], str]
    uploads: Uploads
    sockets: Sockets = field(default_factory=Sockets)
