"""The classifier over pieces, and what it says of documents that it does not know."""

from __future__ import annotations

import numpy as np
import pytest

from faq.grams import DIMENSIONS
from faq.linear import Linear, packed, vector
from faq.search import classes
from tests.faq.toys import EVEN, index, row


def leaning(matter_of: dict[str, str]) -> Linear:
    """A class for each matter that leans towards the pieces of one text."""
    rows = []
    for text in matter_of.values():
        weights = np.zeros(DIMENSIONS, np.float32)
        places, values = vector(text, EVEN)
        weights[places] = values
        rows.append(weights)
    return packed(list(matter_of), np.stack(rows), np.full(len(rows), -0.5, np.float32))


LINEAR = leaning({"khai-sinh": "khai sinh", "ho-chieu": "ho chieu"})


def test_a_text_lies_on_its_own_side() -> None:
    margins = dict(zip(LINEAR.classes, LINEAR.margins("ho chieu", EVEN), strict=True))
    assert margins["ho-chieu"] > 0 > margins["khai-sinh"]


def test_rounding_to_eight_bits_hardly_moves_a_margin() -> None:
    assert LINEAR.weights.dtype == np.int8
    assert LINEAR.margins("khai sinh", EVEN)[0] == pytest.approx(0.5, abs=0.02)


def test_a_text_without_pieces_has_the_bias_alone() -> None:
    assert LINEAR.margins("", EVEN).tolist() == [-0.5, -0.5]


def test_a_class_without_weights_can_be_packed() -> None:
    empty = packed(["a"], np.zeros((1, DIMENSIONS), np.float32), np.zeros(1, np.float32))
    assert empty.margins("ho chieu", EVEN).tolist() == [0.0]


def test_a_vector_has_the_length_one() -> None:
    places, values = vector("lam lai can cuoc", EVEN)
    assert len(places) == len(values) == len(set(places.tolist()))
    assert float(np.linalg.norm(values)) == pytest.approx(1.0)


def test_rare_pieces_count_more() -> None:
    rarity = EVEN.copy()
    places, _ = vector("ho", EVEN)
    rarity[places] = 5
    _, values = vector("ho chieu", rarity)
    places_of_both, _ = vector("ho chieu", EVEN)
    rare = np.isin(places_of_both, places)
    assert values[rare].min() > values[~rare].max()


def test_a_document_without_a_class_is_judged_by_its_pieces() -> None:
    built = index()
    known = classes(LINEAR, built, slope=2.0, level=-1.0)
    found = built.find("tach ho khau")
    margins = known.margins("tach ho khau", found, EVEN)
    at = row(built, "tach-ho")
    assert margins[at] == pytest.approx(2.0 * found.alike[at] - 1.0)
    assert margins[row(built, "ho-chieu")] == pytest.approx(LINEAR.margins("tach ho khau", EVEN)[1])


def test_without_any_class_all_are_judged_by_their_pieces() -> None:
    nobody = Linear((), np.zeros((DIMENSIONS, 0), np.int8), np.zeros(0, np.float32), np.zeros(0, np.float32))
    built = index()
    found = built.find("ho chieu")
    margins = classes(nobody, built, 1.0, 0.0).margins("ho chieu", found, EVEN)
    assert margins.tolist() == pytest.approx(found.alike.tolist())
