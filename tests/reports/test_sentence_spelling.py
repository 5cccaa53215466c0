"""Words that slipped are still found; words that are right are left alone."""

from __future__ import annotations

import pytest

from reports.grammar.spelling import understood
from reports.sentence import SentenceReader
from tests.reports.given import HOUSEHOLDS, LEAFLETS, TODAY, VNEID


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("nguowif", "nguoi"),
        ("hooj", "ho"),
        ("ddinhj", "dinh"),
        ("taapj", "tap"),
        ("vnied", "vneid"),
        ("vneiđ", "vneid"),
        ("onlien", "online"),
        ("nhaaa", "nha"),
        ("lượtt", "luot"),
        ("hk", "khong"),
    ],
)
def test_a_slip_is_mended(typed: str, plain: str) -> None:
    assert understood(typed)[0] == plain


@pytest.mark.parametrize("word", ["app", "hs", "zalo", "huan", "Nghiêng", "quyển", "kpp", "bill"])
def test_a_right_word_stays_as_it_is(word: str) -> None:
    plain, spelt = understood(word)
    assert plain == understood(plain)[0]
    assert spelt


def test_marks_on_the_wrong_letter_tell_nothing() -> None:
    assert understood("luợt") == ("luot", "")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("cài vneiđ 5 nguời, toờ rơi 20", {VNEID: 5}),
        ("caif vneid 5 nguowif, ddi 4 hooj", {VNEID: 5, HOUSEHOLDS: 4}),
        ("phát 30 towf rowi", {LEAFLETS: 30}),
        ("vn.id 5, tờ rơi 10", {VNEID: 5, LEAFLETS: 10}),
    ],
)
def test_slips_do_not_change_the_figures(reader: SentenceReader, text: str, values: dict[str, int]) -> None:
    reading = reader.read(text, TODAY)
    assert {code: reading.counts[code] for code in values} == values
