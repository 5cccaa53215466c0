"""What can go wrong in a conversation. The docstring is the message for developers."""

from __future__ import annotations

from datetime import timedelta

from dialog.inbound import Address


class DialogError(Exception):
    """Something in a conversation could not be done."""

    def __str__(self) -> str:
        return super().__str__() or (self.__doc__ or "").split("\n")[0]


class Unreadable(DialogError):
    """The update has no form that this channel knows."""


class Conflict(DialogError):
    """What the turn was built on has changed meanwhile; it has to be done again from the start."""


class FileGone(DialogError):
    """The file cannot be had: deleted, kept too long, not of this chat, or the channel is away."""


class FileTooLarge(DialogError):
    """The file is larger than the channel lets us fetch."""


class SendFailed(DialogError):
    """The channel did not take the message.

    `permanent` closes the address; `rejected` gives up this message only (our fault: it would be refused again);
    `unknown` means that it may have arrived all the same. Otherwise it is tried again, after `retry_after` if given.
    """

    def __init__(
        self,
        why: str,
        *,
        permanent: bool = False,
        rejected: bool = False,
        unknown: bool = False,
        retry_after: timedelta | None = None,
        moved_to: Address | None = None,
    ) -> None:
        super().__init__(why)
        self.permanent = permanent
        self.rejected = rejected
        self.unknown = unknown
        self.retry_after = retry_after
        self.moved_to = moved_to
