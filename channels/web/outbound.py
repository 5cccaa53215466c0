"""Messages → the open pages."""

from __future__ import annotations

from channels.web import protocol
from channels.web.sockets import Sockets
from dialog.interfaces import OutboxItem, PartSent


class WebSender:
    """Pushes a message to every page of its conversation; a message is one part.

    The mark comes before the push: a page that says hello in between finds the message among those it missed, and one
    that gets it twice knows it by its number. It counts as sent even when no page is open: the page fetches what it
    has not seen with its next hello. A reply that `refreshes` is shown anew, since the choice that asked for it
    stands between as the person's own bubble.
    """

    def __init__(self, sockets: Sockets) -> None:
        self._sockets = sockets

    async def send(self, item: OutboxItem, sent: PartSent) -> None:
        """Never fails: a page that cannot take the message is hung up on and catches up later."""
        if not item.parts_sent:
            await sent(1)
        self._sockets.push(item.message.address, protocol.message(item), item.id)
