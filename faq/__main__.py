"""`python -m faq check [FOLDER]`: names what is wrong with the entries, file:line first; exit 1 if anything is."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from faq.check import check
from faq.load import load_entries

DATA = Path(__file__).with_name("data")


def main(arguments: Sequence[str], today: date) -> int:
    parser = argparse.ArgumentParser(prog="python -m faq", description="Kiểm tra các mục hỏi đáp.")
    parser.add_argument("command", choices=["check"], help="kiểm tra thư mục các mục hỏi đáp")
    parser.add_argument("folder", nargs="?", type=Path, default=DATA, help="thư mục chứa các tệp .yaml")
    parser.add_argument("--on", type=date.fromisoformat, default=today, help="ngày để xét hết hạn, như 2026-11-21")
    chosen = parser.parse_args(arguments)
    loaded = load_entries(chosen.folder, skip_broken=True)
    problems = check(loaded, chosen.on)
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    sys.stdout.write(f"{len(loaded.entries)} mục đọc được, {len(problems)} điều cần sửa.\n")
    return 1 if problems else 0


if __name__ == "__main__":
    now = datetime.fromtimestamp(time.time(), ZoneInfo("Asia/Ho_Chi_Minh"))
    sys.exit(main(sys.argv[1:], now.date()))
