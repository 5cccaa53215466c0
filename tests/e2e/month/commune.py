"""The people of xã Tháp Mười at work; whatever they do, the bookkeeper writes down beside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from random import Random

from dialog.reply import Table
from tests.e2e.month.book import Book, Figures, Report
from tests.e2e.month.office import Heard, Office
from tests.e2e.month.words import SHORT, plainly, sentence

MINH, NGOC, HANH, TUAN = "minh", "ngoc", "hanh", "tuan"
LAN, THUY, NGA, HA, BINH = "lan", "thuy", "nga", "ha", "binh"
TEAM = {MINH: "Tổ ấp Hòa Thuận", NGOC: "Tổ ấp Hòa Thuận", HANH: "Tổ ấp Bình Lợi", TUAN: "Tổ ấp Gò Sen"}
SAMPLE = {who: f"p-{who}" for who in (MINH, HANH, TUAN, LAN, THUY, NGA, HA, BINH)}
FIRST, LAST = date(2026, 11, 15), date(2026, 12, 14)
HOLIDAY = date(2026, 11, 24)
"""Ngày Văn hóa Việt Nam, a day off since 2026."""
WHY_ODD = "Có đợt ra quân"
CODES = {short: code for code, short in SHORT.items()}


@dataclass
class Commune:
    """`said` counts sentences, `unread` are those that were asked about or read in part, and typed again plainly;
    `warned` counts soft warnings that had to be explained."""

    office: Office
    book: Book = field(default_factory=lambda: Book(tuple(dict.fromkeys(TEAM.values()))))
    chance: Random = field(default_factory=lambda: Random(20261115))
    said: int = 0
    unread: list[str] = field(default_factory=list)
    warned: int = 0

    async def report(self, who: str, figures: Figures, said: str = "", way: str = "Lưu") -> Report:
        """A sentence of today, read back, saved. `way` is the button where there is a report of that day already."""
        self.said += 1
        heard = await self.office.say(who, said or sentence(figures, self.chance))
        if read_back(heard) != figures:
            self.unread.append(heard.text)
            heard = await self.office.say(who, plainly(figures))
        return await self.save(who, heard, figures, way)

    async def save(
        self, who: str, heard: Heard, figures: Figures, way: str = "Lưu", day: date | None = None
    ) -> Report:
        """What was read back is what was meant; a soft warning is explained; it is saved."""
        assert read_back(heard) == figures, f"meant: {figures}\nheard: {heard.text}"
        if WHY_ODD in heard.labels:
            self.warned += 1
            heard = await self.office.tap(who, WHY_ODD)
        heard.offers(way)
        (await self.office.tap(who, way)).says("Đã lưu số liệu").offers("Hoàn tác")
        enter = self.book.replace if way == "Thay thế" else self.book.add
        return enter(who, TEAM[who], day or self.office.today, figures)

    async def nothing(self, who: str, said: str) -> Report:
        """A real report of nothing, saved at once."""
        heard = await self.office.say(who, said)
        if "Lưu" in heard.labels:
            heard = await self.office.tap(who, "Lưu")
        heard.says("Đã lưu", "Không phát sinh")
        return self.book.add(who, TEAM[who], self.office.today, {})

    async def approve_everything(self, who: str = LAN) -> None:
        """As at the end of a day: what is usual in one go, the rest one by one."""
        waiting = self.book.waiting()
        heard, done = await self.office.say(who, self.chance.choice(("/duyet", "chờ duyệt"))), 0
        together = next((one for one in heard.labels if one.startswith("Duyệt hết")), "")
        if together:
            done = int(together.split()[2])
            heard = (await self.office.tap(who, together)).says(f"Đã duyệt {done} báo cáo không có cảnh báo")
        while "Không còn báo cáo nào chờ duyệt" not in heard.text and "Không có báo cáo nào" not in heard.text:
            if "Duyệt" not in heard.labels:
                heard = await self.office.tap(who, next(one for one in heard.labels if one.startswith("Xem ")))
            (await self.office.tap(who, "Duyệt")).says("Đã duyệt số liệu")
            heard, done = await self.office.say(who, "/duyet"), done + 1
        assert done == len(waiting), f"approved {done}, the bookkeeper has {waiting}"
        self.book.approve(waiting)

    async def check_totals(self) -> None:
        """/tong of the commune is what the bookkeeper has: today, the month, approved, how many teams."""
        heard, on = await self.office.say(LAN, "/tong"), self.office.today
        self._same(heard, on, "")
        for team in self.book.silent(on):
            heard.says("Chưa báo hôm nay", team)

    async def check_teams(self) -> None:
        """Each team sees its own sums."""
        for who in (MINH, HANH, TUAN):
            self._same(await self.office.say(who, "/tong"), self.office.today, TEAM[who])

    def _same(self, heard: Heard, on: date, team: str) -> None:
        book = self.book
        sums = [
            book.sums(on, on, team=team),
            book.sums(FIRST, LAST, team=team),
            book.sums(FIRST, LAST, approved=True, team=team),
        ]
        assert totals(heard) == sums, f"book: {sums}\nheard: {heard.text}"
        if not team:
            for first, last in ((on, on), (FIRST, LAST)):
                teams, approved, waiting = book.cover(first, last)
                heard.says(f"đã tính {teams}/3 tổ, {approved} báo cáo đã duyệt, {waiting} chờ duyệt")


def read_back(heard: Heard) -> Figures:
    """The figures of the newest table under "Tôi đọc được"; nothing where nothing was read."""
    return {CODES[row[0]]: amount(row[1]) for row in heard.tables[-1].rows} if heard.tables else {}


def totals(heard: Heard) -> list[Figures]:
    """The columns of /tong: today, the month, approved."""
    rows = [row for table in heard.tables for row in table.rows]
    return [
        {CODES[row[0].rpartition(" (")[0]]: amount(row[at]) for row in rows if row[at] != "chưa có"}
        for at in (1, 2, 3)
    ]


def amount(cell: str) -> int:
    """ "1.204 lượt" → 1204."""
    found = re.match(r"[\d.]+", cell)
    assert found is not None, cell
    return int(found[0].replace(".", ""))


def rows_of(table: Table, column: int) -> list[str]:
    return [row[column] for row in table.rows]
