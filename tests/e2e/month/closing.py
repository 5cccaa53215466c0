"""From 15/12 on: corrections, the lock, an opened day, more time; every figure and every line is looked at again."""

from __future__ import annotations

import re
from datetime import date

from dialog.reply import Steps
from tests.e2e.month import upwards
from tests.e2e.month.commune import BINH, CODES, FIRST, HANH, LAN, LAST, MINH, NGA, TEAM, TUAN, Commune, amount
from tests.e2e.month.office import Heard
from tests.e2e.month.words import LEAFLETS, SHORT, VNEID, plainly


async def asks_for_more_time(commune: Commune) -> None:
    """15/12: chị Hạnh did not report yesterday; the log is still open, and she gets until 18/12."""
    office = commune.office
    office.at(date(2026, 12, 15), 8)
    (await office.say(HANH, "xin gia hạn sổ ngày 14/12")).says("Xin được gia hạn", "Bình Lợi", "14/12/2026")
    await office.tap(HANH, next(one for one in office.pressed[HANH] if one.startswith("+3 ngày làm việc")))
    (await office.say(HANH, "em đi tập huấn ở tỉnh, chưa kịp chép sổ")).says("Đã gửi đơn", "Trần Thị Lan")
    office.told(LAN).says("Đơn xin gia hạn", "Võ Thị Hạnh", "chưa kịp chép sổ")
    (await office.tap(LAN, "Đồng ý")).says("Đã đồng ý gia hạn", "18/12/2026")
    office.told(HANH).says("Trần Thị Lan đồng ý gia hạn")


async def check_month(commune: Commune, *, lines: bool = False) -> None:
    """The month that is over; with `lines` also every line behind every figure of it."""
    office, book = commune.office, commune.book
    await office.say(LAN, "/tong")
    heard = await office.tap(LAN, "Kỳ trước")
    rows = [row for table in heard.tables for row in table.rows]
    for at, approved in ((1, False), (2, True)):
        shown = {CODES[row[0].rpartition(" (")[0]]: amount(row[at]) for row in rows if row[at] != "chưa có"}
        assert shown == book.sums(FIRST, LAST, approved=approved), heard.text
    teams, approved_ones, waiting = book.cover(FIRST, LAST)
    heard.says(f"đã tính {teams}/3 tổ, {approved_ones} báo cáo đã duyệt, {waiting} chờ duyệt")
    offered = await office.tap(LAN, "Ở đâu ra?")
    sums = book.sums(FIRST, LAST)
    wanted = [f"{SHORT[code]}: {written(figure)}" for code, figure in sums.items()]
    assert sorted(offered.labels) == sorted(wanted)
    for label in wanted if lines else ():
        await _check_lines(commune, label)


async def _check_lines(commune: Commune, label: str) -> None:
    """Page by page: day, team and amount of each line are what was typed; they add up to the figure."""
    heard = await commune.office.tap(LAN, label)
    lines = _lines(heard)
    while "Xem dòng cũ hơn" in heard.labels:
        heard = await commune.office.tap(LAN, "Xem dòng cũ hơn")
        lines = _lines(heard) + lines
    name, _, total = label.rpartition(": ")
    assert sorted(lines) == commune.book.lines(CODES[name], FIRST, LAST), f"{label}\n{lines}"
    assert sum(each for _, _, each in lines) == amount(total)


def written(figure: int) -> str:
    """1204 → "1.204"."""
    return f"{figure:,}".replace(",", ".")


def _lines(heard: Heard) -> list[tuple[str, str, int]]:
    items = [
        item for one in heard.replies for block in one.blocks if isinstance(block, Steps) for item in block.items
    ]
    found = [re.match(r"(\d\d/\d\d/\d{4}): ([\d.]+) – ([^,]+),", item) for item in items]
    return [(one[1], one[3], amount(one[2])) for one in found if one is not None]


async def corrects(commune: Commune, who: str, day: date, code: str, figure: int) -> None:
    """A correction slip: the old figure counts until it is approved; whoever used it is told."""
    office, book = commune.office, commune.book
    one = next(each for each in book.of(who, day) if code in each.figures)
    heard = await office.say(who, f"đính chính ngày {day.day}/{day.month} {plainly({code: figure})}")
    heard.says("Đính chính số liệu").offers("Gõ nhầm số")
    await office.tap(who, "Gõ nhầm số")
    (await office.tap(who, "Gửi đính chính")).says("Đã gửi đính chính số 1", "Số cũ vẫn được tính")
    await check_month(commune)
    office.told(LAN).says("Đính chính số 1 chờ duyệt", "Gõ nhầm số")
    one.slip = {code: figure}
    heard = (await office.tap(LAN, "Duyệt")).says("Đã duyệt đính chính số 1")
    heard.says("Số liệu đã dùng có đính chính", "cần xem lại")
    book.approve_slip(one)
    office.told(who).says("đã duyệt đính chính số 1", "Số mới được tính từ bây giờ")
    office.told(NGA).says("Số sổ ngày mà Báo cáo chuyển đổi số hằng tháng", "vẫn ghi số cũ").offers("Đính chính")
    await check_month(commune, lines=True)


async def after_the_lock(commune: Commune) -> None:
    """17/12: the log is closed; a late figure is kept but not counted, until the day is opened."""
    office, book, day = commune.office, commune.book, date(2026, 12, 10)
    office.at(date(2026, 12, 17), 9)
    await office.tick()
    heard = await office.say(TUAN, "ngày 10/12 cài vneid 5")
    heard.says("đã khóa từ 00:00 ngày 17/12/2026", "Người mở được: Trương Quốc Bình", "Bản này tôi vẫn giữ")
    assert "Lưu" not in heard.labels
    await check_month(commune)
    await office.tap(TUAN, "Xin mở khóa")
    (await office.say(TUAN, "21/12")).says("21/12/2026", "Vì sao?")
    (await office.say(TUAN, "chép sót một trang sổ")).says("Đã gửi đơn xin mở khóa", "Trương Quốc Bình")
    office.told(BINH).says("Đơn xin mở khóa", "Đặng Anh Tuấn", "chép sót một trang sổ")
    (await office.tap(BINH, "Đồng ý")).says("Đã đồng ý mở khóa")
    office.told(TUAN).says("Trương Quốc Bình đồng ý mở khóa")
    (await office.say(TUAN, "tiếp tục")).says("đã được duyệt nên không thay được").offers("Cộng thêm", "Đính chính")
    (await office.tap(TUAN, "Cộng thêm")).says("Đã lưu số liệu ngày 10/12/2026")
    book.add(TUAN, TEAM[TUAN], day, {VNEID: 5})
    await check_month(commune)


async def more_time_is_used(commune: Commune) -> None:
    """18/12, the last day of chị Hạnh's extension; on 19/12 it is over for her too."""
    office = commune.office
    office.at(date(2026, 12, 18), 16)
    figures = {VNEID: 6, LEAFLETS: 30}
    heard = await office.say(HANH, "ngày 14/12 cài vneid 6, phát 30 tờ rơi")
    await commune.save(HANH, heard, figures, day=date(2026, 12, 14))
    await commune.approve_everything()
    await check_month(commune)
    office.at(date(2026, 12, 19), 0, 1)
    (await office.say(HANH, "ngày 14/12 nộp hồ sơ 3")).says("đã khóa", "18/12/2026").never("Đã lưu")
    await office.say(HANH, "hủy")
    await check_month(commune)


async def the_month_is_closed(commune: Commune) -> None:
    """In the order of the calendar."""
    office = commune.office
    await asks_for_more_time(commune)
    await check_month(commune, lines=True)
    await upwards.is_approved(commune, await upwards.fills_in_the_month(commune))
    office.at(date(2026, 12, 16), 9)
    await corrects(commune, MINH, date(2026, 12, 3), VNEID, 102)
    await after_the_lock(commune)
    await commune.approve_everything()
    (first, *_) = commune.book.of(TUAN, date(2026, 12, 10))
    code, figure = next((code, one) for code, one in first.figures.items() if code != VNEID)
    await corrects(commune, TUAN, date(2026, 12, 10), code, figure + 1)
    await more_time_is_used(commune)
    await upwards.corrects_the_month(commune)
    await upwards.is_shut(commune)
    await check_month(commune, lines=True)
