"""The sheets of the workbook and their columns, by the names that people read. The template is made from this too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reports.period import Cycle


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is ours, `title` stands in the file; `also` are other titles that people give it."""

    key: str
    title: str
    required: bool = False
    also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet."""

    key: str
    title: str
    columns: tuple[Column, ...]
    also: tuple[str, ...] = ()


ROLES: Mapping[str, str] = {
    "người báo": "reporter",
    "người duyệt": "reviewer",
    "biên tập": "editor",
    "quản trị": "admin",
    "xem": "viewer",
    "người báo số liệu": "reporter",
    "duyệt": "reviewer",
    "người biên tập": "editor",
    "người xem": "viewer",
}
LEVELS: Mapping[str, str] = {
    "tỉnh": "tinh",
    "huyện": "huyen",
    "xã": "xa",
    "tổ": "to",
    "thành phố": "tinh",
    "phường": "xa",
    "thị trấn": "xa",
    "đặc khu": "xa",
    "cấp tỉnh": "tinh",
    "cấp huyện": "huyen",
    "cấp xã": "xa",
    "tổ công nghệ số cộng đồng": "to",
}
EXTENTS: Mapping[str, str] = {"toàn bộ": "whole", "một phần": "part"}
KINDS: Mapping[str, str] = {
    "phát sinh": "flow",
    "hiện có": "stock",
    "đếm khác nhau": "distinct",
    "tiền": "money",
    "xếp hạng": "rank",
    "danh sách": "list",
}
OVER_UNITS: Mapping[str, str] = {
    "cộng": "sum",
    "đếm khác nhau": "distinct",
    "gộp danh sách": "union",
    "không gộp": "none",
}
OVER_TIME: Mapping[str, str] = {
    "cộng": "sum",
    "số cuối kỳ": "last",
    "số đầu kỳ": "first",
    "lớn nhất": "max",
    "đếm khác nhau": "distinct",
    "gộp danh sách": "union",
}
CYCLES: Mapping[str, Cycle] = {
    "ngày": "day",
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "năm": "year",
    "tháng (15 đến 14)": "nd09_month",
    "quý (15 đến 14)": "nd09_quarter",
    "6 tháng (15 đến 14)": "nd09_half",
    "9 tháng (15 đến 14)": "nd09_nine_months",
    "năm (15 đến 14)": "nd09_year",
}
"""(15 đến 14): the reporting periods of Nghị định 09/2019/NĐ-CP, Điều 12."""

FROM = Column("from", "Từ ngày", also=("bắt đầu",))
TO = Column("to", "Đến ngày", also=("kết thúc",))
LAW = Column("law", "Văn bản", also=("căn cứ",))


def _choices(table: Mapping[str, str], count: int) -> tuple[str, ...]:
    return tuple(table)[:count]


COMMON = Layout("common", "Chung", (Column("item", "Mục"), Column("said", "Nội dung")))
UNITS = Layout(
    "units",
    "Đơn vị",
    (
        Column("code", "Mã", also=("mã đơn vị",)),
        Column("name", "Tên đơn vị", True, also=("tên",)),
        Column("level", "Cấp", choices=_choices(LEVELS, 4)),
        Column("parent", "Đơn vị cấp trên", also=("thuộc", "thuộc xã", "trực thuộc", "thuộc đơn vị")),
        FROM,
        TO,
        Column("heir_of", "Kế thừa từ"),
        Column("extent", "Toàn bộ/một phần", choices=tuple(EXTENTS)),
        LAW,
    ),
)
PEOPLE = Layout(
    "people",
    "Người",
    (
        Column("name", "Họ tên", True, also=("họ và tên", "tên")),
        Column("unit", "Đơn vị", True, also=("tên đơn vị",)),
        Column("under", "Thuộc", also=("thuộc xã", "đơn vị cấp trên")),
        Column("role", "Vai trò", True, choices=_choices(ROLES, 5)),
        FROM,
        TO,
        Column("code", "Mã người", also=("mã", "mã cán bộ")),
    ),
    also=("Thành viên", "Danh sách"),
)
INDICATORS = Layout(
    "indicators",
    "Chỉ tiêu thống kê",
    (
        Column("code", "Mã"),
        Column("name", "Tên chỉ tiêu", True, also=("tên",)),
        Column("unit", "Đơn vị tính", True),
        Column("kind", "Loại", True, choices=tuple(KINDS)),
        Column("over_units", "Gộp đơn vị", True, choices=tuple(OVER_UNITS), also=("cộng theo đơn vị",)),
        Column("over_time", "Gộp thời gian", True, choices=tuple(OVER_TIME), also=("cộng theo thời gian",)),
        Column("note", "Ghi chú"),
    ),
    also=("Chỉ tiêu",),
)
FORMS = Layout(
    "forms",
    "Biểu mẫu",
    (
        Column("code", "Mã", True, also=("mã biểu",)),
        Column("name", "Tên biểu mẫu", True, also=("tên",)),
        Column("period", "Kỳ", True, choices=tuple(CYCLES), also=("kỳ báo cáo",)),
        Column("indicators", "Các chỉ tiêu", True, also=("chỉ tiêu",)),
    ),
)
TARGETS = Layout(
    "targets",
    "Mục tiêu",
    (
        Column("indicator", "Chỉ tiêu", True),
        Column("unit", "Đơn vị"),
        Column("year", "Năm", True),
        Column("value", "Giá trị", True),
        Column("measure", "Đơn vị tính"),
        LAW,
    ),
)
OBLIGATIONS = Layout(
    "obligations",
    "Nghĩa vụ",
    (
        Column("code", "Mã"),
        Column("name", "Tên báo cáo", True, also=("tên", "nghĩa vụ")),
        Column("who", "Ai phải báo cáo", True, also=("ai", "đơn vị")),
        Column("period", "Kỳ", True, choices=tuple(CYCLES)),
        Column("due", "Hạn nộp", True, also=("hạn", "ngày đến hạn")),
        LAW,
    ),
)
LAYOUTS = (COMMON, UNITS, PEOPLE, INDICATORS, FORMS, TARGETS, OBLIGATIONS)
GUIDE = "Hướng dẫn"
