"""An administrator sends a workbook to the bot: first what would change, then the change; nobody else may."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dialog.files import XLSX
from dialog.reply import Reply
from handlers.texts import common
from handlers.texts import setup as texts
from reports.people import Membership, Person, Role
from reports.setup.set_up import SetUpOrganisation
from reports.units_now import NEW_TIME, of_province, real_id
from reports.zipped import LARGEST, OLE
from tests.fakes.files import MemoryFiles
from tests.fakes.reports import Binding
from tests.fakes.setup import HandedCodes, MemoryOrganisation
from tests.handlers.talk import Talk, labels, value
from tests.people import HA, LAN, STRANGER, Someone
from tests.reports.setup.books import COMMUNE, PROVINCE, TEAM, file

TOP, COMMUNE_ID = real_id("82", NEW_TIME), real_id("30037", NEW_TIME)
PHU = Someone("phu", "p-phu", "Đỗ Minh Phú")
"""Administrator of the real province."""
XUAN = Someone("xuan", "p-xuan", "Hồ Thị Xuân")
"""Administrator of the real xã Tháp Mười."""
MINH: list[object] = ["Nguyễn Văn Minh", TEAM, None, "người báo"]
TEAMS: list[list[object]] = [[None, TEAM, "tổ"]]


@pytest.fixture
def talk(talk: Talk) -> Talk:
    """The real province stands, with its administrator and that of one commune."""
    world, real = talk.world, of_province("82")
    world.units += real.units
    world.edges += real.edges
    world.successions += real.successions
    for who, unit in ((PHU, TOP), (XUAN, COMMUNE_ID)):
        world.people[who.person] = Person(who.person, who.name)
        world.memberships.append(Membership(who.person, unit, Role.ADMIN, NEW_TIME))
        world.bindings[str(who.address)] = Binding(who.person, talk.now)
    return talk


async def send(talk: Talk, who: Someone, content: bytes, name: str = "xa.xlsx", **facts: Any) -> Reply:
    files = talk.services.files
    assert isinstance(files, MemoryFiles)
    files.contents["f1"] = content
    told = {"id": "f1", "name": name, "size": len(content), "media_type": XLSX}
    return await talk.send(who, file={**told, **facts})


def commune(*people: list[object]) -> bytes:
    return file(COMMUNE, units=TEAMS, people=people)


def handed(talk: Talk) -> HandedCodes:
    keep = talk.services.keep_codes
    assert isinstance(keep, HandedCodes)
    return keep


# --- the way it goes


async def test_the_first_answer_tells_what_would_change_and_changes_nothing(talk: Talk) -> None:
    before = len(talk.world.units), len(talk.world.people)
    reply = await send(talk, PHU, commune(MINH))
    assert "Sẽ thay đổi ở xã Tháp Mười" in reply.text
    assert "Đơn vị: thêm 1, đổi 0, không đổi" in reply.text
    assert "Người và vai trò: thêm 1, đổi 0, không đổi 0." in reply.text
    assert labels(reply) == [texts.APPLY, texts.DROP]
    assert (len(talk.world.units), len(talk.world.people)) == before


async def test_the_button_applies_it_and_hands_out_the_codes(talk: Talk) -> None:
    reply = await send(talk, PHU, commune(MINH))
    done = await talk.tap(PHU, value(reply, texts.APPLY))
    assert "Đã thay đổi ở xã Tháp Mười" in done.text
    assert [one.name for one in done.attachments] == ["ma-moi.xlsx"]
    assert [one.newcomer.person.name for one in handed(talk).handed] == ["Nguyễn Văn Minh"]
    assert handed(talk).handed[0].code not in done.text
    assert any(one.name == TEAM for one in talk.world.units)
    assert any(one.name == "Nguyễn Văn Minh" for one in talk.world.people.values() if not one.sample)


async def test_whoever_got_a_code_can_join(talk: Talk) -> None:
    reply = await send(talk, PHU, commune(MINH))
    await talk.tap(PHU, value(reply, texts.APPLY))
    joined = await talk.say(STRANGER, f"/thamgia {handed(talk).handed[0].code}")
    assert "Nguyễn Văn Minh" in joined.text
    assert "người báo số liệu" in joined.text


async def test_the_same_file_again_has_nothing_new(talk: Talk) -> None:
    reply = await send(talk, PHU, commune(MINH))
    await talk.tap(PHU, value(reply, texts.APPLY))
    again = await send(talk, PHU, commune(MINH))
    assert "Không có gì mới" in again.text
    assert again.choices == ()


async def test_every_mistake_is_listed_and_there_is_no_button(talk: Talk) -> None:
    wrong = file(PROVINCE, people=[["Minh", "xã Mỹ Quyy", None, "xem"], ["Lan", "xã Tháp Mười", None, "trùm"]])
    reply = await send(talk, PHU, wrong)
    assert "Tờ Người, ô B2: không có đơn vị “xã Mỹ Quyy”; có phải “xã Mỹ Quí”" in reply.text
    assert "Tờ Người, ô D3: “trùm” không có trong danh sách; chọn một trong: người báo, người duyệt" in reply.text
    assert reply.choices == ()


async def test_a_long_list_of_mistakes_says_how_many_more(talk: Talk) -> None:
    reply = await send(talk, PHU, file(PROVINCE, people=[["A", "xã Không Có", None, "xem"]] * 50))
    assert "Tệp có 50 chỗ cần sửa" in reply.text
    assert "và 30 chỗ nữa" in reply.text


async def test_dropping_it_changes_nothing_and_forgets_the_file(talk: Talk) -> None:
    reply = await send(talk, PHU, commune(MINH))
    assert (await talk.tap(PHU, value(reply, texts.DROP))).text.startswith(texts.DROPPED)
    assert (await talk.tap(PHU, value(reply, texts.APPLY))).text.startswith(texts.GONE)
    assert not any(one.name == TEAM for one in talk.world.units)


async def test_the_file_itself_is_not_kept_in_the_conversation(talk: Talk) -> None:
    await send(talk, PHU, commune(MINH))
    assert "Nguyễn Văn Minh" not in talk.memory(PHU)


# --- when something has changed


async def test_a_file_that_is_another_by_then_is_not_applied(talk: Talk) -> None:
    reply = await send(talk, PHU, commune(MINH))
    files = talk.services.files
    assert isinstance(files, MemoryFiles)
    files.contents["f1"] = commune(["Kẻ Khác", TEAM, None, "quản trị"])
    assert (await talk.tap(PHU, value(reply, texts.APPLY))).text.startswith(texts.OTHER_FILE)
    assert not any(one.name == "Kẻ Khác" for one in talk.world.people.values())


async def test_a_file_that_is_gone_by_then_is_asked_for_again(talk: Talk) -> None:
    reply = await send(talk, PHU, commune(MINH))
    files = talk.services.files
    assert isinstance(files, MemoryFiles)
    files.contents.clear()
    assert (await talk.tap(PHU, value(reply, texts.APPLY))).text.startswith(texts.GONE)


async def test_the_button_of_an_earlier_file_does_not_apply_the_newer(talk: Talk) -> None:
    old = await send(talk, PHU, commune(MINH))
    await send(talk, PHU, commune(["Lê Tám", TEAM, None, "xem"]))
    assert (await talk.tap(PHU, value(old, texts.APPLY))).text.startswith(texts.GONE)
    assert not any(one.name == TEAM for one in talk.world.units)


async def test_a_second_press_does_nothing(talk: Talk) -> None:
    reply = await send(talk, PHU, commune(MINH))
    await talk.tap(PHU, value(reply, texts.APPLY))
    people = len(talk.world.people)
    assert (await talk.tap(PHU, value(reply, texts.APPLY))).text.startswith(texts.GONE)
    assert len(talk.world.people) == people


async def test_a_right_that_ended_in_between_is_no_right(talk: Talk) -> None:
    reply = await send(talk, XUAN, commune(MINH))
    talk.world.memberships = [one for one in talk.world.memberships if one.person != XUAN.person]
    talk.world.memberships.append(Membership(XUAN.person, COMMUNE_ID, Role.VIEWER, NEW_TIME))
    assert (await talk.tap(XUAN, value(reply, texts.APPLY))).text.startswith(texts.NOT_ADMIN)
    assert not any(one.name == TEAM for one in talk.world.units)


async def test_somebody_else_setting_up_in_between_is_seen_when_it_is_applied(talk: Talk) -> None:
    reply = await send(talk, PHU, commune(MINH))
    organisation = talk.services.setup.organisation
    assert isinstance(organisation, MemoryOrganisation)
    effect, _ = talk.services.setup.write(await talk.services.setup(commune(MINH), talk.now), talk.now)
    assert isinstance(effect, SetUpOrganisation)
    organisation.write(effect)
    done = await talk.tap(PHU, value(reply, texts.APPLY))
    assert "Không có gì mới" in done.text
    assert sum(one.name == "Nguyễn Văn Minh" for one in talk.world.people.values() if not one.sample) == 1


# --- who may


async def test_an_administrator_of_the_commune_sets_up_its_own_commune(talk: Talk) -> None:
    reply = await send(talk, XUAN, commune(MINH, ["Lan", "xã Tháp Mười", None, "người duyệt"]))
    await talk.tap(XUAN, value(reply, texts.APPLY))
    assert any(one.name == TEAM for one in talk.world.units)


@pytest.mark.parametrize(
    "row", [["Bé", "xã Thanh Mỹ", None, "xem"], ["Hồ Thị Xuân", "tỉnh Đồng Tháp", None, "quản trị"]]
)
async def test_an_administrator_of_a_commune_sets_up_nothing_beside_or_above_it(
    talk: Talk, row: list[object]
) -> None:
    reply = await send(talk, XUAN, file(PROVINCE, people=[row]))
    assert reply.text.startswith(texts.NOT_ABOVE)
    assert reply.choices == ()


async def test_a_team_is_not_pulled_over_from_another_commune(talk: Talk) -> None:
    there = await send(talk, PHU, file(PROVINCE, units=[["T1", TEAM, "tổ", "xã Thanh Mỹ"]]))
    await talk.tap(PHU, value(there, texts.APPLY))
    talk.clock.forward(days=3)
    reply = await send(talk, XUAN, file(PROVINCE, units=[["T1", TEAM, "tổ", "xã Tháp Mười"]]))
    assert reply.text.startswith(texts.NOT_ABOVE)


async def test_an_administrator_of_the_sample_has_no_say_in_real_units(talk: Talk) -> None:
    reply = await send(talk, HA, commune(MINH))
    assert reply.text.startswith(texts.NOT_ABOVE)


@pytest.mark.parametrize("who", [STRANGER, LAN], ids=["a stranger", "a reviewer"])
async def test_nobody_else_is_told_what_a_file_would_do(talk: Talk, who: Someone) -> None:
    reply = await send(talk, who, commune(MINH))
    assert "Sẽ thay đổi" not in reply.text
    assert texts.APPLY not in labels(reply)


async def test_a_typed_button_gives_nobody_a_right(talk: Talk) -> None:
    assert (await talk.tap(STRANGER, "apdung:")).text.startswith(texts.GONE)
    assert (await talk.tap(LAN, "apdung")).text.startswith(texts.GONE)


async def test_in_a_group_no_file_sets_anything_up(talk: Talk) -> None:
    talk.ear.groups.add(PHU.address)
    reply = await send(talk, PHU, commune(MINH))
    assert "Sẽ thay đổi" not in reply.text


# --- files that cannot be used


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (OLE + bytes(600), "old"),
        (b"not a workbook", "unreadable"),
    ],
)
async def test_a_file_that_cannot_be_read_says_why(talk: Talk, content: bytes, why: str) -> None:
    assert (await send(talk, PHU, content)).text.startswith(texts.UNREADABLE[why])


async def test_a_file_too_large_is_not_even_fetched(talk: Talk) -> None:
    reply = await send(talk, PHU, b"", size=LARGEST + 1)
    assert reply.text.startswith(texts.UNREADABLE["too_large"])


async def test_another_workbook_of_an_administrator_goes_its_usual_way(talk: Talk) -> None:
    reply = await send(talk, PHU, file())
    assert texts.APPLY not in labels(reply)
    assert reply.text != common.APOLOGY


async def test_another_kind_of_file_goes_its_usual_way(talk: Talk) -> None:
    reply = await send(talk, PHU, commune(MINH), name="anh.jpg")
    assert "Sẽ thay đổi" not in reply.text


async def test_codes_of_the_file_run_out_after_thirty_days(talk: Talk) -> None:
    reply = await send(talk, PHU, commune(MINH))
    await talk.tap(PHU, value(reply, texts.APPLY))
    (made,) = (one for one in talk.world.invitations.values() if not one.sample)
    assert made.expires_at == talk.now + timedelta(days=30)
    assert made.max_uses == 1
    assert date(2026, 11, 23) == talk.now.date()


async def test_help_tells_administrators_and_nobody_else_that_a_file_can_be_sent(talk: Talk) -> None:
    assert texts.HELP[0] in (await talk.say(PHU, "/trogiup")).text
    assert texts.HELP[0] not in (await talk.say(LAN, "/trogiup")).text
