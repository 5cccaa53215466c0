"""The list of what waits, and approving everything usual in one go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.texts import approving_all as texts
from handlers.texts import review as review_texts
from reports.people import Role
from reports.submission import State
from tests.handlers.given import ON, monthly, past, slip, state, wait
from tests.handlers.talk import Talk, labels, value
from tests.people import HA, HANH, LAN, MINH, PHUC, STRANGER
from tests.reports.given import TEAM, TEAM_2, VNEID, member, store

ALL_TWO = "Duyệt hết 2 mục không cảnh báo"


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, LAN, HANH, PHUC, HA, STRANGER):
        await talk.say(who, "/start")


@pytest.fixture
def three(talk: Talk) -> None:
    """One unusual, two usual, of two teams."""
    past(talk)
    wait(talk, "odd", 110)
    wait(talk, "b", 5, author=HANH.person, unit=TEAM_2)
    wait(talk, "c", 6, author=HANH.person, unit=TEAM_2, day=ON - timedelta(days=1))


@pytest.mark.usefixtures("three")
async def test_what_is_unusual_stands_first_and_teams_stand_together(talk: Talk) -> None:
    reply = await talk.say(LAN, "/duyet")
    assert reply.text.startswith("3 báo cáo chờ duyệt")
    assert reply.text.index("gấp 10 lần mọi khi") < reply.text.index("Võ Thị Hạnh")
    assert reply.text.count("ấp Bình Lợi") == 1
    assert labels(reply)[0] == ALL_TWO
    opened = await talk.tap(LAN, value(reply, "Xem Nguyễn Văn Minh, 23/11"))
    assert value(opened, "Duyệt") == "duyet:odd.1"


@pytest.mark.usefixtures("three")
async def test_everything_usual_is_approved_in_one_turn_and_the_rest_remains(talk: Talk) -> None:
    done = await talk.tap(LAN, value(await talk.say(LAN, "/duyet"), ALL_TWO))
    assert done.text.startswith("Đã duyệt 2 báo cáo không có cảnh báo.")
    assert "Còn 1 báo cáo cần anh chị xem từng bản:" in done.text
    assert [state(talk, name) for name in ("odd", "b", "c")] == [State.SENT, State.APPROVED, State.APPROVED]
    (told,) = talk.told(HANH)
    assert told.text.startswith("Trần Thị Lan đã duyệt 2 báo cáo của anh chị")
    assert talk.told(MINH) == []


async def test_two_reports_of_one_day_are_told_apart_and_the_day_is_named_once(talk: Talk) -> None:
    wait(talk, "b", 5, author=HANH.person, unit=TEAM_2)
    wait(talk, "c", 6, author=HANH.person, unit=TEAM_2)
    reply = await talk.say(LAN, "/duyet")
    shown = [label for label in labels(reply) if label.startswith("Xem Võ Thị Hạnh, ")]
    assert shown == ["Xem Võ Thị Hạnh, 23/11 (1)", "Xem Võ Thị Hạnh, 23/11 (2)"]
    await talk.tap(LAN, value(reply, ALL_TWO))
    (told,) = talk.told(HANH)
    assert told.text.count("23/11/2026") == 1


@pytest.mark.usefixtures("three")
async def test_complaint_24_a_list_that_changed_since_approves_nothing(talk: Talk) -> None:
    """Complaint 24: an old button answers a newer question."""
    old = value(await talk.say(LAN, "/duyet"), ALL_TWO)
    wait(talk, "d", 2, author="p-tuan", unit="30037-t3-20250701")
    reply = await talk.tap(LAN, old)
    assert reply.text.startswith(texts.CHANGED)
    assert labels(reply)[0] == "Duyệt hết 3 mục không cảnh báo"
    assert {one.state for one in talk.reports() if one.id in "bcd"} == {State.SENT}


@pytest.mark.usefixtures("three")
async def test_the_same_number_of_other_reports_is_another_list(talk: Talk) -> None:
    old = value(await talk.say(LAN, "/duyet"), ALL_TWO)
    del talk.world.submissions["c"]
    wait(talk, "d", 2, author="p-tuan", unit="30037-t3-20250701")
    assert (await talk.tap(LAN, old)).text.startswith(texts.CHANGED)
    assert state(talk, "d") is State.SENT


@pytest.mark.usefixtures("three")
async def test_a_bare_count_that_still_fits_is_understood(talk: Talk) -> None:
    assert "Đã duyệt 2 báo cáo" in (await talk.tap(LAN, "duyethet:2")).text


@pytest.mark.usefixtures("three")
async def test_typed_it_approves_what_is_usual_now(talk: Talk) -> None:
    assert "Đã duyệt 2 báo cáo" in (await talk.say(LAN, "duyệt hết")).text


@pytest.mark.usefixtures("three")
async def test_a_second_press_approves_nothing_more(talk: Talk) -> None:
    press = value(await talk.say(LAN, "/duyet"), ALL_TWO)
    await talk.tap(LAN, press)
    assert (await talk.tap(LAN, press)).text == texts.NONE_USUAL
    assert len(talk.told(HANH)) == 1


async def test_a_slip_is_never_approved_unseen(talk: Talk) -> None:
    wait(talk, "a", 5, state=State.APPROVED)
    store(talk.world, slip(talk.world.submissions["a"], amount=8))
    wait(talk, "b", 5, author=HANH.person, unit=TEAM_2)
    reply = await talk.say(LAN, "/duyet")
    assert "đính chính số 1" in reply.text
    await talk.tap(LAN, value(reply, "Duyệt hết 1 mục không cảnh báo"))
    assert (state(talk, "slip"), state(talk, "b")) == (State.SENT, State.APPROVED)


async def test_what_one_sent_oneself_is_not_among_them(talk: Talk) -> None:
    talk.world.memberships.append(member(LAN.person, TEAM, Role.REPORTER))
    wait(talk, "mine", author=LAN.person)
    wait(talk, "b", author=HANH.person, unit=TEAM_2)
    await talk.say(LAN, "duyệt hết")
    assert (state(talk, "mine"), state(talk, "b")) == (State.SENT, State.APPROVED)


async def test_what_is_locked_stays_in_the_list_and_says_so(talk: Talk) -> None:
    wait(talk, "old", day=ON.replace(day=9))
    wait(talk, "b", author=HANH.person, unit=TEAM_2)
    reply = await talk.say(LAN, "/duyet")
    assert "Cần xem: Sổ đã khóa" in reply.text
    done = await talk.tap(LAN, labels_value(reply))
    assert "Còn 1 báo cáo" in done.text
    assert state(talk, "old") is State.SENT


async def test_ten_are_shown_at_a_time(talk: Talk) -> None:
    for at in range(23):
        wait(talk, f"r{at:02}", 5, day=ON - timedelta(days=at % 8), author=f"p-{at}")
    first = await talk.say(LAN, "/duyet")
    assert "Đang xem từ 1 đến 10 trong 23 báo cáo." in first.text
    assert len(first.choices) == 12
    second = await talk.tap(LAN, value(first, texts.MORE))
    third = await talk.tap(LAN, value(second, texts.MORE))
    assert "Đang xem từ 21 đến 23 trong 23 báo cáo." in third.text
    assert texts.MORE not in labels(third)
    seen = [
        one.value for reply in (first, second, third) for one in reply.choices if one.value.startswith("choduyet:r")
    ]
    assert len(set(seen)) == 23


async def test_approving_a_months_report_among_them_takes_the_log_in(talk: Talk) -> None:
    wait(talk, "d", 4)
    store(talk.world, monthly("m"))
    done = await talk.say(LAN, "duyệt hết")
    assert "Sổ tay ngày trong kỳ cũng được đưa vào bản tổng hợp: 1 báo cáo đã duyệt." in done.text
    (total,) = talk.world.consolidations.values()
    assert (total.members, dict(total.figures)) == (("d",), {VNEID: 4})
    assert state(talk, "d") is State.CONSOLIDATED


@pytest.mark.parametrize("who", [STRANGER, HA, MINH], ids=str)
async def test_nobody_else_approves_anything(talk: Talk, who: object) -> None:
    wait(talk, "a")
    assert (await talk.tap(who, "duyethet:1")).text == review_texts.NOT_REVIEWER  # type: ignore[arg-type]
    assert state(talk, "a") is State.SENT


async def test_nothing_waits(talk: Talk) -> None:
    assert (await talk.tap(PHUC, "duyethet:1")).text == review_texts.NOTHING_PENDING
    assert (await talk.tap(PHUC, "choduyet:trang.10")).text == review_texts.NOTHING_PENDING


def labels_value(reply: object) -> str:
    return str(reply.choices[0].value)  # type: ignore[attr-defined]
