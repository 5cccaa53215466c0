"""kill -9 at any point: what was accepted is handled exactly once, and answered at least once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence

import pytest

from tests.bot.crasher import POINTS
from tests.bot.site import Site, Update
from tests.bot.world import AT, EVENING

REPORT: Sequence[Update] = (
    ("1", "minh", "cài vneid 12, nộp hồ sơ 5"),
    ("2", "hoa", "làm định danh mức 2 ở đâu"),
    ("3", "minh", "Lưu"),
)
OF_A_TURN = [point for point in POINTS if "reminder" not in point]
SLOWER = ("inside the commit", "right after the commit", "after a message is claimed", "after the send")
PLACES = [("sqlite", point) for point in OF_A_TURN] + [("postgres", point) for point in SLOWER]


@pytest.mark.parametrize(("site", "point"), PLACES, indirect=["site"])
def test_a_report_and_a_question_survive_a_kill(point: str, site: Site) -> None:
    site.crash(point, 1 if point == "after the update is stored" else 2, AT, REPORT)
    found = asyncio.run(site.recover(AT))
    assert found["inbox"] == {"done": 3}
    assert (found["submissions"], found["amounts"], found["questions"]) == (1, [12, 5], 1)
    assert found["outbox"] == {("reply", "sent"): 3, ("notice", "sent"): 1}
    times = Counter((address, key) for key, _, address, _ in site.sent())
    assert len(times) == 4, "three answers, and the supervisor was told"
    assert max(times.values()) <= 2
    twice = [address for (address, _), number in times.items() if number == 2]
    assert len(twice) == len(set(twice)), "in each chat only what was under way may arrive twice"


def test_answers_keep_their_order_through_a_crash(site: Site) -> None:
    site.crash("after a message is claimed", 2, AT, [(str(n), "minh", f"cài vneid {n}") for n in range(1, 6)])
    asyncio.run(site.recover(AT))
    told = list(dict.fromkeys(key for key, _, address, _ in site.sent() if address == "console:minh"))
    assert len(told) == 5
    assert told == sorted(told, key=lambda key: int(key.partition(":")[2]))


@pytest.mark.parametrize(
    ("site", "point"), [("sqlite", "after the send"), ("postgres", "right after the commit")], indirect=["site"]
)
def test_many_chats_in_flight_at_once_all_get_through(point: str, site: Site) -> None:
    updates = [(f"{chat}.{turn}", f"c{chat}", "cảm ơn") for turn in range(2) for chat in range(20)]
    site.crash(point, 15, AT, updates)
    found = asyncio.run(site.recover(AT))
    assert found["inbox"] == {"done": 40}
    assert found["questions"] == 40
    times = Counter(key for key, *_ in site.sent())
    assert len(times) == 40
    assert max(times.values()) <= 2


def test_a_second_crash_and_the_same_updates_again_change_nothing(site: Site) -> None:
    site.crash("inside the commit", 1, AT, REPORT)
    site.crash("before the mark", 1, AT, REPORT)
    found = asyncio.run(site.recover(AT))
    assert found["inbox"] == {"done": 3}
    assert (found["submissions"], found["amounts"], found["questions"]) == (1, [12, 5], 1)
    assert len({key for key, *_ in site.sent()}) == 4


REMINDED = [
    ("sqlite", "after the reminder is handed over", "sent", 1),
    ("sqlite", "after a message is claimed", "unknown", 0),
    ("sqlite", "after the send", "unknown", 1),
    ("sqlite", "before the mark", "unknown", 1),
    ("postgres", "after the send", "unknown", 1),
]


@pytest.mark.parametrize(("site", "point", "state", "times"), REMINDED, indirect=["site"])
def test_a_reminder_is_never_sent_twice(point: str, state: str, times: int, site: Site) -> None:
    site.crash(point, 1, EVENING)
    asyncio.run(tick(site))
    found = asyncio.run(site.recover(EVENING))
    assert len(site.sent()) == times
    assert found["outbox"] == {("reminder", state): 1}


async def tick(site: Site) -> None:
    """The next process looks for what is due, as it does every half minute."""
    program = await site.open(EVENING)
    await program.reminding.tick()
    await program.stop()
