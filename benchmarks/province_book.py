"""The workbook of a whole province. Names are invented and repeat as in life: every commune has its "ấp 1"."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import cycle, islice, product

from openpyxl import Workbook

from reports.setup.sheets import COMMON, PEOPLE, UNITS, Layout
from reports.units_now import communes

PROVINCE = "82"
TEAMS, MEMBERS = 2_000, 10_000
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Ngô", "Hồ", "Dương")
MIDDLE = ("Văn", "Thị", "Hoàng", "Ngọc", "Thanh", "Minh", "Hữu", "Kim", "Quốc", "Thu")
GIVEN = ("An", "Bình", "Chi", "Dũng", "Hà", "Hạnh", "Hòa", "Khoa", "Lan", "Mai", "Nam", "Phúc", "Tâm", "Thảo", "Yến")


def write(teams: int = TEAMS, members: int = MEMBERS, *, coded: bool = False, extra: int = 0) -> bytes:
    """The workbook of Đồng Tháp (82). With `coded` everybody has a "mã người"; `extra` more people at the end."""
    book = Workbook(write_only=True)
    common = book.create_sheet(COMMON.title)
    common.append(["Mục", "Nội dung"])
    common.append(["Tỉnh", "Đồng Tháp (82)"])
    common.append(["Từ ngày", date(2025, 7, 1)])
    below = [one.name for one in communes(PROVINCE)]
    places = [(f"Tổ công nghệ số cộng đồng ấp {1 + at // len(below)}", below[at % len(below)]) for at in range(teams)]
    _sheet(book, UNITS, [{"name": name, "level": "tổ", "parent": commune} for name, commune in places])
    named = islice(cycle(product(FAMILY, MIDDLE, GIVEN)), members + extra)
    posts = [
        *((name, commune, "người báo") for name, commune in places),
        *((one, "", "người duyệt") for one in below),
    ]
    rows = [
        {"name": " ".join(name), "unit": unit, "under": under, "role": role, "code": f"CB{at:05}" if coded else None}
        for at, (name, (unit, under, role)) in enumerate(zip(named, cycle(posts), strict=False))
    ]
    _sheet(book, PEOPLE, rows)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _sheet(book: Workbook, layout: Layout, rows: list[dict[str, str | None]]) -> None:
    sheet = book.create_sheet(layout.title)
    sheet.append([column.title for column in layout.columns])
    for row in rows:
        sheet.append([row.get(column.key) for column in layout.columns])
