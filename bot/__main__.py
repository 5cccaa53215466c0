"""python -m bot COMMAND"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any, NoReturn

from bot.commands import words
from bot.errors import Stop
from bot.settings import BadSettings, Settings, load

ROLES = ("reporter", "reviewer", "editor", "admin", "viewer")

PLAIN = {
    "usage:": "Cách gõ:",
    "positional arguments:": "Các lệnh:",
    "options:": "Tùy chọn:",
    "show this help message and exit": "xem cách gõ",
}


class Parser(argparse.ArgumentParser):
    """Says in Vietnamese what the library says in English."""

    def format_usage(self) -> str:
        return _plain(super().format_usage())

    def format_help(self) -> str:
        return _plain(super().format_help())

    def error(self, _message: str) -> NoReturn:
        self.exit(2, f"{self.format_usage()}{words.BAD_COMMAND.format(program=self.prog)}\n")


def _plain(text: str) -> str:
    for english, vietnamese in PLAIN.items():
        text = text.replace(english, vietnamese)
    return text


def _days(text: str) -> int:
    days = int(text)
    if not 0 < days <= 366:
        raise ValueError(text)
    return days


def _count(text: str) -> int:
    count = int(text)
    if not 0 < count <= 10_000:
        raise ValueError(text)
    return count


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = Parser(prog="python -m bot", description="Trợ lý dịch vụ công")
    commands = top.add_subparsers(dest="command", required=True, metavar="LỆNH")
    commands.add_parser("run", help="chạy trang trò chuyện, và Telegram nếu có mã bot")
    setup = commands.add_parser("setup", help="chuẩn bị dữ liệu, không chạy; có tệp thì thiết lập đơn vị và người")
    setup.add_argument("file", nargs="?", type=Path, metavar="TỆP.xlsx", help="tệp thiết lập tỉnh hoặc xã")
    setup.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ thay đổi gì, chưa ghi")
    setup.add_argument(
        "--ket-thuc-nguoi-vang",
        dest="end_absent",
        action="store_true",
        help="kết thúc hôm nay vai trò của những người không còn trong tệp",
    )
    template = commands.add_parser("template", help="ghi tệp mẫu để điền đơn vị và người")
    template.add_argument("file", nargs="?", type=Path, default=Path("mau-thiet-lap.xlsx"), metavar="TỆP.xlsx")
    chat = commands.add_parser("chat", help="trò chuyện ngay trong cửa sổ này")
    chat.add_argument("--as", dest="code", metavar="MÃ", help="trò chuyện với tư cách người giữ mã này")
    chat.add_argument("--at", metavar="THỜI-ĐIỂM", help="đặt đồng hồ, chỉ khi diễn tập")
    chat.add_argument("--json", action="store_true", help="mỗi câu trả lời là một dòng JSON")
    ask = commands.add_parser("ask", help="hỏi một câu")
    ask.add_argument("question", metavar="CÂU-HỎI")
    ask.add_argument("--json", action="store_true", help="in ra JSON")
    tick = commands.add_parser("tick", help="làm những việc đến hạn, chỉ khi diễn tập")
    tick.add_argument("--at", metavar="THỜI-ĐIỂM")
    invite = commands.add_parser("invite", help="tạo mã mời dùng một lần")
    invite.add_argument("--unit", required=True, metavar="ĐƠN-VỊ")
    invite.add_argument("--name", metavar="TÊN", help="tên người nhận mã")
    invite.add_argument("--role", required=True, choices=ROLES)
    misses = commands.add_parser("misses", help="xem những câu trả lời chưa trúng, gom theo nhóm")
    misses.add_argument("--days", type=_days, default=30, metavar="SỐ-NGÀY", help="tính từ bao nhiêu ngày trước")
    _audit(commands.add_parser("audit", help="kiểm tra và đọc nhật ký không sửa được"))
    commands.add_parser("doctor", help="xem những gì đã đặt, còn thiếu hoặc sai")
    return top


def _audit(audit: argparse.ArgumentParser) -> None:
    tasks = audit.add_subparsers(dest="task", required=True, metavar="VIỆC")
    verify = tasks.add_parser("verify", help="xem nhật ký có còn nguyên vẹn không")
    verify.add_argument("--unit", metavar="ĐƠN-VỊ", help="chỉ xem một đơn vị")
    verify.add_argument("--against", metavar="TỆP", help="so với dấu niêm phong đã cất riêng")
    show = tasks.add_parser("show", help="đọc những việc gần nhất của một đơn vị")
    show.add_argument("--unit", required=True, metavar="ĐƠN-VỊ")
    show.add_argument("--last", type=_count, default=20, metavar="SỐ-DÒNG", help="bao nhiêu việc gần nhất")
    heads = tasks.add_parser("heads", help="lấy dấu niêm phong để cất ở máy khác")
    heads.add_argument("--to", metavar="TỆP", help="ghi vào tệp này thay vì in ra")


def _of_audit(options: argparse.Namespace, settings: Settings) -> Coroutine[Any, Any, None]:
    from bot.commands.audit import heads, show, verify

    match options.task:
        case "verify":
            return verify(settings, options.unit, options.against)
        case "show":
            return show(settings, options.unit, options.last)
        case _:
            return heads(settings, options.to)


def work(options: argparse.Namespace, settings: Settings) -> Coroutine[Any, Any, None]:
    """The command's coroutine. Each imports only what it needs, so that `ask` starts fast."""
    match options.command:
        case "run":
            from bot.commands.run import run

            return run(settings)
        case "setup" if options.file is not None:
            from bot.commands.setup import set_up

            return set_up(settings, options.file, dry_run=options.dry_run, end_absent=options.end_absent)
        case "setup":
            from bot.commands.run import setup

            return setup(settings)
        case "template":
            from bot.commands.template import template

            return template(options.file)
        case "chat":
            from bot.commands.chat import chat

            return chat(settings, code=options.code, at=options.at, as_json=options.json)
        case "ask":
            from bot.commands.ask import ask

            return ask(settings, options.question, as_json=options.json)
        case "tick":
            from bot.commands.tick import tick

            return tick(settings, at=options.at)
        case "audit":
            return _of_audit(options, settings)
        case "misses":
            from bot.commands.misses import misses

            return misses(settings, options.days)
        case _:
            from bot.commands.invite import invite

            return invite(settings, unit=options.unit, role=options.role, name=options.name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 2 when it cannot, 1 when what it checked is not right."""
    options = parser().parse_args(arguments)
    if options.command == "doctor":
        from bot.commands.doctor import doctor

        return asyncio.run(doctor())
    try:
        settings = load()
    except BadSettings as error:
        return _refuse(words.BAD_SETTINGS.format(problems=error))
    try:
        asyncio.run(work(options, settings))
    except Stop as error:
        return _refuse(str(error), error.code)
    except KeyboardInterrupt:
        return 0
    return 0


def _refuse(text: str, code: int = 2) -> int:
    if text:
        sys.stderr.write(text + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
