"""What waits for a supervisor → a list by team, ten at a time, what needs a look first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dialog.reply import Block, Choice, Note, Paragraph, Reply, Steps, Title
from handlers.texts import approving_all as texts
from handlers.views.checks import findings
from handlers.views.drafts import in_words
from handlers.views.review import period_of
from handlers.views.written import day
from reports.examine import Examined
from reports.form import DAILY
from reports.indicator import Indicator
from reports.submission import Submission

PAGE = 10
LONGEST_FIGURES, LONGEST_LABEL = 90, 60


@dataclass(frozen=True, slots=True)
class Row:
    """One report that waits, with the names of its author and unit; `closed` when its period is locked."""

    examined: Examined
    author: str
    unit: str
    closed: bool = False

    @property
    def to_see(self) -> bool:
        return self.closed or not self.examined.clean


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Teams with something to see first; in each, what is to be seen first, then the oldest."""
    known = sorted(
        rows, key=lambda row: (not row.to_see, row.examined.submission.sent_at, row.examined.submission.id)
    )
    first: dict[str, int] = {}
    for place, row in enumerate(known):
        first.setdefault(row.unit, place)
    return sorted(known, key=lambda row: first[row.unit])


def listing(rows: Sequence[Row], key: str, start: int, indicators: Mapping[str, Indicator], title: str = "") -> Reply:
    """Ten from `start`; a button for each, for the next ten, and for all that are usual. `key` is of that button."""
    start = start if 0 <= start < len(rows) else 0
    page = rows[start : start + PAGE]
    blocks: list[Block] = [Title(title or texts.TITLE.format(count=len(rows)))]
    for unit, of_unit in groupby(page, key=lambda row: row.unit):
        items = tuple(_item(row, indicators) for row in of_unit)
        blocks += [Paragraph(unit), Steps(items, ordered=False)]
    if len(rows) > PAGE:
        blocks.append(Note(texts.SHOWN.format(first=start + 1, last=start + len(page), count=len(rows))))
    return Reply(tuple(blocks), tuple(_choices(rows, page, key, start)))


def _choices(rows: Sequence[Row], page: Sequence[Row], key: str, start: int) -> Iterable[Choice]:
    count = key.partition(".")[0]
    if count not in ("", "0"):
        yield Choice(texts.ALL.format(count=count), f"duyethet:{key}")
    if start + PAGE < len(rows):
        yield Choice(texts.MORE, f"choduyet:trang.{start + PAGE}")
    plain = [texts.OPEN.format(author=row.author, day=_short(row.examined.submission)) for row in page]
    for at, row in enumerate(page):
        nth = plain[: at + 1].count(plain[at])
        label = texts.OPEN_NTH.format(open=plain[at], nth=nth) if plain.count(plain[at]) > 1 else plain[at]
        yield Choice(label[:LONGEST_LABEL], f"choduyet:{row.examined.submission.id}")


def _item(row: Row, indicators: Mapping[str, Indicator]) -> str:
    one = row.examined.submission
    facts = {"author": row.author, "day": _short(one)}
    if one.correction:
        return texts.ITEM_SLIP.format(number=one.correction, **facts)
    said = in_words([one], indicators)
    figures = said if len(said) <= LONGEST_FIGURES else said[: LONGEST_FIGURES - 1].rpartition(";")[0] + "…"
    what = findings(row.examined.findings[:1], indicators) or ([texts.CLOSED] if row.closed else [])
    template = texts.ITEM_TO_SEE if what else texts.ITEM
    return template.format(figures=figures, what=" ".join(what), **facts)


def _short(one: Submission) -> str:
    """ "23/11", "kỳ báo cáo tháng 12/2026"."""
    return day(one.day).rpartition("/")[0] if one.form == DAILY else period_of(one).split(" (")[0]
