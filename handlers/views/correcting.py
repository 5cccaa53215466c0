"""A correction slip, old beside new → reply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialog.reply import Choice, Paragraph, Reply, Table, Title
from handlers.texts import correcting as texts
from handlers.views.drafts import cell, name
from handlers.views.figures import amount
from handlers.views.written import listed
from reports.examine import Corrected
from reports.indicator import Indicator
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


def of_slip(corrected: Sequence[Corrected], indicators: Indicators) -> Table:
    """The same of a slip that was sent."""
    before = {one.indicator: Value(one.before) for one in corrected}
    return compared(before, {one.indicator: Value(one.after) for one in corrected}, indicators)


def _change(called: str, before: Value | None, after: Value) -> str:
    if before is None or before.missing:
        return texts.ADDED.format(name=called, after=amount(after))
    return texts.CHANGE.format(name=called, before=amount(before), after=amount(after))
