"""Whatever is typed, the answer comes at once, without an error, and with no figure that was not typed."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.form import DAILY, MONTHLY
from reports.load import load_forms, load_indicators
from reports.sentence import LONGEST, SentenceReader
from tests.reports.given import TODAY, VNEID

FORMS = load_forms()
INDICATORS = load_indicators()
DAY = SentenceReader(INDICATORS, FORMS[DAILY])
MONTH = SentenceReader(INDICATORS, FORMS[MONTHLY])
LONG = [
    "9",
    "1 ",
    "12.",
    "1,",
    "1/",
    "5-",
    "5 + ",
    "1.234",
    "12/11 ",
    "0912345678",
    "vneid 5 ",
    "vneid ",
    "năm ",
    "ba trăm ",
    "nhầm 5 ",
    "vneid 5, nhầm 6, ",
    "từ 5 thành 6 ",
    "không phải 5 mà là 6 ",
    "lúc nãy báo 5 ",
    "sáng 5 chiều 6 ",
    "(",
    "😀",
    "\n- ",
    "\u0301",
    "1\u200b",
    "đ",
    "# ",
    "5/8 theo ",
    "- 5\n",
]


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("reader", [DAY, MONTH], ids=["day", "month"])
def test_the_longest_message_takes_no_longer_than_a_second(reader: SentenceReader, piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]
    started = time.perf_counter()
    reader.read(text, TODAY)
    assert time.perf_counter() - started < 1


def test_what_is_longer_is_no_report() -> None:
    assert DAY.read("vneid 5 " * LONGEST, TODAY).kind == "none"


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="0123456789 .,:;/+-()~%k\n", max_size=60))
def test_a_row_of_digits_and_signs_is_never_a_report(text: str) -> None:
    reading = DAY.read(text, TODAY)
    assert (reading.kind in ("ask", "none"), dict(reading.counts)) == (True, {})


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="0123456789 .,:;/+-()~\n", max_size=40))
def test_a_figure_of_an_item_was_typed(text: str) -> None:
    """As typed, with its groups joined; with "+" a sum of such, which is never more than all digits together."""
    reading = DAY.read(f"vneid {text}", TODAY)
    groups = re.findall(r"\d+", text)
    joined = {int("".join(groups[at:end])) for at in range(len(groups)) for end in range(at + 1, len(groups) + 1)}
    assert set(reading.counts) <= {VNEID}
    if "+" in text:
        assert all(value <= int("".join(groups)) for value in reading.counts.values())
    else:
        assert set(reading.counts.values()) <= joined


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*LONG, "vneid", "thành", "nhầm", "hôm qua", "tháng 10", "tổng"]), max_size=12))
def test_marks_in_any_order_raise_nothing(pieces: list[str]) -> None:
    for reader in (DAY, MONTH):
        reading = reader.read(" ".join(pieces), TODAY)
        assert bool(reading.problems) == (reading.kind == "ask")
        assert set(reading.precision) <= set(reading.counts)
