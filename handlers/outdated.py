"""A report that was filled in from the daily log, when the log is corrected afterwards."""

from __future__ import annotations

from handlers.deciding import tell, unit_name
from handlers.services import Turn
from handlers.views import consolidating as views
from reports.consolidation import Consolidation
from reports.form import DAILY
from reports.period import read_key
from reports.submission import Submission


async def tell_authors(turn: Turn, slip: Submission, total: Consolidation) -> None:
    """Whoever sent the unit's report of that period is told once for each slip; the report itself does not change."""
    if total.form != DAILY:
        return
    period = read_key(total.period)
    for form in turn.services.forms.values():
        if not form.from_daily or form.period != period.kind:
            continue
        found = await turn.services.ledger.submissions([total.unit], form.id, period.last, period.last)
        for report in (one for one in found if one.counts and not one.correction):
            told = views.behind(slip, await unit_name(turn, slip), report, form)
            await tell(turn, report.author, told, f"behind:{report.id}:{slip.id}")
