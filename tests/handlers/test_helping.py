"""Help once, counted once: the guide step by step, one line at the end, and nothing of the citizen anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialog.reply import Reply
from faq.entry import Entry
from faq.outcome import Answered, Choose, Evidence, OutOfScope, Unsure
from handlers.help_session import Session
from handlers.texts import helping as texts
from handlers.views.helping import step
from reports.cards import is_card
from reports.submission import State
from tests.handlers.entries import ALL, LONG, SAFETY, SHORT, said
from tests.handlers.talk import Scripted, Talk, labels, value
from tests.people import HA, HOA, LAN, MINH, Someone

VNEID, SUBMIT, OTHER_APPS = "outreach_vneid_turns", "outreach_dvctt_submit_turns", "outreach_other_app_turns"
INSTALL = replace(
    LONG,
    id="vneid-cai-dat",
    question="Cài ứng dụng VNeID ở đâu cho đúng?",
    category="vneid-tai-khoan",
    sections={
        "answer": said("Cài từ kho ứng dụng."),
        "steps": said("Mở kho ứng dụng.", "Gõ VNeID vào ô tìm kiếm.", "Bấm cài đặt."),
        "where": said("App Store hoặc CH Play."),
        "exceptions": said("Máy báo không cài được: xem mục Tương thích."),
    },
    revision=1,
)


@pytest.fixture(autouse=True)
def guide(talk: Talk) -> Scripted:
    """The guide of the first need."""
    talk.answers.entries[INSTALL.id] = INSTALL
    return talk.answers


async def begin(talk: Talk, who: Someone = MINH) -> Reply:
    opened = await talk.say(who, "hỗ trợ bà con")
    return await talk.tap(who, value(opened, "Cài VNeID"))


async def to_the_end(talk: Talk) -> Reply:
    reply = await begin(talk)
    while texts.DONE_STEP in labels(reply):
        reply = await talk.tap(MINH, value(reply, texts.DONE_STEP))
    return reply


@pytest.mark.parametrize("words", ["hỗ trợ bà con", "ho tro ba con", "hỗ trợ", "/hotro"])
async def test_the_common_needs_are_offered(talk: Talk, words: str) -> None:
    reply = await talk.say(MINH, words)
    assert labels(reply) == [
        "Cài VNeID", "Định danh mức 2", "Tài khoản dịch vụ công", "Nộp hồ sơ trực tuyến", "Thanh toán trực tuyến",
        "Ứng dụng khác",
    ]  # fmt: skip


async def test_the_guide_is_gone_through_step_by_step_in_its_own_words(talk: Talk) -> None:
    first = await begin(talk)
    assert "Bước 1/3" in first.text
    assert "Mở kho ứng dụng." in first.text
    assert "Gõ VNeID" not in first.text
    assert "ghi 1 lượt vào mục “Cài, kích hoạt VNeID”" in first.text
    assert labels(first) == [texts.DONE_STEP, texts.STUCK, texts.STOP]
    second = await talk.tap(MINH, value(first, texts.DONE_STEP))
    assert "Gõ VNeID vào ô tìm kiếm." in second.text
    back = await talk.tap(MINH, value(second, texts.BACK))
    assert "Bước 1/3" in back.text
    assert talk.reports() == []


async def test_a_second_press_of_one_step_does_not_skip_the_next(talk: Talk) -> None:
    first = await begin(talk)
    await talk.tap(MINH, value(first, texts.DONE_STEP))
    again = await talk.tap(MINH, value(first, texts.DONE_STEP))
    assert "Bước 2/3" in again.text


async def test_who_is_stuck_reads_the_hints_and_where_to_ask(talk: Talk) -> None:
    first = await begin(talk)
    reply = await talk.tap(MINH, value(first, texts.STUCK))
    assert "xem mục Tương thích" in reply.text
    assert "CH Play" in reply.text
    assert "1900 0000" in reply.text
    resumed = await talk.tap(MINH, value(reply, texts.RESUME))
    assert "Bước 1/3" in resumed.text


async def test_closing_writes_one_turn_of_the_right_line(talk: Talk) -> None:
    end = await to_the_end(talk)
    assert texts.ALL_DONE in end.text
    reply = await talk.tap(MINH, value(end, texts.FINISH))
    assert "Đã ghi 1 lượt “Cài, kích hoạt VNeID” ngày 23/11/2026" in reply.text
    [report] = talk.reports()
    assert [(line.indicator, line.amount) for line in report.lines] == [(VNEID, 1)]
    assert (report.author, report.state, report.sentence) == (MINH.person, State.SENT, "Hỗ trợ: Cài VNeID")
    assert "Lượt hỗ trợ" not in (await talk.say(MINH, "chào")).text


async def test_a_second_press_of_done_writes_nothing(talk: Talk) -> None:
    end = await to_the_end(talk)
    await talk.tap(MINH, value(end, texts.FINISH))
    for label in (texts.FINISH, texts.FINISH_NEW, texts.FINISH_CARD):
        assert texts.STALE in (await talk.tap(MINH, value(end, label))).text
    assert len(talk.reports()) == 1


async def test_a_turn_written_by_mistake_is_taken_back(talk: Talk) -> None:
    done = await talk.tap(MINH, value(await to_the_end(talk), texts.FINISH))
    await talk.tap(MINH, value(done, "Hoàn tác"))
    assert [one.state for one in talk.reports()] == [State.WITHDRAWN]


async def test_every_turn_is_added_to_the_day(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "lưu")
    for _ in range(2):
        await talk.tap(MINH, value(await to_the_end(talk), texts.FINISH))
    assert [(one.state, one.lines[0].amount) for one in talk.reports()] == [(State.SENT, n) for n in (12, 1, 1)]


async def test_a_returned_report_is_not_replaced_by_a_turn(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "lưu")
    [sent] = talk.reports()
    talk.world.submissions[sent.id] = replace(sent, state=State.RETURNED, reason="xem lại")
    await talk.tap(MINH, value(await to_the_end(talk), texts.FINISH))
    assert [one.state for one in talk.reports()] == [State.RETURNED, State.SENT]


async def test_what_is_not_done_is_not_counted(talk: Talk) -> None:
    first = await begin(talk)
    asked = await talk.tap(MINH, value(first, texts.STOP))
    assert labels(asked) == [texts.PARTLY, texts.NOT_COUNTED, texts.CONTINUE]
    assert texts.DROPPED in (await talk.tap(MINH, value(asked, texts.NOT_COUNTED))).text
    assert talk.reports() == []


async def test_guidance_in_part_counts_when_the_member_says_so(talk: Talk) -> None:
    asked = await talk.tap(MINH, value(await begin(talk), texts.STOP))
    reply = await talk.tap(MINH, value(asked, texts.PARTLY))
    assert "hướng dẫn một phần" in reply.text
    assert [one.sentence for one in talk.reports()] == ["Hỗ trợ một phần: Cài VNeID"]


async def test_questions_in_between_do_not_lose_the_place(talk: Talk) -> None:
    second = await talk.tap(MINH, value(await begin(talk), texts.DONE_STEP))
    talk.scripted("làm định danh ở đâu", Answered(SHORT, Evidence()))
    asked = await talk.say(MINH, "làm định danh ở đâu")
    assert "Tại Công an xã." in asked.text
    assert "Lượt hỗ trợ “Cài VNeID” vẫn đang chờ, tới bước 2/3" in asked.text
    assert (await talk.tap(MINH, value(asked, texts.CONTINUE))).text == second.text
    assert talk.asked == [], "it may speak of whoever is helped"


async def test_afterwards_questions_are_kept_again(talk: Talk) -> None:
    await talk.tap(MINH, value(await to_the_end(talk), texts.FINISH))
    await talk.say(MINH, "làm định danh ở đâu")
    assert len(talk.asked) == 1


async def test_a_report_in_between_is_a_report_and_both_wait(talk: Talk) -> None:
    await begin(talk)
    await talk.say(MINH, "phát 30 tờ rơi")
    assert "Lượt hỗ trợ" in (await talk.say(MINH, "cảm ơn")).text
    await talk.say(MINH, "lưu")
    assert [one.lines[0].amount for one in talk.reports()] == [30]
    assert "Bước 1/3" in (await talk.tap(MINH, value(await talk.say(MINH, "hỗ trợ"), texts.CONTINUE))).text


async def test_a_session_that_is_open_is_not_dropped_silently(talk: Talk) -> None:
    await begin(talk)
    reply = await talk.say(MINH, "/hotro")
    assert labels(reply) == [texts.CONTINUE, texts.NEW]
    fresh = await talk.tap(MINH, value(reply, texts.NEW))
    assert "Cài VNeID" in labels(fresh)


async def test_a_need_in_everyday_words_finds_its_guide(talk: Talk) -> None:
    talk.scripted("bà cụ muốn tải định danh", Answered(INSTALL, Evidence()))
    await talk.say(MINH, "hỗ trợ")
    reply = await talk.say(MINH, "bà cụ muốn tải định danh")
    assert "Bước 1/3" in reply.text
    assert talk.asked == [], "what was said of the citizen is no question to be kept"


async def test_words_behind_the_command_say_the_need(talk: Talk) -> None:
    talk.scripted("tải định danh", Answered(INSTALL, Evidence()))
    assert "Bước 1/3" in (await talk.say(MINH, "/hotro tải định danh")).text


@pytest.mark.parametrize("outcome", [Choose, Unsure])
async def test_several_needs_are_offered(talk: Talk, outcome: type) -> None:
    talk.scripted("làm giấy tờ", outcome((LONG, SHORT), Evidence()))
    await talk.say(MINH, "hỗ trợ")
    reply = await talk.say(MINH, "làm giấy tờ")
    assert labels(reply) == [LONG.question, SHORT.question]
    begun = await talk.tap(MINH, value(reply, LONG.question))
    assert "mục “Nộp hồ sơ trực tuyến”" in begun.text


async def test_an_unknown_need_is_asked_again(talk: Talk) -> None:
    talk.scripted("sửa xe máy", OutOfScope(Evidence()))
    await talk.say(MINH, "hỗ trợ")
    assert texts.UNKNOWN in (await talk.say(MINH, "sửa xe máy")).text


async def test_a_number_of_a_citizen_is_hidden_before_it_is_looked_up(talk: Talk) -> None:
    await talk.say(MINH, "hỗ trợ")
    await talk.say(MINH, "bà Hoa căn cước 087190001234 quên mật khẩu")
    assert all("087190001234" not in question for question, _, _ in talk.answers.asked)
    assert "087190001234" not in talk.memory(MINH)
    assert "Hoa" not in talk.memory(MINH)


async def test_a_report_typed_while_a_need_is_asked_is_a_report(talk: Talk) -> None:
    await talk.say(MINH, "hỗ trợ")
    assert "12" in (await talk.say(MINH, "cài vneid 12")).text


async def test_an_entry_without_steps_is_one_step(talk: Talk) -> None:
    begun = await talk.tap(MINH, f"hotro:e.{SHORT.id}")
    assert "Bước 1/1" in begun.text
    assert "Tại Công an xã." in begun.text


async def test_a_need_without_a_guide_is_counted_all_the_same(talk: Talk) -> None:
    begun = await talk.tap(MINH, value(await talk.say(MINH, "hỗ trợ"), "Ứng dụng khác"))
    assert texts.NO_GUIDE in begun.text
    await talk.tap(MINH, value(begun, texts.FINISH))
    assert [one.lines[0].indicator for one in talk.reports()] == [OTHER_APPS]


async def test_what_has_no_line_in_the_log_is_only_guided(talk: Talk) -> None:
    reply = await talk.tap(MINH, f"hotro:e.{SAFETY.id}")
    assert texts.UNCOUNTED in reply.text
    while texts.DONE_STEP in labels(reply):
        reply = await talk.tap(MINH, value(reply, texts.DONE_STEP))
    assert labels(reply) == [texts.FINISH, texts.BACK, texts.STOP]
    assert texts.GUIDED in (await talk.tap(MINH, value(reply, texts.FINISH))).text
    assert talk.reports() == []


async def test_a_guide_that_was_changed_begins_anew(talk: Talk) -> None:
    second = await talk.tap(MINH, value(await begin(talk), texts.DONE_STEP))
    changed: Entry = replace(INSTALL, revision=2, sections={**INSTALL.sections, "steps": said("Chỉ một bước.")})
    talk.answers.entries[INSTALL.id] = changed
    reply = await talk.tap(MINH, value(second, texts.DONE_STEP))
    assert texts.CHANGED in reply.text
    assert "Chỉ một bước." in reply.text


async def test_a_guide_that_is_gone_can_still_be_closed(talk: Talk) -> None:
    second = await talk.tap(MINH, value(await begin(talk), texts.DONE_STEP))
    del talk.answers.entries[INSTALL.id]
    reply = await talk.tap(MINH, value(second, texts.DONE_STEP))
    await talk.tap(MINH, value(reply, texts.FINISH))
    assert len(talk.reports()) == 1


@pytest.mark.parametrize("who", [HOA, LAN, HA])
async def test_who_does_not_report_helps_without_the_log(talk: Talk, who: Someone) -> None:
    assert "mã mời" in (await talk.say(who, "/hotro")).text
    for made_up in ("hotro:n.vneid", "hotrobuoc:x.giup", "thebaba:x.moi"):
        await talk.tap(who, made_up)
    assert talk.reports() == []


MADE_UP = ("hotro:n.khac", "hotro:e.khong-co", "hotro:x", "hotrobuoc:", "hotrobuoc:a.b.c.d")


@pytest.mark.parametrize("made_up", MADE_UP)
async def test_a_value_that_was_made_up_does_nothing(talk: Talk, made_up: str) -> None:
    await talk.tap(MINH, made_up)
    assert talk.reports() == []


async def test_a_member_removed_in_the_middle_writes_nothing(talk: Talk) -> None:
    end = await to_the_end(talk)
    talk.world.memberships = [one for one in talk.world.memberships if one.person != MINH.person]
    await talk.tap(MINH, value(end, texts.FINISH))
    await talk.tap(MINH, value(end, texts.FINISH_NEW))
    assert talk.reports() == []


async def test_a_session_ends_on_the_day_on_which_it_is_closed(talk: Talk) -> None:
    end = await to_the_end(talk)
    talk.clock.now += timedelta(days=1)
    await talk.tap(MINH, value(end, texts.FINISH))
    assert [one.day for one in talk.reports()] == [date(2026, 11, 24)]


async def test_a_new_card_is_said_once_and_counts_a_person(talk: Talk) -> None:
    reply = await talk.tap(MINH, value(await to_the_end(talk), texts.FINISH_NEW))
    assert texts.CARD_COUNTED in reply.text
    [card] = talk.told(MINH)
    code = next(one for one in card.text.split() if is_card(one))
    assert code not in talk.memory(MINH)
    assert len(talk.world.work.cards) == 1
    assert code.replace("-", "") not in str(talk.world.work.cards)
    assert len(talk.reports()) == 1


async def shown_again(talk: Talk, typed: str) -> Reply:
    asked = await talk.tap(MINH, value(await to_the_end(talk), texts.FINISH_CARD))
    assert asked.text.startswith(texts.TYPE_CARD[:20])
    return await talk.say(MINH, typed)


async def code_of(talk: Talk) -> str:
    await talk.tap(MINH, value(await to_the_end(talk), texts.FINISH_NEW))
    return next(one for one in talk.told(MINH)[-1].text.split() if is_card(one))


async def test_a_card_shown_again_asks_and_the_turn_is_never_dropped(talk: Talk) -> None:
    code = await code_of(talk)
    asked = await shown_again(talk, code.lower().replace("-", " "))
    assert "Thẻ này đã được ghi ngày 23/11/2026; vẫn tính một lượt, không tính thêm người" in asked.text
    assert labels(asked) == [texts.SAME_PERSON, texts.OTHER_CARD, texts.NO_CARD]
    reply = await talk.tap(MINH, value(asked, texts.SAME_PERSON))
    assert texts.CARD_AGAIN in reply.text
    assert len(talk.reports()) == 2
    assert [turns for _, turns in talk.world.work.cards.values()] == [2]


async def test_a_card_of_somebody_else_is_put_aside_and_the_turn_counts(talk: Talk) -> None:
    asked = await shown_again(talk, await code_of(talk))
    await talk.tap(MINH, value(asked, texts.NO_CARD))
    assert len(talk.reports()) == 2
    assert [turns for _, turns in talk.world.work.cards.values()] == [1]


async def test_a_card_of_the_last_period_counts_anew(talk: Talk) -> None:
    code = await code_of(talk)
    talk.clock.now += timedelta(days=30)
    reply = await shown_again(talk, code)
    assert texts.CARD_COUNTED in reply.text
    assert len({period for period, _, _ in talk.world.work.cards}) == 2
    assert len({digest for _, _, digest in talk.world.work.cards}) == 2, "another secret"


async def test_a_slip_in_copying_is_noticed(talk: Talk) -> None:
    code = await code_of(talk)
    wrong = ("B" if code[0] == "A" else "A") + code[1:]
    reply = await shown_again(talk, wrong)
    assert texts.BAD_CARD in reply.text
    assert len(talk.world.work.cards) == 1
    done = await talk.tap(MINH, value(reply, texts.NO_CARD))
    assert "Đã ghi 1 lượt" in done.text


async def test_while_a_card_is_waited_for_a_question_is_a_question(talk: Talk) -> None:
    await talk.tap(MINH, value(await to_the_end(talk), texts.FINISH_CARD))
    talk.scripted("làm căn cước ở đâu", Answered(SHORT, Evidence()))
    reply = await talk.say(MINH, "làm căn cước ở đâu")
    assert "Tại Công an xã." in reply.text
    assert "Lượt hỗ trợ" in reply.text


async def test_a_code_elsewhere_is_an_invitation(talk: Talk) -> None:
    await begin(talk)
    assert "Mã" in (await talk.say(MINH, "ABCD-EFGH")).text
    assert not talk.world.work.cards


def test_every_button_is_short_enough() -> None:
    one = Session("x" * 20, "u", "t", VNEID, at=12)
    buttons = [*step(one, ["a"] * 20).choices, *step(one, ["a"]).choices]
    assert all(len(each.value.encode()) <= 60 for each in buttons)
    assert all(len(f"hotro:e.{each.id}".encode()) <= 60 for each in ALL)


@pytest.mark.parametrize("said", ["dừng", "thoi", "Dừng lại"])
async def test_stop_typed_asks_what_to_write(talk: Talk, said: str) -> None:
    assert (await talk.say(MINH, said)).text != texts.NOT_DONE
    await talk.say(MINH, "hỗ trợ bà con")
    await talk.say(MINH, "1")
    assert "Không ghi lượt nào" in labels(await talk.say(MINH, said))
