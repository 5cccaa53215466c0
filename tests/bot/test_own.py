"""What a province counts for itself is asked for and counted, without a restart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.own import own_form, own_indicator, take_own
from db.models import ReferenceRow
from reports.form import DAILY
from reports.rights import asked_of
from tests.bot.world import AT, running
from tests.fakes.reports import MemoryDirectory, World
from tests.fakes.use_cases import calendar

POINTS = {
    "code": "rieng_diem_ho_tro",
    "name": "Số điểm hỗ trợ bà con",
    "short": "Điểm hỗ trợ",
    "unit": "điểm",
    "kind": "stock",
    "group": "own",
    "levels": ["to", "xa", "tinh"],
    "frequency": ["daily", "monthly"],
    "agg_units": "sum",
    "agg_time": "last",
    "note": "",
    "own": True,
    "root": "82-20250701",
}
FORM = {
    "id": "diem_ho_tro",
    "name": "Báo cáo điểm hỗ trợ",
    "period": "nd09_month",
    "indicators": ["rieng_diem_ho_tro", "leaflets_distributed"],
    "own": True,
    "root": "82-20250701",
}


async def test_an_own_form_is_there_as_soon_as_it_is_set_up(home: Path) -> None:
    async with running(home) as program:
        forms, indicators = program.reference.forms, program.reference.indicators
        assert FORM["id"] not in forms
        async with program.stores.database.write() as session:
            for kind, code, body in (
                ("own_indicator", "rieng_diem_ho_tro", POINTS),
                ("own_form", "diem_ho_tro", FORM),
                ("own_form", "thieu", {**FORM, "id": "thieu", "indicators": ["khong_co"]}),
                ("own_form", DAILY, {**FORM, "id": DAILY, "name": "Chiếm chỗ"}),
            ):
                session.add(ReferenceRow(kind=kind, code=code, body=body, loaded_at=AT))
        await take_own(program.stores, program.reference)
        assert forms["diem_ho_tro"].indicators == ("rieng_diem_ho_tro", "leaflets_distributed")
        assert indicators["rieng_diem_ho_tro"].unit == "điểm"
        assert program.reference.catalogue.indicators["rieng_diem_ho_tro"].agg_time == "last"
        assert "thieu" not in forms
        assert forms[DAILY].name == "Sổ tay ngày"


async def test_what_cannot_be_read_is_left_out_and_the_rest_goes_on(home: Path) -> None:
    async with running(home) as program:
        async with program.stores.database.write() as session:
            broken = {**POINTS, "code": "rieng_hong", "khong_biet": 1}
            session.add(ReferenceRow(kind="own_indicator", code="rieng_hong", body=broken, loaded_at=AT))
            session.add(ReferenceRow(kind="own_indicator", code="rieng_diem_ho_tro", body=POINTS, loaded_at=AT))
        await take_own(program.stores, program.reference)
        assert "rieng_hong" not in program.reference.indicators
        assert "rieng_diem_ho_tro" in program.reference.indicators


def test_lists_come_back_as_tuples() -> None:
    assert own_indicator(POINTS).levels == ("to", "xa", "tinh")


def test_a_longer_form_stands_for_a_commune_and_has_its_three_dates() -> None:
    form = own_form(FORM)
    assert (form.level, form.per) == ("xa", "unit")
    dates = form.dates(form.period_on(date(2026, 12, 1)), calendar())
    assert dates.cut_off < dates.due < dates.lock


def test_a_daily_form_is_a_members() -> None:
    form = own_form({**FORM, "period": "day"})
    assert (form.level, form.per) == ("to", "member")


async def test_only_those_below_are_asked() -> None:
    tree = await MemoryDirectory(World.of_sample()).tree()
    on, form = date(2026, 12, 1), own_form(FORM)
    assert asked_of(form, "30037-20250701", tree, on)
    assert not asked_of(replace(form, root="30046-20250701"), "30037-20250701", tree, on)
    assert asked_of(replace(form, root=""), "30037-20250701", tree, on)
