"""A remark in an officer's words: difficulty, proposal, document issued, good practice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reports.note import NoteKind
from reports.words import fold

SHORTEST, LONGEST = 5, 1000
_KINDS: tuple[tuple[NoteKind, str], ...] = (
    ("difficulty", r"(?:kho khan|vuong mac|kho khan,? vuong mac|ton tai,? han che|han che)"),
    ("proposal", r"(?:kien nghi|de xuat|kien nghi,? de xuat|de xuat,? kien nghi|de nghi cap tren)"),
    ("practice", r"(?:cach lam hay|kinh nghiem hay|mo hinh hay|diem sang)"),
)
_TYPES = (
    "van ban|ke hoach|cong van|quyet dinh|thong bao|chi thi|nghi quyet|to trinh|huong dan|bao cao|giay moi"
    "|chuong trinh"
)
_LEAD = r"(?:^|[\n.;,]\s*|\bva\s+)(?:\d[.)]\s*)?"
_BEGINS = [(kind, re.compile(rf"{_LEAD}(?P<word>{words})\s*(?P<mark>[:\-–]|la\b|\s)")) for kind, words in _KINDS]
_DOCUMENT = re.compile(
    rf"{_LEAD}(?P<word>(?:xa |to |ubnd |phuong |don vi )*(?:da |moi |vua )*(?:ban hanh|ra)\s+(?:{_TYPES})"
    rf"(?:\s+so)?|(?:{_TYPES})(?:\s+so)?(?=\s*:\s*\d{{1,5}}\s*/\s*[a-z]))"
    rf"\s*:?\s*(?P<number>\d{{1,5}}\s*/\s*[\w\-đ]+)?"
)
_NUMBER = re.compile(r"(?:số\s*)?(\d{1,5}\s*/\s*[\wĐđ]+(?:-[\wĐđ]+)*)", re.IGNORECASE)
_DATED = re.compile(r"ng[aà]y\s+(\d{1,2})\s*[/\-.]\s*(\d{1,2})\s*[/\-.]\s*(\d{4})", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:v[eề] vi[eệ]c|v/v|v[eề])\s+(.+)", re.IGNORECASE | re.DOTALL)
_ASKS = re.compile(
    r"\?|\b(?:the nao|lam sao|nhu the nao|o dau|la gi|thi sao|co duoc khong|duoc khong|phai khong|khong a|bao gio"
    r"|hoi ai|hoi dau|can gi|gom gi|can giay to gi)\b"
)


@dataclass(frozen=True, slots=True)
class Remark:
    """What was read. Of a document the text is its subject."""

    kind: NoteKind
    text: str
    number: str = ""
    dated: date | None = None


def read_remarks(text: str) -> tuple[str, tuple[Remark, ...]]:
    """The words before the first remark, which may be a report, and the remarks, each up to the next one.

    A question is none ("đề xuất cấp lại thẻ thế nào?"), nor a keyword in the middle of a sentence.
    """
    folded = _aligned(text)
    starts = sorted(_starts(folded), key=lambda one: one[0])
    ends = [*(at for at, _, _ in starts[1:]), len(text)][: len(starts)]
    found: list[Remark] = []
    rest = text
    for (at, kind, begins), end in zip(starts, ends, strict=True):
        one = _document(text[at:end]) if kind == "document" else _remark(kind, text[begins:end])
        if one is not None:
            rest = rest if found else text[:at]
            found.append(one)
    return rest.strip(" ,;.\n") if found else text, tuple(found)


def _starts(folded: str) -> list[tuple[int, NoteKind, int]]:
    """Where a remark begins, of what kind, and where its words begin."""
    asked = bool(_ASKS.search(folded))
    found: list[tuple[int, NoteKind, int]] = []
    for kind, begins in _BEGINS:
        for match in begins.finditer(folded):
            at = match.start("word")
            # Behind figures, or in a question, a bare keyword is a word like any other.
            if match["mark"].strip() or not (at or asked):
                found.append((at, kind, match.end()))
    if not asked:
        found += [(match.start("word"), "document", match.end()) for match in _DOCUMENT.finditer(folded)]
    return found


def _remark(kind: NoteKind, said: str) -> Remark | None:
    said = said.strip(" :-–,;\n")
    return Remark(kind, said[:LONGEST]) if len(said) >= SHORTEST else None


def _document(said: str) -> Remark | None:
    number, dated, subject = _NUMBER.search(said), _DATED.search(said), _SUBJECT.search(said)
    if number is None and subject is None:
        return None
    about = (subject[1] if subject else said).strip(" .,;\n")
    return Remark("document", about[:LONGEST], _tidy(number), _day(dated))


def _tidy(number: re.Match[str] | None) -> str:
    return re.sub(r"\s+", "", number[1]).upper()[:60] if number else ""


def _day(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _aligned(text: str) -> str:
    """Folded letter by letter, so that places in it are places in the text."""
    return "".join((fold(char) or char)[:1] for char in text)
