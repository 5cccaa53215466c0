"""Chị Nga answers one question at a time: nothing she typed is lost, nothing is guessed, nothing is zero unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dialog.reply import Reply
from handlers.texts import common
from handlers.texts import forms as texts
from handlers.texts import reports as report_texts
from reports.form import DAILY
from reports.people import Person, Role
from reports.submission import State
from reports.value import Value
from tests.handlers.clerk import MONTH, NGA, hire
from tests.handlers.talk import Talk, labels, value
from tests.people import HANH, LAN, MINH, Someone
from tests.reports.given import COMMUNE, LEAFLETS, OTHER_APP, TEAM_2, TRAINING, VNEID, member, store, submission

YEAR = f"nam_tuyen_truyen/nd09y:2026/{COMMUNE}"
DOSSIERS = "tiếp nhận 428, đúng hạn 106, sớm hạn 321, trễ hạn 1"


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    hire(talk)
    await talk.say(NGA, "/start")
    await talk.say(MINH, "/start")


async def begin(talk: Talk, place: str = MONTH) -> Reply:
    return await talk.tap(NGA, f"buoc:{place}")


async def at(talk: Talk, code: str, place: str = MONTH) -> Reply:
    """The question about this figure, everything before it skipped."""
    form = talk.services.forms[place.partition("/")[0]]
    reply = await begin(talk, place)
    for _ in range(form.indicators.index(code)):
        reply = await talk.say(NGA, "bỏ qua")
    return reply


def stored(talk: Talk) -> dict[str, Value]:
    return {line.indicator: Value(line.amount, line.precision, line.items) for line in talk.reports()[-1].lines}


async def test_the_first_question_says_where_one_stands_and_how_to_answer(talk: Talk) -> None:
    reply = await begin(talk)
    assert reply.text.startswith("Câu 1/31 · Tuyên truyền")
    assert "Số văn bản chỉ đạo, triển khai đã ban hành: bao nhiêu văn bản?" in reply.text
    assert "kỳ báo cáo tháng 11/2026 (15/10–14/11/2026), xã Tháp Mười (diễn tập)" in reply.text
    assert texts.HOW_TO_STEP in reply.text
    assert labels(reply) == ["Bỏ qua", "Xem lại và gửi"]
    assert not reply.numbered


@pytest.mark.parametrize(
    ("said", "shown"),
    [("12", "12"), ("mười hai", "12"), ("hơn 2.054", "hơn 2.054"), ("khoảng 20", "khoảng 20"), ("không có", "0")],
)
async def test_an_answer_is_said_back_and_the_next_question_follows(talk: Talk, said: str, shown: str) -> None:
    await begin(talk)
    reply = await talk.say(NGA, said)
    assert reply.text.startswith(f"Đã ghi “Văn bản đã ban hành”: {shown} văn bản.\n\nCâu 2/31")


@pytest.mark.parametrize(
    ("said", "wrong"), [("-3", "negative"), ("2,5", "fractional"), ("12-15", "range"), ("9" * 20, "huge")]
)
async def test_a_wrong_answer_is_asked_again_kindly(talk: Talk, said: str, wrong: str) -> None:
    await begin(talk)
    reply = await talk.say(NGA, said)
    assert reply.text.startswith(texts.WRONG[wrong])
    assert "Câu 1/31" in reply.text


async def test_the_number_of_a_team_is_no_answer(talk: Talk) -> None:
    await begin(talk)
    assert "Câu 1/31" in (await talk.say(NGA, "tổ 7")).text


async def test_what_is_skipped_stays_missing_and_is_never_zero(talk: Talk) -> None:
    await begin(talk)
    reply = await talk.say(NGA, "bỏ qua")
    assert reply.text.startswith("Đã để trống “Văn bản đã ban hành”.")
    await talk.say(NGA, "5")
    read = await talk.say(NGA, "xem lại")
    assert "Còn 30/31 mục để trống, không tính là 0: “Văn bản đã ban hành”" in read.text
    await talk.say(NGA, "lưu")
    assert stored(talk) == {"comm_news_broadcast": Value(5)}


async def test_several_figures_in_a_sentence_are_filled_in_at_once(talk: Talk) -> None:
    await begin(talk)
    reply = await talk.say(NGA, DOSSIERS)
    assert "“Hồ sơ tiếp nhận” 428 hồ sơ" in reply.text
    assert "Câu 1/31" in reply.text
    read = await talk.say(NGA, "xem lại và gửi")
    assert [row[1] for block in read.blocks if hasattr(block, "rows") for row in block.rows] == [
        "428 hồ sơ", "106 hồ sơ", "321 hồ sơ", "1 hồ sơ",
    ]  # fmt: skip


async def test_a_report_by_questions_is_saved_like_any_report(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, DOSSIERS)
    read = await talk.say(NGA, "xem lại")
    assert labels(read) == ["Lưu", "Sửa", "Hủy"]
    done = await talk.tap(NGA, value(read, "Lưu"))
    assert "Đã báo Trần Thị Lan duyệt." in done.text
    one = talk.reports()[-1]
    assert (one.form, one.unit, one.period, one.state) == ("bao_cao_thang", COMMUNE, "nd09:2026-11", State.SENT)
    assert len(talk.told(LAN)) == 1
    assert "form" not in talk.memory(NGA).partition('"draft"')[2][:20]


async def test_going_back_shows_what_was_answered(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, "12")
    reply = await talk.say(NGA, "lùi lại")
    assert "Câu 1/31" in reply.text
    assert "Đã điền: 12 văn bản." in reply.text
    assert labels(reply)[:2] == ["Giữ 12", "Để trống"]
    assert "Đã điền" not in (await talk.tap(NGA, value(reply, "Để trống"))).text


async def test_the_last_period_is_offered(talk: Talk) -> None:
    await begin(talk, f"bao_cao_thang/nd09:2026-11/{COMMUNE}")
    await talk.say(NGA, "tiếp nhận 428, tổng máy tính 30")
    await talk.say(NGA, "xem lại")
    await talk.say(NGA, "lưu")
    reply = await at(talk, "dossier_received", f"bao_cao_thang/nd09:2026-12/{COMMUNE}")
    assert "Kỳ trước: 428 hồ sơ." in reply.text
    taken = await talk.say(NGA, "giữ như kỳ trước")
    assert "Đã ghi “Hồ sơ tiếp nhận”: 428 hồ sơ." in taken.text


async def test_without_a_last_period_it_cannot_be_kept(talk: Talk) -> None:
    await begin(talk)
    reply = await talk.say(NGA, "giữ như kỳ trước")
    assert reply.text.startswith(texts.NOTHING_KNOWN)
    assert "Câu 1/31" in reply.text


async def test_the_daily_log_is_offered_and_has_to_be_confirmed(talk: Talk) -> None:
    on = date(2026, 11, 3)
    store(
        talk.world,
        submission("a", {VNEID: 2000, OTHER_APP: 54}, day=on, state=State.APPROVED),
        submission("b", {VNEID: 5}, unit=TEAM_2, author=HANH.person, day=on),
    )
    reply = await at(talk, "outreach_app_install_turns")
    assert "Từ sổ ngày: 2.054 lượt (đã duyệt 1/3 tổ, còn 1 báo cáo chờ duyệt chưa tính)." in reply.text
    assert labels(reply)[0] == "Đúng, lấy 2.054"
    assert '"outreach_app_install_turns"' not in talk.memory(NGA)
    taken = await talk.say(NGA, "đúng")
    assert "2.054 lượt" in taken.text
    assert '"outreach_app_install_turns": 2054' in talk.memory(NGA)


async def test_a_total_is_offered_from_its_parts(talk: Talk) -> None:
    await at(talk, VNEID)
    await talk.say(NGA, "12")
    reply = await talk.say(NGA, "3")
    assert "Cộng các mục đã điền: 15 lượt." in reply.text
    assert "Đúng, lấy 15" in labels(reply)


async def test_approved_months_are_offered_for_the_quarter(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, DOSSIERS)
    await talk.say(NGA, "xem lại")
    await talk.say(NGA, "lưu")
    one = talk.reports()[-1]
    talk.world.submissions[one.id] = replace(one, state=State.APPROVED)
    reply = await begin(talk, f"quy_dvctt/nd09q:2026-Q4/{COMMUNE}")
    assert "Từ báo cáo tháng đã duyệt: 428 hồ sơ (1/3 tháng)." in reply.text
    assert "Đã ghi “Hồ sơ tiếp nhận”: 428 hồ sơ." in (await talk.tap(NGA, value(reply, "Đúng, lấy 428"))).text


async def test_a_list_is_chosen_by_taps(talk: Talk) -> None:
    reply = await at(talk, "comm_channels", YEAR)
    assert "gồm những gì?" in reply.text
    assert "Xong" not in labels(reply)
    reply = await talk.tap(NGA, value(reply, "Nhóm Zalo"))
    assert reply.refreshes
    reply = await talk.tap(NGA, value(reply, "Đài truyền thanh"))
    assert {"✓ Nhóm Zalo", "✓ Đài truyền thanh"} <= set(labels(reply))
    reply = await talk.tap(NGA, value(reply, "✓ Nhóm Zalo"))
    assert "Nhóm Zalo" in labels(reply)
    typed = await talk.say(NGA, "hội nghị, bảng điện tử")
    assert {"✓ Bảng điện tử", "✓ Hội nghị, tập huấn"} <= set(labels(typed))
    await talk.say(NGA, "xong")
    await talk.say(NGA, "xem lại")
    await talk.say(NGA, "lưu")
    items = ("Đài truyền thanh", "Bảng điện tử", "Hội nghị, tập huấn")
    assert stored(talk) == {"comm_channels": Value(3, "exact", items)}


async def test_a_question_in_between_does_not_lose_the_place(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, "12")
    other = await talk.say(NGA, "làm căn cước ở đâu?")
    assert texts.FORM_WAITS.format(name="Báo cáo chuyển đổi số hằng tháng") in other.text
    assert common.CONTINUE in labels(other)
    reply = await talk.say(NGA, "tiếp tục")
    assert reply.text.startswith(texts.RESUMED)
    assert "Câu 2/31" in reply.text


async def test_a_command_in_between_does_not_lose_the_place(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, "12")
    await talk.say(NGA, "/trogiup")
    assert "Câu 3/31" in (await talk.say(NGA, "7")).text


async def test_two_forms_wait_side_by_side(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, "12")
    await begin(talk, YEAR)
    await talk.say(NGA, "40")
    reply = await begin(talk)
    assert "Câu 2/31" in reply.text
    assert "Câu 2/13" in (await begin(talk, YEAR)).text


async def test_a_stale_button_changes_nothing_and_says_so(talk: Talk) -> None:
    first = await begin(talk)
    await talk.say(NGA, "12")
    reply = await talk.tap(NGA, value(first, "Bỏ qua"))
    assert reply.text.startswith(texts.OLD_BUTTON)
    assert "Câu 2/31" in reply.text
    assert '"directive_docs_issued": 12' in talk.memory(NGA)


async def test_a_second_press_does_not_skip_twice(talk: Talk) -> None:
    first = await begin(talk)
    await talk.tap(NGA, value(first, "Bỏ qua"))
    assert "Câu 2/31" in (await talk.tap(NGA, value(first, "Bỏ qua"))).text


@pytest.mark.parametrize(
    "verb", ["boqua", "giunhu", "buoc:lui.", "buoc:xem.", "buoc:chon.", "buoc:xong.", "buoc:bo."]
)
async def test_a_button_without_a_form_explains_itself(talk: Talk, verb: str) -> None:
    tapped = f"{verb}x.0.ky" if "." in verb else f"{verb}:x.0.ky"
    assert (await talk.tap(NGA, tapped)).text == common.NOTHING_OPEN.replace("{You}", "Anh chị")


async def test_nothing_filled_in_is_nothing_to_send(talk: Talk) -> None:
    await begin(talk)
    reply = await talk.say(NGA, "gửi")
    assert reply.text.startswith(texts.NOTHING_FILLED)
    assert talk.reports() == []


async def test_giving_up_is_asked_twice(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, "12")
    asked = await talk.say(NGA, "hủy")
    assert "(1 mục đã điền)?" in asked.text
    assert "Câu 2/31" in (await talk.tap(NGA, value(asked, "Điền tiếp"))).text
    again = await talk.say(NGA, "/huy")
    dropped = await talk.tap(NGA, value(again, "Bỏ hẳn"))
    assert "Chưa có số liệu nào được ghi." in dropped.text
    assert "Câu 1/31" in (await begin(talk)).text


async def test_what_was_read_back_can_be_changed_by_name_or_by_questions(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, DOSSIERS)
    await talk.say(NGA, "xem lại")
    changed = await talk.say(NGA, "tiếp nhận 430")
    assert "430 hồ sơ" in changed.text
    assert "106 hồ sơ" in changed.text
    asked = await talk.tap(NGA, value(changed, "Sửa"))
    assert "Câu 1/31" in asked.text
    assert '"dossier_received": 430' in talk.memory(NGA)
    assert "Câu 1/31" in (await talk.say(NGA, "lùi lại")).text


async def test_what_was_read_back_waits_by_the_name_of_its_period(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, DOSSIERS)
    await talk.say(NGA, "xem lại")
    other = await talk.say(NGA, "làm căn cước ở đâu?")
    assert "Bản của kỳ báo cáo tháng 11/2026 (15/10–14/11/2026) vẫn đang chờ, chưa lưu." in other.text
    assert "428 hồ sơ" in (await talk.say(NGA, "tiếp tục")).text


async def test_what_was_sent_is_there_to_be_changed(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, DOSSIERS)
    await talk.say(NGA, "xem lại")
    await talk.say(NGA, "lưu")
    await begin(talk)
    await talk.say(NGA, "tiếp nhận 428, trễ hạn 2, sớm hạn 320")
    read = await talk.say(NGA, "xem lại")
    await talk.tap(NGA, value(read, report_texts.REPLACE))
    assert [one.state for one in talk.reports()] == [State.WITHDRAWN, State.SENT]
    assert stored(talk)["dossier_on_time"] == Value(106)
    assert stored(talk)["dossier_late"] == Value(2)


async def test_an_unsaved_report_comes_first_and_the_form_stays(talk: Talk) -> None:
    await talk.say(MINH, "cài vneid 12")
    await talk.say(MINH, "báo từng bước")
    await talk.say(MINH, "5")
    reply = await talk.say(MINH, "xem lại")
    assert texts.UNSAVED_FIRST in reply.text
    await talk.say(MINH, "lưu")
    assert '"outreach_vneid_turns": 5' in talk.memory(MINH)


async def test_the_daily_log_can_be_done_by_questions(talk: Talk) -> None:
    first = await talk.say(MINH, "báo từng bước")
    assert first.text.startswith("Câu 1/10 · Hướng dẫn người dân")
    assert "Sổ tay ngày 23/11/2026 của Tổ công nghệ số cộng đồng ấp Hòa Thuận" in first.text
    await talk.say(MINH, "12")
    for _ in range(5):
        await talk.say(MINH, "bỏ qua")
    await talk.say(MINH, "chục rưỡi")
    await talk.say(MINH, "1")
    await talk.say(MINH, "bỏ qua")
    read = await talk.say(MINH, "bỏ qua")
    assert "Lưu" in labels(read)
    assert "Sửa từng câu" in labels(read)
    await talk.say(MINH, "lưu")
    assert talk.reports()[-1].form == DAILY
    assert stored(talk) == {VNEID: Value(12), LEAFLETS: Value(15), TRAINING: Value(1)}


async def test_a_figure_of_a_day_is_not_as_large_as_that_of_a_month(talk: Talk) -> None:
    await talk.say(MINH, "hướng dẫn tôi báo")
    assert texts.WRONG["huge"] in (await talk.say(MINH, "100001")).text


async def test_a_commune_keeps_no_daily_log(talk: Talk) -> None:
    assert "không ghi sổ tay ngày" in (await talk.say(NGA, "báo từng bước")).text


async def test_what_was_done_today_is_not_taken_for_the_month(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, "hôm nay cài vneid 12")
    assert '"forms": {"bao_cao_thang' in talk.memory(NGA)
    assert '"counts": {}' in talk.memory(NGA)


async def test_somebody_who_was_removed_in_the_middle_stores_nothing(talk: Talk) -> None:
    first = await begin(talk)
    talk.world.memberships = [one for one in talk.world.memberships if one.person != NGA.person]
    await talk.tap(NGA, value(first, "Bỏ qua"))
    await talk.say(NGA, "12")
    assert '"at": 0' in talk.memory(NGA)
    assert talk.reports() == []


async def test_two_clerks_who_fill_in_the_same_form_lose_nothing(talk: Talk) -> None:
    tam = Someone("tam", "p-tam", "Hồ Văn Tâm")
    talk.world.people[tam.person] = Person(tam.person, tam.name, sample=True)
    talk.world.memberships.append(member(tam.person, COMMUNE, Role.REPORTER))
    talk.bind(tam)
    await begin(talk)
    await talk.tap(tam, f"buoc:{MONTH}")
    await talk.say(NGA, DOSSIERS)
    await talk.say(tam, "tổng máy tính 30")
    await talk.say(tam, "xem lại")
    mine = await talk.say(NGA, "xem lại")
    await talk.say(tam, "lưu")
    asked = await talk.tap(NGA, value(mine, "Lưu"))
    assert "Hồ Văn Tâm" in asked.text
    assert "428 hồ sơ" in asked.text
    assert report_texts.REPLACE in labels(asked)
    assert [one.author for one in talk.reports() if one.counts] == [tam.person]


async def test_a_figure_that_is_asked_no_more_does_not_stop_the_form(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, DOSSIERS)
    form = talk.services.forms["bao_cao_thang"]
    shorter = replace(form, indicators=("pc_total", "dossier_received"))
    talk.services = replace(talk.services, forms={**talk.services.forms, form.id: shorter})
    read = await talk.say(NGA, "xem lại")
    assert "428 hồ sơ" in read.text
    assert "106" not in read.text


async def test_a_unit_that_has_ended_still_hands_in_its_last_report(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, DOSSIERS)
    talk.world.units = [
        replace(one, valid_to=date(2026, 11, 20)) if one.id == COMMUNE else one for one in talk.world.units
    ]
    listed = await talk.say(NGA, "/bieumau")
    assert "tháng 11/2026" in listed.text
    assert "tháng 12/2026" not in listed.text
    await begin(talk)
    await talk.say(NGA, "xem lại")
    await talk.say(NGA, "lưu")
    assert [(one.unit, one.period) for one in talk.reports()] == [(COMMUNE, "nd09:2026-11")]


async def test_a_unit_that_had_ended_before_the_period_has_no_form(talk: Talk) -> None:
    talk.world.units = [
        replace(one, valid_to=date(2026, 11, 20)) if one.id == COMMUNE else one for one in talk.world.units
    ]
    assert (await begin(talk, f"bao_cao_thang/nd09:2026-12/{COMMUNE}")).text == texts.NOT_YOURS


async def test_at_the_last_minute_it_is_open_and_a_minute_later_it_says_why(talk: Talk) -> None:
    await begin(talk)
    await talk.say(NGA, DOSSIERS)
    await talk.say(NGA, "xem lại")
    talk.clock.now = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
    late = await talk.say(NGA, "lưu")
    assert "khóa" in late.text
    assert talk.reports() == []
    talk.clock.now = datetime(2026, 11, 25, 16, 59, tzinfo=UTC)
    await talk.say(NGA, "lưu")
    assert len(talk.reports()) == 1
