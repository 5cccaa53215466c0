"""Chị Nga fills in a form on Excel and sends it back; whatever is wrong with the file is told, nothing is stored."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from dialog.reply import Reply
from handlers.texts import common
from handlers.texts import setup as book_texts
from handlers.texts import sheets as texts
from reports.submission import State
from reports.value import Value
from reports.zipped import OLE
from tests.fakes.pages import MemoryPages
from tests.handlers.clerk import MONTH, NGA, fill, hire, send, template
from tests.handlers.talk import Talk, labels, value
from tests.people import HA, HOA, LAN
from tests.reports.given import COMMUNE, LEAFLETS, OTHER_COMMUNE, VNEID, store, submission

DOSSIERS = {"dossier_received": 428, "dossier_on_time": 106, "dossier_early": 321, "dossier_late": 1}


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    hire(talk)
    await talk.say(NGA, "/start")


async def returned(talk: Talk, **figures: object) -> Reply:
    return await send(talk, fill(await template(talk), **figures))


def nothing_stored(talk: Talk) -> bool:
    return talk.reports() == []


async def test_the_form_is_sent_with_what_is_known(talk: Talk) -> None:
    store(talk.world, submission("a", {VNEID: 2054, LEAFLETS: 30}, day=date(2026, 11, 3), state=State.APPROVED))
    reply = await talk.tap(NGA, f"mauexcel:{MONTH}")
    assert reply.text.startswith("Đây là mẫu Báo cáo chuyển đổi số hằng tháng")
    assert [one.name for one in reply.attachments] == ["Báo cáo chuyển đổi số hằng tháng tháng 11-2026.xlsx"]
    kept = talk.services.keep_page
    assert isinstance(kept, MemoryPages)
    page = kept.pages[reply.attachments[0].path]
    rows = {one.code: one for one in page.rows if not isinstance(one, str)}
    assert (rows[VNEID].daily, rows[VNEID].previous, rows[VNEID].figure) == ("2.054", "", None)
    assert page.titles[1] == "Xã Tháp Mười (diễn tập), kỳ báo cáo tháng 11/2026 (15/10–14/11/2026)"
    assert "Hồ sơ" in page.rows


async def test_the_form_comes_with_what_was_filled_in_already(talk: Talk) -> None:
    await talk.tap(NGA, f"buoc:{MONTH}")
    await talk.say(NGA, "hơn 12")
    made = await template(talk)
    reply = await send(talk, fill(made, dossier_received=428))
    assert "hơn 12 văn bản" in reply.text


async def test_a_form_that_comes_back_is_read_back_and_stored_only_then(talk: Talk) -> None:
    reply = await returned(talk, **DOSSIERS)
    assert "Tôi đọc được 4 mục từ tệp." in reply.text
    assert "kỳ báo cáo tháng 11/2026" in reply.text
    assert nothing_stored(talk)
    await talk.tap(NGA, value(reply, "Lưu"))
    one = talk.reports()[0]
    assert {line.indicator: line.amount for line in one.lines} == DOSSIERS
    assert (one.form, one.unit, one.period) == ("bao_cao_thang", COMMUNE, "nd09:2026-11")


async def test_a_note_travels_with_its_figure(talk: Talk) -> None:
    made = fill(await template(talk), lambda sheet: sheet.cell(8, 8, "gọi 0912345678"), comm_news_broadcast=3)
    await send(talk, made)
    await talk.say(NGA, "lưu")
    note = talk.reports()[0].lines[0].note
    assert note.startswith("gọi")
    assert "0912345678" not in note


async def test_all_mistakes_are_told_and_what_is_right_is_kept_if_wished(talk: Talk) -> None:
    reply = await returned(talk, dossier_received=428, dossier_late=-1, pc_total=2.5, cnscd_teams="nhiều")
    assert reply.text.startswith("Tệp có 3 chỗ cần sửa nên tôi chưa ghi gì:")
    assert "(Hồ sơ trễ hạn): số không thể âm (-1)" in reply.text
    assert "(Tổng số máy tính): 2,5 không phải số nguyên" in reply.text
    assert "“nhiều” không phải là số" in reply.text
    assert '"forms"' not in talk.memory(NGA)
    kept = await talk.tap(NGA, value(reply, texts.KEEP_RIGHT))
    assert "428 hồ sơ" in kept.text
    assert nothing_stored(talk)


async def test_what_was_held_can_be_kept_once(talk: Talk) -> None:
    reply = await returned(talk, dossier_received=428, dossier_late=-1)
    await talk.tap(NGA, value(reply, texts.KEEP_RIGHT))
    assert (await talk.tap(NGA, value(reply, texts.KEEP_RIGHT))).text.startswith(texts.HELD_GONE)


async def test_an_empty_form_is_nothing_to_send(talk: Talk) -> None:
    assert (await returned(talk)).text == texts.EMPTY


async def test_a_file_goes_over_what_waits_and_says_so(talk: Talk) -> None:
    made = await template(talk)
    await talk.tap(NGA, f"buoc:{MONTH}")
    await talk.say(NGA, "tiếp nhận 1, tổng máy tính 30")
    reply = await send(talk, fill(made, **DOSSIERS))
    assert texts.MERGED in reply.text
    assert "428 hồ sơ" in reply.text
    assert "30 máy" in reply.text


async def test_another_period_is_asked_about(talk: Talk) -> None:
    made = fill(await template(talk), lambda sheet: sheet.__setitem__("A3", "nd09:2027-02"), dossier_received=5)
    reply = await send(talk, made)
    assert reply.text.startswith("Tệp này là của kỳ báo cáo tháng 02/2027 (15/01–14/02/2027), không phải kỳ đang")
    assert labels(reply) == [texts.YES_THAT, texts.NO_THAT]
    await talk.tap(NGA, value(reply, texts.YES_THAT))
    assert "chưa tới" in (await talk.say(NGA, "lưu")).text
    assert nothing_stored(talk)


async def test_another_period_than_the_one_being_filled_in_is_asked_about(talk: Talk) -> None:
    made = fill(await template(talk), dossier_received=5)
    await talk.tap(NGA, f"buoc:bao_cao_thang/nd09:2026-12/{COMMUNE}")
    await talk.say(NGA, "12")
    reply = await send(talk, made)
    assert "không phải kỳ đang phải nộp (kỳ báo cáo tháng 12/2026" in reply.text
    assert "Câu 2/31" in (await talk.say(NGA, "tiếp tục")).text


async def test_another_commune_of_theirs_is_asked_about(talk: Talk) -> None:
    hire(talk, OTHER_COMMUNE)
    made = fill(await template(talk, f"bao_cao_thang/nd09:2026-11/{OTHER_COMMUNE}"), dossier_received=5)
    reply = await send(talk, made)
    assert "Tệp này là của xã Trường Xuân (diễn tập), khác với đơn vị anh chị thường báo" in reply.text
    read = await talk.tap(NGA, value(reply, texts.YES_THAT))
    assert "Trường Xuân" in read.text
    assert "5 hồ sơ" in read.text


async def test_a_strange_commune_is_refused(talk: Talk) -> None:
    made = fill(await template(talk), lambda sheet: sheet.__setitem__("A4", OTHER_COMMUNE), dossier_received=5)
    assert (await send(talk, made)).text == texts.NOT_YOURS.format(unit="xã Trường Xuân (diễn tập)")
    assert nothing_stored(talk)


async def test_a_form_that_is_no_longer_used_says_so(talk: Talk) -> None:
    made = fill(await template(talk), lambda sheet: sheet.__setitem__("A2", "bieu_cu"), dossier_received=5)
    assert (await send(talk, made)).text == texts.OLD_FORM


async def test_a_closed_period_explains_itself(talk: Talk) -> None:
    made = fill(await template(talk), **DOSSIERS)
    talk.clock.forward(days=3)
    assert "đã khóa từ" in (await send(talk, made)).text
    assert nothing_stored(talk)


def book(change: Any = None) -> bytes:
    made = Workbook()
    if change:
        change(made.worksheets[0])
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (OLE, "old"),
        (b"PK\x03\x04 broken", "unreadable"),
        (b"", "unreadable"),
        (b"x" * 10_000_001, "too_large"),
    ],
)
async def test_a_file_that_cannot_be_read_says_what_to_do(talk: Talk, made: bytes, why: str) -> None:
    assert (await send(talk, made)).text == book_texts.UNREADABLE[why]


async def test_a_hundred_thousand_rows_are_refused_with_a_sentence(talk: Talk) -> None:
    made = Workbook(write_only=True)
    sheet = made.create_sheet()
    for _ in range(100_001):
        sheet.append([1])
    kept = BytesIO()
    made.save(kept)
    assert (await send(talk, kept.getvalue())).text == book_texts.UNREADABLE["too_many_rows"]


async def test_a_workbook_that_is_no_report_says_where_the_form_is(talk: Talk) -> None:
    assert (await send(talk, book(lambda sheet: sheet.append(["chi tiêu", 5])))).text == texts.NOT_OURS


async def test_another_kind_of_file_says_what_is_read(talk: Talk) -> None:
    assert (await send(talk, b"x", name="bao-cao.pdf")).text == texts.NOT_XLSX


async def test_a_file_that_is_gone_is_asked_for_again(talk: Talk) -> None:
    talk.services.files.contents.clear()  # type: ignore[attr-defined]
    told = {"id": "f9", "name": "a.xlsx", "size": 5, "media_type": ""}
    assert (await talk.send(NGA, file=told)).text == texts.LOG_GONE


@pytest.mark.parametrize("who", [HOA, LAN])
async def test_whoever_does_not_report_is_told_kindly(talk: Talk, who: Any) -> None:
    assert common.MEDIA["file"].partition("{")[0] in (await send(talk, book(), who)).text


async def test_an_administrators_other_workbook_goes_its_usual_way(talk: Talk) -> None:
    assert common.MEDIA["file"].partition("{")[0] in (await send(talk, book(), HA)).text


async def test_a_list_in_a_file_is_kept_as_its_items(talk: Talk) -> None:
    made = await template(talk, f"nam_tuyen_truyen/nd09y:2026/{COMMUNE}")
    await send(talk, fill(made, comm_channels="Đài truyền thanh; Nhóm Zalo", leaflets_distributed=30))
    await talk.say(NGA, "lưu")
    line = next(one for one in talk.reports()[0].lines if one.indicator == "comm_channels")
    assert Value(line.amount, line.precision, line.items) == Value(2, "exact", ("Đài truyền thanh", "Nhóm Zalo"))
