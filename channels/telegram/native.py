"""What only Telegram has: membership, groups that get a new id, a shared place or contact."""

from __future__ import annotations

from aiogram import Bot, F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import ChatMemberRestricted, ChatMemberUpdated, Message
from aiogram.types.chat_member_union import ChatMemberUnion

from channels.telegram.edge import said
from channels.telegram.groups import for_us, words
from channels.telegram.raw import CHANNEL
from channels.telegram.taps import Taps
from dialog.inbound import Address, Inbound, Joined, Left, Media, Moved
from dialog.interfaces import InboxItem

OUT = {ChatMemberStatus.LEFT, ChatMemberStatus.KICKED}


def native() -> Router:
    """The router of what is Telegram's alone."""
    router = Router(name="native")
    router.message.register(receive_move, F.migrate_to_chat_id)
    router.message.register(receive_contact, F.contact, for_us)
    router.message.register(receive_place, F.location | F.venue, for_us)
    router.my_chat_member.register(receive_membership)
    return router


async def receive_membership(event: ChatMemberUpdated, item: InboxItem) -> Inbound | None:
    """We were let in or put out; None when only our rights have changed."""
    was, now = _inside(event.old_chat_member), _inside(event.new_chat_member)
    if was == now:
        return None
    private = event.chat.type == ChatType.PRIVATE
    sender = None if private else Address(CHANNEL, str(event.from_user.id))
    return Inbound(item.update_id, item.address, Joined() if now else Left(), private, sender)


async def receive_move(message: Message, item: InboxItem) -> Inbound:
    """The group has become a supergroup with another id."""
    to = Address(CHANNEL, str(message.migrate_to_chat_id))
    return Inbound(item.update_id, item.address, Moved(to), private=False)


async def receive_contact(message: Message, bot: Bot, item: InboxItem, taps: Taps) -> Inbound:
    """A shared contact; the number in it is not looked at."""
    return said(message, bot, item, taps, Media("contact"))


async def receive_place(message: Message, bot: Bot, item: InboxItem, taps: Taps) -> Inbound:
    """A shared place."""
    return said(message, bot, item, taps, Media("place", await words(message, bot)))


def _inside(member: ChatMemberUnion) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in OUT
