"""Sealed updates say nothing without the key."""

from __future__ import annotations

import pytest

from db.seal import Seal, Unsealable

SECRET = "sixteen letters!"
WORDS = "xin cấp lại căn cước 087190001234".encode()


def test_what_was_closed_can_be_opened() -> None:
    assert Seal(SECRET).open(Seal(SECRET).close(WORDS)) == WORDS


def test_nothing_can_be_closed_too() -> None:
    assert Seal(SECRET).open(Seal(SECRET).close(b"")) == b""


def test_a_sealed_payload_shows_none_of_its_words() -> None:
    sealed = Seal(SECRET).close(WORDS)
    assert not any(word in sealed for word in WORDS.split())


def test_the_same_words_look_different_each_time() -> None:
    seal = Seal(SECRET)
    assert seal.close(WORDS) != seal.close(WORDS)


def test_another_key_does_not_open_it() -> None:
    sealed = Seal(SECRET).close(WORDS)
    with pytest.raises(Unsealable):
        Seal(SECRET + ".").open(sealed)


@pytest.mark.parametrize("broken", [b"", b"plain words", b"gAAAAA", "không phải".encode()])
def test_what_was_never_sealed_does_not_open(broken: bytes) -> None:
    with pytest.raises(Unsealable):
        Seal(SECRET).open(broken)


def test_a_changed_payload_does_not_open() -> None:
    sealed = bytearray(Seal(SECRET).close(WORDS))
    sealed[40] ^= 1
    with pytest.raises(Unsealable):
        Seal(SECRET).open(bytes(sealed))


def test_each_purpose_has_a_key_of_its_own() -> None:
    seal = Seal(SECRET)
    keys = {seal.key_for(purpose) for purpose in ("raw-update", "invitation", "session")}
    assert len(keys) == 3
    assert {len(key) for key in keys} == {32}


def test_a_purpose_keeps_its_key() -> None:
    assert Seal(SECRET).key_for("invitation") == Seal(SECRET).key_for("invitation")
    assert Seal(SECRET).key_for("invitation") != Seal(SECRET + ".").key_for("invitation")
