"""Questions that were missed → reply."""

from __future__ import annotations

from collections.abc import Sequence

from dialog.reply import Choice, Reply, Steps, Title, say
from faq.entry import Entry
from faq.interfaces import Answers
from faq.misses import Group
from handlers.texts import editing as texts
from handlers.views.editing import named


def misses(found: Sequence[Group], answers: Answers, days: int) -> Reply:
    """Group by group: how many, two examples, the nearest entries, what to do; the nearest can be opened."""
    if not found:
        return say(texts.MISSED_NONE.format(days=days))
    near = {entry.id: entry for one in found for entry in nearest(one, answers)[:1] if one.advice != "new_entry"}
    choices = [Choice(named(texts.GO_ON_WITH, entry), f"suamuc:{entry.id}") for entry in near.values()]
    told = Steps(tuple(group(one, answers) for one in found))
    return Reply((Title(texts.MISSED.format(days=days)), told), tuple(choices))


def group(one: Group, answers: Answers) -> str:
    """One group in words."""
    examples = "; ".join(f"“{text}”" for text in one.examples)
    names = [f"“{entry.question}” ({entry.id})" for entry in nearest(one, answers)]
    near = "; ".join(names) or texts.MISSED_NEAREST_NONE
    return texts.MISSED_GROUP.format(
        count=one.count, examples=examples, nearest=near, advice=texts.ADVICE[one.advice]
    )


def nearest(one: Group, answers: Answers) -> list[Entry]:
    """The entries among the nearest matters."""
    found = (answers.entry(name) for name in one.nearest)
    return [entry for entry in found if entry is not None]
