"""From entries to a search, and what is used again when one of them changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from faq import builder as builders
from faq.builder import Builder, phrasings, shipped
from faq.entry import Entry
from faq.search import Search
from faq.semantic import SIZE
from tests.faq.entries import BIRTH, CARD_LOST, LEVEL_TWO

THREE = (BIRTH, CARD_LOST, LEVEL_TWO)


def ids(search: Search) -> list[str]:
    return [one.id for one in search.index.documents if not one.decoy]


class Ear:
    """Turns every text to the same direction and counts."""

    def __init__(self) -> None:
        self.turned: list[str] = []

    def __call__(self, text: str) -> np.ndarray:
        self.turned.append(text)
        return np.eye(1, SIZE, dtype=np.float32)[0]


def test_every_entry_and_every_neighbour_has_a_document(
    builder: Builder, search: Search, entries: Mapping[str, Entry]
) -> None:
    assert ids(search) == list(entries)
    assert [one.id for one in search.index.documents if one.decoy] == [one.id for one in builder.neighbours]


def test_an_entry_takes_the_place_of_a_neighbour_of_its_name(builder: Builder) -> None:
    taken = replace(BIRTH, id=builder.neighbours[0].id)
    documents = [one for one in builder([taken]).index.documents if one.id == taken.id]
    assert [one.decoy for one in documents] == [False]


def test_a_changed_entry_is_read_anew_and_the_others_are_not(builder: Builder) -> None:
    before = {one.id: one for one in builder(THREE).index.documents}
    changed = replace(BIRTH, aliases=(*BIRTH.aliases, "ghi tên bé vào sổ"))
    after = {one.id: one for one in builder((changed, CARD_LOST, LEVEL_TWO)).index.documents}
    assert after[BIRTH.id] is not before[BIRTH.id]
    assert "ghi ten be vao so" in after[BIRTH.id].keys
    assert all(after[name] is one for name, one in before.items() if name != BIRTH.id)


def test_a_new_wording_is_found_at_once(builder: Builder) -> None:
    changed = replace(BIRTH, aliases=(*BIRTH.aliases, "ghi tên bé vào sổ bộ của làng"))
    assert builder((changed, CARD_LOST))("ghi tên bé vào sổ bộ của làng").first == BIRTH.id


def test_an_entry_that_the_model_never_saw_is_found_too(builder: Builder, entries: Mapping[str, Entry]) -> None:
    stranger = replace(
        BIRTH,
        id="nuoi-ong-mat",
        question="Lập hội nuôi ong mật của ấp thì ghi tên ở đâu?",
        aliases=("xin vô hội nuôi ong mật", "ghi tên nuôi ong lấy mật", "hội nuôi ong của ấp còn nhận người không"),
    )
    found = builder([*entries.values(), stranger])
    assert found("muốn vô hội nuôi ong của ấp").first == stranger.id


def test_the_phrasings_of_the_release_belong_to_their_entry(builder: Builder, entries: Mapping[str, Entry]) -> None:
    entry = entries["mat-ho-chieu"]
    wordings = builder.wordings(entry)
    assert wordings[0] == entry.question
    assert set(entry.aliases) <= set(wordings)
    assert set(builder.phrasings[entry.id]) <= set(wordings)
    assert len(wordings) == len(set(wordings))


def test_the_wordings_of_an_entry_that_is_gone_are_not_searched(builder: Builder) -> None:
    without = builder(THREE)
    assert "mat-ho-chieu" not in {one.id for one in without.index.documents}
    assert without("mất hộ chiếu phải làm gì").first != "mat-ho-chieu"


def test_the_phrasings_of_every_file_are_put_together(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("làm khai sinh\tkhai-sinh\n\nkhông có mục\n", "utf-8")
    (tmp_path / "b.tsv").write_text("khai sinh cho bé\tkhai-sinh\nmất thẻ\tmat-can-cuoc\n", "utf-8")
    assert phrasings(tmp_path) == {
        "khai-sinh": ("làm khai sinh", "khai sinh cho bé"),
        "mat-can-cuoc": ("mất thẻ",),
    }


def test_every_phrasing_of_the_release_belongs_to_an_entry(builder: Builder, entries: Mapping[str, Entry]) -> None:
    assert set(builder.phrasings) - set(entries) == set()


def test_without_a_model_nothing_of_meaning_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builders, "read_meaning", lambda: pytest.fail("read"))
    monkeypatch.setattr(builders, "read_restorer", lambda: pytest.fail("read"))
    monkeypatch.setattr(builders, "shipped_restorer", lambda: pytest.fail("read"))
    found = Builder(shipped())(THREE)
    assert (found.meanings, found.encoder) == (None, None)


def test_a_known_wording_is_not_turned_again_and_a_new_one_once(entries: Mapping[str, Entry]) -> None:
    ear = Ear()
    build = Builder(shipped(), ear)
    known = entries["mat-ho-chieu"]
    build([known])
    before = len(ear.turned)
    changed = replace(known, aliases=(*known.aliases, "Cuốn sổ màu tím để đi Úc"))
    build([changed])
    build([changed, entries["ket-hon"]])
    assert ear.turned[before:].count("cuốn sổ màu tím để đi úc") == 1
    assert len(ear.turned) == len(set(ear.turned))
    again = len(ear.turned)
    build([changed, entries["ket-hon"]])
    assert len(ear.turned) == again


def test_every_wording_of_a_document_has_its_direction(entries: Mapping[str, Entry]) -> None:
    build = Builder(shipped(), Ear())
    found = build([entries["mat-ho-chieu"], entries["ket-hon"]])
    assert found.meanings is not None
    sizes = np.diff(found.meanings.start).tolist()
    assert sizes[:2] == [len(build.wordings(entries[one])) for one in ("mat-ho-chieu", "ket-hon")]
    assert sizes[2:] == [len(one.wordings) for one in build.neighbours]
