"""Tap-to-count in the conversation: several press one counter, everything is seen, nothing is counted twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialog.reply import Reply, Table
from handlers.presses import Place, id_of, pressed, read
from handlers.texts import counting as texts
from reports.people import Membership, Role
from reports.sample import load_sample
from reports.submission import State
from reports.tally import Tap
from tests.handlers.talk import Talk, labels, value
from tests.people import HA, HANH, HOA, LAN, MINH, PHUC, Someone

VNEID, LEAFLETS = "outreach_vneid_turns", "leaflets_distributed"
TEAM = next(one.unit for one in load_sample().memberships if one.person == MINH.person)
DAY = date(2026, 11, 23)
HERE = Place(TEAM, DAY)


def shown(reply: Reply) -> list[tuple[str, ...]]:
    return [row for block in reply.blocks if isinstance(block, Table) for row in block.rows]


async def press(talk: Talk, who: Someone, code: str = VNEID, amount: int = 1, place: Place = HERE) -> Reply:
    return await talk.tap(who, f"dem:{place.press(code, amount)}")


def join_team(talk: Talk, who: Someone, unit: str = TEAM, **changes: object) -> None:
    """Somebody else becomes a member of anh Minh's team."""
    one = Membership(who.person, unit, Role.REPORTER, date(2026, 1, 1))
    others = [each for each in talk.world.memberships if each.person != who.person]
    talk.world.memberships = [*others, replace(one, **changes)]  # type: ignore[arg-type]


@pytest.mark.parametrize("said", ["đếm", "dem", "/dem", "bảng đếm"])
async def test_a_word_opens_the_counter_of_today(talk: Talk, said: str) -> None:
    reply = await talk.say(MINH, said)
    assert "Bảng đếm ngày 23/11/2026 – Tổ ấp Hòa Thuận" in reply.text
    assert "(diễn tập)" in reply.text
    assert labels(reply)[:2] == ["VNeID +1", "VNeID +5"]
    assert labels(reply)[-1] == texts.MORE
    assert not reply.refreshes


async def test_a_press_is_counted_and_shown_in_place(talk: Talk) -> None:
    opened = await talk.say(MINH, "đếm")
    reply = await talk.tap(MINH, value(opened, "VNeID +5"))
    assert shown(reply) == [("VNeID", "5", "5")]
    assert reply.refreshes
    assert "chưa vào sổ" in reply.text
    assert labels(reply)[-3:] == ["VNeID −1 (bấm nhầm)", "Mục khác", "Lưu vào sổ"]
    assert [one.amount for one in talk.world.work.taps.values()] == [5]


async def test_the_whole_team_is_seen_beside_ones_own(talk: Talk) -> None:
    join_team(talk, HANH)
    await press(talk, HANH, amount=5)
    reply = await press(talk, MINH)
    assert shown(reply) == [("VNeID", "6", "1")]
    assert "Chưa vào sổ: Võ Thị Hạnh" in reply.text
    assert texts.SAVE_ALL not in labels(reply)


async def test_a_slip_is_taken_back_but_never_below_zero(talk: Talk) -> None:
    once = await press(talk, MINH)
    back = await talk.tap(MINH, value(once, "VNeID −1 (bấm nhầm)"))
    assert shown(back) == []
    again = await talk.tap(MINH, value(once, "VNeID −1 (bấm nhầm)"))
    assert "không còn lượt nào" in again.text
    assert [one.amount for one in talk.world.work.taps.values()] == [1, -1]


async def test_nobody_takes_back_what_a_colleague_pressed(talk: Talk) -> None:
    join_team(talk, HANH)
    await press(talk, HANH)
    reply = await press(talk, MINH, amount=-1)
    assert "không còn lượt nào của anh chị" in reply.text
    assert shown(reply) == [("VNeID", "1", "0")]


async def test_other_items_are_one_press_away_and_come_up(talk: Talk) -> None:
    opened = await talk.say(MINH, "đếm")
    more = await talk.tap(MINH, value(opened, texts.MORE))
    assert "Tờ rơi +1" in labels(more)
    counted = await talk.tap(MINH, value(more, "Tờ rơi +1"))
    assert {"Tờ rơi +1", "Tờ rơi +5", "Tờ rơi −1 (bấm nhầm)"} <= set(labels(counted))
    assert shown(counted) == [("Tờ rơi", "1", "1")]
    back = await talk.tap(MINH, value(more, texts.BACK))
    assert shown(back) == shown(counted)


async def test_items_used_lately_are_on_top(talk: Talk) -> None:
    await talk.say(MINH, "hôm qua phát 30 tờ rơi, thanh toán 2")
    await talk.say(MINH, "lưu")
    reply = await talk.say(MINH, "đếm")
    assert [one for one in labels(reply) if "+1" in one][:2] == ["Thanh toán +1", "Tờ rơi +1"]


async def test_every_button_fits_on_every_channel(talk: Talk) -> None:
    join_team(talk, LAN)
    talk.world.memberships += [Membership(LAN.person, TEAM, Role.REVIEWER, date(2026, 1, 1))]
    await press(talk, LAN, LEAFLETS)
    reply = await press(talk, LAN)
    assert len(reply.choices) <= 12
    assert all(len(one.value.encode()) <= 60 for one in reply.choices)
    longest = Place("x" * 20, DAY).press(VNEID, -1, then=True)
    assert len(f"dem:{longest}") <= 60


async def test_saving_makes_one_report_with_a_line_for_each_item(talk: Talk) -> None:
    await press(talk, MINH, amount=5)
    await press(talk, MINH)
    counted = await press(talk, MINH, LEAFLETS, 5)
    reply = await talk.tap(MINH, value(counted, texts.SAVE))
    assert "Đã lưu số liệu ngày 23/11/2026" in reply.text
    [report] = talk.reports()
    assert {line.indicator: line.amount for line in report.lines} == {VNEID: 6, LEAFLETS: 5}
    assert (report.author, report.state, report.sentence) == (MINH.person, State.SENT, "bảng đếm ngày 23/11/2026")
    assert {one.submission for one in talk.world.work.taps.values()} == {report.id}
    assert len(talk.told(LAN)) == 1


async def test_a_second_press_of_save_explains_itself(talk: Talk) -> None:
    counted = await press(talk, MINH)
    await talk.tap(MINH, value(counted, texts.SAVE))
    reply = await talk.tap(MINH, value(counted, texts.SAVE))
    assert "Không còn lượt nào chưa vào sổ ngày 23/11/2026" in reply.text
    assert len(talk.reports()) == 1


async def test_presses_are_added_to_what_was_reported(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "lưu")
    counted = await press(talk, MINH)
    await talk.tap(MINH, value(counted, texts.SAVE))
    assert [(one.state, one.lines[0].amount) for one in talk.reports()] == [(State.SENT, 12), (State.SENT, 1)]


async def test_nothing_happened_gives_way_to_what_did(talk: Talk) -> None:
    await talk.say(MINH, "/khongphatsinh")
    counted = await press(talk, MINH)
    await talk.tap(MINH, value(counted, texts.SAVE))
    assert [(one.nil, one.state) for one in talk.reports()] == [(True, State.WITHDRAWN), (False, State.SENT)]


async def test_a_returned_report_stays_with_its_author(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "lưu")
    [sent] = talk.reports()
    talk.world.submissions[sent.id] = replace(sent, state=State.RETURNED, reason="xem lại")
    counted = await press(talk, MINH)
    await talk.tap(MINH, value(counted, texts.SAVE))
    assert [one.state for one in talk.reports()] == [State.RETURNED, State.SENT]


async def test_presses_that_came_to_nothing_are_not_saved(talk: Talk) -> None:
    await press(talk, MINH)
    reply = await press(talk, MINH, amount=-1)
    assert texts.SAVE not in labels(reply)
    assert "Không còn lượt nào" in (await talk.tap(MINH, f"demso:{HERE}")).text
    assert talk.reports() == []


async def test_an_unusual_sum_asks_for_a_reason_that_travels_with_the_figure(talk: Talk) -> None:
    for back in range(1, 9):
        talk.clock.now -= timedelta(days=1)
        await talk.say(MINH, f"cài vneid {back % 3 + 2}")
        await talk.say(MINH, "lưu")
    talk.clock.now += timedelta(days=8)
    before = len(talk.reports())
    for _ in range(12):
        counted = await press(talk, MINH, amount=5)
    asked = await talk.tap(MINH, value(counted, texts.SAVE))
    assert texts.ODD in asked.text
    assert len(talk.reports()) == before
    await talk.tap(MINH, value(asked, "Ngày hội"))
    line = talk.reports()[-1].lines[0]
    assert (line.amount, line.note) == (60, "Ngày hội")


async def test_a_leader_saves_for_everybody_one_report_each(talk: Talk) -> None:
    join_team(talk, HANH)
    await press(talk, HANH, amount=5)
    await press(talk, MINH)
    seen = await talk.tap(LAN, f"dem:{TEAM}")
    assert labels(seen) == [texts.SAVE_ALL]
    reply = await talk.tap(LAN, value(seen, texts.SAVE_ALL))
    assert "Nguyễn Văn Minh: VNeID 1" in reply.text
    assert "Võ Thị Hạnh: VNeID 5" in reply.text
    assert {(one.author, one.lines[0].amount) for one in talk.reports()} == {(MINH.person, 1), (HANH.person, 5)}
    assert {one.by for one in talk.world.work.closed} == {LAN.person}
    [told] = talk.told(MINH)
    assert "Trần Thị Lan đã lưu phần đếm" in told.text
    undone = await talk.tap(MINH, told.choices[0].value)
    assert "rút lại" in undone.text


async def test_a_leader_has_a_second_press_explained(talk: Talk) -> None:
    await press(talk, MINH)
    await talk.tap(LAN, f"demso:{HERE}/tatca")
    assert "Không còn lượt nào" in (await talk.tap(LAN, f"demso:{HERE}/tatca")).text
    assert len(talk.reports()) == 1


async def test_a_member_cannot_save_for_others(talk: Talk) -> None:
    join_team(talk, HANH)
    await press(talk, HANH)
    reply = await talk.tap(MINH, f"demso:{HERE}/tatca")
    assert texts.NOT_LEADER in reply.text
    assert talk.reports() == []


async def test_what_a_removed_member_pressed_is_saved_by_the_leader(talk: Talk) -> None:
    talk.clock.now -= timedelta(days=1)
    yesterday = Place(TEAM, DAY - timedelta(days=1))
    await press(talk, MINH, amount=5, place=yesterday)
    talk.clock.now += timedelta(days=1)
    talk.world.memberships = [
        replace(one, valid_to=yesterday.day) if one.person == MINH.person else one for one in talk.world.memberships
    ]
    reply = await talk.tap(LAN, f"demso:{yesterday}/tatca")
    assert "Nguyễn Văn Minh: VNeID 5" in reply.text
    assert [(one.author, one.lines[0].amount) for one in talk.reports()] == [(MINH.person, 5)]


async def test_a_leader_without_a_team_chooses_one(talk: Talk) -> None:
    await press(talk, MINH)
    reply = await talk.say(LAN, "đếm")
    assert labels(reply) == ["Tổ ấp Hòa Thuận"]
    assert shown(await talk.tap(LAN, reply.choices[0].value)) == [("VNeID", "1", "0")]


@pytest.mark.parametrize("who", [HOA, HA])
async def test_who_reports_nowhere_has_no_counter(talk: Talk, who: Someone) -> None:
    assert "mã mời" in (await talk.say(who, "/dem")).text
    await talk.tap(who, f"dem:{HERE.press(VNEID, 1)}")
    await talk.tap(who, f"demso:{HERE}")
    assert not talk.world.work.taps


@pytest.mark.parametrize("who", [HANH, PHUC])
async def test_nobody_presses_for_another_team(talk: Talk, who: Someone) -> None:
    assert texts.NOT_YOURS in (await press(talk, who)).text
    assert texts.NOT_YOURS in (await talk.tap(who, f"dem:{HERE}")).text
    assert not talk.world.work.taps


async def test_whoever_decides_looks_but_does_not_press(talk: Talk) -> None:
    assert texts.ONLY_SEEN in (await press(talk, LAN)).text
    assert not talk.world.work.taps


MADE_UP = ("x", "x/y/z", "/261123", "abc/261399/1", "abc/261123/9f/100", f"{TEAM}/261123/9f/2")


@pytest.mark.parametrize("argument", MADE_UP)
async def test_a_value_that_was_made_up_does_nothing(talk: Talk, argument: str) -> None:
    await talk.tap(MINH, f"dem:{argument}")
    await talk.tap(MINH, f"demso:{argument}")
    assert not talk.world.work.taps
    assert talk.reports() == []


async def test_a_button_of_yesterday_counts_nothing_before_it_is_asked(talk: Talk) -> None:
    yesterday = Place(TEAM, DAY - timedelta(days=1))
    reply = await press(talk, MINH, place=yesterday)
    assert "của bảng đếm ngày 22/11/2026. Tôi chưa cộng gì" in reply.text
    assert not talk.world.work.taps
    then = await talk.tap(MINH, value(reply, "Cộng 1 cho ngày 22/11/2026"))
    assert "Đã cộng 1 vào VNeID của ngày 22/11/2026" in then.text
    assert [one.day for one in talk.world.work.taps.values()] == [yesterday.day]


async def test_a_button_of_a_closed_period_counts_nothing(talk: Talk) -> None:
    old = Place(TEAM, date(2026, 9, 1))
    reply = await talk.tap(MINH, f"dem:{old.press(VNEID, 1, then=True)}")
    assert "đã khóa" in reply.text
    assert not talk.world.work.taps


async def test_a_button_of_tomorrow_was_made_up(talk: Talk) -> None:
    await press(talk, MINH, place=Place(TEAM, DAY + timedelta(days=1)))
    assert not talk.world.work.taps


async def test_at_midnight_a_press_belongs_to_the_new_day(talk: Talk) -> None:
    talk.clock.now = talk.clock.now.replace(hour=16, minute=59, second=59)
    opened = await talk.say(MINH, "đếm")
    await talk.tap(MINH, opened.choices[0].value)
    talk.clock.now += timedelta(seconds=2)
    late = await talk.tap(MINH, opened.choices[0].value)
    assert "Đây là bảng hôm nay" in late.text
    assert [one.day for one in talk.world.work.taps.values()] == [DAY]


async def test_an_item_that_was_retired_is_explained(talk: Talk) -> None:
    reply = await talk.tap(MINH, f"dem:{HERE}/ffffff/1")
    assert texts.RETIRED in reply.text


async def test_an_unsaved_report_survives_counting(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    counted = await press(talk, MINH, LEAFLETS)
    await talk.tap(MINH, value(counted, texts.SAVE))
    assert "12" in (await talk.say(MINH, "tiếp tục")).text


async def test_no_more_than_a_day_can_hold(talk: Talk) -> None:
    talk.world.work.taps["t"] = Tap("t", TEAM, DAY, VNEID, 100_000, MINH.person, talk.now)
    assert texts.ENOUGH in (await press(talk, MINH)).text
    assert len(talk.world.work.taps) == 1


def test_a_place_is_read_as_it_was_written() -> None:
    place = HERE.press(VNEID, -1, then=True)
    assert read(str(place)) == place
    assert pressed(place, [LEAFLETS, VNEID]) == (VNEID, -1)
    assert pressed(place, [LEAFLETS]) is None
    assert read("") is None


async def test_a_message_names_its_press_for_ever(talk: Talk) -> None:
    await press(talk, MINH)
    [tap] = talk.world.work.taps
    assert tap.startswith("test:")
    inbound = type("Inbound", (), {"id": "x" * 90, "address": MINH.address})()
    assert id_of(inbound) == id_of(inbound)
    assert len(id_of(inbound)) <= 60


async def test_the_board_has_no_numbers_that_could_be_taken_for_counts(talk: Talk) -> None:
    await press(talk, MINH)
    board = await talk.say(MINH, "/dem")
    assert not board.numbered
    assert not (await talk.tap(MINH, f"dem:{HERE.at('khac')}")).numbered
    await talk.say(MINH, "3")
    assert [one.amount for one in talk.world.work.taps.values()] == [1]


async def test_a_press_and_five_of_one_item_fit_beside_each_other_on_a_phone(talk: Talk) -> None:
    plus = [label for label in labels(await talk.say(MINH, "/dem")) if "+" in label]
    assert len(plus) == 8
    assert all(len(label) <= 12 for label in plus)
