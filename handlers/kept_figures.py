"""Figures that were reported before and that a new sentence does not name: they are not lost by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.drafts import Open
from reports.history import standing_values
from reports.submission import Submission
from reports.value import Value


def left_over(draft: Open, there: Sequence[Submission]) -> dict[str, Value]:
    """What these reports hold beside the figures of the draft, by code."""
    return {code: value for code, value in standing_values(there).items() if code not in draft.counts}


def with_figures(draft: Open, there: Sequence[Submission]) -> Open:
    """The draft with everything that these reports hold beside it, and the messages that they came from."""
    old = left_over(draft, there)
    words = {code: value.precision for code, value in old.items() if value.precision != "exact"}
    items = {code: value.items for code, value in old.items() if value.items}
    return replace(
        draft,
        counts={**{code: value.amount or 0 for code, value in old.items()}, **draft.counts},
        precision={**words, **draft.precision},
        items={**items, **draft.items},
        sources=_sources(draft, there),
    )


def in_place_of(draft: Open, earlier: Sequence[Submission]) -> Open:
    """Everything that counts, with the figures of the draft in it: it takes the place of all of it."""
    if draft.nil:
        return replace(draft, replaces=True, sources=_sources(draft, earlier))
    return replace(with_figures(draft, earlier), replaces=True)


def _sources(draft: Open, there: Sequence[Submission]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*draft.sources, *(each for one in there for each in one.sources))))
