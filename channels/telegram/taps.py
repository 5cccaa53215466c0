"""Which message a person has just pressed a button of: only that one may be replaced by the answer."""

from __future__ import annotations

from collections import OrderedDict

from dialog.inbound import Address


class Taps:
    """In memory only, and of bounded size: after a restart the answer is a new message, which is as good."""

    def __init__(self, most: int = 2048) -> None:
        self._most = most
        self._messages: OrderedDict[Address, int] = OrderedDict()

    def note(self, address: Address, message_id: int) -> None:
        """A button under this message was pressed."""
        self._messages[address] = message_id
        self._messages.move_to_end(address)
        if len(self._messages) > self._most:
            self._messages.popitem(last=False)

    def forget(self, address: Address) -> None:
        """The person has written since, so a replaced message above would not be seen."""
        self._messages.pop(address, None)

    def get(self, address: Address) -> int | None:
        """The message that was pressed last, unless something came after."""
        return self._messages.get(address)
