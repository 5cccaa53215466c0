"""`python -m reports parse FILE.jsonl`: what the daily form would take from each sentence, from the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from reports.form import DAILY
from reports.load import load_forms, load_indicators
from reports.parse import parse
from reports.sentence import SentenceReader


def main(arguments: Sequence[str]) -> int:
    """The exit status: 0, or 2 when a line or a file could not be read."""
    top = argparse.ArgumentParser(prog="python -m reports", description="Đọc câu báo cáo của cán bộ.")
    commands = top.add_subparsers(dest="command", required=True, metavar="lệnh")
    parsing = commands.add_parser("parse", help="mỗi dòng một câu vào, mỗi dòng một JSON ra")
    parsing.add_argument("file", type=Path, help='tệp có các dòng {"text": "…", "today": "2026-11-25"}')
    parsing.add_argument("-o", dest="out", type=Path, metavar="TỆP", help="ghi kết quả vào tệp này")
    chosen = top.parse_args(arguments)
    try:
        return run_parse(chosen.file, chosen.out)
    except OSError as error:
        sys.stderr.write(f"Không mở được tệp {error.filename}.\n")
        return 2


def run_parse(file: Path, out: Path | None) -> int:
    lines = file.read_text("utf-8", errors="replace").split("\n")
    indicators = load_indicators()
    parsed = list(parse(lines, SentenceReader(indicators, load_forms(indicators=indicators)[DAILY])))
    written = "".join(f"{one.row}\n" for one in parsed)
    if out is None:
        sys.stdout.write(written)
    else:
        out.write_text(written, "utf-8")
    sys.stderr.writelines(f"Dòng {one.number}: {one.error}\n" for one in parsed if one.error)
    return 2 if any(one.error for one in parsed) else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
