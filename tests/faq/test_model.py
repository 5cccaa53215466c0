"""What was fitted, on disk: written, read again, damaged, out of date."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from faq.builder import Builder, shipped, shipped_documents
from faq.document import Document, document
from faq.entry import Entry
from faq.lexicon import standard
from faq.model import (
    CLASSIFIER,
    DOCUMENTS,
    FOLDER,
    MEANING,
    SPELLING,
    WEIGHTS,
    Meaning,
    document_print,
    fingerprint,
    read,
    read_documents,
    read_meaning,
    read_restorer,
    text_print,
    write,
)
from faq.restore import learned
from faq.semantic import SIZE
from tests.faq.entries import BIRTH, CARD_LOST, DEATH
from tests.faq.toys import DECOY, documents

READERS: Mapping[str, Callable[[Path], object]] = {
    WEIGHTS: read,
    CLASSIFIER: read,
    DOCUMENTS: read_documents,
    MEANING: read_meaning,
    SPELLING: read_restorer,
}
TEXTS = ["làm hộ chiếu", "khai sinh cho con", "tách hộ"]
SPELT = learned(TEXTS)


def meaning() -> Meaning:
    prints = np.asarray(sorted(map(text_print, TEXTS)), np.int64)
    directions = np.arange(3 * SIZE, dtype=np.int64).reshape(3, SIZE).astype(np.int8)
    planes = {"ho-chieu": (np.full(SIZE, 0.5, np.float32), 0.25)}
    return Meaning(prints, directions, planes, np.zeros(SIZE, np.float32))


def kept() -> dict[int, Document]:
    return {document_print((one.id, *one.keys), standard(), decoy=one.decoy): one for one in documents()}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    write(shipped(), meaning(), SPELT, kept(), folder)
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    """A model of its own that may be damaged."""
    return shutil.copytree(written, tmp_path / "model")


def test_what_was_written_is_read_again(folder: Path) -> None:
    before, after = shipped(), read(folder)
    assert (after.slope, after.level, after.entries, after.notes) == (
        before.slope,
        before.level,
        before.entries,
        before.notes,
    )
    assert after.linear.classes == before.linear.classes
    assert np.array_equal(after.linear.weights, before.linear.weights)
    assert np.array_equal(after.rarity, before.rarity)
    assert {kind: one.limits for kind, one in after.fitted.items()} == {
        kind: one.limits for kind, one in before.fitted.items()
    }


def test_meanings_come_back_by_their_texts(folder: Path) -> None:
    after, before = read_meaning(folder), meaning()
    rows = after.rows([*TEXTS, "chưa ai nói câu này"])
    assert rows[-1] == -1
    assert sorted(rows[:3]) == [0, 1, 2]
    assert np.array_equal(after.directions[rows[0]], before.directions[before.rows(TEXTS[:1])[0]])
    plane, bias = after.planes["ho-chieu"]
    assert (plane.dtype, plane[0], bias) == (np.float32, 0.5, 0.25)


def test_documents_come_back_by_what_they_were_made_of(folder: Path) -> None:
    after = read_documents(folder)
    assert list(after) == list(kept())
    for print_, before in kept().items():
        one = after[print_]
        assert (one.id, one.keys, one.terms, one.decoy) == (before.id, before.keys, before.terms, before.decoy)
        assert all(
            np.array_equal(getattr(one, name), getattr(before, name)) for name in ("counts", "places", "weights")
        )


def test_spellings_come_back(folder: Path) -> None:
    assert read_restorer(folder) == SPELT


def test_the_same_model_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    write(shipped(), meaning(), SPELT, kept(), tmp_path / "again")
    for name in (WEIGHTS, SPELLING):
        assert (folder / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


@pytest.mark.parametrize("name", READERS)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(OSError, match=name):
        READERS[name](folder)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("kept_share", [0.0, 0.02, 0.6, 0.98])
def test_a_file_that_was_cut_off_is_named(folder: Path, name: str, kept_share: float) -> None:
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[: int(len(content) * kept_share)])
    with pytest.raises(ValueError, match=name):
        READERS[name](folder)


@pytest.mark.parametrize("name", READERS)
def test_a_file_with_something_else_in_it_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes("Đây không phải là mô hình.\n".encode() * 20)
    with pytest.raises(ValueError, match=name):
        READERS[name](folder)


@pytest.mark.parametrize("name", [CLASSIFIER, DOCUMENTS, MEANING])
def test_a_file_whose_middle_is_spoilt_is_named(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(64)
    (folder / name).write_bytes(content)
    with pytest.raises(ValueError, match=name):
        READERS[name](folder)


@pytest.mark.parametrize("missing", ["fitted", "entries", "slope"])
def test_weights_without_a_part_are_refused(folder: Path, missing: str) -> None:
    content = json.loads((folder / WEIGHTS).read_text("utf-8"))
    del content[missing]
    (folder / WEIGHTS).write_text(json.dumps(content), "utf-8")
    with pytest.raises(ValueError, match=missing):
        read(folder)


def test_limits_of_another_version_are_refused(folder: Path) -> None:
    content = json.loads((folder / WEIGHTS).read_text("utf-8"))
    content["fitted"]["lexical"]["limits"]["boldness"] = 0.5
    (folder / WEIGHTS).write_text(json.dumps(content), "utf-8")
    with pytest.raises(ValueError, match=WEIGHTS):
        read(folder)


def test_spellings_of_another_form_are_refused(folder: Path) -> None:
    (folder / SPELLING).write_bytes(gzip.compress(b'[["a", "b"]]'))
    with pytest.raises(ValueError, match=SPELLING):
        read_restorer(folder)


def test_a_class_table_of_pickles_is_not_loaded(folder: Path) -> None:
    np.savez_compressed(folder / CLASSIFIER, classes=np.asarray([print], dtype=object))
    with pytest.raises(ValueError, match=CLASSIFIER):
        read(folder)


def test_a_fingerprint_stands_for_the_entries_in_any_order() -> None:
    assert fingerprint([BIRTH, DEATH]) == fingerprint([DEATH, BIRTH])
    assert fingerprint([BIRTH, DEATH]) != fingerprint([BIRTH, DEATH, CARD_LOST])
    assert fingerprint([BIRTH]) != fingerprint([replace(BIRTH, aliases=BIRTH.aliases[1:])])
    assert len(fingerprint([])) == 16


def test_the_model_was_fitted_on_the_entries_that_go_out(entries: Mapping[str, Entry]) -> None:
    """`make knowledge` mends it."""
    assert shipped().entries == fingerprint(entries.values())


def test_every_document_that_goes_out_was_read_beforehand(builder: Builder, entries: Mapping[str, Entry]) -> None:
    known = shipped_documents()
    needed = [(one.id, builder.wordings(one), False) for one in entries.values()]
    needed += [(one.id, one.wordings, True) for one in builder.neighbours]
    missing = [
        name for name, texts, decoy in needed if document_print((name, *texts), standard(), decoy=decoy) not in known
    ]
    assert missing == []


def test_every_wording_that_goes_out_has_its_direction(builder: Builder, entries: Mapping[str, Entry]) -> None:
    every = [text for one in entries.values() for text in builder.wordings(one)]
    every += [text for one in builder.neighbours for text in one.wordings]
    rows = read_meaning().rows(every)
    assert [text for text, row in zip(every, rows, strict=True) if row < 0] == []


def test_a_document_that_was_read_beforehand_is_the_same_as_one_read_now(builder: Builder) -> None:
    decoy = builder.neighbours[0]
    kept_one = shipped_documents()[document_print((decoy.id, *decoy.wordings), standard(), decoy=True)]
    fresh = document(decoy.id, decoy.wordings, standard(), decoy=True)
    assert (kept_one.keys, kept_one.counted()) == (fresh.keys, fresh.counted())


def test_another_lexicon_or_wording_or_kind_makes_another_document() -> None:
    prints = {
        document_print(("thu", "a"), standard(), decoy=False),
        document_print(("thu", "a"), standard(), decoy=True),
        document_print(("thu", "a", "b"), standard(), decoy=False),
        document_print(("thu", "a"), replace(standard(), digest="khác"), decoy=False),
    }
    assert len(prints) == 4
    assert document_print(DECOY[1], standard(), decoy=True) == document_print(DECOY[1], standard(), decoy=True)


def test_a_model_in_another_folder_can_be_used(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "model")
    found = Builder(read(tmp_path / "model"))([BIRTH, DEATH])
    assert found("làm khai sinh cho con").first == BIRTH.id
