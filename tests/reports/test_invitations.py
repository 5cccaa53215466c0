"""One-time codes."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from reports.errors import CodeExpired, CodeUnknown, CodeUsed, ReportError, SampleOff
from reports.invitations import ALPHABET, check, hash_code, new_code, normalise
from reports.people import Invitation
from tests.fakes.reports import World
from tests.reports.given import NOW, SECRET, invite


def a_code(world: World, **changes: object) -> Invitation:
    return invite(world, "ABCD-EFGH", **changes)


def test_a_code_has_two_groups_of_four() -> None:
    assert new_code(lambda letters: letters[0]) == "AAAA-AAAA"


def test_no_letter_can_be_mistaken_for_another() -> None:
    assert not set(ALPHABET) & set("0O1IL")
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_a_code_uses_only_the_alphabet() -> None:
    choose = random.Random(7).choice
    for _ in range(200):
        assert set(normalise(new_code(choose))) <= set(ALPHABET)


@pytest.mark.parametrize(
    "typed", ["ABCD-EFGH", "abcd-efgh", "abcdefgh", " ABCD EFGH ", "ab cd-ef gh", "ABCD–EFGH", "abcd.efgh\n"]
)
def test_what_people_add_in_typing_does_not_matter(typed: str) -> None:
    assert normalise(typed) == "ABCDEFGH"
    assert hash_code(typed, SECRET) == hash_code("ABCD-EFGH", SECRET)


def test_the_hash_depends_on_the_code_and_on_the_secret() -> None:
    one = hash_code("ABCD-EFGH", SECRET)
    assert len(one) == 64
    assert one != hash_code("ABCD-EFGJ", SECRET)
    assert one != hash_code("ABCD-EFGH", b"another")


def test_the_hash_does_not_show_the_code() -> None:
    assert "ABCD" not in hash_code("ABCD-EFGH", SECRET).upper()


def test_a_good_code_passes(world: World) -> None:
    one = a_code(world)
    assert check(one, NOW, sample_on=True) is one


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(CodeUnknown):
        check(None, NOW, sample_on=True)


def test_a_used_code_is_refused(world: World) -> None:
    with pytest.raises(CodeUsed):
        check(a_code(world, used=1), NOW, sample_on=True)


def test_a_code_for_three_is_good_until_the_third(world: World) -> None:
    assert check(a_code(world, max_uses=3, used=2), NOW, sample_on=True).used == 2
    with pytest.raises(CodeUsed):
        check(a_code(world, max_uses=3, used=3), NOW, sample_on=True)


@pytest.mark.parametrize("late", [timedelta(0), timedelta(seconds=1), timedelta(days=400)])
def test_an_expired_code_is_refused(world: World, late: timedelta) -> None:
    with pytest.raises(CodeExpired):
        check(a_code(world, expires_at=NOW - late), NOW, sample_on=True)


def test_a_revoked_code_is_refused(world: World) -> None:
    with pytest.raises(CodeExpired):
        check(a_code(world, revoked=True), NOW, sample_on=True)


def test_a_sample_code_has_no_power_on_a_public_installation(world: World) -> None:
    with pytest.raises(SampleOff):
        check(a_code(world, sample=True), NOW, sample_on=False)
    assert check(a_code(world, sample=True), NOW, sample_on=True)


def test_a_real_code_works_where_the_sample_is_off(world: World) -> None:
    assert check(a_code(world), NOW, sample_on=False)


def test_every_error_says_what_happened() -> None:
    for error in (CodeUnknown, CodeUsed, CodeExpired, SampleOff):
        assert issubclass(error, ReportError)
        assert str(error()) == (error.__doc__ or "").split("\n")[0]
