"""Anh Minh reports: a sentence, read back, corrected, saved; a draft survives whatever comes between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from faq.outcome import Answered, Evidence
from handlers.texts import common
from handlers.texts import reports as texts
from reports.effects import AddSubmission
from reports.reading import Trouble
from reports.submission import State
from tests.handlers.entries import LONG
from tests.handlers.talk import Talk, labels, value
from tests.people import HANH, LAN, MINH, PHUC
from tests.reports.given import SUBMIT, TEAM, VNEID, member, store, submission

ASKS = ["Lưu", "Sửa", "Hủy"]
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    await talk.say(MINH, "/start")


def figures(talk: Talk) -> list[tuple[date, dict[str, int], State]]:
    return [(one.day, {line.indicator: line.amount for line in one.lines}, one.state) for one in talk.reports()]


async def test_a_sentence_is_read_back_and_nothing_is_stored(talk: Talk) -> None:
    reply = await talk.say(MINH, "cài vneid 12, nộp hồ sơ 5")
    assert reply.text.startswith("Tôi đọc được số liệu thứ Hai, 23/11/2026")
    assert "Cài, kích hoạt VNeID   12 lượt" in reply.text
    assert "ấp Hòa Thuận – xã Tháp Mười (diễn tập). Đúng thì bấm Lưu." in reply.text
    assert labels(reply) == ASKS
    assert talk.reports() == []
    assert talk.told(LAN) == []


async def test_saved_figures_become_lines_and_the_supervisor_is_told_once(talk: Talk) -> None:
    saved = await talk.tap(MINH, value(await talk.say(MINH, "cài vneid 12, nộp hồ sơ 5"), "Lưu"))
    assert saved.text.startswith("Đã lưu số liệu ngày 23/11/2026 của Tổ công nghệ số cộng đồng ấp Hòa Thuận")
    assert saved.text.endswith(f"Đã báo Trần Thị Lan duyệt.\n\n{texts.UNDO_HINT}")
    assert labels(saved) == ["Hoàn tác"]
    assert figures(talk) == [(TODAY, {VNEID: 12, SUBMIT: 5}, State.SENT)]
    assert talk.reports()[0].sentence == "cài vneid 12, nộp hồ sơ 5"
    assert talk.reports()[0].channel == "test"
    assert [labels(one) for one in talk.told(LAN)] == [["Duyệt", "Trả lại", "Xem dòng"]]
    assert talk.told(PHUC) == []


async def test_it_is_said_when_nobody_could_be_told(talk: Talk) -> None:
    talk.world.closed.add(str(LAN.address))
    await talk.say(MINH, "cài vneid 12")
    assert texts.SAVED_NOBODY in (await talk.say(MINH, "lưu")).text


async def test_a_second_sentence_is_merged(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    reply = await talk.say(MINH, "nộp hồ sơ 5")
    assert "12 lượt" in reply.text
    assert "5 lượt" in reply.text
    assert texts.MERGED in reply.text


async def test_a_figure_that_changes_in_merging_is_named(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    reply = await talk.say(MINH, "cài vneid 3")
    assert "Tôi đã đổi “Cài, kích hoạt VNeID” từ 12 thành 3 trong bản đang chờ lưu." in reply.text


async def test_a_correction_keeps_what_it_does_not_name(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12, nộp hồ sơ 5")
    how = await talk.say(MINH, "Sửa")
    assert how.text == texts.EDIT_HOW
    await talk.say(MINH, "cài vneid 15")
    await talk.say(MINH, "lưu")
    assert figures(talk) == [(TODAY, {VNEID: 15, SUBMIT: 5}, State.SENT)]


async def test_a_number_alone_corrects_a_single_figure(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "sửa")
    assert "15 lượt" in (await talk.say(MINH, "15")).text


@pytest.mark.parametrize("typed", ["999999", "100001", "99999999999999999999"])
async def test_a_number_alone_that_is_huge_is_asked_back(talk: Talk, typed: str) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "sửa")
    assert texts.ASK in (await talk.say(MINH, typed)).text
    assert '"outreach_vneid_turns": 12' in talk.memory(MINH)


async def test_a_number_alone_is_asked_back_where_it_may_be_either(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12, nộp hồ sơ 5")
    await talk.say(MINH, "sửa")
    assert "“15” là việc nào ạ?" in (await talk.say(MINH, "15")).text
    assert "15 lượt" in (await talk.say(MINH, "cài vneid 15")).text


async def test_a_correction_may_move_the_report_to_its_right_day(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "sửa")
    reply = await talk.say(MINH, "hôm qua cài vneid 12")
    assert "Chủ nhật, 22/11/2026" in reply.text
    assert "Tôi đã chuyển cả bản này sang ngày 22/11/2026." in reply.text


async def test_a_correction_may_move_a_report_to_today_by_saying_so(talk: Talk) -> None:
    await talk.say(MINH, "hôm qua cài vneid 12")
    await talk.say(MINH, "sửa")
    assert "thứ Hai, 23/11/2026" in (await talk.say(MINH, "hôm nay cài vneid 12")).text


async def test_what_is_no_figure_is_asked_for_again_kindly(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "sửa")
    assert (await talk.say(MINH, "đi 3 xóm rồi")).text == texts.EDIT_UNREAD


async def test_a_draft_survives_other_messages_and_is_offered_again(talk: Talk) -> None:
    talk.scripted("tạm trú", Answered(LONG, Evidence()))
    await talk.say(MINH, "cài vneid 12")
    waits = common.DRAFT_WAITS.format(day="23/11/2026")
    answer = await talk.say(MINH, "tạm trú")
    assert answer.text.endswith(waits)
    assert labels(answer)[-4:] == ["Tiếp tục", "Đúng ý tôi", "Chưa đúng", "Gặp cán bộ"]
    assert len(answer.choices) <= 9
    for said in ("/tong", "/trogiup", "😀", "/la", "cài vneid -3"):
        assert waits in (await talk.say(MINH, said)).text
    assert waits in (await talk.send(MINH, media="voice")).text
    again = await talk.say(MINH, "tiep tuc")
    assert "12 lượt" in again.text
    assert waits not in again.text
    assert labels(again) == ASKS


async def test_cancelling_ends_it(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "/tong")
    assert (await talk.say(MINH, "hủy")).text == common.CANCELLED
    assert (await talk.say(MINH, "tiếp tục")).text.startswith("Hiện không có việc gì đang làm dở. Anh chị cần gì")
    assert talk.reports() == []


@pytest.mark.parametrize("said", ["hủy", "Huy", "/huy", "hủy bỏ", "Hủy"])
async def test_cancel_in_every_form(talk: Talk, said: str) -> None:
    await talk.say(MINH, "cài vneid 12")
    assert (await talk.say(MINH, said)).text == common.CANCELLED


async def test_another_day_waits_until_this_one_is_saved(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    reply = await talk.say(MINH, "hôm qua cài vneid 7")
    assert "lưu hoặc hủy bản này trước, rồi báo ngày 22/11/2026" in reply.text
    assert "12 lượt" in reply.text
    assert labels(reply) == ASKS
    await talk.say(MINH, "lưu")
    assert figures(talk) == [(TODAY, {VNEID: 12}, State.SENT)]


@pytest.mark.parametrize("ending", ["Lưu", "Hủy"])
async def test_the_sentence_that_had_to_wait_is_offered_afterwards(talk: Talk, ending: str) -> None:
    await talk.say(MINH, "cài vneid 12")
    reply = await talk.say(MINH, "hôm qua cài vneid 7 cho anh Nam 0912345678")
    assert texts.UNSAVED_KEPT in reply.text
    assert "0912345678" not in talk.memory(MINH)
    done = await talk.tap(MINH, value(reply, ending))
    again = await talk.tap(MINH, "baotiep")
    assert labels(done)[-1].startswith("Báo tiếp: hôm qua cài vneid 7")
    assert "Chủ nhật, 22/11/2026" in again.text
    assert "7 lượt" in again.text
    await talk.say(MINH, "lưu")
    assert figures(talk)[-1] == (date(2026, 11, 22), {VNEID: 7}, State.SENT)
    assert (await talk.tap(MINH, "baotiep")).text == texts.LATER_GONE


async def test_a_sentence_that_waited_past_midnight_is_not_offered(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "hôm qua cài vneid 7")
    talk.clock.forward(hours=12)
    assert labels(await talk.say(MINH, "lưu")) == ["Hoàn tác"]


@pytest.mark.parametrize("said", ["/khongphatsinh", "không phát sinh", "/khongphatsinh hôm qua"])
async def test_a_nil_report_does_not_drop_figures_that_wait(talk: Talk, said: str) -> None:
    await talk.say(MINH, "cài vneid 12")
    reply = await talk.say(MINH, said)
    assert "Bản này chưa lưu" in reply.text
    assert "12 lượt" in reply.text
    assert talk.reports() == []


async def test_nil_is_a_real_report(talk: Talk) -> None:
    reply = await talk.say(MINH, "/khongphatsinh")
    assert "Không phát sinh" in reply.text
    assert [(one.nil, one.lines) for one in talk.reports()] == [(True, ())]
    assert "Không phát sinh" in talk.told(LAN)[0].text


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("/khongphatsinh", TODAY),
        ("/khongphatsinh hôm qua", date(2026, 11, 22)),
        ("/khongphatsinh ngày 20/11", date(2026, 11, 20)),
        ("/khongphatsinh 2026-11-20", date(2026, 11, 20)),
        ("/khongphatsinh 2030-01-01", TODAY),
    ],
)
async def test_nil_is_of_the_day_that_is_named(talk: Talk, said: str, day: date) -> None:
    await talk.say(MINH, said)
    assert [one.day for one in talk.reports()] == [day]


async def test_a_typed_nil_is_read_back_first(talk: Talk) -> None:
    reply = await talk.say(MINH, "hôm nay không phát sinh")
    assert labels(reply) == ASKS
    assert talk.reports() == []


async def test_nil_of_a_day_to_come_is_asked_back(talk: Talk) -> None:
    assert texts.ASK in (await talk.say(MINH, "/khongphatsinh ngày mai")).text
    assert talk.reports() == []


async def test_a_reminders_button_reports_nil_for_its_day(talk: Talk) -> None:
    talk.clock.forward(hours=20)
    await talk.tap(MINH, "khongphatsinh:2026-11-23")
    assert [one.day for one in talk.reports()] == [TODAY]


async def test_nil_twice_is_once(talk: Talk) -> None:
    await talk.say(MINH, "/khongphatsinh")
    reply = await talk.say(MINH, "/khongphatsinh")
    assert reply.text == "Ngày 23/11/2026 anh chị đã báo rồi: không phát sinh. Không cần báo không phát sinh nữa."
    assert len(talk.reports()) == 1
    assert (await talk.say(MINH, "tiếp tục")).text.startswith("Hiện không có việc gì")


async def test_figures_after_nil_take_its_place(talk: Talk) -> None:
    await talk.say(MINH, "/khongphatsinh")
    reply = await talk.say(MINH, "cài vneid 3")
    assert labels(reply) == ["Thay thế", "Sửa", "Hủy"]
    await talk.say(MINH, "thay the")
    assert figures(talk) == [(TODAY, {}, State.WITHDRAWN), (TODAY, {VNEID: 3}, State.SENT)]


async def test_nil_after_figures_asks(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 3")
    await talk.say(MINH, "lưu")
    reply = await talk.say(MINH, "/khongphatsinh")
    assert "đã báo rồi: Cài, kích hoạt VNeID 3. Anh chị có thay bằng không phát sinh không?" in reply.text
    assert labels(reply) == ["Thay thế", "Sửa", "Hủy"]
    await talk.say(MINH, "1")
    assert [one.state for one in talk.reports()] == [State.WITHDRAWN, State.SENT]


async def test_a_second_report_asks_whether_it_adds_or_replaces(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 3, nộp hồ sơ 2")
    await talk.say(MINH, "lưu")
    reply = await talk.say(MINH, "cài vneid 4")
    assert "Ngày 23/11/2026 anh chị đã báo rồi: Cài, kích hoạt VNeID 3; Nộp hồ sơ trực tuyến 2." in reply.text
    assert labels(reply) == ["Cộng thêm", "Thay thế", "Thay cả ngày", "Sửa", "Hủy"]
    await talk.say(MINH, "cộng thêm")
    assert [one.state for one in talk.reports()] == [State.SENT, State.SENT]


async def test_replacing_withdraws_and_names_the_corrected_line(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 3")
    await talk.say(MINH, "lưu")
    await talk.say(MINH, "cài vneid 4")
    await talk.say(MINH, "thay thế")
    old, new = talk.reports()
    assert (old.state, new.replaces) == (State.WITHDRAWN, (old.id,))
    assert new.lines[0].corrects == old.lines[0].id


async def test_what_is_approved_cannot_be_replaced(talk: Talk) -> None:
    store(talk.world, submission("s1", {VNEID: 3}, day=TODAY, state=State.APPROVED))
    reply = await talk.say(MINH, "cài vneid 4")
    assert "đã được duyệt nên không thay được" in reply.text
    assert "hay thay thế" not in reply.text
    assert labels(reply) == ["Cộng thêm", "Đính chính", "Sửa", "Hủy"]


async def test_approved_while_the_question_was_open_is_explained(talk: Talk) -> None:
    store(talk.world, submission("s1", {VNEID: 3}, day=TODAY))
    replace_button = value(await talk.say(MINH, "cài vneid 4"), "Thay thế")
    talk.world.submissions["s1"] = replace(talk.world.submissions["s1"], state=State.APPROVED)
    reply = await talk.tap(MINH, replace_button)
    assert "đã được duyệt nên không thay được" in reply.text
    assert labels(reply) == ["Cộng thêm", "Đính chính", "Sửa", "Hủy"]
    assert len(talk.reports()) == 1


async def test_saved_in_between_by_the_same_person_elsewhere_is_asked_about(talk: Talk) -> None:
    save = value(await talk.say(MINH, "cài vneid 4"), "Lưu")
    store(talk.world, submission("s1", {VNEID: 3}, day=TODAY))
    assert labels(await talk.tap(MINH, save)) == ["Cộng thêm", "Thay thế", "Sửa", "Hủy"]


async def test_a_day_on_which_there_was_no_team_is_refused_kindly(talk: Talk) -> None:
    reply = await talk.tap(MINH, "khongphatsinh:2020-01-01")
    assert reply.text.startswith(
        "Ngày 01/01/2020 anh chị chưa được giao báo cho Tổ công nghệ số cộng đồng ấp Hòa Thuận"
    )
    assert talk.reports() == []


async def test_a_role_that_ended_while_a_draft_waited_saves_nothing(talk: Talk) -> None:
    save = value(await talk.say(MINH, "cài vneid 12"), "Lưu")
    talk.world.memberships = [one for one in talk.world.memberships if one.person != "p-minh"]
    reply = await talk.tap(MINH, save)
    assert reply.text.startswith(texts.REMOVED)
    assert "12 lượt" in reply.text
    assert "vẫn đang chờ" not in (await talk.say(MINH, "xin chào")).text
    assert talk.reports() == []


async def test_a_role_of_another_kind_does_not_report(talk: Talk) -> None:
    assert texts.NOT_REPORTER in (await talk.say(LAN, "/khongphatsinh")).text
    await talk.say(LAN, "cài vneid 12")
    assert talk.reports() == []


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("cài vneid -3", "âm: “vneid -3”"),
        ("cài vneid 2,5", "số nguyên: “vneid 2,5”"),
        ("cài vneid 500000", "quá lớn so với một ngày: “vneid 500000”"),
        ("cài vneid 10-12", "không phải khoảng chừng: “vneid 10-12”"),
        ("cài vneid 3, cài vneid 5", "mấy con số: “vneid 3, vneid 5”"),
        ("5", "“5” là việc nào ạ?"),
    ],
)
async def test_what_cannot_be_counted_is_asked_back_with_its_words(talk: Talk, said: str, named: str) -> None:
    reply = await talk.say(MINH, said)
    assert reply.text.startswith(texts.ASK)
    assert named in reply.text
    assert talk.reports() == []


def test_there_is_a_sentence_for_every_trouble_and_no_other() -> None:
    assert set(texts.PROBLEMS) == set(get_args(Trouble))


async def test_a_conflict_in_saving_is_asked_about_anew(talk: Talk) -> None:
    """Another report of that day is stored between the turn and its commit."""
    save = value(await talk.say(MINH, "cài vneid 4"), "Lưu")
    between, inner = [submission("s1", {VNEID: 3}, day=TODAY)], talk._apply

    def apply(effect: object) -> None:
        if isinstance(effect, AddSubmission) and between:
            store(talk.world, between.pop())
        inner(effect)

    talk._apply = apply  # type: ignore[method-assign]
    assert labels(await talk.tap(MINH, save)) == ["Cộng thêm", "Thay thế", "Sửa", "Hủy"]
    assert [one.id for one in talk.reports()] == ["s1"]


async def test_two_members_of_a_team_report_side_by_side(talk: Talk) -> None:
    talk.world.memberships.append(member("p-hanh", TEAM, next(one for one in talk.world.memberships).role))
    for who in (MINH, HANH):
        await talk.say(who, "cài vneid 2")
        await talk.say(who, "lưu")
    assert [one.author for one in talk.reports()] == ["p-minh", "p-hanh"]
