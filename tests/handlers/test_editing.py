"""Chị Thúy corrects an entry: which one, which part, the new words; a stranger changes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from faq.entry import Statement
from faq.outcome import Answered, Candidate, Evidence, Unsure
from handlers.texts import editing as texts
from handlers.texts import questions as questions_texts
from tests.handlers.edits import FEE, fee_drafted, fee_served
from tests.handlers.entries import LONG, SHORT, WAIVED
from tests.handlers.talk import Talk, labels, value
from tests.people import HA, HOA, LAN, MINH, STRANGER, THUY, Someone


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (THUY, LAN, HA, HOA, MINH):
        await talk.say(who, "/start")


# --- which entry, which part


@pytest.mark.parametrize("who", [HOA, MINH, STRANGER])
async def test_whoever_has_no_right_changes_nothing(talk: Talk, who: Someone) -> None:
    for typed in ("/sua", "/sua thuong-tru", "/cauhoi"):
        assert texts.NOT_EDITOR in (await talk.say(who, typed)).text
    for tapped in ("suamuc:thuong-tru", "phan:thuong-tru.fee", "bophan:thuong-tru.fee", "guimuc:thuong-tru.2"):
        assert texts.NOT_EDITOR in (await talk.tap(who, tapped)).text
    for tapped in ("bomuc:thuong-tru.2", "giuban:thuong-tru.2", "laymoi:thuong-tru.2"):
        assert texts.NOT_EDITOR in (await talk.tap(who, tapped)).text
    for tapped in ("duyetmuc:thuong-tru.2", "tramuc:thuong-tru.2", "xemmuc:thuong-tru.2"):
        assert texts.NOT_CHECKER in (await talk.tap(who, tapped)).text
    assert len(talk.kept.revisions) == len({one[0] for one in talk.kept.revisions})


async def test_an_entry_is_found_by_its_id(talk: Talk) -> None:
    reply = await talk.say(THUY, "/sua thuong-tru")
    assert SHORT.question in reply.text
    assert labels(reply)[:4] == ["Trả lời chung", "Giấy tờ cần có", "Lệ phí", "Cách hỏi"]
    assert "Thêm phần “Các bước”" in labels(reply)


async def test_an_entry_is_found_by_words(talk: Talk) -> None:
    talk.scripted("thuong tru o dau", Answered(SHORT, Evidence()))
    assert SHORT.question in (await talk.say(THUY, "/sua thuong tru o dau")).text


async def test_where_words_fit_several_it_asks_which(talk: Talk) -> None:
    near = Evidence((Candidate("tam-tru", 0.5), Candidate("khong-co", 0.3), Candidate("thuong-tru", 0.2)))
    talk.scripted("dang ky cu tru", Unsure((), near))
    reply = await talk.say(THUY, "/sua dang ky cu tru")
    assert labels(reply) == [LONG.question, SHORT.question]
    assert "Anh chị sửa phần nào" in (await talk.say(THUY, "2")).text


async def test_words_that_fit_nothing(talk: Talk) -> None:
    assert (await talk.say(THUY, "/sua xyz")).text == texts.NOT_FOUND
    assert (await talk.tap(THUY, "suamuc:khong-co")).text == texts.NOT_FOUND
    assert (await talk.tap(THUY, "phan:thuong-tru.khong")).text == texts.NOT_FOUND


async def test_only_an_editor_sees_the_button_below_an_answer(talk: Talk) -> None:
    talk.scripted("thường trú ở đâu", Answered(SHORT, Evidence()))
    assert texts.EDIT_THIS not in labels(await talk.say(HOA, "thường trú ở đâu"))
    reply = await talk.say(THUY, "thường trú ở đâu")
    assert value(reply, texts.EDIT_THIS) == "suamuc:thuong-tru"
    assert labels(reply)[-1] == questions_texts.ASK_OFFICER


# --- new words


async def test_the_present_text_is_shown_with_its_days(talk: Talk) -> None:
    reply = await talk.tap(THUY, f"phan:{WAIVED.id}.fee")
    assert "Được miễn. (đến 22/11/2026)" in reply.text
    assert "Trả đủ. (từ 23/11/2026)" in reply.text
    assert texts.SEND_TEXT in reply.text


async def test_before_and_after_are_read_back(talk: Talk) -> None:
    reply = await fee_drafted(talk)
    assert "Bản sửa của anh chị, chưa gửi (diễn tập)" in reply.text
    assert reply.text.index("Không mất tiền.") < reply.text.index(FEE)
    assert labels(reply) == [texts.SEND, texts.MORE, texts.DROP]
    assert await fee_served(talk) == "Không mất tiền."


async def test_lines_become_statements_and_days_are_read(talk: Talk) -> None:
    await fee_drafted(talk, words="- Không mất tiền.\n2. Từ năm sau thu đủ. (từ 01/01/2027 đến 31/12/2027)")
    [draft] = await talk.kept.drafts("p-thuy")
    assert draft.entry.sections["fee"] == (
        Statement("Không mất tiền."),
        Statement("Từ năm sau thu đủ.", date(2027, 1, 1), date(2027, 12, 31)),
    )


async def test_a_line_that_stays_keeps_its_days(talk: Talk) -> None:
    await talk.tap(THUY, f"phan:{WAIVED.id}.fee")
    await talk.say(THUY, "Được miễn.\nTrả một nửa.")
    [draft] = await talk.kept.drafts("p-thuy")
    assert draft.entry.sections["fee"][0] == WAIVED.sections["fee"][0]


async def test_a_day_that_is_none_is_asked_again(talk: Talk) -> None:
    assert (await fee_drafted(talk, words="Thu phí. (từ 31/02/2027)")).text == texts.BAD_DAY
    assert texts.SEND in labels(await talk.say(THUY, FEE))


async def test_a_new_part_stands_where_it_is_read(talk: Talk) -> None:
    await talk.tap(THUY, "phan:thuong-tru.steps")
    await talk.say(THUY, "Đến Công an xã.")
    [draft] = await talk.kept.drafts("p-thuy")
    assert list(draft.entry.sections) == ["answer", "steps", "papers", "fee"]


async def test_a_part_may_go_but_never_the_answer(talk: Talk) -> None:
    reply = await talk.tap(THUY, "phan:thuong-tru.fee")
    await talk.tap(THUY, value(reply, texts.REMOVE_PART))
    [draft] = await talk.kept.drafts("p-thuy")
    assert "fee" not in draft.entry.sections
    assert (await talk.tap(THUY, "bophan:thuong-tru.answer")).text == texts.NEED_ANSWER
    assert texts.REMOVE_PART not in labels(await talk.tap(THUY, "phan:thuong-tru.answer"))


async def test_the_same_words_are_no_change(talk: Talk) -> None:
    assert (await fee_drafted(talk, words="Không mất tiền.")).text == texts.SAME


async def test_several_parts_make_one_edit(talk: Talk) -> None:
    await fee_drafted(talk)
    assert texts.DRAFT_GOES_ON in (await talk.tap(THUY, "suamuc:thuong-tru")).text
    await talk.tap(THUY, "phan:thuong-tru.answer")
    reply = await talk.say(THUY, "Tại Công an xã, phường.")
    assert FEE in reply.text
    assert "Tại Công an xã, phường." in reply.text
    assert len(await talk.kept.drafts("p-thuy")) == 1


async def test_wordings_are_added_and_dropped(talk: Talk) -> None:
    await talk.tap(THUY, "phan:thuong-tru.wordings")
    reply = await talk.say(THUY, "thêm cách hỏi: nhập hộ khẩu ở đâu\nvô hộ khẩu chỗ nào")
    assert "Cách hỏi thêm vào:" in reply.text
    await talk.tap(THUY, "phan:thuong-tru.wordings")
    await talk.say(THUY, "bỏ cách hỏi: Vô hộ khẩu chỗ nào")
    [draft] = await talk.kept.drafts("p-thuy")
    assert draft.entry.aliases == ("nhập hộ khẩu ở đâu",)
    await talk.tap(THUY, "phan:thuong-tru.wordings")
    assert "không có cách hỏi “abc”" in (await talk.say(THUY, "bỏ cách hỏi: abc")).text


async def test_a_foreign_address_cannot_be_sent(talk: Talk) -> None:
    reply = await fee_drafted(talk, words="Xem tại https://vneid-ho-tro.xyz nhé.")
    assert "“https://vneid-ho-tro.xyz” không có trong danh sách" in reply.text
    assert texts.SEND not in labels(reply)


async def test_an_official_address_and_a_hotline_may_stand(talk: Talk) -> None:
    reply = await fee_drafted(talk, words="Xem tại https://dichvucong.gov.vn hoặc gọi 1900 0368.")
    assert texts.SEND in labels(reply)
    assert "đã che" not in reply.text


async def test_a_number_of_somebody_is_pointed_out(talk: Talk) -> None:
    reply = await fee_drafted(talk, words="Gọi anh Tư 0912 345 678.")
    assert "Nếu là của riêng ai" in reply.text
    assert "0912 345 678" in reply.text


async def test_words_about_danger_are_an_entrys_words(talk: Talk) -> None:
    reply = await fee_drafted(talk, words="Công an gọi điện bảo chuyển tiền là lừa đảo, bà con cúp máy.")
    assert texts.SEND in labels(reply)


async def test_somebody_else_in_danger_is_still_heard(talk: Talk) -> None:
    reply = await talk.say(THUY, "công an gọi điện bảo em chuyển tiền gấp")
    assert reply.text.startswith("DỪNG LẠI NGAY")


async def test_a_number_typed_as_new_words_picks_nothing(talk: Talk) -> None:
    assert texts.SEND in labels(await fee_drafted(talk, words="1"))


@pytest.mark.parametrize("stop", ["hủy", "/huy", "Hủy"])
async def test_it_can_be_stopped(talk: Talk, stop: str) -> None:
    await talk.tap(THUY, "phan:thuong-tru.fee")
    assert (await talk.say(THUY, stop)).text == texts.STOPPED
    await talk.say(THUY, "phí bao nhiêu")
    assert await talk.kept.drafts("p-thuy") == []


async def test_a_draft_can_be_dropped(talk: Talk) -> None:
    reply = await fee_drafted(talk)
    assert (await talk.tap(THUY, value(reply, texts.DROP))).text == texts.DROPPED
    assert await talk.kept.drafts("p-thuy") == []
    assert "đã thôi dùng" in (await talk.tap(THUY, value(reply, texts.SEND))).text
