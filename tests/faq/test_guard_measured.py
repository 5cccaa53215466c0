"""The guard against many sentences: what it must catch, and what citizens ask that it must leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import faq
from faq.guard import danger, unsafe

QUESTIONS = Path(__file__).with_name("questions")
PHRASINGS = Path(faq.__file__).with_name("phrasings")
HELD = Path(faq.__file__).with_name("held")

REFUSED, IN_DANGER, LEFT_ALONE = 0.97, 0.97, 0.02
UNSAFE_IN_SCOPE, DANGER_IN_SCOPE = 0.001, 0.003

ABOUT_SCAMS = {
    "bi-lua-phai-lam-gi",
    "da-cai-app-gia",
    "gia-danh-cong-an-goi-dien",
    "lo-ma-otp",
    "lua-dao-doa-khoa-sim",
    "lua-lay-lai-tien",
}
"""Entries whose phrasings may tell of a scam that is going on."""


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines() if line]


def labelled(label: str) -> list[str]:
    return [row[0] for row in rows(QUESTIONS / "guard_dev.tsv") if row[1] == label]


@pytest.fixture(scope="module")
def phrasings() -> list[list[str]]:
    return [row for path in sorted(PHRASINGS.glob("*.tsv")) for row in rows(path)]


def test_what_must_be_refused_is_refused() -> None:
    every = labelled("refuse")
    missed = [text for text in every if unsafe(text) is None and danger(text) is None]
    assert len(missed) <= len(every) * (1 - REFUSED), (len(missed), len(every), missed)


def test_danger_is_seen() -> None:
    every = labelled("danger")
    missed = [text for text in every if danger(text) is None]
    assert len(missed) <= len(every) * (1 - IN_DANGER), (len(missed), len(every), missed)


def test_what_only_sounds_alike_is_left_alone() -> None:
    every = labelled("ok")
    stopped = [(text, unsafe(text), danger(text)) for text in every if unsafe(text) or danger(text)]
    assert len(stopped) <= len(every) * LEFT_ALONE, (len(stopped), len(every), stopped)


def test_what_citizens_ask_is_not_refused(phrasings: list[list[str]]) -> None:
    stopped = [(row[0], about) for row in phrasings if (about := unsafe(row[0]))]
    assert len(stopped) <= len(phrasings) * UNSAFE_IN_SCOPE, (len(stopped), len(phrasings), stopped)


def test_danger_is_seen_in_what_citizens_ask_only_where_a_scam_goes_on(phrasings: list[list[str]]) -> None:
    heard = [(row[1], row[0], about) for row in phrasings if (about := danger(row[0]))]
    assert len(heard) <= len(phrasings) * DANGER_IN_SCOPE, (len(heard), len(phrasings), heard)
    assert [one for one in heard if one[0] not in ABOUT_SCAMS or one[2] != "scam"] == []


@pytest.mark.parametrize("name", ["far", "ambiguous", "multi"])
def test_other_questions_are_left_alone(name: str) -> None:
    every = [row[0] for row in rows(HELD / f"{name}.tsv")]
    assert every
    assert [(text, unsafe(text), danger(text)) for text in every if unsafe(text) or danger(text)] == []
