"""Workbooks as people fill them in, and what is read from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import count
from typing import Any

from openpyxl import Workbook

from reports.setup.changes import Changes
from reports.setup.propose import Known, Proposal, propose
from reports.setup.sheets import LAYOUTS
from reports.setup.standing import Own, Standing
from reports.workbook import read_book

TODAY = date(2026, 12, 2)
NOW = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
KNOWN = Known({"cnscd_teams": "Số Tổ công nghệ số cộng đồng"}, frozenset({"so_tay_ngay"}))
TITLES = {layout.key: [column.title for column in layout.columns] for layout in LAYOUTS}
NAMES = {layout.key: layout.title for layout in LAYOUTS}
PROVINCE: Mapping[str, Any] = {"Tỉnh": "Đồng Tháp (82)"}
COMMUNE: Mapping[str, Any] = {"Tỉnh": "Đồng Tháp (82)", "Xã, phường": "xã Tháp Mười"}
TEAM = "Tổ công nghệ số cộng đồng ấp 1"
_NUMBERS = count(1)
Rows = Sequence[Sequence[object]]


def workbook(common: Mapping[str, Any] | None = None, **sheets: Rows) -> Workbook:
    """With "Chung" if given; every other sheet by our key, its titles in their order above the rows."""
    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    if common is not None:
        sheet = book.create_sheet(NAMES["common"])
        sheet.append(TITLES["common"])
        for item, said in common.items():
            sheet.append([item, said])
    for key, rows in sheets.items():
        sheet = book.create_sheet(NAMES[key])
        sheet.append(TITLES[key])
        for row in rows:
            sheet.append(list(row))
    if not book.sheetnames:
        book.create_sheet("Sheet1")
    return book


def saved(book: Workbook) -> bytes:
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def file(common: Mapping[str, Any] | None = None, **sheets: Rows) -> bytes:
    return saved(workbook(common, **sheets))


def proposed(content: bytes, standing: Standing | None = None, today: date = TODAY, **options: bool) -> Proposal:
    """What this file would change."""
    return propose(read_book(content), standing or Standing(), KNOWN, today, new_id, **options)


def new_id() -> str:
    return f"p{next(_NUMBERS)}"


def said(proposal: Proposal) -> list[str]:
    """Every mistake in short: "Người!C2 no_unit"."""
    return [f"{one.spot.sheet}!{one.spot.cell} {one.why}" for one in proposal.mistakes]


def after(standing: Standing, proposal: Proposal, **more: Any) -> Standing:
    """What is known once the proposal is applied."""
    assert not proposal.mistakes, said(proposal)
    changes = proposal.changes
    people = {one.id: one for one in changes.people.added} | {new.id: new for _, new in changes.people.changed}
    facts: dict[str, Any] = {
        "units": _merged(standing.units, changes, "units"),
        "edges": _merged(standing.edges, changes, "edges"),
        "successions": _merged(standing.successions, changes, "successions"),
        "people": {**standing.people, **people},
        "memberships": _merged(standing.memberships, changes, "memberships"),
        "invited": standing.invited | {one.person.id for one in proposal.newcomers},
        "codes": {**standing.codes, **changes.codes},
        "own": {**standing.own, **{(one.kind, one.code): one.body for one in _own(changes)}},
    }
    return Standing(**{**facts, "bound": standing.bound, **more})


def _merged(known: Sequence[Any], changes: Changes, part: str) -> tuple[Any, ...]:
    delta = getattr(changes, part)
    later = dict(delta.changed)
    return (*(later.get(one, one) for one in known), *delta.added)


def _own(changes: Changes) -> list[Own]:
    return [*changes.own.added, *(new for _, new in changes.own.changed)]
