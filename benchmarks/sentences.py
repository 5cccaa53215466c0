"""Sentences per second of the reader, beside a naive pattern on the same sentences in the same run.

`python -m benchmarks.sentences [FILE.jsonl]` reads rows {"text", "today", "expect"}. Times are of one process on this
machine: the median of the runs. Right is the share of rows that are exactly right.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reports.form import DAILY
from reports.load import load_forms, load_indicators
from reports.sentence import SentenceReader

ROWS = Path("tests/reports/sentences/dev.jsonl")
RUNS = 7
NAIVE = {
    "outreach_vneid_turns": r"vneid|định danh",
    "outreach_other_app_turns": r"vssid|etax|ứng dụng|app",
    "outreach_dvctt_account_turns": r"tài khoản|tk",
    "outreach_dvctt_submit_turns": r"nộp hồ sơ|nộp hs",
    "outreach_payment_turns": r"thanh toán",
    "outreach_households_visited": r"hộ",
    "leaflets_distributed": r"tờ rơi",
    "training_events": r"tập huấn|hội nghị",
    "comm_news_broadcast": r"tin",
    "comm_article_broadcast": r"bài",
}
PATTERNS = {code: re.compile(rf"(?:{words})\D{{0,12}}(\d+)", re.IGNORECASE) for code, words in NAIVE.items()}


@dataclass(frozen=True, slots=True)
class Row:
    text: str
    today: date
    expect: Mapping[str, Any]


Outcome = tuple[str, date, Mapping[str, int]]
Read = Callable[[str, date], Outcome]


def main(path: Path) -> None:
    rows = [row(json.loads(line)) for line in path.read_text("utf-8").splitlines() if line.strip()]
    started = time.perf_counter()
    indicators = load_indicators()
    reader = SentenceReader(indicators, load_forms(indicators=indicators)[DAILY])
    print(f"{path}: {len(rows)} sentences; the reader is ready in {1000 * (time.perf_counter() - started):.0f} ms\n")
    print(f"| {'':24} | sentences/s | slowest ms | right |\n|{'-' * 26}|---:|---:|---:|")
    for name, read in (("the reader", by_reader(reader)), ("a naive pattern", naive)):
        print(measured(name, read, rows), flush=True)


def row(found: Mapping[str, Any]) -> Row:
    return Row(found["text"], date.fromisoformat(found["today"]), found["expect"])


def by_reader(reader: SentenceReader) -> Read:
    def read(text: str, today: date) -> Outcome:
        reading = reader.read(text, today)
        return reading.kind, reading.day, reading.counts

    return read


def naive(text: str, today: date) -> Outcome:
    """The first number after a known word; anything without one is no report."""
    found = {code: int(match[1]) for code, pattern in PATTERNS.items() if (match := pattern.search(text))}
    return "counts" if found else "none", today, found


def measured(name: str, read: Read, rows: Sequence[Row]) -> str:
    """A row of the table."""
    speeds, slowest = [], 0.0
    for _ in range(RUNS):
        started = time.perf_counter()
        for one in rows:
            before = time.perf_counter()
            read(one.text, one.today)
            slowest = max(slowest, time.perf_counter() - before)
        speeds.append(len(rows) / (time.perf_counter() - started))
    share = sum(right(read(one.text, one.today), one.expect) for one in rows) / len(rows)
    return f"| {name:24} | {statistics.median(speeds):,.0f} | {1000 * slowest:.1f} | {100 * share:.1f}% |"


def right(outcome: Outcome, expect: Mapping[str, Any]) -> bool:
    kind, day, values = outcome
    if kind != expect["kind"] or kind in ("ask", "none"):
        return bool(kind == expect["kind"])
    return day.isoformat() == expect["date"] and dict(values) == expect.get("values", {})


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
