"""Numbers that name a person are hidden before anything is stored or logged. Amounts of money stay.

What is hidden: căn cước (12 digits), CMND (9), phone, bank account, BHYT code, plate, e-mail, and a code or password
that follows the word for it. When in doubt it is hidden: a question can be answered without it.
What stays: money, dates, document numbers, dossier codes (H20.23-240612-0012), hotlines (1900.0368), counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from dialog.fold import fold

Hide = Callable[[str], str]
_S = r"[ \t\u00a0\u00ad\u2000-\u200d\u202f\u2060\ufeff]"
_GAP = rf"\)?(?:{_S}{{0,2}}[.\-‐‑–]{_S}{{0,2}}|{_S}{{1,3}}|,)?"
"""What people put between the digits of one number: space, dot, dash, tight comma, the bracket of (+84)."""

_DONG, _NO_LETTER = r"(?:đồng|dong|vnđ|vnd)", r"(?![^\W\d_])"
_MONEY = (
    rf"(?:[1-9]\d{{0,2}}(?:[.,]\d{{3}})+{_S}?(?:đ|k|tr|{_DONG}|nghìn|ngàn|triệu|tỷ|tỉ)"
    rf"|[1-9]\d{{0,12}}(?:đ|{_S}?{_DONG})|[1-9]\d{{0,9}}000{_S}đ){_NO_LETTER}"
)
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE = rf"(?:{_DAY}[./-]{_MONTH}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]{_MONTH}[./-]{_DAY})"
_DATES = rf"{_DATE}(?:{_S}?[-–]{_S}?{_DATE})?(?![./-]?\d)"
_HOTLINE = r"1[89]00[ .]?\d{4}(?!\d|[ .-](?!11\d\b)\d)"
_DOSSIER = r"(?:\d{3}\.\d\d\.\d\d\.)?[a-z]\d\d(?:\.\d{1,3})*-\d{6}-\d{3,5}(?!\d)"
_ALONE = r"(?<!\d)(?<!\d[./-])"
_DAY_OR_HOTLINE = rf"{_ALONE}(?:{_DATES}|{_HOTLINE})"
_KEEP = rf"{_ALONE}(?:{_DATES}|{_HOTLINE}|{_MONEY})"
_NUMBER = re.compile(
    rf"(?P<keep>(?<![^\W_]){_DOSSIER}|{_KEEP})"
    rf"|(?<!\d)\+?(?:\d{{10,}}|\d{{9}}(?!{_GAP}\d)"
    # "0912 345678đ" is a phone and a letter, "2026 345678đ" a year and an amount
    rf"|(?:(?=0|84)|(?<=\+))\d(?:{_GAP}(?!{_DAY_OR_HOTLINE})(?!\d{{10}})\d){{8}}(?:{_GAP}(?!{_KEEP})(?!\d{{10}})\d)*"
    rf"|\d(?:{_GAP}(?!{_KEEP})(?!\d{{10}})\d){{5,}})",
    re.I,
)

_OWN, _W = r"của|cua|vneid|tôi|toi|em|mình|minh|là|la|nó|no", r"\s{1,5}"
_SECRET = re.compile(
    rf"(?P<lead>\b(?:otp|mã{_W}pin|ma{_W}pin|mã{_W}xác{_W}(?:nhận|thực|minh)|ma{_W}xac{_W}(?:nhan|thuc|minh)"
    rf"|mật\s?khẩu|mat\s?khau|passcode|mk|pass(?:word)?)"
    rf"(?:(?:{_W}[^\W\d]{{1,20}}){{1,6}}(?:\s?[:=]|{_W}là|{_W}la)|(?:{_W}(?:{_OWN}))*\s?[:=]?)\s{{0,5}})"
    r"(?:\d{2,4}(?: \d{2,4})+(?!\d)|(?=\S{0,40}?\d)\S{3,}[^\s,;.?!)])",
    re.I,
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BHYT = re.compile(rf"(?<![^\W_])(?!tk)[a-z]{{2}}{_S}?-?\d(?:{_GAP}\d){{12}}(?!\d)", re.I)
_PLATE = re.compile(
    r"(?<![\w.])(?:\d\d-?[A-Za-zĐđ]{1,2}\d?|\d\d (?:[A-ZĐ]{1,2}|[a-zđ](?=\d))\d?)"
    r"(?:[ .-]{0,3}\d{3}[ .]?\d\d|(?<=[A-Za-z]\d)-\d{4})(?!\d)"
)

_AFTER_STK = re.compile(r"\b(?:stk|so tk)(?: [a-z]+){0,3}$")
_AFTER_ACCOUNT = re.compile(r"\b(?:tk|tai khoan|ngan hang|atm|[a-z]*bank)(?: [a-z]+){0,3}$")
_AFTER_NAME = re.compile(
    r"\b(?:can cuoc|cccd|cmnd|cmt|cmtnd|chung minh|dinh danh|dien thoai|sdt|dt|zalo|bhyt|bhxh|mst|ma so thue)"
    r"(?: [a-z]+){0,2}$"
)
_AFTER_PRICE = re.compile(r"\b(?:tien|phi|gia|luong|tro cap|phat|nop|dong|het|mat)(?: (?:la|khoang|hon|toi))?$")
_UNIT = re.compile(rf"{_S}?(?:đ|{_DONG}|nghìn|ngàn|triệu|tỷ|tỉ){_NO_LETTER}", re.I)
_THOUSANDS = re.compile(r"\d{1,3}([., ])\d{3}(?:\1\d{3})*")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text that may be kept (NFC), and the kinds of things that were hidden in it, in order of the text."""

    text: str
    hidden: tuple[str, ...]


def mask(text: str) -> Masked:
    """Hide what names a person; say what was hidden."""
    hidden: set[str] = set()

    def hide(kind: str) -> str:
        hidden.add(kind)
        return f"[{kind}]"

    text, before = unicodedata.normalize("NFC", text), None
    while text != before:  # what was hidden may have stood in front of more; each round leaves fewer digits
        text, before = _hide_all(text, hide), text
    shown = {kind: text.find(f"[{kind}]") for kind in hidden}
    return Masked(text, tuple(sorted((kind for kind in hidden if shown[kind] >= 0), key=shown.__getitem__)))


def _hide_all(text: str, hide: Hide) -> str:
    text = _SECRET.sub(lambda found: found["lead"] + hide("mã bí mật"), text)
    text = _EMAIL.sub(lambda _: hide("địa chỉ thư"), text)
    text = _BHYT.sub(lambda _: hide("mã thẻ BHYT"), text)
    text = _PLATE.sub(lambda found: _plate(found, hide), text)
    return _NUMBER.sub(lambda found: _number(found, hide), text)


def _plate(found: re.Match[str], hide: Hide) -> str:
    return found.group() if _UNIT.match(found.string, found.end()) else hide("biển số xe")


def _number(found: re.Match[str], hide: Hide) -> str:
    """Tell an identity number from an amount by its length, its grouping and the words around it."""
    written = found.group()
    if found["keep"] is not None:
        return written
    digits = re.sub(r"\D", "", written)
    before = fold(found.string[max(0, found.start() - 40) : found.start()])
    if len(digits) < _least(before) or _is_amount(found, written, before) or _is_list(written, before):
        return written
    return hide(_kind(written, digits, before))


def _least(before: str) -> int:
    """How many digits make a number that names somebody, after these words."""
    return 6 if _AFTER_STK.search(before) else 8 if _AFTER_ACCOUNT.search(before) else 9


def _names(before: str) -> bool:
    return any(words.search(before) for words in (_AFTER_STK, _AFTER_ACCOUNT, _AFTER_NAME))


def _is_amount(found: re.Match[str], written: str, before: str) -> bool:
    if written[0] in "0+":
        return False
    grouped = _THOUSANDS.fullmatch(written) is not None
    if grouped and _UNIT.match(found.string, found.end()):
        return True
    priced, is_round = _AFTER_PRICE.search(before) is not None, written.endswith("000")
    plain = written.isdecimal() and is_round and len(written) < 14
    return not _names(before) and ((grouped and (priced or is_round)) or (plain and priced))


def _is_list(written: str, before: str) -> bool:
    """Small counts or years that only stand beside each other."""
    parts = re.findall(r"\d+", written)
    small = all(len(part) <= 2 or re.fullmatch(r"(?:19|20)\d\d", part) for part in parts)
    return small and parts[0][0] != "0" and any(len(part) > 1 for part in parts) and not _names(before)


def _kind(written: str, digits: str, before: str) -> str:
    if _AFTER_STK.search(before) or _AFTER_ACCOUNT.search(before):
        return "số tài khoản"
    if re.fullmatch(r"0[1-9]\d{8,9}|(?:00)?84\d{9,10}", digits) or written[0] == "+":
        return "số điện thoại"
    return {9: "số CMND", 10: "mã số cá nhân", 12: "số căn cước"}.get(len(digits), "số tài khoản")
