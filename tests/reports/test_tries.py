"""Wrong codes of a channel: thirty in ten minutes, one more and it waits for ten."""

from __future__ import annotations

from datetime import timedelta

from reports.tries import LIMIT, WINDOW, Tries
from tests.reports.given import NOW

MINUTE = timedelta(minutes=1)


def counted(many: int) -> Tries:
    known = Tries("web", NOW, 0)
    for _ in range(many):
        known = known.more(NOW)
    return known


def test_thirty_are_let_through() -> None:
    assert counted(LIMIT).waits_until(NOW) is None


def test_one_more_begins_the_pause_at_that_moment() -> None:
    known = counted(LIMIT).more(NOW + 9 * MINUTE)
    assert known.waits_until(NOW + 9 * MINUTE) == NOW + 9 * MINUTE + WINDOW
    assert known.waits_until(NOW + 18 * MINUTE) is not None
    assert known.waits_until(NOW + 19 * MINUTE) is None


def test_those_under_way_do_not_prolong_it() -> None:
    assert counted(LIMIT + 5).waits_until(NOW + MINUTE) == NOW + WINDOW


def test_after_the_time_counting_begins_anew() -> None:
    assert counted(LIMIT).more(NOW + WINDOW) == Tries("web", NOW + WINDOW, 1)
    assert counted(LIMIT + 1).more(NOW + WINDOW) == Tries("web", NOW + WINDOW, 1)


def test_a_clock_that_is_behind_loses_nothing() -> None:
    assert counted(3).more(NOW - MINUTE) == Tries("web", NOW, 4)
