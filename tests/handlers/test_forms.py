"""Chị Nga looks at the forms of her commune: which there are, by when, how far they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handlers.texts import forms as texts
from handlers.texts import reports as report_texts
from reports.doors import Request
from reports.submission import State
from tests.handlers.clerk import MONTH, NGA, hire
from tests.handlers.talk import Talk, labels, value
from tests.people import HOA, LAN, MINH
from tests.reports.given import COMMUNE, OTHER_COMMUNE, PROVINCE


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    hire(talk)
    await talk.say(NGA, "/start")


async def sent(talk: Talk) -> str:
    """The report of November, sent; its id."""
    await talk.tap(NGA, f"buoc:{MONTH}")
    await talk.say(NGA, "tiếp nhận 428, đúng hạn 106, sớm hạn 321, trễ hạn 1")
    await talk.say(NGA, "xem lại")
    await talk.say(NGA, "lưu")
    return talk.reports()[0].id


@pytest.mark.parametrize("said", ["/bieumau", "biểu mẫu", "báo cáo tháng", "bao cao quy", "nộp báo cáo"])
async def test_the_forms_of_a_commune_are_listed_with_their_last_day(talk: Talk, said: str) -> None:
    reply = await talk.say(NGA, said)
    assert reply.text.startswith("Biểu mẫu của xã Tháp Mười (diễn tập)")
    assert "kỳ báo cáo tháng 11/2026 (15/10–14/11/2026): chưa nộp, đã quá hạn. Hạn nộp: hết ngày 17/11" in reply.text
    assert "kỳ báo cáo tháng 12/2026 (15/11–14/12/2026): chưa nộp, kỳ này chưa hết" in reply.text
    assert len(reply.choices) == 4
    assert labels(reply)[0] == "Báo cáo chuyển đổi số hằng tháng, tháng 11/2026"
    assert "Sổ tay ngày" not in reply.text


async def test_every_value_is_short_enough_for_every_channel(talk: Talk) -> None:
    reply = await talk.say(NGA, "/bieumau")
    page = await talk.tap(NGA, reply.choices[-1].value)
    asked = await talk.tap(NGA, value(page, "Điền từng câu"))
    said = [one.value for each in (reply, page, asked) for one in each.choices]
    assert max(len(one.encode()) for one in said) <= 60


async def test_a_province_has_its_own_forms(talk: Talk) -> None:
    talk.world.memberships = [one for one in talk.world.memberships if one.person != NGA.person]
    hire(talk, PROVINCE)
    text = (await talk.say(NGA, "/bieumau")).text
    assert "Báo cáo quý về cài đặt VNeID và hồ sơ phát sinh trên VNeID" in text
    assert "hằng tháng" not in text


async def test_a_member_of_a_team_has_the_daily_log(talk: Talk) -> None:
    reply = await talk.say(MINH, "/bieumau")
    assert "Sổ tay ngày, ngày 23/11/2026" in reply.text
    assert "Hạn nộp: 20:00 ngày 23/11/2026." in reply.text
    assert value(reply, "Điền từng câu").startswith("buoc:so_tay_ngay/")


@pytest.mark.parametrize("who", [HOA, LAN])
async def test_whoever_does_not_report_has_no_forms(talk: Talk, who: object) -> None:
    assert report_texts.NOT_REPORTER in (await talk.say(who, "/bieumau")).text  # type: ignore[arg-type]


async def test_a_form_says_its_three_dates_by_name(talk: Talk) -> None:
    reply = await talk.tap(NGA, f"bieumau:{MONTH}")
    assert "Hạn chốt số liệu: số tính đến hết ngày 14/11/2026." in reply.text
    assert "Hạn nộp: hết ngày 17/11/2026." in reply.text
    assert "Ngày khóa: hết ngày 25/11/2026" in reply.text
    assert "Tình trạng: chưa nộp, đã quá hạn." in reply.text
    assert labels(reply) == ["Điền từng câu", "Lấy mẫu Excel", "Biểu mẫu khác"]


async def test_an_extension_moves_the_last_day(talk: Talk) -> None:
    talk.world.requests["r"] = Request(
        "r", "extension", COMMUNE, "bao_cao_thang", "nd09:2026-11", NGA.person, talk.now,
        datetime(2026, 11, 30, tzinfo=UTC).date(), "mất mạng", "granted",
    )  # fmt: skip
    reply = await talk.tap(NGA, f"bieumau:{MONTH}")
    assert "Hạn nộp: hết ngày 30/11/2026." in reply.text
    assert "đã quá hạn" not in reply.text


async def test_a_form_that_is_half_filled_in_says_how_far(talk: Talk) -> None:
    await talk.tap(NGA, f"buoc:{MONTH}")
    await talk.say(NGA, "12")
    reply = await talk.tap(NGA, f"bieumau:{MONTH}")
    assert "đang điền dở 1/31 mục, chưa gửi" in reply.text
    assert labels(reply)[0] == "Điền tiếp"


async def test_a_form_that_was_sent_says_so(talk: Talk) -> None:
    await sent(talk)
    reply = await talk.tap(NGA, f"bieumau:{MONTH}")
    assert "Tình trạng: đã gửi, chờ duyệt." in reply.text
    assert labels(reply)[0] == "Sửa rồi gửi lại"


async def test_a_form_that_was_returned_says_why(talk: Talk) -> None:
    name = await sent(talk)
    one = talk.world.submissions[name]
    talk.world.submissions[name] = replace(one, state=State.RETURNED, reason="thiếu máy tính")
    reply = await talk.tap(NGA, f"bieumau:{MONTH}")
    assert "bị trả lại" in reply.text
    assert "Lý do trả lại: thiếu máy tính" in reply.text


async def test_a_form_that_is_approved_is_corrected(talk: Talk) -> None:
    name = await sent(talk)
    talk.world.submissions[name] = replace(talk.world.submissions[name], state=State.APPROVED)
    reply = await talk.tap(NGA, f"bieumau:{MONTH}")
    assert "Tình trạng: đã duyệt." in reply.text
    assert labels(reply)[0] == "Đính chính"


async def test_a_closed_form_says_since_when_and_offers_no_questions(talk: Talk) -> None:
    talk.clock.forward(days=3)
    reply = await talk.tap(NGA, f"bieumau:{MONTH}")
    assert "đã khóa từ 00:00 ngày 26/11/2026" in reply.text
    assert reply.choices == ()
    assert "đã khóa từ" in (await talk.tap(NGA, f"buoc:{MONTH}")).text
    assert "đã khóa từ" in (await talk.tap(NGA, f"mauexcel:{MONTH}")).text
    assert "tháng 11/2026" not in (await talk.say(NGA, "/bieumau")).text


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (f"bao_cao_thang/nd09:2026-11/{OTHER_COMMUNE}", texts.NOT_YOURS),
        ("so_tay_ngay/day:2026-11-23", texts.NOT_YOURS),
        ("bieu_la/nd09:2026-11", texts.NO_SUCH),
        ("bao_cao_thang/nd09:2026-99", texts.NO_SUCH),
        ("bao_cao_thang/nd09q:2026-Q4", texts.NO_SUCH),
        ("bao_cao_thang/", texts.NO_SUCH),
    ],
)
async def test_a_place_that_is_not_theirs_is_refused_with_a_way_on(talk: Talk, place: str, said: str) -> None:
    for verb in ("bieumau", "buoc", "mauexcel"):
        assert (await talk.tap(NGA, f"{verb}:{place}")).text == said


async def test_somebody_with_two_communes_is_asked_which(talk: Talk) -> None:
    hire(talk, OTHER_COMMUNE)
    reply = await talk.tap(NGA, "bieumau:bao_cao_thang/nd09:2026-11")
    assert reply.text == texts.WHICH_UNIT
    assert labels(reply) == ["xã Tháp Mười (diễn tập)", "xã Trường Xuân (diễn tập)"]
    assert "Xã Trường Xuân" in (await talk.tap(NGA, reply.choices[1].value)).text
    begun = await talk.tap(NGA, "buoc:bao_cao_thang/nd09:2026-11")
    assert (await talk.tap(NGA, begun.choices[1].value)).text.startswith("Câu 1/31")


async def test_a_stranger_learns_nothing_of_a_form(talk: Talk) -> None:
    for verb in ("bieumau", "buoc", "mauexcel"):
        assert report_texts.NOT_REPORTER in (await talk.tap(HOA, f"{verb}:{MONTH}")).text
