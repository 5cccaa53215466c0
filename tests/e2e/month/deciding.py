"""Cô Lan's month: returns, a deputy for three days, a button that two people press, a day left for tomorrow."""

from __future__ import annotations

from tests.e2e.month.commune import HANH, LAN, TEAM, THUY, Commune, read_back
from tests.e2e.month.words import HOUSEHOLDS, VNEID


async def silent_day(commune: Commune) -> None:
    """Somebody does not report; at 16:31 those are reminded, once, and nobody else."""
    office = commune.office
    office.at(office.today, 16, 31)
    for who in TEAM:
        office.told(who)
    await office.tick()
    await office.tick()
    for who in TEAM:
        told, silent = office.told(who), not commune.book.of(who, office.today)
        assert len(told.replies) == int(silent), f"{who}: {told.text}"


async def day_off(commune: Commune) -> None:
    """Nobody reports on a holiday, and nobody is reminded."""
    office = commune.office
    office.at(office.today, 16, 31)
    for who in TEAM:
        office.told(who)
    await office.tick()
    assert [who for who in TEAM if office.told(who).replies] == []


async def left_for_tomorrow(commune: Commune) -> None:
    """Cô Lan has no time: two days wait, and both are approved in one go on the next."""
    await commune.check_totals()


async def returned(commune: Commune) -> None:
    """A figure is marked, the reason travels, the report comes again and is approved with the others."""
    office = commune.office
    first = await commune.report(HANH, {VNEID: 13, HOUSEHOLDS: 5})
    office.told(LAN).says("Báo cáo chờ duyệt", "Võ Thị Hạnh")
    (await office.tap(LAN, "Trả lại")).says("Vì sao trả lại")
    (await office.tap(LAN, "Sai ở: Cài, kích hoạt VNeID")).says("Đã đánh dấu")
    (await office.say(LAN, "chị đếm lại giúp em, chiều qua có 8 người thôi")).says("Đã trả lại")
    first.standing = "returned"
    told = office.told(HANH).says("Trần Thị Lan trả lại", "Sai ở mục", "đếm lại", "sai ở đây")
    told.offers("Sửa và gửi lại")
    await commune.check_totals()
    (await office.tap(HANH, "Sửa và gửi lại")).says("bản bị trả lại")
    heard = (await office.say(HANH, "cài vneid 8")).says("từ 13 thành 8")
    assert read_back(heard) == {VNEID: 8, HOUSEHOLDS: 5}
    label = "Thay thế" if "Thay thế" in heard.labels else "Lưu"
    (await office.tap(HANH, label)).says("Đã lưu")
    commune.book.replace(HANH, first.team, first.day, {VNEID: 8, HOUSEHOLDS: 5})


async def lan_goes_away(commune: Commune) -> None:
    """Chị Thúy acts for cô Lan from 8/12 to 10/12."""
    office = commune.office
    heard = await office.say(LAN, "ủy quyền cho chị Thúy từ 08/12 đến 10/12")
    heard.says("Ngô Thanh Thúy", "8/12/2026", "10/12/2026").offers("Đồng ý ủy quyền")
    (await office.tap(LAN, "Đồng ý ủy quyền")).says("Đã ủy quyền")
    office.told(THUY).says("Trần Thị Lan ủy quyền cho anh chị")


async def by_deputy(commune: Commune) -> None:
    """Chị Thúy approves; the author reads for whom."""
    office = commune.office
    office.told("minh")
    await commune.approve_everything(THUY)
    office.told("minh").says("Ngô Thanh Thúy", "duyệt thay Trần Thị Lan")
    await commune.check_totals()


async def both_press(commune: Commune) -> None:
    """Both have the same report before them: the second press explains itself and does nothing."""
    office = commune.office
    waiting = commune.book.waiting()
    await office.say(LAN, "/duyet")
    look = next(one for one in office.pressed[LAN] if one.startswith("Xem Nguyễn Văn Minh, 10/12"))
    await office.tap(LAN, look)
    stale = office.pressed[LAN]["Duyệt"]
    await commune.approve_everything(THUY)
    (await office.press(LAN, stale)).says("đã được duyệt", "Ngô Thanh Thúy", "không cần làm gì thêm")
    (await office.press(THUY, stale)).says("không cần làm gì thêm")
    assert all(one.standing == "approved" for one in waiting)
    await commune.check_totals()
