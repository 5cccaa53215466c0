"""What is measured of a question and its candidates, and the probabilities that follow from it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from faq.judge import DECOY, FEW, Head, Judge, facts, judge_as_lists, judge_from, softmax
from faq.lexicon import standard
from faq.signals import (
    CANDIDATES,
    LEXICAL,
    OVERALL,
    SEMANTIC,
    Signals,
    lead,
    likeness,
    shortlist,
    signals,
    top,
    with_meaning,
)
from faq.signals import (
    standard as standardised,
)
from tests.faq.toys import DECOY as DIVORCE
from tests.faq.toys import WORDINGS, index, row

WIDTH = len(LEXICAL) + 2 + 1 + 2 + len(OVERALL)
"""Numbers that `facts` tells: the best candidate's signals, two shares, the odds, two sums, the question's own."""
FLOATS = st.floats(-30, 30, width=32)


def lexical(question: str) -> Signals:
    built, key = index(), standard().key(question)
    found = built.find(key)
    linear = np.zeros(len(built), np.float32)
    return signals(key, built, found, linear, shortlist(found, linear))


def column(of: Signals, name: str) -> dict[str, float]:
    built = index()
    return {built.documents[at].id: float(of.values[n, SEMANTIC.index(name)]) for n, at in enumerate(of.documents)}


def head(bias: float, width: int = WIDTH) -> Head:
    zero, one = np.zeros(width, np.float32), np.ones(width, np.float32)
    return Head(zero, zero, one, bias)


def judge(weights: object) -> Judge:
    return Judge(np.asarray(weights, np.float32), head(0.0), head(2.0))


def test_every_candidate_has_a_row_and_every_signal_a_column() -> None:
    found = lexical("làm hộ chiếu")
    assert found.values.shape == (len(found.documents), len(LEXICAL))
    assert len(found.overall) == len(OVERALL)


@pytest.mark.parametrize("name", ["words", "known", "alike", "typed"])
def test_the_document_that_was_meant_is_ahead_in(name: str) -> None:
    of = column(lexical("hộ chiếu hết hạn đổi ở đâu"), name)
    assert max(of, key=lambda one: of[one]) == "ho-chieu"


@pytest.mark.parametrize("name", ["words_lead", "alike_lead", "typed_lead"])
def test_a_lead_is_above_zero_for_the_best_alone(name: str) -> None:
    of = column(lexical("hộ chiếu hết hạn đổi ở đâu"), name)
    assert [one for one, value in of.items() if value > 0] == ["ho-chieu"]


def test_a_neighbouring_matter_is_marked() -> None:
    of = column(lexical("đơn xin ly hôn"), "decoy")
    assert of[DIVORCE[0]] == 1.0
    assert sum(of.values()) == 1.0


def test_numbers_and_strange_words_are_counted() -> None:
    length, strange, digits = lexical("hộ chiếu xyzzy 2026").overall
    assert length == pytest.approx(np.log(4))
    assert (strange, digits) == (0.5, 0.25)


def test_an_empty_key_gives_finite_signals() -> None:
    assert np.isfinite(lexical("").values).all()


def test_likeness_is_one_for_the_same_wording() -> None:
    assert likeness("ho chieu het han", ("tach ho", "ho chieu het han")) == pytest.approx(1.0)
    assert likeness("ho chieu", ()) == 0.0
    assert 0.0 <= likeness("xyzzy", WORDINGS["tach-ho"]) < 0.5


def test_the_shortlist_has_each_document_once_and_in_order() -> None:
    built = index()
    found = built.find("ho chieu")
    near = shortlist(found, np.zeros(len(built), np.float32))
    assert near == sorted(set(near))
    assert row(built, "ho-chieu") in near


def test_what_meaning_alone_puts_in_front_is_on_the_shortlist() -> None:
    size = 40
    found = index().find("")
    blank = np.zeros(size, np.float32)
    nothing = type(found)(blank, blank, blank, 1.0)
    sides = blank.copy()
    sides[33] = 1.0
    assert 33 in shortlist(nothing, blank, sides)
    assert len(shortlist(nothing, blank, sides)) <= CANDIDATES + 9


def test_meaning_adds_its_columns() -> None:
    before = lexical("làm hộ chiếu")
    meant = np.linspace(0, 1, len(before.documents)).astype(np.float32)
    after = with_meaning(before, meant, -meant)
    assert after.values.shape == (len(before.documents), len(SEMANTIC))
    assert after.values[:, : len(LEXICAL)].tolist() == before.values.tolist()
    assert (after.documents, after.overall) == (before.documents, before.overall)


@given(arrays.arrays(np.float32, st.integers(2, 20), elements=FLOATS))
def test_a_lead_is_the_distance_to_the_best_other(values: np.ndarray) -> None:
    for at, one in enumerate(lead(values)):
        others = np.delete(values, at)
        assert one == pytest.approx(values[at] - others.max(), abs=1e-4)


def test_one_alone_leads_by_nothing() -> None:
    assert lead(np.asarray([3.0], np.float32)).tolist() == [0.0]


def test_equal_values_stand_in_their_order() -> None:
    assert top(np.asarray([1, 2, 2, 0], np.float32), 3).tolist() == [1, 2, 0]


def test_values_without_a_spread_are_all_usual() -> None:
    assert standardised(np.full(4, 7.0, np.float32)).tolist() == [0.0] * 4


@given(arrays.arrays(np.float32, st.integers(1, 15), elements=st.floats(-3e3, 3e3, width=32)))
def test_shares_are_above_zero_and_sum_to_one(values: np.ndarray) -> None:
    shares = softmax(values)
    assert shares.sum() == pytest.approx(1.0, abs=1e-4)
    assert (shares >= 0).all()
    assert shares.argmax() == values.argmax() or shares.max() == shares[values.argmax()]


@given(
    arrays.arrays(np.float32, st.tuples(st.integers(1, 15), st.just(len(LEXICAL))), elements=FLOATS),
    arrays.arrays(np.float32, len(LEXICAL), elements=st.floats(-20, 20, width=32)),
)
def test_a_judge_shares_out_one_whole(values: np.ndarray, weights: np.ndarray) -> None:
    known = Signals(tuple(range(len(values))), values, (1.0, 0.0, 0.0))
    one = judge(weights)
    shares = one.shares(known)
    told = facts(known, shares)
    assert shares.sum() == pytest.approx(1.0, abs=1e-4)
    assert np.isfinite(told).all()
    assert len(told) == WIDTH
    assert 0.0 <= one.sure(told) <= 1.0


def test_the_facts_tell_the_first_the_second_the_few_and_the_decoys() -> None:
    values = np.zeros((6, len(LEXICAL)), np.float32)
    values[2, DECOY] = 1.0
    shares = np.asarray([0.1, 0.2, 0.4, 0.15, 0.1, 0.05], np.float32)
    told = facts(Signals(tuple(range(6)), values, (0.0, 0.0, 0.0)), shares)
    first, second, odds, few, decoys = told[len(LEXICAL) : len(LEXICAL) + 5]
    assert (first, second, decoys) == pytest.approx((0.4, 0.2, 0.4))
    assert odds == pytest.approx(np.log(0.4 / 0.6), abs=1e-5)
    assert few == pytest.approx(sum(sorted(shares)[-FEW:]))


@pytest.mark.parametrize(("bias", "probability"), [(0.0, 0.5), (1e9, 1.0), (-1e9, 0.0)])
def test_a_head_never_leaves_zero_to_one(bias: float, probability: float) -> None:
    assert head(bias)(np.ones(WIDTH, np.float32)) == pytest.approx(probability, abs=1e-9)


def test_a_judge_survives_its_file() -> None:
    before = judge(np.arange(len(LEXICAL)) / 7)
    after = judge_from(json.loads(json.dumps(judge_as_lists(before))))
    known = lexical("làm hộ chiếu")
    assert after.shares(known) == pytest.approx(before.shares(known), abs=1e-3)
    assert after.ours(np.ones(WIDTH, np.float32)) == before.ours(np.ones(WIDTH, np.float32))


@pytest.mark.parametrize("missing", ["ranking", "sure", "ours"])
def test_a_judge_without_a_part_is_refused(missing: str) -> None:
    content = judge_as_lists(judge(np.zeros(len(LEXICAL))))
    del content[missing]
    with pytest.raises(KeyError):
        judge_from(content)
