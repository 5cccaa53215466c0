"""Raw updates, as Telegram writes them."""

from __future__ import annotations

from typing import Any

Raw = dict[str, Any]

DATE = 1_760_000_000
BOT_ID = 700100200
BOT = {"id": BOT_ID, "is_bot": True, "first_name": "Trợ lý DVC", "username": "TroLyThuBot"}
TOKEN = f"{BOT_ID}:AAF0k3nOfTheStandInWhichMustNeverBeSeen"


def person(user_id: int) -> Raw:
    """The user behind a chat."""
    return {"id": abs(user_id), "is_bot": False, "first_name": "Hoa", "language_code": "vi"}


def chat(chat_id: int) -> Raw:
    """A private chat when the id is above zero, otherwise a group."""
    if chat_id > 0:
        return {"id": chat_id, "type": "private", "first_name": "Hoa"}
    return {"id": chat_id, "type": "supergroup", "title": "Tổ công nghệ số ấp 3"}


def message(chat_id: int, message_id: int = 1, **content: Any) -> Raw:
    """A message with any content."""
    sender = person(4242 if chat_id < 0 else chat_id)
    return {"message_id": message_id, "date": DATE, "chat": chat(chat_id), "from": sender, **content}


def text(chat_id: int, words: str, message_id: int = 1, **more: Any) -> Raw:
    """A text message; a command at its start is marked as Telegram does."""
    first = words.split(maxsplit=1)[0] if words.strip() else ""
    marked = [{"type": "bot_command", "offset": 0, "length": len(first)}] if first.startswith("/") else []
    entities = {"entities": marked} if marked else {}
    return message(chat_id, message_id, text=words, **entities, **more)


def from_bot(chat_id: int, message_id: int = 1, **content: Any) -> Raw:
    """A message that the bot has sent."""
    return {"message_id": message_id, "date": DATE, "chat": chat(chat_id), "from": BOT, **content}


def tap(chat_id: int, data: str, query_id: str = "q1", pressed: Raw | None = None) -> Raw:
    """A pressed button under a message of the bot."""
    under = pressed or from_bot(chat_id, text="Xin chào")
    sender = person(4242 if chat_id < 0 else chat_id)
    return {"id": query_id, "from": sender, "chat_instance": "77", "message": under, "data": data}


def membership(chat_id: int, before: str, after: str) -> Raw:
    """The bot's own place in a chat has changed."""

    def member(status: str) -> Raw:
        extra = {"until_date": 0} if status == "kicked" else {}
        return {"user": BOT, "status": status, **extra}

    return {
        "chat": chat(chat_id),
        "from": person(chat_id),
        "date": DATE,
        "old_chat_member": member(before),
        "new_chat_member": member(after),
    }


def photo(size: int = 90) -> list[Raw]:
    """A picture in its one size."""
    return [{"file_id": "f", "file_unique_id": "u", "width": size, "height": size}]


def file(**more: Any) -> Raw:
    """Any file."""
    return {"file_id": "f", "file_unique_id": "u", **more}


def rights() -> Raw:
    """Every right that a restricted member can have, and has not."""
    kinds = ("messages", "audios", "documents", "photos", "videos", "video_notes", "voice_notes", "polls")
    others = ("add_web_page_previews", "react_to_messages", "change_info", "invite_users", "pin_messages")
    more = ("manage_topics", "edit_tag", "send_other_messages")
    return {**{f"can_send_{name}": False for name in kinds}, **{f"can_{name}": False for name in others + more}}
