"""A correction slip, old beside new → reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialog.reply import Choice, Paragraph, Reply, Table, Title
from handlers.texts import correcting as texts
from handlers.views.drafts import cell, name
from handlers.views.figures import amount
from handlers.views.written import listed, moment
from reports.indicator import Indicator
from reports.submission import Submission
from reports.value import Value

Indicators = Mapping[str, Indicator]
Values = Mapping[str, Value]


def compared(standing: Values, changed: Values, indicators: Indicators) -> Table:
    """Nội dung | Đang ghi | Sửa thành."""
    rows = []
    for code, value in changed.items():
        one = indicators.get(code)
        rows.append((name(code, indicators), cell(standing.get(code), one), cell(value, one)))
    return Table(texts.COLUMNS, tuple(rows))


def reply(title: Title, shown: Table, said: Sequence[str], *choices: Choice) -> Reply:
    """Empty sentences are left out."""
    return Reply((title, shown, *map(Paragraph, filter(None, said))), choices)


def changes(standing: Values, changed: Values, indicators: Indicators) -> str:
    """ "Cài, kích hoạt VNeID 12 → 15 và Tờ rơi đã phát 30, trước chưa có"."""
    return listed([_change(name(code, indicators), standing.get(code), value) for code, value in changed.items()])


def to_review(
    slip: Submission, shown: Table, author: str, unit: str, period: str, choices: Sequence[Choice]
) -> Reply:
    """What the supervisor is told: which slip, whose, old and new, why."""
    line = texts.TO_REVIEW_LINE.format(
        author=author, unit=unit, period=period, moment=moment(slip.sent_at), reason=slip.reason
    )
    return Reply((Title(texts.TO_REVIEW.format(number=slip.correction)), Paragraph(line), shown), tuple(choices))


def _change(called: str, before: Value | None, after: Value) -> str:
    if before is None or before.missing:
        return texts.ADDED.format(name=called, after=amount(after))
    return texts.CHANGE.format(name=called, before=amount(before), after=amount(after))

