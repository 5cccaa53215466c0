"""Documents and the index over them."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.document import document
from faq.index import Found, build, postings
from faq.lexicon import standard
from tests.faq.toys import EVEN, WORDINGS, documents, index, row

QUESTIONS = [
    "làm khai sinh cho con ở đâu",
    "hộ chiếu hết hạn",
    "tách khẩu",
    "ly hôn thì nộp đơn ở đâu",
    "khai",
    "xyzzy",
    "",
]
WORDS = st.sampled_from(
    ["lam", "khai", "sinh", "tu", "ho", "chieu", "tach", "khau", "o", "dau", "giay", "xyzzy", "con"]
)


def asked(text: str) -> Found:
    return index().find(standard().key(text))


def test_a_document_keeps_every_wording_once() -> None:
    one = document("thu", ["Làm CCCD", "lam can cuoc", "đổi căn cước", "?!"], standard())
    assert one.keys == ("lam can cuoc", "doi can cuoc")
    assert one.counted() == {"lam": 1, "can": 2, "cuoc": 2, "lam can": 1, "can cuoc": 2, "doi": 1, "doi can": 1}


def test_a_document_without_wordings_has_nothing() -> None:
    one = document("thu", [], standard())
    assert (one.keys, one.counted(), len(one.places)) == ((), {}, 0)


def test_every_wording_weighs_the_same() -> None:
    short, long = "hộ chiếu", "làm hộ chiếu để đi thăm con ở nước ngoài vào dịp tết"
    weights = [
        float(np.square(document("thu", [one], standard()).weights.astype(float)).sum()) for one in (short, long)
    ]
    assert weights == pytest.approx([1.0, 1.0], abs=0.01)


@pytest.mark.parametrize("matter", WORDINGS)
def test_a_documents_own_wording_ranks_it_first(matter: str) -> None:
    built = index()
    for wording in WORDINGS[matter]:
        found = built.find(standard().key(wording))
        for scores in (found.words, found.alike, found.known):
            assert scores[row(built, matter)] == scores.max(), wording


def test_known_words_are_a_share_of_all() -> None:
    built = index()
    assert built.find("ho chieu").known[row(built, "ho-chieu")] == pytest.approx(1.0)
    assert 0 < built.find("ho chieu xyzzy").known[row(built, "ho-chieu")] < 1


def test_a_word_that_nobody_knows_is_strange() -> None:
    assert asked("hộ chiếu").strange == 0.0
    assert asked("xyzzy hộ chiếu").strange == pytest.approx(1 / 3)
    assert asked("xyzzy").strange == 1.0


def test_a_rare_word_counts_more_than_one_that_all_have() -> None:
    built = index()
    assert built.rarity[built.rows["chieu"]] > built.rarity[built.rows["o"]]


def test_nothing_to_look_for_finds_nothing() -> None:
    found = index().find("")
    assert not found.words.any()
    assert not found.alike.any()
    assert found.strange == 0.0


def test_an_index_without_documents_can_be_asked() -> None:
    empty = build([], EVEN)
    assert len(empty) == 0
    assert len(empty.find("lam khai sinh").words) == 0


def test_a_document_without_words_is_never_near() -> None:
    built = index([*documents(), document("trong", [], standard())])
    found = built.find("lam khai sinh")
    at = row(built, "trong")
    assert (found.words[at], found.known[at], found.alike[at]) == (0, 0, 0)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_order_of_documents_makes_no_difference(question: str) -> None:
    every = documents()
    random.Random(1).shuffle(every)
    one, other = index(), index(every)
    key = standard().key(question)
    found, again = one.find(key), other.find(key)
    for matter in WORDINGS:
        here, there = row(one, matter), row(other, matter)
        for name in ("words", "known", "alike"):
            assert getattr(found, name)[here] == pytest.approx(getattr(again, name)[there], rel=1e-5)
    assert found.strange == again.strange


@given(st.lists(WORDS, max_size=15).map(" ".join))
def test_no_measure_leaves_its_range(key: str) -> None:
    found = index().find(key)
    assert (found.words >= 0).all()
    for shares in (found.known, found.alike):
        assert (shares >= -1e-6).all()
        assert (shares <= 1 + 1e-5).all()
    assert 0.0 <= found.strange <= 1.0


def test_postings_gather_what_was_put_in() -> None:
    put = [np.asarray(one) for one in ([2, 0, 2], [0, 1, 3], [1.0, 2.0, 4.0])]
    kept = postings(*put, 3)
    assert kept.gather([2], [1.0], 4).tolist() == [1.0, 0.0, 0.0, 4.0]
    assert kept.gather([0, 2], [0.5, 2.0], 4).tolist() == [2.0, 1.0, 0.0, 8.0]
    assert kept.gather([1], [1.0], 4).tolist() == [0.0] * 4
    assert kept.gather([], [], 4).tolist() == [0.0] * 4
