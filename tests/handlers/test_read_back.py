"""What is read back: the figures, the last ones beside them, how exact they are, and what is unusual."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialog.reply import Table
from faq.outcome import Answered, Evidence
from handlers.drafts import Open
from handlers.texts import reports as texts
from reports.people import Role
from reports.period import reporting_month
from reports.submission import State
from tests.handlers.entries import SHORT
from tests.handlers.talk import Talk, labels, value
from tests.handlers.waits import TODAY, past, put, waiting
from tests.people import HANH, LAN, MINH
from tests.reports.given import COMMUNE, LEAFLETS, SUBMIT, TEAM, VNEID, member, store, submission

ASKS = ["Lưu", "Sửa", "Hủy"]
CHIPS = ["Có đợt ra quân", "Ngày hội", "Số đúng, đã kiểm tra", "Sửa", "Hủy"]
USUAL = [12, 11, 13, 12, 10, 12, 14]


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    await talk.say(MINH, "/start")


def table(reply: object) -> Table:
    return next(block for block in reply.blocks if isinstance(block, Table))  # type: ignore[attr-defined]


async def test_without_a_past_there_are_two_columns(talk: Talk) -> None:
    assert table(await talk.say(MINH, "cài vneid 12")).columns == ("Nội dung", "Số lượng")


async def test_the_last_day_with_a_report_stands_beside_each_figure(talk: Talk) -> None:
    store(talk.world, submission("s1", {VNEID: 9}, day=date(2026, 11, 20)))
    store(talk.world, submission("s2", {VNEID: 7, SUBMIT: 2}, day=date(2026, 11, 19)))
    shown = table(await talk.say(MINH, "cài vneid 12, nộp hồ sơ 5"))
    assert shown.columns == ("Nội dung", "Số lượng", "Hôm 20/11")
    assert shown.rows == (
        ("Cài, kích hoạt VNeID", "12 lượt", "9 lượt"),
        ("Nộp hồ sơ trực tuyến", "5 lượt", "chưa có"),
    )


async def test_two_reports_of_that_day_are_added_up(talk: Talk) -> None:
    day = TODAY - timedelta(days=1)
    store(talk.world, submission("s1", {VNEID: 9}, day=day), submission("s2", {VNEID: 4}, day=day))
    assert table(await talk.say(MINH, "cài vneid 12")).rows[0][2] == "13 lượt"


async def test_what_a_colleague_counted_or_what_was_returned_is_no_comparison(talk: Talk) -> None:
    day = TODAY - timedelta(days=1)
    store(talk.world, submission("s1", {VNEID: 9}, day=day, author="p-hanh"))
    store(talk.world, submission("s2", {VNEID: 8}, day=day, state=State.RETURNED))
    assert len(table(await talk.say(MINH, "cài vneid 12")).columns) == 2


async def test_a_day_of_nothing_is_zero_beside(talk: Talk) -> None:
    store(talk.world, submission("s1", nil=True, day=TODAY - timedelta(days=1)))
    assert table(await talk.say(MINH, "cài vneid 12")).rows[0][2] == "0 lượt"


async def test_more_than_stays_more_than_until_the_line(talk: Talk) -> None:
    reply = await talk.say(MINH, "cài vneid hơn 20")
    assert table(reply).rows[0][1] == "hơn 20 lượt"
    await talk.say(MINH, "lưu")
    assert talk.reports()[0].lines[0].precision == "at_least"
    assert "hơn 20" in talk.told(LAN)[0].text


async def test_a_figure_said_anew_loses_its_old_word(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid hơn 20")
    assert table(await talk.say(MINH, "cài vneid 21")).rows[0][1] == "21 lượt"


async def test_what_is_usual_is_not_asked_about(talk: Talk) -> None:
    past(talk, USUAL)
    assert labels(await talk.say(MINH, "cài vneid 15")) == ASKS


async def test_six_times_as_much_as_usual_asks_for_a_short_reason(talk: Talk) -> None:
    past(talk, USUAL)
    reply = await talk.say(MINH, "cài vneid 72")
    assert "“Cài, kích hoạt VNeID” 72 lượt: gấp 6 lần mọi khi (thường khoảng 12), đúng không ạ?" in reply.text
    assert texts.WHY_ODD in reply.text
    assert labels(reply) == CHIPS
    assert texts.WHY_ODD in (await talk.say(MINH, "lưu")).text
    assert len(talk.reports()) == len(USUAL)


async def test_one_tap_explains_and_the_reason_travels_with_the_figure(talk: Talk) -> None:
    past(talk, USUAL)
    asked = await talk.say(MINH, "cài vneid 72, nộp hồ sơ 5")
    reply = await talk.tap(MINH, value(asked, "Có đợt ra quân"))
    assert "Lý do: “Có đợt ra quân”." in reply.text
    assert labels(reply) == ASKS
    await talk.tap(MINH, value(reply, "Lưu"))
    assert {line.indicator: line.note for line in talk.reports()[-1].lines} == {VNEID: "Có đợt ra quân", SUBMIT: ""}
    assert "“Có đợt ra quân”" in talk.told(LAN)[0].text


async def test_a_reason_in_own_words_is_masked_and_kept(talk: Talk) -> None:
    past(talk, USUAL)
    await talk.say(MINH, "cài vneid 72")
    reply = await talk.say(MINH, "cả ấp làm căn cước, anh Nam 0912345678 phụ")
    assert "Lý do: “cả ấp làm căn cước" in reply.text
    assert "0912345678" not in talk.memory(MINH)
    await talk.say(MINH, "lưu")
    assert "0912345678" not in talk.reports()[-1].lines[0].note
    assert talk.reports()[-1].lines[0].note.startswith("cả ấp làm căn cước")


async def test_the_right_figure_may_be_typed_instead_of_a_reason(talk: Talk) -> None:
    past(talk, USUAL)
    await talk.say(MINH, "cài vneid 72")
    reply = await talk.say(MINH, "cài vneid 12")
    assert labels(reply) == ASKS
    assert "từ 72 thành 12" in reply.text


async def test_a_reason_ends_with_the_figure_that_it_was_given_for(talk: Talk) -> None:
    past(talk, USUAL)
    asked = await talk.say(MINH, "cài vneid 72")
    await talk.tap(MINH, value(asked, "Ngày hội"))
    assert labels(await talk.say(MINH, "cài vneid 95")) == CHIPS


@pytest.mark.parametrize("typed", ["đúng", "Đúng rồi", "dạ", "vâng"])
async def test_yes_to_the_question_means_that_it_was_checked(talk: Talk, typed: str) -> None:
    past(talk, USUAL)
    await talk.say(MINH, "cài vneid 72")
    assert "Lý do: “Số đúng, đã kiểm tra”." in (await talk.say(MINH, typed)).text


@pytest.mark.parametrize("typed", ["không", "sai rồi", "nhầm"])
async def test_no_to_the_question_asks_for_the_right_figure(talk: Talk, typed: str) -> None:
    past(talk, USUAL)
    await talk.say(MINH, "cài vneid 72")
    assert (await talk.say(MINH, typed)).text == texts.EDIT_HOW
    assert "12 lượt" in (await talk.say(MINH, "12")).text


async def test_a_question_while_a_reason_is_waited_for_is_answered(talk: Talk) -> None:
    talk.scripted("làm căn cước ở đâu", Answered(SHORT, Evidence()))
    past(talk, USUAL)
    await talk.say(MINH, "cài vneid 72")
    assert SHORT.question in (await talk.say(MINH, "làm căn cước ở đâu")).text
    assert labels(await talk.say(MINH, "tiếp tục")) == CHIPS


async def test_a_reason_of_many_words_is_asked_for_again(talk: Talk) -> None:
    past(talk, USUAL)
    await talk.say(MINH, "cài vneid 72")
    assert (await talk.say(MINH, "vì bà con đi chợ đông " * 12)).text == texts.REASON_LONG


@pytest.mark.parametrize("button", ["vilydo:khong-co.1", "vilydo:khong-co", "vilydo:"])
async def test_a_reason_for_an_old_table_explains_itself(talk: Talk, button: str) -> None:
    assert (await talk.tap(MINH, button)).text == texts.DRAFT_GONE


async def test_a_reason_that_was_not_offered_asks_again(talk: Talk) -> None:
    past(talk, USUAL)
    asked = await talk.say(MINH, "cài vneid 72")
    name = value(asked, "Hủy").partition(":")[2]
    assert labels(await talk.tap(MINH, f"vilydo:{name}.99")) == CHIPS


async def test_little_is_not_strange_while_the_day_goes_on(talk: Talk) -> None:
    """Who reports in the morning reports again in the evening."""
    past(talk, [40] * 8)
    assert labels(await talk.say(MINH, "cài vneid 2")) == ASKS


async def test_little_is_strange_of_a_day_that_is_over(talk: Talk) -> None:
    for back in range(2, 10):
        day = TODAY - timedelta(days=back)
        store(talk.world, submission(f"old-{back}", {VNEID: 40}, day=day))
    assert "chỉ bằng 1/20 mọi khi" in (await talk.say(MINH, "hôm qua cài vneid 2")).text


async def test_errors_block_saving_and_the_draft_stays(talk: Talk) -> None:
    talk.world.memberships.append(member("p-minh", COMMUNE, Role.REPORTER))
    month = reporting_month(TODAY)
    counts = {"dossier_received": 10, "dossier_online_total": 12}
    put(talk, MINH, Open("id-m", COMMUNE, month.last, counts, nil=False, sentence="", form="bao_cao_thang"))
    reply = await talk.say(MINH, "tiếp tục")
    assert texts.BLOCKED in reply.text
    assert "Lưu" not in labels(reply)
    assert texts.BLOCKED in (await talk.tap(MINH, "luu:id-m")).text
    assert talk.reports() == []
    assert '"dossier_online_total": 12' in talk.memory(MINH)


async def test_a_period_form_is_read_back_with_its_period_and_the_last_one(talk: Talk) -> None:
    talk.world.memberships.append(member("p-minh", COMMUNE, Role.REPORTER))
    now, before = reporting_month(TODAY), reporting_month(date(2026, 11, 1))
    old = submission("s1", {"pc_total": 40}, unit=COMMUNE, day=before.last, author="p-hanh")
    store(talk.world, replace(old, form="bao_cao_thang", period=before.key))
    put(talk, MINH, Open("id-m", COMMUNE, now.last, {"pc_total": 41}, nil=False, sentence="", form="bao_cao_thang"))
    reply = await talk.say(MINH, "tiếp tục")
    assert reply.text.startswith("Tôi đọc được số liệu kỳ báo cáo tháng 12/2026 (15/11–14/12/2026)")
    assert table(reply).columns[2] == "Kỳ trước"
    assert table(reply).rows[0][2].startswith("40")
    saved = await talk.say(MINH, "lưu")
    assert saved.text.startswith("Đã lưu số liệu kỳ báo cáo tháng 12/2026 (15/11–14/12/2026)")


async def test_one_report_stands_for_the_unit_and_somebody_elses_is_named(talk: Talk) -> None:
    talk.world.memberships.append(member("p-minh", COMMUNE, Role.REPORTER))
    now = reporting_month(TODAY)
    theirs = submission("s1", {"pc_total": 40}, unit=COMMUNE, day=now.last, author="p-hanh")
    store(talk.world, replace(theirs, form="bao_cao_thang", period=now.key))
    put(talk, MINH, Open("id-m", COMMUNE, now.last, {"pc_total": 41}, nil=False, sentence="", form="bao_cao_thang"))
    reply = await talk.tap(MINH, "luu:id-m")
    assert "Xã Tháp Mười (diễn tập) đã có số liệu kỳ báo cáo tháng 12/2026" in reply.text
    assert "do Võ Thị Hạnh gửi" in reply.text
    assert labels(reply)[:1] == ["Thay thế"]


async def test_an_indicator_that_is_gone_is_dropped_with_a_sentence(talk: Talk) -> None:
    put(talk, MINH, waiting({VNEID: 12, "retired_since": 4}))
    reply = await talk.say(MINH, "lưu")
    assert "không còn trong biểu nữa" in reply.text
    assert labels(reply) == ASKS
    assert talk.reports() == []
    await talk.say(MINH, "lưu")
    assert [line.indicator for line in talk.reports()[0].lines] == [VNEID]


async def test_a_draft_of_nothing_but_gone_indicators_ends(talk: Talk) -> None:
    put(talk, MINH, waiting({"retired_since": 4}))
    assert "không còn số nào để lưu" in (await talk.say(MINH, "tiếp tục")).text
    assert (await talk.say(MINH, "tiếp tục")).text.startswith("Hiện không có việc gì")


@pytest.mark.parametrize("said", ["tiếp tục", "lưu"])
async def test_a_form_that_is_gone_shows_the_figures_once_more(talk: Talk, said: str) -> None:
    put(talk, MINH, replace(waiting({VNEID: 12}), form="bieu_cu"))
    reply = await talk.say(MINH, said)
    assert "Biểu này không còn dùng nữa" in reply.text
    assert "Cài, kích hoạt VNeID 12" in reply.text
    assert talk.reports() == []


async def test_everything_that_was_said_is_kept_as_its_sentence(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "phát 30 tờ rơi")
    await talk.say(MINH, "lưu")
    assert talk.reports()[0].sentence == "cài vneid 12\nphát 30 tờ rơi"
    assert {line.indicator for line in talk.reports()[0].lines} == {VNEID, LEAFLETS}


async def test_the_draft_of_one_is_not_that_of_another(talk: Talk) -> None:
    await talk.say(HANH, "/start")
    await talk.say(MINH, "cài vneid 12")
    assert (await talk.say(HANH, "tiếp tục")).text.startswith("Hiện không có việc gì")
    assert TEAM in talk.memory(MINH)


async def test_figures_that_do_not_match_are_not_called_unusual(talk: Talk) -> None:
    """ "Có đợt ra quân" explains no sum that is wrong by four."""
    talk.world.memberships.append(member("p-minh", COMMUNE, Role.REPORTER))
    counts = {"dossier_received": 428, "dossier_on_time": 106, "dossier_early": 321, "dossier_late": 5}
    last = reporting_month(TODAY).last
    put(talk, MINH, Open("id-m", COMMUNE, last, counts, nil=False, sentence="", form="bao_cao_thang"))
    reply = await talk.say(MINH, "tiếp tục")
    assert "lệch 4" in reply.text
    assert texts.WHY_MISMATCH in reply.text
    assert labels(reply)[:3] == ["Số đúng, đã kiểm tra", "Sửa", "Hủy"]
    assert "Lý do: “Số đúng, đã kiểm tra”" in (await talk.tap(MINH, value(reply, "Số đúng, đã kiểm tra"))).text
