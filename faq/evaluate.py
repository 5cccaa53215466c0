"""Measuring: predictions without labels, and scores of predictions with them."""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from faq import outcome as outcomes
from faq.interfaces import Answers
from faq.outcome import Outcome

NONE = "-"
"""Expected of a question that no entry answers."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a person would get: `entries` best first, `choices` those shown to pick from. Nothing of a label."""

    outcome: str
    entries: tuple[str, ...]
    choices: tuple[str, ...]
    ms: float


@dataclass(frozen=True, slots=True)
class Question:
    """`expected` are sets of which each must be met; one of each is enough; empty when no entry answers."""

    text: str
    expected: tuple[frozenset[str], ...]
    slice: str

    @property
    def right(self) -> frozenset[str]:
        return frozenset().union(*self.expected)


def predict(answers: Answers, texts: Iterable[str], on: date) -> Iterator[Prediction]:
    """One prediction for each text, in order."""
    for text in texts:
        outcome = answers.ask(text, on)
        evidence = outcome.evidence
        entries = tuple(one.entry for one in evidence.candidates if answers.entry(one.entry))
        shown = choices(outcome)
        ranked = tuple(dict.fromkeys((*shown, *entries)))
        yield Prediction(outcomes.name(outcome), ranked, shown, round(evidence.ms, 2))


def choices(outcome: Outcome) -> tuple[str, ...]:
    """The entries that the person sees, in their order."""
    match outcome:
        case outcomes.Answered(entry, _, _, also):
            return (entry.id, also.id) if also else (entry.id,)
        case outcomes.Choose(entries, _) | outcomes.TwoNeeds(entries, _) | outcomes.Unsure(entries, _):
            return tuple(one.id for one in entries)
        case outcomes.Danger(_, _, entry):
            return (entry.id,) if entry else ()
    return ()


def as_json(one: Prediction) -> str:
    """One line, as `predict` prints it."""
    content = {"outcome": one.outcome, "entries": one.entries[:10], "choices": one.choices, "ms": one.ms}
    return json.dumps(content, ensure_ascii=False)


def questions(path: Path) -> list[Question]:
    """Rows `query<TAB>expected<TAB>slice`; a first row of these names is left out. Raises ValueError otherwise."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip()]
    if any(len(row) != 3 for row in rows):
        number = next(at for at, row in enumerate(rows, 1) if len(row) != 3)
        raise ValueError(f"{path.name}, dòng {number}: cần ba cột cách nhau bằng phím Tab.")
    return [question(*row) for row in rows if row != ["query", "expected", "slice"]]


def question(text: str, expected: str, kind: str) -> Question:
    needs = () if expected == NONE else tuple(frozenset(one.split("|")) for one in expected.split("&"))
    return Question(text, needs, kind)


def score(asked: Sequence[Question], predicted: Sequence[Prediction]) -> dict[str, Any]:
    """Scores per slice and overall; every share is of the slice's n, but `answered_right`, of the answered."""
    slices: dict[str, list[tuple[Question, Prediction]]] = defaultdict(list)
    pairs = list(zip(asked, predicted, strict=True))
    for one, given in pairs:
        slices[one.slice].append((one, given))
    return {"overall": scores(pairs), "slices": {name: scores(every) for name, every in sorted(slices.items())}}


def scores(pairs: Sequence[tuple[Question, Prediction]]) -> dict[str, float]:
    """The keys that `evaluate --json` prints."""
    count = len(pairs)
    answered = [(one, given) for one, given in pairs if given.outcome in ("answered", "two_needs")]
    good = [1 for one, given in answered if answered_right(one, given)]
    ours = [(one, given) for one, given in pairs if one.expected]
    outside = [given for one, given in pairs if not one.expected]
    times = [given.ms for _, given in pairs]
    p50, p95, p99 = percentiles(times)
    return {
        "n": count,
        "answered": share(len(answered), count),
        "answered_right": share(len(good), len(answered)),
        "top1": share(sum(given.entries[:1] != () and given.entries[0] in one.right for one, given in ours), count),
        "in_choices": share(sum(in_choices(one, given) for one, given in ours), count),
        "wrong_answered": share(len(answered) - len(good), count),
        "oos_refused": share(sum(refused(given) for given in outside), count),
        "p50_ms": p50,
        "p95_ms": p95,
        "p99_ms": p99,
    }


def answered_right(one: Question, given: Prediction) -> bool:
    """What was given as an answer is right; an answer to a question of nobody's is wrong."""
    answers = given.choices if given.outcome == "two_needs" else given.choices[:1]
    return bool(one.expected) and all(entry in one.right for entry in answers)


def in_choices(one: Question, given: Prediction) -> bool:
    """Every need is met by something that was shown."""
    return all(need & set(given.choices) for need in one.expected)


def refused(given: Prediction) -> bool:
    """No entry was given as the answer, and none was offered as if it were one."""
    return given.outcome in ("out_of_scope", "unsure", "unsafe", "danger")


def percentiles(times: Sequence[float]) -> tuple[float, float, float]:
    if len(times) < 2:
        return (times[0],) * 3 if times else (0.0, 0.0, 0.0)
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return round(cuts[49], 2), round(cuts[94], 2), round(cuts[98], 2)


def share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def table(scored: Mapping[str, Any]) -> str:
    """For reading: a line for each slice, percentages."""
    shares = ("answered", "answered_right", "top1", "in_choices", "wrong_answered", "oos_refused")
    names = ("n", *shares, "p50_ms", "p95_ms", "p99_ms")
    lines = [f"{'':14}" + "".join(f"{name:>15}" for name in names)]
    for name, row in {**scored["slices"], "overall": scored["overall"]}.items():
        cells = (f"{100 * row[one]:.1f}" if one in shares else row[one] for one in names)
        lines.append(f"{name:14}" + "".join(f"{cell:>15}" for cell in cells))
    return "\n".join(lines)
