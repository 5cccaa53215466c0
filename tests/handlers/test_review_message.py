"""The one message by which a report is approved: figures, change, what is unusual, reasons, who acts for whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.texts import review as texts
from reports.people import Role
from reports.submission import State
from tests.handlers.given import ON, deputise, join, past, slip, state, thu_joins, wait
from tests.handlers.given import THU as THU_
from tests.handlers.talk import Talk, labels, value
from tests.people import HANH, LAN, MINH, PHUC, STRANGER
from tests.reports.given import COMMUNE, TEAM, VNEID, member, store


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, LAN, HANH, PHUC, STRANGER):
        await talk.say(who, "/start")


async def test_change_against_the_last_report_and_what_is_unusual_are_shown(talk: Talk) -> None:
    past(talk)
    wait(talk, "a", 110)
    reply = await talk.say(LAN, "/duyet")
    assert "So với 22/11" in reply.text
    assert "+99" in reply.text
    assert "gấp 10 lần mọi khi (thường khoảng 11), đúng không ạ?" in reply.text
    assert labels(reply) == ["Duyệt", "Trả lại", "Xem dòng"]


async def test_a_usual_report_says_that_nothing_is_unusual(talk: Talk) -> None:
    past(talk)
    wait(talk, "a", 12)
    assert texts.ALL_USUAL in (await talk.say(LAN, "/duyet")).text


async def test_the_reasons_that_were_given_stand_at_their_figures(talk: Talk) -> None:
    past(talk)
    wait(talk, "a", 110)
    one = talk.world.submissions["a"]
    store(talk.world, replace(one, lines=(replace(one.lines[0], note="có đợt ra quân"),)))
    assert "Người báo giải thích: “có đợt ra quân”." in (await talk.say(LAN, "/duyet")).text


async def test_a_slip_shows_old_new_and_reason(talk: Talk) -> None:
    wait(talk, "a", 5, state=State.APPROVED)
    store(talk.world, slip(talk.world.submissions["a"], amount=8))
    reply = await talk.say(LAN, "/duyet")
    assert reply.text.startswith("Đính chính số 1 chờ duyệt")
    assert "Số cũ  Số mới" in reply.text
    assert "Lý do đính chính: “gõ nhầm”." in reply.text
    done = await talk.tap(LAN, value(reply, "Duyệt"))
    assert done.text.startswith("Đã duyệt đính chính số 1 của Nguyễn Văn Minh")
    assert "Số mới được tính từ bây giờ" in talk.told(MINH)[-1].text


async def test_each_line_with_its_sentence_time_and_way(talk: Talk) -> None:
    wait(talk, "a", 5)
    one = talk.world.submissions["a"]
    store(talk.world, replace(one, sentence="cài vneid 5, gọi ●●●", channel="telegram"))
    reply = await talk.tap(LAN, "xemdong:a")
    assert "Cài, kích hoạt VNeID: 5 lượt" in reply.text
    assert "qua Telegram, Nguyễn Văn Minh." in reply.text
    assert "Câu đã gõ: “cài vneid 5, gọi ●●●”." in reply.text
    assert labels(reply) == ["Duyệt", "Trả lại"]


async def test_the_author_sees_the_lines_and_decides_nothing(talk: Talk) -> None:
    wait(talk, "a", 5)
    assert (await talk.tap(MINH, "xemdong:a")).choices == ()


@pytest.mark.parametrize("who", [HANH, PHUC], ids=str)
async def test_lines_are_not_shown_to_others(talk: Talk, who: object) -> None:
    wait(talk, "a", 5)
    assert (await talk.tap(who, "xemdong:a")).text == texts.NOT_ALLOWED  # type: ignore[arg-type]


async def test_lines_are_not_shown_to_a_stranger(talk: Talk) -> None:
    wait(talk, "a", 5)
    assert (await talk.tap(STRANGER, "xemdong:a")).text == texts.NOT_REVIEWER
    assert (await talk.tap(LAN, "xemdong:khong-co")).text == texts.NO_SUBMISSION


async def test_a_deputys_approval_says_in_whose_place(talk: Talk) -> None:
    await thu_joins(talk)
    deputise(talk)
    wait(talk, "a")
    reply = await talk.say(THU_, "/duyet")
    assert "Anh chị duyệt thay Trần Thị Lan, ủy quyền đến 26/11/2026." in reply.text
    await talk.tap(THU_, "duyet:a.1")
    assert talk.told(MINH)[-1].text.startswith(
        "Lê Thị Thu (duyệt thay Trần Thị Lan, ủy quyền đến 26/11/2026) đã duyệt số liệu ngày 23/11/2026"
    )
    late = await talk.tap(LAN, "duyet:a.1")
    assert "Lê Thị Thu thay Trần Thị Lan, 15:00 ngày 23/11/2026" in late.text


async def test_a_deputy_is_told_of_new_reports_in_whose_place(talk: Talk) -> None:
    await thu_joins(talk)
    deputise(talk)
    await talk.tap(MINH, value(await talk.say(MINH, "cài vneid 12"), "Lưu"))
    assert "Anh chị duyệt thay Trần Thị Lan" in talk.told(THU_)[-1].text
    assert "duyệt thay" not in talk.told(LAN)[-1].text


async def test_a_deputy_does_not_decide_what_the_absent_person_sent(talk: Talk) -> None:
    await thu_joins(talk)
    deputise(talk)
    talk.world.memberships.append(member(LAN.person, TEAM, Role.REPORTER))
    wait(talk, "a", author=LAN.person)
    reply = await talk.tap(THU_, "duyet:a.1")
    assert reply.text == texts.MAKER_ABSENT.format(absent="Trần Thị Lan")
    assert state(talk, "a") is State.SENT


# Complaint 24: old approve buttons – shown as approved though expired, pressing twice, acknowledged too late, an old
# button that answers a newer question (NousResearch/hermes-agent#60897, #89879; sandeepkesarkar/fieldkit#31;
# esengine/DeepSeek-Reasonix#2222; openclaw/openclaw#133294).


async def test_complaint_24_a_second_press_says_who_when_what_and_does_nothing(talk: Talk) -> None:
    wait(talk, "a")
    await talk.tap(LAN, "duyet:a.1")
    before = talk.world.submissions["a"]
    talk.clock.forward(minutes=5)
    again = await talk.tap(LAN, "duyet:a.1")
    assert again.text.startswith("Báo cáo này đã được duyệt: Trần Thị Lan, 15:00 ngày 23/11/2026.")
    assert talk.world.submissions["a"] == before
    assert len(talk.told(MINH)) == 1


async def test_complaint_24_a_button_of_an_older_version_shows_the_report_as_it_is(talk: Talk) -> None:
    wait(talk, "a")
    await talk.tap(LAN, "duyet:a.1")
    await talk.tap(LAN, "botay:a.2")
    await talk.say(LAN, "chưa đối chiếu")
    for old in ("duyet:a.1", "tra:a.1", "duyet:a", "tra:a"):
        reply = await talk.tap(LAN, old)
        assert reply.text.startswith(texts.STALE)
        assert value(reply, "Duyệt") == "duyet:a.3"
        assert state(talk, "a") is State.SENT


async def test_complaint_24_an_old_button_never_answers_a_newer_report(talk: Talk) -> None:
    await talk.tap(MINH, value(await talk.say(MINH, "cài vneid 12"), "Lưu"))
    old = value(talk.told(LAN)[-1], "Duyệt")
    await talk.tap(MINH, value(await talk.say(MINH, "cài vneid 13"), "Thay thế"))
    assert "đã được người gửi thay bằng bản khác" in (await talk.tap(LAN, old)).text
    assert sorted(one.state for one in talk.reports()) == [State.SENT, State.WITHDRAWN]


async def test_complaint_24_a_locked_period_is_not_approved_by_an_old_button(talk: Talk) -> None:
    wait(talk, "a", day=ON.replace(day=9))
    reply = await talk.tap(LAN, "duyet:a.1")
    assert "đã khóa từ 00:00 ngày 18/11/2026" in reply.text
    assert state(talk, "a") is State.SENT


async def test_somebody_who_reviews_in_two_communes_is_not_confused(talk: Talk) -> None:
    await join(talk, THU_, COMMUNE, Role.REVIEWER)
    wait(talk, "a")
    assert "Đã duyệt" in (await talk.tap(THU_, "duyet:a.1")).text
    assert talk.world.submissions["a"].decided_for is None
    assert talk.world.submissions["a"].lines[0].indicator == VNEID
