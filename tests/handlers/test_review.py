"""Cô Lan approves and returns; nobody decides about their own; whoever has no right has none."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.texts import returning as return_texts
from handlers.texts import review as texts
from reports.effects import Decide
from reports.people import Role
from reports.submission import State
from tests.handlers.talk import Talk, labels, value
from tests.people import HA, HOA, LAN, MINH, PHUC, STRANGER
from tests.reports.given import COMMUNE, TEAM, TEAM_2, VNEID, member, store, submission

ON = date(2026, 11, 23)


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, LAN, PHUC, HA, HOA, STRANGER):
        await talk.say(who, "/start")


def wait(talk: Talk, *names: str, author: str = "p-minh", unit: str = TEAM) -> None:
    store(talk.world, *(submission(one, {VNEID: 3}, day=ON, author=author, unit=unit) for one in names))


def state(talk: Talk, name: str) -> State:
    return talk.world.submissions[name].state


async def test_the_only_one_that_waits_is_shown_at_once(talk: Talk) -> None:
    wait(talk, "a")
    reply = await talk.say(LAN, "/duyet")
    assert "Nguyễn Văn Minh – Tổ công nghệ số cộng đồng ấp Hòa Thuận – xã Tháp Mười (diễn tập)." in reply.text
    assert "Số liệu ngày 23/11/2026, gửi lúc" in reply.text
    assert "trên trang web" in reply.text
    assert [one.value for one in reply.choices] == ["duyet:a.1", "tra:a.1", "xemdong:a"]


async def test_nothing_waits(talk: Talk) -> None:
    assert (await talk.say(LAN, "/duyet")).text == texts.NOTHING_PENDING


async def test_approving_tells_the_author_and_what_is_left(talk: Talk) -> None:
    wait(talk, "a", "b")
    reply = await talk.tap(LAN, "duyet:a.1")
    assert reply.text.startswith("Đã duyệt số liệu ngày 23/11/2026 của Nguyễn Văn Minh, Tổ")
    assert texts.PENDING_STILL.format(count=1) in reply.text
    assert labels(reply) == [texts.LOOK, texts.TAKE_BACK]
    assert [one.text for one in talk.told(MINH)] == [
        "Trần Thị Lan đã duyệt số liệu ngày 23/11/2026 của anh chị. Cảm ơn anh chị."
    ]
    assert (await talk.say(LAN, "1")).choices[0].value == "duyet:b.1"


async def test_after_the_last_nothing_more_is_offered(talk: Talk) -> None:
    wait(talk, "a")
    assert labels(await talk.tap(LAN, "duyet:a.1")) == [texts.TAKE_BACK]


async def test_a_return_needs_a_reason(talk: Talk) -> None:
    wait(talk, "a")
    reply = await talk.tap(LAN, "tra:a.1")
    assert reply.text.startswith("Vì sao trả lại? Bấm một lý do, hoặc gõ một câu để Nguyễn Văn Minh biết cần sửa gì.")
    assert state(talk, "a") is State.SENT
    done = await talk.say(LAN, "số này trùng với buổi sáng")
    assert done.text == "Đã trả lại số liệu ngày 23/11/2026 cho Nguyễn Văn Minh."
    assert (state(talk, "a"), talk.world.submissions["a"].reason) == (State.RETURNED, "số này trùng với buổi sáng")
    assert "“số này trùng với buổi sáng”." in talk.told(MINH)[0].text


async def test_a_reason_may_be_a_number_or_a_choice_of_before(talk: Talk) -> None:
    wait(talk, "a")
    await talk.say(LAN, "/duyet")
    await talk.tap(LAN, "tra:a.1")
    await talk.say(LAN, "2")
    assert talk.world.submissions["a"].reason == "2"


@pytest.mark.parametrize("said", ["😀", ".", "???"])
async def test_a_reason_without_words_is_asked_for_again(talk: Talk, said: str) -> None:
    wait(talk, "a")
    await talk.tap(LAN, "tra:a.1")
    assert "Vì sao trả lại?" in (await talk.say(LAN, said)).text
    assert state(talk, "a") is State.SENT


async def test_a_reason_that_is_too_long_is_asked_for_shorter(talk: Talk) -> None:
    wait(talk, "a")
    await talk.tap(LAN, "tra:a.1")
    assert (await talk.say(LAN, "dài " * 200)).text == return_texts.REASON_LONG
    await talk.say(LAN, "ngắn")
    assert talk.world.submissions["a"].reason == "ngắn"


async def test_a_reason_is_still_waited_for_after_an_interruption(talk: Talk) -> None:
    wait(talk, "a")
    await talk.tap(LAN, "tra:a.1")
    assert (
        return_texts.STILL_WAITS["review.reason"].format(author="Nguyễn Văn Minh")
        in (await talk.say(LAN, "/tong")).text
    )
    await talk.say(LAN, "sai số")
    assert state(talk, "a") is State.RETURNED


@pytest.mark.parametrize("said", ["hủy", "/huy"])
async def test_a_return_can_be_called_off(talk: Talk, said: str) -> None:
    wait(talk, "a")
    await talk.tap(LAN, "tra:a.1")
    assert (await talk.say(LAN, said)).text == return_texts.KEPT
    await talk.say(LAN, "sai số")
    assert state(talk, "a") is State.SENT


async def test_approving_after_all_ends_the_wait_for_a_reason(talk: Talk) -> None:
    wait(talk, "a")
    await talk.tap(LAN, "tra:a.1")
    await talk.tap(LAN, "duyet:a.1")
    await talk.say(LAN, "sai số")
    assert state(talk, "a") is State.APPROVED
    assert talk.asked[-1].masked == "sai số"


async def test_decided_by_somebody_else_while_the_reason_was_typed(talk: Talk) -> None:
    wait(talk, "a")
    await talk.tap(LAN, "tra:a.1")
    talk.world.apply(Decide("a", State.SENT, State.APPROVED, "p-phuc", talk.now))
    reply = await talk.say(LAN, "sai số")
    assert reply.text.startswith("Báo cáo này đã được duyệt: Lê Hoàng Phúc, 15:00 ngày 23/11/2026.")
    assert state(talk, "a") is State.APPROVED
    assert talk.told(MINH) == []


async def test_nobody_approves_or_returns_their_own(talk: Talk) -> None:
    talk.world.memberships.append(member("p-minh", COMMUNE, Role.REVIEWER))
    wait(talk, "a")
    for verb in ("duyet", "tra"):
        assert (await talk.tap(MINH, f"{verb}:a.1")).text == texts.MAKER
    assert (await talk.say(MINH, "/duyet")).text == texts.NOTHING_PENDING
    assert state(talk, "a") is State.SENT


async def test_whoever_does_both_keeps_a_draft_while_a_reason_is_asked(talk: Talk) -> None:
    talk.world.memberships.append(member("p-minh", COMMUNE, Role.REVIEWER))
    wait(talk, "a", author="p-hanh", unit=TEAM_2)
    await talk.say(MINH, "cài vneid 12")
    await talk.tap(MINH, "tra:a.1")
    await talk.say(MINH, "thiếu phần nộp hồ sơ")
    assert state(talk, "a") is State.RETURNED
    assert "12 lượt" in (await talk.say(MINH, "tiếp tục")).text


async def test_calling_off_a_return_keeps_the_draft(talk: Talk) -> None:
    talk.world.memberships.append(member("p-minh", COMMUNE, Role.REVIEWER))
    wait(talk, "a", author="p-hanh", unit=TEAM_2)
    await talk.say(MINH, "cài vneid 12")
    await talk.tap(MINH, "tra:a.1")
    assert return_texts.KEPT in (await talk.say(MINH, "hủy")).text
    assert "Đã lưu" in (await talk.say(MINH, "lưu")).text


async def test_saving_a_draft_keeps_the_wait_for_a_reason(talk: Talk) -> None:
    talk.world.memberships.append(member("p-minh", COMMUNE, Role.REVIEWER))
    wait(talk, "a", author="p-hanh", unit=TEAM_2)
    save = value(await talk.say(MINH, "cài vneid 12"), "Lưu")
    await talk.tap(MINH, "tra:a.1")
    await talk.tap(MINH, save)
    await talk.say(MINH, "thiếu phần nộp hồ sơ")
    assert state(talk, "a") is State.RETURNED


@pytest.mark.parametrize("verb", ["duyet", "tra"])
async def test_a_supervisor_of_another_commune_decides_nothing(talk: Talk, verb: str) -> None:
    wait(talk, "a")
    assert (await talk.tap(PHUC, f"{verb}:a.1")).text == texts.NOT_ALLOWED
    assert state(talk, "a") is State.SENT


@pytest.mark.parametrize("verb", ["duyet", "tra"])
async def test_an_administrator_decides_nothing(talk: Talk, verb: str) -> None:
    wait(talk, "a")
    assert (await talk.tap(HA, f"{verb}:a.1")).text == texts.NOT_ALLOWED


@pytest.mark.parametrize("verb", ["duyet", "tra"])
async def test_an_unknown_report_is_not_found(talk: Talk, verb: str) -> None:
    assert (await talk.tap(LAN, f"{verb}:khong-co.1")).text == texts.NO_SUBMISSION


@pytest.mark.parametrize("verb", ["duyet", "tra", "choduyet"])
async def test_a_stranger_cannot_approve(talk: Talk, verb: str) -> None:
    wait(talk, "a")
    assert (await talk.tap(STRANGER, f"{verb}:a.1")).text == texts.NOT_REVIEWER
    assert state(talk, "a") is State.SENT


async def test_a_stranger_who_types_a_buttons_value_asks_a_question(talk: Talk) -> None:
    wait(talk, "a")
    for typed in ("duyet:a.1", "tra:a.1", "luu:a", "choduyet"):
        await talk.say(STRANGER, typed)
    assert [one.masked for one in talk.asked] == ["duyet:a.1", "tra:a.1", "luu:a", "choduyet"]
    assert state(talk, "a") is State.SENT


async def test_a_role_that_ended_decides_nothing(talk: Talk) -> None:
    wait(talk, "a")
    await talk.tap(LAN, "tra:a.1")
    talk.world.memberships = [one for one in talk.world.memberships if one.person != "p-lan"]
    assert (await talk.say(LAN, "sai số")).text == texts.NOT_REVIEWER
    assert (await talk.tap(LAN, "duyet:a.1")).text == texts.NOT_REVIEWER
    assert state(talk, "a") is State.SENT


async def test_an_author_who_cannot_be_reached_stops_nobody(talk: Talk) -> None:
    wait(talk, "a", author="p-tuan", unit="30037-t3-20250701")
    assert "Đặng Anh Tuấn" in (await talk.tap(LAN, "duyet:a.1")).text
    assert state(talk, "a") is State.APPROVED
