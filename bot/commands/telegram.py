"""What doctor says of Telegram: whether the token is known, and how much of a group's talk reaches us."""

from __future__ import annotations

from aiogram.exceptions import AiogramError, TelegramUnauthorizedError
from aiogram.types import User
from aiogram.utils.token import TokenValidationError

from bot.settings import Settings
from channels.telegram.api import make_receiver

OK, NOTE, BAD = "ĐƯỢC", "LƯU Ý", "HỎNG"
Finding = tuple[str, str]
SECONDS = 10

READS_ALL = "Trong nhóm Telegram dùng được cả /bc, trả lời tin của trợ lý, và #bc."
READS_SOME = (
    "Trong nhóm Telegram: dùng /bc hoặc trả lời tin của trợ lý. #bc chỉ dùng được khi tắt chế độ riêng tư của bot: "
    "nhắn /setprivacy cho @BotFather, chọn bot, chọn Disable, rồi mời bot vào nhóm lại."
)
NO_GROUPS = "Bot này không được mời vào nhóm: nhắn /setjoingroups cho @BotFather, chọn bot, chọn Enable."
REFUSED = "Telegram không nhận mã bot này. Hãy xem lại TELEGRAM_BOT_TOKEN."
AWAY = "Chưa hỏi được Telegram. Hãy xem đường mạng tới Telegram và TELEGRAM_PROXY."


async def about_groups(settings: Settings) -> list[Finding]:
    """Asks Telegram once, for at most ten seconds."""
    try:
        me = await _me(settings)
    except (TelegramUnauthorizedError, TokenValidationError):
        return [(BAD, REFUSED)]
    except (AiogramError, OSError, ValueError, TimeoutError):
        return [(NOTE, AWAY)]
    return _told(me)


def _told(me: User) -> list[Finding]:
    if me.can_join_groups is False:
        return [(NOTE, NO_GROUPS)]
    return [(OK, READS_ALL) if me.can_read_all_group_messages else (NOTE, READS_SOME)]


async def _me(settings: Settings) -> User:
    bot = make_receiver(settings.token, base_url=settings.telegram_api, proxy=settings.telegram_proxy or None)
    try:
        return await bot.get_me(request_timeout=SECONDS)
    finally:
        await bot.session.close()
