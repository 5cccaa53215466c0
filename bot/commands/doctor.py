"""python -m bot doctor: what is set, missing or wrong, in plain words."""

from __future__ import annotations

import platform
import sys

from bot import logs
from bot.app import Program
from bot.clock import machine
from bot.commands.opening import opened
from bot.errors import Stop
from bot.settings import BadSettings, Settings, load
from db import migrate

OK, NOTE, BAD = "ĐƯỢC", "LƯU Ý", "HỎNG"
Finding = tuple[str, str]


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
        (OK, "Khóa bí mật lấy từ SECRET_KEY.")
        if settings.secret_key.get_secret_value()
        else (NOTE, f"Khóa bí mật nằm trong {settings.data_dir}. Hãy giữ một bản sao riêng, tách khỏi dữ liệu."),
    ]


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
