"""Ten thousand entries: how long the index takes to build, and how long a question then takes, by words alone.

Entries are made of ours: each copy carries a word of its own in its wordings, so that they differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import perf_counter

from benchmarks.answers import ASIDE, DATA
from faq.builder import Builder, shipped
from faq.entry import Entry
from faq.evaluate import percentiles, questions
from faq.load import load_entries

ENTRIES, ASKED = 10_000, 300


def main() -> None:
    entries = load_entries(Path(DATA)).entries
    for count in (len(entries), ENTRIES):
        some = list(islice(copies(entries), count))
        builder = Builder(shipped(), phrasings={}, _documents={})
        started = perf_counter()
        search = builder(some)
        built = perf_counter() - started
        times = []
        for one in questions(ASIDE)[:ASKED]:
            started = perf_counter()
            search(one.text)
            times.append((perf_counter() - started) * 1000)
        p50, p95, _ = percentiles(times)
        wordings = sum(len(one.keys) for one in search.index.documents)
        size = f"{count:6} entries, {wordings:7} wordings"
        print(f"{size}: built in {built:5.1f} s, p50 {p50:.1f} ms, p95 {p95:.1f} ms")


def copies(entries: Sequence[Entry]) -> Iterator[Entry]:
    yield from entries
    for number in range(1, 1 + ENTRIES // len(entries)):
        for one in entries:
            mark = f"xã{number:03d}"
            aliases = tuple(f"{text} {mark}" for text in one.aliases)
            yield replace(one, id=f"{one.id}-{number}", question=f"{one.question} {mark}", aliases=aliases)


if __name__ == "__main__":
    main()
