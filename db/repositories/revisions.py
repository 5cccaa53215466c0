"""Rows of entries ↔ revisions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from sqlalchemy import ColumnElement, and_

from db.models import EntryRow
from faq.entry import State
from faq.load import digest, dump, from_dict
from faq.revision import Origin, Revision


def revision_of(row: EntryRow) -> Revision:
    entry = replace(from_dict(row.body), revision=row.revision, state=State(row.state))
    return Revision(
        entry,
        cast(Origin, row.origin),
        row.saved_at,
        row.author,
        row.base,
        row.decided_by,
        row.decided_at,
        row.reason,
        row.sample,
    )


def row_of(one: Revision) -> dict[str, Any]:
    """The digest is that of the content as it would be served."""
    return {
        "id": one.entry.id,
        "revision": one.number,
        "digest": digest(replace(one.entry, state=State.LIVE)),
        "origin": one.origin,
        "state": one.state.value,
        "body": dump(one.entry),
        "saved_at": one.saved_at,
        "author": one.author,
        "base": one.base,
        "decided_by": one.decided_by,
        "decided_at": one.decided_at,
        "reason": one.reason,
        "sample": one.sample,
    }


def the_revision(entry: str, number: int) -> ColumnElement[bool]:
    """This one row."""
    return and_(EntryRow.id == entry, EntryRow.revision == number)
