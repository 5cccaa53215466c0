"""What the release brings: indicators, forms, deadlines, calendar, entries, the sample organisation."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.news import tell_editors
from bot.settings import Settings
from bot.stores import Stores
from faq import load as faq_load
from reminders.calendar import WorkCalendar
from reminders.load import load_calendar, load_obligations
from reminders.obligation import Obligation
from reports.catalogue import Catalogue, load_catalogue
from reports.form import DAILY, Form
from reports.helping import Needs, load_needs
from reports.indicator import Indicator
from reports.load import load_forms
from reports.sample import load_sample

log = logging.getLogger(__name__)
ENTRIES = Path(faq_load.__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Reference:
    """Data that the program works by."""

    indicators: Mapping[str, Indicator]
    forms: Mapping[str, Form]
    obligations: tuple[Obligation, ...]
    calendar: WorkCalendar
    catalogue: Catalogue
    needs: Needs


def load_reference() -> Reference:
    """Read and check the data files. Raises the package's BrokenData."""
    catalogue = load_catalogue()
    indicators = dict(catalogue.indicators)
    catalogue = replace(catalogue, indicators=indicators)
    forms = load_forms(indicators=dict(indicators))
    needs = load_needs(forms[DAILY].indicators)
    return Reference(indicators, forms, load_obligations(), load_calendar(), catalogue, needs)


async def take_in(stores: Stores, settings: Settings, reference: Reference, now: datetime) -> None:
    """Bring the database up to this release. What was edited here stays."""
    loaded = faq_load.load_entries(ENTRIES, skip_broken=settings.skip_broken_entries)
    for one in loaded.problems:
        where = f"{one.file}:{one.line}"
        log.warning("entry left out", extra={"action": "entry_skipped", "entry": one.entry, "where": where})
    if settings.public:
        await stores.entries.end_rehearsal()
    await stores.entries.take_in(loaded.entries, now, broken=[one.entry for one in loaded.problems])
    await tell_editors(stores, now)
    await stores.reference.take_in("indicator", _plain(reference.indicators), now)
    await stores.reference.take_in("ratio", _plain(reference.catalogue.ratios), now)
    await stores.reference.take_in("identity", _plain(reference.catalogue.identities), now)
    await stores.reference.take_in("target", _plain(reference.catalogue.targets), now)
    await stores.reference.take_in("form", _plain(reference.forms), now)
    await stores.reference.take_in("obligation", _plain({one.id: one for one in reference.obligations}), now)
    holidays = {one.day.isoformat(): one for one in reference.calendar.holidays}
    await stores.reference.take_in("holiday", _plain(holidays), now)
    if not settings.public:
        sample = load_sample()
        await stores.directory.load(sample.units, sample.edges, sample.successions, sample.people, sample.memberships)


def _plain(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {code: _json(asdict(one)) for code, one in values.items()}


def _json(value: Any) -> Any:
    match value:
        case dict():
            return {str(name): _json(inner) for name, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_json(inner) for inner in value]
        case date() | time():
            return value.isoformat()
        case Decimal():
            return str(value)
    return value
