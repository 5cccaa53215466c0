"""An entry as JSON-ready data, and its fingerprint."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from faq.entry import Entry, Link, Source, State, Statement


def dump(entry: Entry) -> dict[str, Any]:
    """Strings, numbers, lists and dictionaries only; dates are written 2026-11-21. `from_dict` reads it back."""
    return {
        "id": entry.id,
        "question": entry.question,
        "category": entry.category,
        "sections": {name: [stated(one) for one in said] for name, said in entry.sections.items()},
        "aliases": list(entry.aliases),
        "sources": [{"document": one.document, "article": one.article, "link": one.link} for one in entry.sources],
        "checked_on": entry.checked_on.isoformat(),
        "check_again_on": entry.check_again_on.isoformat(),
        "effective_from": written(entry.effective_from),
        "expires_on": written(entry.expires_on),
        "confidence": entry.confidence,
        "state": entry.state.value,
        "links": [{"label": one.label, "url": one.url} for one in entry.links],
        "confusable": list(entry.confusable),
        "revision": entry.revision,
    }


def from_dict(content: dict[str, Any]) -> Entry:
    """The entry of a `dump`. Raises KeyError for a missing key, ValueError for a wrong date or state."""
    return Entry(
        id=content["id"],
        question=content["question"],
        category=content["category"],
        sections={name: tuple(map(statement, said)) for name, said in content["sections"].items()},
        aliases=tuple(content["aliases"]),
        sources=tuple(Source(**one) for one in content["sources"]),
        checked_on=date.fromisoformat(content["checked_on"]),
        check_again_on=date.fromisoformat(content["check_again_on"]),
        effective_from=day(content["effective_from"]),
        expires_on=day(content["expires_on"]),
        confidence=content["confidence"],
        state=State(content["state"]),
        links=tuple(Link(**one) for one in content["links"]),
        confusable=tuple(content["confusable"]),
        revision=content["revision"],
    )


def digest(entry: Entry) -> str:
    """SHA-256 (64 hexadecimal digits) of the content; the revision's number does not count."""
    content = {key: value for key, value in dump(entry).items() if key != "revision"}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def stated(one: Statement) -> dict[str, str | None]:
    return {"text": one.text, "since": written(one.since), "until": written(one.until)}


def statement(content: dict[str, Any]) -> Statement:
    return Statement(content["text"], day(content["since"]), day(content["until"]))


def written(on: date | None) -> str | None:
    return on.isoformat() if on else None


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
