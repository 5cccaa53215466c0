"""Fitting, on a few small texts. The whole `make knowledge` is not run here."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from faq.entry import Entry
from faq.grams import DIMENSIONS, pieces
from faq.judge import Head, Judge
from faq.learn.examples import Workshop, documents, folds
from faq.learn.fit import Example, classifier, head, judge, planes, ranking, rarity_of
from faq.learn.limits import OFFERED, STRANGERS, WRONG, Judged, highest, judged, limits, lowest
from faq.learn.wordings import Wording, asked, held, rows, texts, wordings
from faq.lexicon import standard
from faq.restore import learned
from faq.semantic import SIZE
from faq.signals import LEXICAL, OVERALL, Signals
from tests.faq.entries import BIRTH, CARD_LOST, DEATH
from tests.faq.toys import DECOY, WORDINGS

FACTS = len(LEXICAL) + 5 + len(OVERALL)
CHANCE = np.random.default_rng(7)


def direction(text: str) -> np.ndarray:
    """A direction of its own for every text."""
    one = np.random.default_rng(zlib.crc32(text.encode())).normal(size=SIZE)
    return (one / np.linalg.norm(one)).astype(np.float32)


def toy_wordings() -> list[Wording]:
    """Three passes over the toy matters, and a neighbouring one."""
    every = [Wording(text, name, f"pass-{at % 3}") for name, said in WORDINGS.items() for at, text in enumerate(said)]
    return [*every, *(Wording(text, DECOY[0], "decoy", decoy=True) for text in DECOY[1])]


def workshop() -> Workshop:
    every = {one.text for one in toy_wordings()} | {"hộ chiếu của tôi hết hạn", "tách hộ khẩu ra", "👍"}
    return Workshop(standard(), learned(every), {text: direction(text) for text in every}, ("Nộp hồ sơ ở xã.",))


def example(right: int | None, strength: float, kind: str = "plain", inside: bool = True, size: int = 4) -> Example:
    """Candidates of which one stands out by so much; `right` says which one is right."""
    values = CHANCE.normal(0, 0.1, (size, len(LEXICAL))).astype(np.float32)
    values[0, 0] += strength
    values[:, LEXICAL.index("decoy")] = 0
    marks = np.asarray([at == right for at in range(size)])
    return Example(Signals(tuple(range(size)), values, (1.0, 0.0, 0.0)), marks, kind, inside)


def many() -> list[Example]:
    """Clear questions of ours, weak ones of others."""
    clear = [example(0, strength) for strength in np.linspace(2, 4, 60)]
    lost = [example(2, 0.4) for _ in range(6)]
    strange = [example(None, 0.2, "far", inside=False) for _ in range(40)]
    torn = [example(0, 0.6, "ambiguous") for _ in range(8)]
    return [*clear, *lost, *strange, *torn]


def test_a_table_of_questions_is_read_without_remarks(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("# lời dặn\n\nlàm khai sinh\tkhai-sinh\n", "utf-8")
    assert rows(path) == [["làm khai sinh", "khai-sinh"]]


def test_wordings_are_the_entries_own_those_of_every_pass_and_the_neighbours(tmp_path: Path) -> None:
    (tmp_path / "b.tsv").write_text("bé mới đẻ\tkhai-sinh\nkhông ai có\tmuc-da-bo\n", "utf-8")
    decoys = tmp_path / "decoys.yaml"
    decoys.write_text("- {id: ly-hon, matter: Ly hôn, ask: Tòa án, wordings: [đơn ly hôn]}\n", "utf-8")
    found = wordings([BIRTH, DEATH], tmp_path, (decoys,))
    assert found[0] == Wording(BIRTH.question, BIRTH.id, "entry")
    assert Wording("bé mới đẻ", BIRTH.id, "b") in found
    assert Wording("đơn ly hôn", "ly-hon", "decoy", decoy=True) in found
    assert "muc-da-bo" not in {one.matter for one in found}
    assert len([one for one in found if one.written_in == "entry"]) == len(BIRTH.aliases) + len(DEATH.aliases) + 2


@pytest.mark.parametrize(
    ("expected", "names"), [("a", {"a"}), ("a|b", {"a", "b"}), ("a&b|c", {"a", "b", "c"}), ("-", set())]
)
def test_a_question_kept_aside_expects_all_that_may_be_right(expected: str, names: set[str]) -> None:
    assert asked("x", expected, "plain").expected == names


def test_no_question_of_the_tests_is_learned_but_a_few_short_ones_by_chance(entries: Mapping[str, Entry]) -> None:
    tested = [row[0] for row in rows(Path(__file__).with_name("questions") / "aside.tsv")]
    kept = held()
    assert kept
    known = {one.text for one in (*kept, *wordings(entries.values()))}
    both = [text for text in tested if text in known]
    assert len(both) <= len(tested) * 0.01
    assert max(map(len, both), default=0) < 40


def test_spelling_is_learned_from_statements_and_wordings() -> None:
    found = texts([Wording("rớt mất thẻ", CARD_LOST.id, "b")], [CARD_LOST])
    assert "35.000 đồng." in found
    assert found[-1] == "rớt mất thẻ"


def test_a_rare_piece_weighs_more_than_a_common_one() -> None:
    rarity = rarity_of(["lam ho chieu", "lam khai sinh", "lam giay"])
    assert len(rarity) == DIMENSIONS
    common, rare = max(pieces("lam")), max(pieces("chieu"))
    assert rarity[rare] > rarity[common] == pytest.approx(1.0)


def test_the_classifier_knows_the_matters_of_its_texts() -> None:
    said = toy_wordings()
    keys = [standard().key(one.text) for one in said]
    rarity = rarity_of(keys)
    linear = classifier(keys, [one.matter for one in said], rarity)
    assert set(linear.classes) == {*WORDINGS, DECOY[0]}
    for one, key in zip(said, keys, strict=True):
        assert linear.classes[int(linear.margins(key, rarity).argmax())] == one.matter


def test_the_planes_part_the_matters() -> None:
    said = toy_wordings()
    directions = np.stack([direction(one.text) for one in said])
    found = planes(directions, [one.matter for one in said])
    for one, turned in zip(said, directions, strict=True):
        sides = {name: float(plane @ turned) + bias for name, (plane, bias) in found.items()}
        assert max(sides, key=lambda name: sides[name]) == one.matter


def test_the_ranking_leans_on_what_tells_right_from_wrong() -> None:
    every = many()
    weights = ranking(every)
    assert weights.shape == (len(LEXICAL),)
    assert weights[0] > 0
    assert all(int((one.signals.values @ weights).argmax()) == 0 for one in every[:60])


def test_a_question_without_a_right_candidate_does_not_move_the_ranking() -> None:
    clear = [example(0, 2.0) for _ in range(20)]
    strange = [example(None, 5.0, "far", inside=False) for _ in range(20)]
    assert ranking([*clear, *strange]).tolist() == ranking(clear).tolist()


def test_a_judge_is_sure_of_the_clear_and_not_of_the_strange() -> None:
    every = many()
    fitted = judge(every)
    known = [judged(one, fitted) for one in every]
    assert min(one.sure for one in known[:60]) > 0.6
    assert max(one.sure for one in known if not one.inside) < 0.6
    assert np.mean([one.ours for one in known if one.inside]) > np.mean([one.ours for one in known if not one.inside])


def test_a_head_is_calibrated() -> None:
    table = CHANCE.normal(size=(800, 3)).astype(np.float32)
    right = (CHANCE.random(800) < 1 / (1 + np.exp(-2 * table[:, 0]))).tolist()
    fitted = head(table, right)
    told = np.asarray([fitted(row) for row in table])
    for low in (0.0, 0.25, 0.5, 0.75):
        here = (told >= low) & (told < low + 0.25)
        assert np.mean(np.asarray(right)[here]) == pytest.approx(told[here].mean(), abs=0.12)


def one_of(sure: float, ours: float, kind: str = "plain", right: bool = True, inside: bool = True) -> Judged:
    return Judged(sure, ours, right, right, kind, inside)


def plain_judge() -> Judge:
    """Sure by the strength of the first candidate alone."""
    weights = np.zeros(FACTS, np.float32)
    weights[0] = 2.0
    by_strength = Head(weights, np.full(FACTS, 1.0, np.float32), np.ones(FACTS, np.float32), 0.0)
    rank = np.zeros(len(LEXICAL), np.float32)
    rank[0] = 3.0
    return Judge(rank, by_strength, by_strength)


def kept_by(examples: Sequence[Example]) -> dict[str, float]:
    """The shares that the limits promise, as they come out."""
    fitted, found = plain_judge(), limits(examples, plain_judge())
    every = [judged(one, fitted) for one in examples]
    ours, others = [one for one in every if one.inside], [one for one in every if one.outside]
    answered = [one for one in ours if one.sure >= found.answer]
    return {
        "wrong": sum(not one.first for one in answered) / max(len(answered), 1),
        "strangers": sum(one.sure >= found.answer for one in others) / max(len(others), 1),
        "offered": sum(one.sure < found.answer and one.ours >= found.ask for one in others) / max(len(others), 1),
        "answered": len(answered) / len(ours),
    }


def test_the_limits_keep_their_promises_and_answer_what_they_can() -> None:
    clear = [example(0, float(one)) for one in np.linspace(1.5, 3, 200)]
    strange = [example(None, float(one), "far", inside=False) for one in np.linspace(0, 1, 100)]
    found = kept_by([*clear, *strange])
    assert found["wrong"] <= WRONG
    assert found["strangers"] <= STRANGERS
    assert found["offered"] <= OFFERED
    assert found["answered"] > 0.9


def test_where_strangers_look_like_ours_fewer_are_answered() -> None:
    clear = [example(0, float(one)) for one in np.linspace(1.5, 3, 200)]
    loud = [example(None, float(one), "far", inside=False) for one in np.linspace(0, 2.6, 100)]
    found = kept_by([*clear, *loud])
    assert found["strangers"] <= STRANGERS
    assert found["answered"] < 0.7


def test_the_limits_stand_in_their_order() -> None:
    found = limits(many(), judge(many()))
    assert 0.0 <= found.near <= found.ask <= 1.0
    assert 0.0 < found.answer <= 0.98


def test_a_line_is_drawn_as_far_as_the_promise_holds() -> None:
    assert lowest(lambda line: line >= 0.6) == pytest.approx(0.6, abs=0.011)
    assert lowest(lambda _: False) == 0.98
    assert lowest(lambda _: True) == 0.02
    assert highest(lambda line: line <= 0.3) == pytest.approx(0.3, abs=0.011)
    assert highest(lambda _: False) == 0.0


@pytest.mark.parametrize("kind", ["ambiguous", "multi"])
def test_an_undecided_question_is_no_strangers(kind: str) -> None:
    assert not one_of(0.9, 0.9, kind, inside=False).outside
    assert one_of(0.9, 0.9, "far", inside=False).outside


def test_every_pass_is_asked_of_a_search_that_does_not_know_it() -> None:
    said = toy_wordings()
    every = folds(said, each=2)
    assert len(every) == 3
    for number, (rest, questions) in enumerate(every):
        known = {one.text for one in rest}
        assert {one.text for one in questions} & known == set()
        assert {one.written_in for one in rest if not one.decoy} == {"pass-0", "pass-1", "pass-2"} - {
            f"pass-{number}"
        }
        assert len([one for one in questions if one.expected]) == 2


def test_every_neighbour_is_unheard_of_in_one_fold() -> None:
    every = folds(toy_wordings(), each=6)
    strangers = [sum(not one.expected for one in questions) for _, questions in every]
    assert sorted(strangers) == [0, 0, 3]
    assert folds(toy_wordings(), each=6) == every


def test_wordings_of_one_matter_become_one_document() -> None:
    found = {one.id: one for one in documents(toy_wordings(), standard())}
    assert set(found) == {*WORDINGS, DECOY[0]}
    assert found[DECOY[0]].decoy
    assert len(found["ho-chieu"].keys) == len(WORDINGS["ho-chieu"])


def test_a_workshops_search_knows_its_wordings_by_words_and_by_meaning() -> None:
    shop = workshop()
    search, linear, fitted, middle = shop.search(toy_wordings())
    assert set(fitted) == set(linear.classes) == {one.id for one in search.index.documents}
    assert middle.shape == (SIZE,)
    assert search.meanings is not None
    assert len(search.meanings.directions) == len(toy_wordings())


@pytest.mark.parametrize("semantic", [False, True])
def test_an_example_marks_the_right_candidates(semantic: bool) -> None:
    shop = workshop()
    search, *_ = shop.search(toy_wordings())
    found = shop.example(search, "hộ chiếu của tôi hết hạn", frozenset({"ho-chieu"}), "plain", semantic)
    assert found is not None
    assert found.inside
    named = [search.index.documents[at].id for at in found.signals.documents]
    assert [name for name, right in zip(named, found.right, strict=True) if right] == ["ho-chieu"]
    strange = shop.example(search, "tách hộ khẩu ra", frozenset(), "far", semantic)
    assert strange is not None
    assert not strange.inside
    assert not strange.right.any()


def test_what_cannot_be_read_is_no_example() -> None:
    shop = workshop()
    search, *_ = shop.search(toy_wordings())
    assert shop.example(search, "👍", frozenset(), "far", semantic=True) is None
