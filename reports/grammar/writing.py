"""A message as it would be written without list marks and with the usual names."""

from __future__ import annotations

import re

LIST_MARK = re.compile(r"^[ \t]*(?:[-–•*+·][ \t]*(?=\D)|(?:\d{1,2}|[a-h])[.)/][ \t]+)", re.MULTILINE | re.IGNORECASE)
DASHED = re.compile(r"^[ \t]*[-–](?=\d)", re.MULTILINE)
GOAL = re.compile(
    r"(?<![\d/])(\d+)\s?/\s?\d+((?:\s+\w+){0,2}?)\s+(?:theo\s+)?"
    r"(?:được giao|được cấp|đã nhận|được nhận|danh sách|danh sach|chỉ tiêu|chi tieu|kế hoạch|ke hoach)"
    r"(?:\s+(?:giao|tháng|thang|tuần|tuan|ngày|ngay))?(?!\w)",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"(?<=[^\W\d_])[ \t]+[-–][ \t]+(?=\w)")
FALLING = re.compile(r"(?<![\d./])(\d{1,6}) [-–] (\d{1,6})(?= [^\W\d])")
SAID = re.compile(r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|trăm|nghìn|ngàn)\b")
STEPS = tuple(
    re.compile(rf"(?:(?<=^)|(?<=[\s:;,.]))(?:{style})(?=\s*[^\W\d])")
    for style in (r"\((\d{1,2})\)", r"(\d{1,2})\)", r"(\d{1,2})[./](?=\s)", r"(\d{1,2})-(?=\s)")
)
USUAL = (
    (re.compile(r"\bv\s?[.]?\s?n[. ]?(?:e[. ]?)?i[. ]?d\b", re.IGNORECASE), "vneid"),
    (re.compile(r"(?<=[^\W\d_]{2})-(?=\d)"), ": "),
    (re.compile(r"\btrg(?= học\b)", re.IGNORECASE), "trường"),
    (re.compile(r"(?<=[^\W\d])\s+x(?=\d)", re.IGNORECASE), ": "),
    (re.compile(r"\bt\.(?=huấn)", re.IGNORECASE), "tập "),
    (re.compile(r"\bx\.(?=nhận)", re.IGNORECASE), "xác "),
    (re.compile(r"\bh\.(?=dẫn)", re.IGNORECASE), "hướng "),
    (re.compile(r"\bb/c\b", re.IGNORECASE), "bc"),
    (re.compile(r"\bđ/c\b", re.IGNORECASE), "đồng chí"),
    (re.compile(r"(?<=\d)\ufe0f?\u20e3"), ". "),
    (
        re.compile(
            r"\b(\d{1,3}) ?\((?:bằng chữ:? ?)?[^\W\d]+(?: [^\W\d]+)?\)(?= ?(?:người|lượt|hộ|tờ|ca|bộ|hồ sơ|buổi|tin))"
        ),
        r"\1",
    ),
)
"""Ways of writing that are the same everywhere."""


def tidied(text: str) -> str:
    """Without the marks of a list, "12/20 theo danh sách" as "12"."""
    if len(DASHED.findall(text)) > 1:
        text = DASHED.sub("", text)
    if "\n" in text.strip():
        text = LIST_MARK.sub("", text)
    for pattern, usual in USUAL:
        text = pattern.sub(usual, text)
    text = FALLING.sub(_apart, text)
    return "\n".join(map(_without_dashes, GOAL.sub(r"\1\2", _without_steps(text)).split("\n")))


def _apart(found: re.Match[str]) -> str:
    """ "tkdvc 9 - 7 hồ sơ" is no range."""
    first, second = found.groups()
    return f"{first}, {second}" if int(first) > int(second) else found[0]


def _without_dashes(line: str) -> str:
    """ "VNeID - 5" tells a figure, "VNeID 5 - hộ 3" is a list."""
    found = ""
    for piece in BETWEEN.split(line):
        listed = SAID.search(found.rsplit(",", 1)[-1])
        found = f"{found}{', ' if listed else ' : '}{piece}" if found else piece
    return found


def _without_steps(text: str) -> str:
    """Without "(1) …; (2) …" and "1) … 2) …", when they count up from one."""
    for style in STEPS:
        steps = [int(one) for one in style.findall(text)]
        if len(steps) > 1 and steps == list(range(1, len(steps) + 1)):
            text = style.sub("\n" if style is STEPS[2] else " ", text)
    return text
