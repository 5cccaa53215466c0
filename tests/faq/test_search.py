"""One search over the real entries: what is read, who comes first, when meaning is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.entry import Entry
from faq.fold import fold
from faq.index import build
from faq.search import MEANT, NOTHING, Ranked, Search
from faq.semantic import SIZE, meanings

NO_MIDDLE = np.zeros(SIZE, np.float32)

EVERYDAY = [
    ("mất hộ chiếu phải làm gì", "mat-ho-chieu"),
    ("bị mất passport rồi giờ sao", "mat-ho-chieu"),
    ("cmnd 9 so con xai duoc ko", "cmnd-het-hieu-luc"),
    ("làm thẻ căn cước lần đầu mất bao lâu", "can-cuoc-cap-moi"),
    ("cho minh hoi dk ket hon can giay to gi", "ket-hon"),
    ("lamf hooj chieeus qua mangj", "ho-chieu-online"),
    ("mua bhyt ho gia dinh bn tien", "bhyt-ho-gia-dinh"),
    ("làm sổ đỏ lần đầu mất bao lâu", "dat-cap-lan-dau"),
]


class Ear:
    """Stands in for the model of meaning and remembers what it was asked."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def __call__(self, text: str) -> np.ndarray:
        self.heard.append(text)
        return np.eye(1, SIZE, dtype=np.float32)[0]


def listening(search: Search, ear: Ear, enough: float = 0.95) -> Search:
    ids = [one.id for one in search.index.documents]
    blank = meanings(np.zeros((0, SIZE), np.int8), [0] * len(ids), {}, ids, NO_MIDDLE)
    return replace(search, meanings=blank, encoder=ear, enough=enough)


def whole(ranked: Ranked) -> float:
    return sum(share for _, share in ranked.candidates)


@pytest.mark.parametrize(("question", "entry"), EVERYDAY)
def test_the_right_entry_comes_first(search: Search, question: str, entry: str) -> None:
    assert search(question).first == entry


@pytest.mark.parametrize(("question", "entry"), EVERYDAY)
def test_losers_are_kept_best_first_and_shares_add_up(search: Search, question: str, entry: str) -> None:
    found = search(question)
    shares = [share for _, share in found.candidates]
    assert shares == sorted(shares, reverse=True)
    assert len(shares) > 1
    assert whole(found) == pytest.approx(1.0, abs=1e-4)
    assert 0.0 <= found.sure <= found.ours + 0.35
    assert found.ours <= 1.0


def test_nothing_readable_finds_nothing(search: Search) -> None:
    for text in ("", "   ", "👍👍", "؟؟؟", "\x00", "你好"):
        assert search(text) == NOTHING
        assert search.by_words(text) == NOTHING


def test_an_index_without_documents_finds_nothing(search: Search) -> None:
    empty = build([], search.index.piece_rarity)
    nobody = replace(search.classes, columns=np.zeros(0, np.int64))
    assert replace(search, index=empty, classes=nobody)("hộ chiếu") == NOTHING


def test_strange_words_are_noticed(search: Search) -> None:
    assert search("mất hộ chiếu").strange == 0.0
    assert search("zzqqx wwvvk kkjjq").strange > 0.5


@pytest.mark.parametrize(
    ("question", "matter"),
    [("xe bị giam khi nào lấy được", "xe-bi-tam-giu"), ("đèn đường trước nhà hư báo ai", "den-duong-hong")],
)
def test_a_neighbouring_matter_is_named_as_such(search: Search, question: str, matter: str) -> None:
    found = search(question)
    assert found.first == matter
    assert matter in found.decoys
    assert found.sure < 0.2


def test_decoys_are_named_among_the_candidates_alone(search: Search) -> None:
    decoys = {one.id for one in search.index.documents if one.decoy}
    for question, _ in EVERYDAY:
        found = search(question)
        assert found.decoys == decoys & {name for name, _ in found.candidates}


def test_an_own_wording_is_certain(search: Search, entries: Mapping[str, Entry]) -> None:
    found = search(entries["mat-ho-chieu"].question)
    assert found.first == "mat-ho-chieu"
    assert found.sure > 0.95


def test_a_short_own_wording_is_certain_too(search: Search, entries: Mapping[str, Entry]) -> None:
    shortest = {one.id: min(one.aliases, key=len) for one in entries.values()}
    unsure = [alias for entry, alias in shortest.items() if search.by_words(alias).first != entry]
    assert len(unsure) <= len(shortest) * 0.01, unsure


@pytest.mark.parametrize(("question", "entry"), EVERYDAY)
def test_marks_and_capitals_leave_the_first_in_its_place(search: Search, question: str, entry: str) -> None:
    assert search(question.upper()).first == search(fold(question)).first == entry


@pytest.mark.parametrize(("question", "entry"), EVERYDAY)
def test_the_order_of_entries_makes_no_difference(
    search: Search, reversed_search: Search, question: str, entry: str
) -> None:
    one, other = search(question), reversed_search(question)
    assert one.first == other.first == entry
    assert one.sure == pytest.approx(other.sure, abs=1e-3)
    assert dict(one.candidates) == pytest.approx(dict(other.candidates), abs=1e-3)


def test_meaning_is_asked_only_when_words_are_not_enough(search: Search) -> None:
    ear = Ear()
    asked = listening(search, ear)
    assert not asked("mất hộ chiếu phải làm gì").meaning
    assert ear.heard == []
    assert asked("cái giấy đỏ đỏ để đi máy bay sang nước người ta tôi bỏ quên đâu rồi").meaning
    assert len(ear.heard) == 1


def test_meaning_is_never_asked_about_nothing(search: Search) -> None:
    ear = Ear()
    assert listening(search, ear, enough=2.0)("👍") == NOTHING
    assert ear.heard == []


def test_by_words_never_asks_for_the_meaning(search: Search) -> None:
    ear = Ear()
    assert not listening(search, ear, enough=2.0).by_words("hộ chiếu của tôi đâu mất rồi").meaning
    assert ear.heard == []


def test_the_model_reads_spelt_out_words(search: Search) -> None:
    ear = Ear()
    listening(search, ear, enough=2.0)("tôi rớt mất cccd ở chợ đêm qua")
    assert ear.heard == ["tôi rớt mất căn cước ở chợ đêm qua"]


def test_a_long_story_is_given_to_the_model_by_its_beginning(search: Search) -> None:
    ear = Ear()
    listening(search, ear, enough=2.0)("nhà em có cái giấy đỏ cũ quá trời " * 120)
    assert len(ear.heard[0]) <= 1.2 * MEANT


def test_shares_add_up_with_meaning_too(search: Search) -> None:
    found = listening(search, Ear(), enough=2.0)("tôi rớt mất cccd ở chợ đêm qua")
    assert found.meaning
    assert whole(found) == pytest.approx(1.0, abs=1e-4)


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=80))
def test_any_text_finds_one_whole_or_nothing(search: Search, text: str) -> None:
    found = search(text)
    assert found == NOTHING or whole(found) == pytest.approx(1.0, abs=1e-4)


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_any_own_wording_is_among_the_first_four(
    search: Search, entries: Mapping[str, Entry], data: st.DataObject
) -> None:
    entry = data.draw(st.sampled_from(list(entries.values())))
    wording = data.draw(st.sampled_from((entry.question, *entry.aliases)))
    assert entry.id in [name for name, _ in search.by_words(wording).candidates[:4]]
