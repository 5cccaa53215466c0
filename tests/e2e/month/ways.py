"""The other ways in: questions, tapping, helping somebody, a file, the group, nothing to report."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from tests.e2e.month.book import Figures
from tests.e2e.month.commune import HANH, HOLIDAY, LAN, MINH, NGOC, TEAM, TUAN, Commune
from tests.e2e.month.words import HOUSEHOLDS, LEAFLETS, OTHER, SHORT, SUBMIT, TRAINING, VNEID, a_day, sentence

Way = Callable[[Commune], Awaitable[None]]


async def by_questions(commune: Commune) -> None:
    """Anh Minh is asked one thing at a time, skips most, types one figure as a word and one by name."""
    office = commune.office
    (await office.say(MINH, "báo từng bước")).says("Câu 1/10").offers("Bỏ qua")
    (await office.say(MINH, "10-12")).says("Tôi cần một con số chắc chắn", "Câu 1/10")
    (await office.say(MINH, "mười một")).says("11 lượt", "Câu 2/10")
    (await office.tap(MINH, "Bỏ qua")).says("Đã để trống", "Câu 3/10")
    (await office.say(MINH, "phat 25 to roi")).says("Đã ghi", "25 tờ")
    heard = await office.say(MINH, "xem lại")
    await commune.save(MINH, heard, {VNEID: 11, LEAFLETS: 25})


async def by_tapping(commune: Commune) -> None:
    """Two people count on one board; a slip is taken back; one saves, the other forgets and it is saved for her."""
    office = commune.office
    for who in (MINH, NGOC):
        (await office.say(who, "đếm")).says("Bảng đếm")
    for label in ("VNeID +5", "VNeID +1", "Mục khác", "Tập huấn +1"):
        for who in (MINH, NGOC):
            await office.tap(who, label)
    (await office.tap(NGOC, "VNeID +1")).says("VNeID")
    await office.say(NGOC, "đếm")
    (await office.tap(NGOC, "VNeID −1 (bấm nhầm)")).says("Đã bớt 1")
    board = await office.say(MINH, "đếm")
    assert ("VNeID", "12", "6") in board.tables[-1].rows
    (await office.tap(MINH, "Lưu vào sổ")).says("Đã lưu số liệu", "VNeID", "6 lượt")
    commune.book.add(MINH, TEAM[MINH], office.today, {VNEID: 6, TRAINING: 1})


async def saved_overnight(commune: Commune) -> None:
    """The next morning: what chị Ngọc had not saved is in the log of the day before."""
    office, before = commune.office, commune.office.today
    office.at(before, 20, 5)
    await office.tick()
    office.told(NGOC).says("chưa vào sổ", "cuối ngày tôi tự lưu")
    after = before + timedelta(days=1)
    for hour in (0, 7):
        office.at(after, hour, 5)
        await office.tick()
    office.told(NGOC).says("Tôi đã tự lưu phần đếm", "VNeID")
    commune.book.add(NGOC, TEAM[NGOC], before, {VNEID: 6, TRAINING: 1})


async def by_helping(commune: Commune) -> None:
    """Chị Hạnh helps two people with the guide beside her, and reports the rest in a sentence."""
    office = commune.office
    for need, code in (("Cài VNeID", VNEID), ("Nộp hồ sơ trực tuyến", SUBMIT)):
        await office.say(HANH, "hỗ trợ bà con")
        heard = await office.tap(HANH, need)
        for _ in range(12):
            if "Đã giúp xong" in heard.labels:
                break
            heard = await office.tap(HANH, "Xong bước này")
        (await office.tap(HANH, "Đã giúp xong")).says("Đã ghi 1 lượt")
        commune.book.add(HANH, TEAM[HANH], office.today, {code: 1})
    await commune.report(HANH, {HOUSEHOLDS: 6, LEAFLETS: 20}, way="Cộng thêm")


async def nothing_today(commune: Commune) -> None:
    """Anh Tuấn had rain all day."""
    await commune.nothing(TUAN, commune.chance.choice(("không phát sinh", "nay k ps nha chị", "/khongphatsinh")))


async def by_file(commune: Commune) -> None:
    """Anh Tuấn kept his log in Excel for three days and sends it in one go."""
    office, days = commune.office, last_working_days(commune.office.today, 3)
    kept: list[Figures] = [a_day(commune.chance) for _ in days]
    columns = sorted({code for one in kept for code in one})
    rows = [[day, "Gò Sen", *(one.get(code) for code in columns)] for day, one in zip(days, kept, strict=True)]
    heard = await office.give(TUAN, "so-tay.xlsx", workbook(["Ngày", "Tổ", *(SHORT[one] for one in columns)], rows))
    heard.says("3 dòng, 3 ngày, 1 Tổ", "Chưa ghi gì").offers("Lưu tất cả")
    (await office.tap(TUAN, "Lưu tất cả")).says("Đã lưu 3 báo cáo")
    for day, one in zip(days, kept, strict=True):
        commune.book.add(TUAN, TEAM[TUAN], day, one)
    again = await office.give(TUAN, "so-tay.xlsx", office.files.contents["so-tay.xlsx"])
    again.says("3 dòng giống hệt số đã báo")
    office.told(LAN)


async def in_the_group(commune: Commune) -> None:
    """The group of the team hears that a report came; the figures are read back to chị Hạnh alone."""
    office, figures = commune.office, {VNEID: 12, OTHER: 4}
    (await office.in_group(HANH, text="/nhom")).offers("Gắn nhóm")
    bind = office.pressed["-100"]["Gắn nhóm"]
    (await office.in_group(HANH, tap=bind)).says("Đã gắn nhóm này", "Bình Lợi")
    heard = await office.in_group(HANH, text=f"/bc {sentence(figures, commune.chance)}")
    heard.says("Đã nhận số liệu của Võ Thị Hạnh").never("12")
    await commune.save(HANH, office.told(HANH), figures)
    (await office.in_group("la", text="/bc cài vneid 99")).says("Tôi chưa biết anh chị là ai")


def last_working_days(today: date, count: int) -> list[date]:
    days = [today - timedelta(days=back) for back in range(14)]
    return sorted([day for day in days if day.weekday() < 5 and day != HOLIDAY][:count])


def workbook(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    for row in [list(heads), *map(list, rows)]:
        sheet.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()
