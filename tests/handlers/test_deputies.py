"""Ủy quyền from chat: named, read back, agreed to, both told, ended."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.deputy_words import days_said, names_somebody, people_called
from handlers.texts import deputies as texts
from handlers.texts import returning as waiting_texts
from reports.people import Person, Role
from tests.handlers.given import THU, join, thu_joins
from tests.handlers.talk import Talk, labels, value
from tests.people import HA, LAN, MINH, PHUC, STRANGER
from tests.reports.given import COMMUNE, member

TODAY = date(2026, 11, 23)
SENTENCE = "ủy quyền cho chị Thu từ 01/12 đến 05/12"


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, LAN, HA, PHUC, STRANGER):
        await talk.say(who, "/start")
    await thu_joins(talk)


async def test_one_sentence_is_read_back_and_agreed_to(talk: Talk) -> None:
    reply = await talk.say(LAN, SENTENCE)
    assert reply.text.startswith("Lê Thị Thu sẽ duyệt thay anh chị từ 01/12/2026 đến hết 05/12/2026.")
    assert talk.world.deputies == {}
    done = await talk.tap(LAN, value(reply, texts.AGREE))
    assert done.text.startswith("Đã ủy quyền: Lê Thị Thu duyệt thay anh chị từ 01/12/2026 đến hết 05/12/2026.")
    assert talk.told(THU)[-1].text.startswith("Trần Thị Lan ủy quyền cho anh chị duyệt báo cáo từ 01/12/2026")
    (one,) = talk.world.deputies.values()
    assert (one.unit, one.role, one.by) == (COMMUNE, Role.REVIEWER, LAN.person)


async def test_step_by_step_with_buttons(talk: Talk) -> None:
    reply = await talk.say(LAN, "/uyquyen")
    assert reply.text == texts.WHO
    assert "Lê Thị Thu" in labels(reply)
    assert "Lê Hoàng Phúc" not in labels(reply), "a reviewer of another commune is none of ours"
    reply = await talk.tap(LAN, value(reply, "Lê Thị Thu"))
    assert reply.text.startswith("Ủy quyền cho Lê Thị Thu từ ngày nào đến ngày nào?")
    reply = await talk.tap(LAN, value(reply, texts.TODAY))
    assert "từ 23/11/2026 đến hết 23/11/2026" in reply.text
    other = await talk.say(LAN, "từ 24/11 đến 26/11")
    assert "từ 24/11/2026 đến hết 26/11/2026" in other.text
    await talk.tap(LAN, value(other, texts.AGREE))
    assert [one.last for one in talk.world.deputies.values()] == [date(2026, 11, 26)]


async def test_a_name_may_be_typed_and_nobody_is_guessed(talk: Talk) -> None:
    await talk.say(LAN, "/uyquyen")
    unknown = await talk.say(LAN, "chú Tư Lúa")
    assert unknown.text.startswith(texts.WHO_UNKNOWN)
    assert (await talk.say(LAN, "Thu")).text.startswith("Ủy quyền cho Lê Thị Thu")


async def test_two_people_with_one_name_are_asked_about(talk: Talk) -> None:
    other = THU.__class__("thu2", "p-thu2", "Phạm Văn Thu")
    await join(talk, other, COMMUNE, Role.VIEWER)
    reply = await talk.say(LAN, SENTENCE)
    assert labels(reply) == ["Lê Thị Thu", "Phạm Văn Thu"]
    chosen = await talk.tap(LAN, value(reply, "Phạm Văn Thu"))
    assert "Phạm Văn Thu sẽ duyệt thay anh chị từ 01/12/2026" in chosen.text


async def test_days_that_are_missing_are_asked_for(talk: Talk) -> None:
    assert (await talk.say(LAN, "ủy quyền cho chị Thu")).text.startswith("Ủy quyền cho Lê Thị Thu từ ngày nào")
    assert (await talk.say(LAN, "tuần sau")).text == texts.DAYS_UNREAD
    assert "Đúng thì bấm Đồng ý" in (await talk.say(LAN, "từ 30/11 đến 04/12")).text


@pytest.mark.parametrize("said", ["từ 01/11 đến 05/11", "từ 05/12 đến 01/12", "từ 01/12 đến 15/03"])
async def test_days_that_make_no_sense_are_asked_for_again(talk: Talk, said: str) -> None:
    await talk.say(LAN, "ủy quyền cho chị Thu")
    assert (await talk.say(LAN, said)).text == texts.BAD_SPAN
    assert "Đúng thì bấm Đồng ý" in (await talk.say(LAN, "từ 30/11 đến 04/12")).text


async def test_somebody_without_an_account_is_named_with_what_to_do(talk: Talk) -> None:
    talk.world.people["p-bay"] = Person("p-bay", "Cao Văn Bảy", sample=True)
    talk.world.memberships.append(member("p-bay", COMMUNE, Role.VIEWER))
    assert (await talk.say(LAN, "ủy quyền cho anh Bảy từ 01/12 đến 05/12")).text == texts.NO_ACCOUNT.format(
        name="Cao Văn Bảy"
    )


@pytest.mark.parametrize("who", ["p-minh", "p-phuc", "p-lan"])
async def test_a_button_for_somebody_unfit_does_nothing(talk: Talk, who: str) -> None:
    assert "không nhận ủy quyền được" in (await talk.tap(LAN, f"uyquyen:{who}")).text
    await talk.tap(LAN, f"nhanuyquyen:{who}/2026-12-01/2026-12-05")
    assert talk.world.deputies == {}


@pytest.mark.parametrize("who", [MINH, HA], ids=str)
async def test_only_a_reviewer_deputises(talk: Talk, who: object) -> None:
    for said in (SENTENCE, "/uyquyen"):
        assert (await talk.say(who, said)).text == texts.NOT_REVIEWER  # type: ignore[arg-type]
    assert (await talk.tap(STRANGER, "uyquyen:p-thu")).text == texts.NOT_REVIEWER


async def test_agreeing_twice_holds_once(talk: Talk) -> None:
    press = value(await talk.say(LAN, SENTENCE), texts.AGREE)
    await talk.tap(LAN, press)
    assert (await talk.tap(LAN, press)).text == texts.ALREADY.format(name="Lê Thị Thu")
    assert len(talk.world.deputies) == 1
    assert len(talk.told(THU)) == 1


@pytest.mark.parametrize(
    "odd", ["nhanuyquyen:p-thu", "nhanuyquyen:p-thu/x/y", "ngayuyquyen:2026-12-01", "ngayuyquyen:x"]
)
async def test_odd_values_do_nothing(talk: Talk, odd: str) -> None:
    await talk.tap(LAN, odd)
    assert talk.world.deputies == {}


async def test_it_is_listed_for_both_and_ended_by_either(talk: Talk) -> None:
    await talk.tap(LAN, value(await talk.say(LAN, SENTENCE), texts.AGREE))
    mine = await talk.say(LAN, "ai đang ủy quyền")
    assert "Lê Thị Thu duyệt thay anh chị từ 01/12/2026 đến hết 05/12/2026." in mine.text
    theirs = await talk.say(THU, "thôi ủy quyền")
    assert "Anh chị duyệt thay Trần Thị Lan từ 01/12/2026" in theirs.text
    ended = await talk.tap(THU, value(theirs, texts.END.format(name="Lê Thị Thu")))
    assert ended.text.startswith("Đã thôi: Lê Thị Thu không duyệt thay Trần Thị Lan nữa.")
    assert "vừa cho thôi ủy quyền" in talk.told(LAN)[-1].text
    assert (await talk.tap(LAN, mine.choices[0].value)).text == texts.ENDED_BEFORE
    assert (await talk.say(LAN, "thôi ủy quyền")).text == texts.NONE


async def test_nobody_else_ends_it(talk: Talk) -> None:
    await talk.tap(LAN, value(await talk.say(LAN, SENTENCE), texts.AGREE))
    name = next(iter(talk.world.deputies))
    assert (await talk.tap(PHUC, f"thoiuyquyen:{name}")).text == texts.ENDED_BEFORE
    assert talk.world.deputies[name].ended is None


async def test_it_can_be_called_off(talk: Talk) -> None:
    await talk.say(LAN, SENTENCE)
    assert (await talk.say(LAN, "hủy")).text == waiting_texts.STOPPED["deputy.agree"]
    assert talk.world.deputies == {}


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("từ 01/12 đến 05/12", ("2026-12-01", "2026-12-05")),
        ("đến 05/12", ("2026-11-23", "2026-12-05")),
        ("ngày 30/11", ("2026-11-30", "2026-11-30")),
        ("từ 28/12 đến 03/01", ("2026-12-28", "2027-01-03")),
        ("tuần sau", None),
    ],
)
def test_days_in_a_sentence(said: str, days: tuple[str, str] | None) -> None:
    expected = tuple(date.fromisoformat(one) for one in days) if days else None
    assert days_said(said, TODAY) == expected


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("ủy quyền cho chị Thu từ 01/12 đến 05/12", ["Lê Thị Thu"]),
        ("uy quyen cho le thi thu", ["Lê Thị Thu"]),
        ("chị Thu", ["Lê Thị Thu"]),
        ("cho anh Bình duyệt thay tôi", ["Trần Văn Bình"]),
        ("ủy quyền", []),
        ("ủy quyền từ 01/12", []),
        ("cho anh Tám", []),
    ],
)
def test_names_in_a_sentence(said: str, found: list[str]) -> None:
    known = [Person("1", "Lê Thị Thu"), Person("2", "Trần Văn Bình")]
    assert [one.name for one in people_called(said, known)] == found


@pytest.mark.parametrize(
    ("said", "names"), [("ủy quyền", False), ("", False), ("ủy quyền cho ai đó", True), ("Thu", True)]
)
def test_whether_somebody_is_named(said: str, names: bool) -> None:
    assert names_somebody(said) is names
