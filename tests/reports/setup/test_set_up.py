"""From the bytes of a file to what would change, without stopping the program meanwhile."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace

import pytest

from reports.errors import BadBook
from reports.setup import set_up as module
from reports.setup.propose import is_setup
from reports.setup.set_up import SetUp, meant_for_setup
from reports.setup.sheets import LAYOUTS
from reports.setup.standing import Standing
from reports.units_now import NEW_TIME, real_id
from tests.contracts.setting_up import using
from tests.fakes.reports import World
from tests.fakes.setup import MemoryOrganisation
from tests.reports.setup.books import COMMUNE, NOW, PROVINCE, TEAM, after, file, proposed, saved, workbook

TOP, COMMUNE_ID = real_id("82", NEW_TIME), real_id("30037", NEW_TIME)
PEOPLE: list[list[object]] = [["Nguyễn Văn Minh", TEAM, None, "người báo"]]
CONTENT = file(COMMUNE, units=[[None, TEAM, "tổ"]], people=PEOPLE)


@pytest.fixture
def use() -> SetUp:
    return using(MemoryOrganisation(World()))


async def test_reading_and_comparing_leave_the_loop_free(use: SetUp, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    for name in ("read_book", "propose"):
        monkeypatch.setattr(module, name, _noted(getattr(module, name), threads))
    await use(CONTENT, NOW)
    assert len(threads) == 2
    assert threading.main_thread().name not in threads


def _noted(work, threads):  # type: ignore[no-untyped-def]
    def run(*args, **options):  # type: ignore[no-untyped-def]
        threads.append(threading.current_thread().name)
        return work(*args, **options)

    return run


async def test_two_files_at_once_do_not_disturb_each_other(use: SetUp) -> None:
    first, second = await asyncio.gather(use(CONTENT, NOW), use(file(PROVINCE), NOW))
    assert (first.root and first.root.id, second.root and second.root.id) == (COMMUNE_ID, TOP)


async def test_a_file_that_is_no_workbook_raises(use: SetUp) -> None:
    with pytest.raises(BadBook):
        await use(b"hello", NOW)
    with pytest.raises(BadBook):
        await meant_for_setup(b"hello")


async def test_a_workbook_is_meant_for_this_when_two_sheets_are_ours() -> None:
    assert await meant_for_setup(CONTENT)
    assert not await meant_for_setup(file())
    report = workbook()
    report.create_sheet("Biểu mẫu")
    assert not await meant_for_setup(saved(report)), "one sheet may be called so by chance"


@pytest.mark.parametrize(
    "some", [["Đơn vị", "Người"], ["Chung", "người", "Sheet3"], [layout.title for layout in LAYOUTS]]
)
def test_names_of_sheets_tell_what_a_workbook_is_for(some: list[str]) -> None:
    assert is_setup(some)


async def test_every_newcomer_gets_a_code_of_their_own(use: SetUp) -> None:
    people = [[f"Người {letter}", TEAM, None, "người báo"] for letter in "ABCDE"]
    proposal = await use(file(COMMUNE, units=[[None, TEAM, "tổ"]], people=people), NOW)
    effect, codes = use.write(proposal, NOW, "p-admin")
    assert len({one.code for one in codes}) == len({one.code_hash for one in effect.invitations}) == 5
    assert effect.by == "p-admin"


async def test_two_runs_never_make_the_same_people(use: SetUp) -> None:
    first, second = await use(CONTENT, NOW), await use(CONTENT, NOW)
    assert first.changes.people.added[0].id != second.changes.people.added[0].id


# --- who stands above it


def test_the_province_stands_above_a_commune_and_not_the_other_way_round() -> None:
    commune = proposed(CONTENT)
    assert commune.within({TOP})
    whole = proposed(file(PROVINCE, people=[["A", "xã Thanh Mỹ", None, "xem"]]))
    assert whole.within({TOP})
    assert not whole.within({COMMUNE_ID})
    assert not whole.within(set())


def test_a_known_province_lets_a_commune_speak_of_itself_only() -> None:
    standing = _after_province()
    assert proposed(CONTENT, standing).within({COMMUNE_ID})
    other = file(PROVINCE, people=[["A", "xã Thanh Mỹ", None, "xem"]])
    assert not proposed(other, standing).within({COMMUNE_ID})
    assert not proposed(file(PROVINCE, people=[["A", "82", None, "quản trị"]]), standing).within({COMMUNE_ID})


def test_own_indicators_of_a_province_are_not_for_a_commune_to_write() -> None:
    rows = [[None, "Số điểm", "điểm", "hiện có", "cộng", "số cuối kỳ"]]
    standing = _after_province()
    assert not proposed(file(PROVINCE, indicators=rows), standing).within({COMMUNE_ID})
    assert proposed(file(COMMUNE, indicators=rows), standing).within({COMMUNE_ID})


def test_a_file_that_speaks_of_nothing_is_above_nobody() -> None:
    empty = proposed(file(PROVINCE), _after_province())
    assert empty.touched == {}
    assert empty.within({"anything"})
    assert replace(empty, touched={"x": frozenset({"y"})}).within({"y"})


def _after_province() -> Standing:
    return after(Standing(), proposed(file(PROVINCE)))
