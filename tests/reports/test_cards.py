"""Cards of people helped: random, noticed when miscopied, matched only under their period's secret."""

from __future__ import annotations

import random

import pytest

from reports.cards import SECRET_BYTES, digest, is_card, new_card
from reports.invitations import ALPHABET

CARDS = [new_card(random.Random(at).choice) for at in range(200)]


def test_a_card_looks_like_an_invitation() -> None:
    assert all(len(card) == 9 and card[4] == "-" for card in CARDS)
    assert all(set(card) <= {*ALPHABET, "-"} for card in CARDS)
    assert len(set(CARDS)) == len(CARDS)


@pytest.mark.parametrize("write", [str, str.lower, lambda card: card.replace("-", " "), lambda card: f" {card} "])
def test_a_card_is_read_as_people_write_it(write: object) -> None:
    assert all(is_card(write(card)) for card in CARDS)  # type: ignore[operator]


def test_one_wrong_letter_is_always_noticed() -> None:
    for card in CARDS[:30]:
        letters = card.replace("-", "")
        for at, right in enumerate(letters):
            wrong = (letters[:at] + other + letters[at + 1 :] for other in ALPHABET if other != right)
            assert not any(map(is_card, wrong))


def test_two_letters_that_changed_places_are_noticed() -> None:
    for card in CARDS[:30]:
        letters = card.replace("-", "")
        for at in range(len(letters) - 1):
            if letters[at] != letters[at + 1]:
                assert not is_card(letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :])


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCD-EFG0", "cài vneid", "0912345678", "ABCDEFGHJ"])
def test_anything_else_is_no_card(typed: str) -> None:
    assert not is_card(typed)


def test_a_card_is_matched_under_one_secret_only() -> None:
    first, second = b"a" * SECRET_BYTES, b"b" * SECRET_BYTES
    card = CARDS[0]
    assert digest(card, first) == digest(card.lower().replace("-", ""), first)
    assert digest(card, first) != digest(card, second)
    assert card.replace("-", "") not in digest(card, first)
    assert len(digest(card, first)) == 64
