"""The reporting month 15/11 to 14/12/2026, day by day: who reports how, and what cô Lan does in the evening."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from tests.e2e.month import deciding, mishaps, ways
from tests.e2e.month.commune import FIRST, HANH, HOLIDAY, LAN, LAST, MINH, NGOC, SAMPLE, TUAN, Commune
from tests.e2e.month.office import CODE
from tests.e2e.month.ways import Way
from tests.e2e.month.words import a_day

FRIDAY = 4
WORKING_DAYS = [
    day
    for back in range((LAST - FIRST).days + 1)
    if (day := FIRST + timedelta(days=back)).weekday() < 5 and day != HOLIDAY
]
EVENTS: Mapping[date, tuple[frozenset[str], Way]] = {
    date(2026, 11, 17): (frozenset({MINH}), ways.by_questions),
    date(2026, 11, 18): (frozenset({MINH}), ways.by_tapping),
    date(2026, 11, 19): (frozenset({HANH}), ways.by_helping),
    date(2026, 11, 20): (frozenset({TUAN}), ways.nothing_today),
    date(2026, 11, 23): (frozenset({TUAN}), deciding.silent_day),
    HOLIDAY: (frozenset({MINH, HANH, TUAN}), deciding.day_off),
    date(2026, 11, 25): (frozenset({TUAN}), deciding.silent_day),
    date(2026, 11, 26): (frozenset({TUAN}), ways.by_file),
    date(2026, 11, 27): (frozenset({HANH}), ways.in_the_group),
    date(2026, 11, 30): (frozenset({MINH, HANH, TUAN}), mishaps.twice_a_day),
    date(2026, 12, 1): (frozenset({HANH}), mishaps.undone),
    date(2026, 12, 2): (frozenset({MINH, TUAN}), mishaps.changed_messages),
    date(2026, 12, 3): (frozenset({MINH}), mishaps.far_from_usual),
    date(2026, 12, 4): (frozenset({TUAN}), deciding.silent_day),
    date(2026, 12, 5): (frozenset({MINH, HANH, TUAN}), mishaps.forgotten),
    date(2026, 12, 7): (frozenset({MINH, HANH, TUAN}), mishaps.remarks),
    date(2026, 12, 8): (frozenset(), deciding.lan_goes_away),
    date(2026, 12, 9): (frozenset({MINH}), mishaps.mended_before_saving),
    date(2026, 12, 11): (frozenset({HANH}), deciding.returned),
    date(2026, 12, 14): (frozenset({HANH}), deciding.silent_day),
}
EVENINGS: Mapping[date, Way] = {
    date(2026, 11, 18): ways.saved_overnight,
    date(2026, 11, 26): deciding.left_for_tomorrow,
    date(2026, 12, 8): deciding.by_deputy,
    date(2026, 12, 9): deciding.by_deputy,
    date(2026, 12, 10): deciding.both_press,
}
"""What happens in the evening; otherwise cô Lan approves everything. Saturday 5/12 is a working day of the team."""


async def everybody_joins(commune: Commune) -> None:
    """With the codes of the sample organisation, and with a code that cô Lan makes for chị Ngọc."""
    office = commune.office
    office.at(date(2026, 11, 16), 8)
    for who, person in SAMPLE.items():
        (await office.say(who, f"/thamgia {await office.code_for(person)}")).says("Chào")
    await office.say(LAN, "tạo mã mời cho tổ Hòa Thuận, người báo, 1 người, 7 ngày")
    code = CODE.search((await office.tap(LAN, "Tạo mã")).text)
    assert code is not None
    (await office.say(NGOC, f"/thamgia {code[1]}")).says("Chào", "người báo số liệu", "Hòa Thuận")


async def one_day(commune: Commune, day: date) -> None:
    """The afternoon of the teams and the evening of cô Lan; the totals are looked at twice."""
    commune.office.at(day, 15, commune.chance.randint(0, 40))
    others, event = EVENTS.get(day, (frozenset(), None))
    for who in (MINH, HANH, TUAN):
        if who not in others:
            await commune.report(who, a_day(commune.chance))
    if event is not None:
        await event(commune)
    commune.office.at(day, 17, 10)
    await commune.check_totals()
    await EVENINGS.get(day, approve)(commune)
    if day.weekday() == FRIDAY:
        await commune.check_teams()


async def approve(commune: Commune) -> None:
    """Cô Lan's usual evening."""
    await commune.approve_everything()
    await commune.check_totals()
