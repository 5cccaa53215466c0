"""From probabilities to an outcome, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.decide import ALSO, CERTAIN, SHOWN, STEPS, WORTH, Asked, decide
from faq.decoy import Decoy
from faq.model import Limits
from faq.outcome import NAMES, Answered, Choose, Danger, Outcome, OutOfScope, TwoNeeds, Unsafe, Unsure
from faq.search import NOTHING, Ranked
from tests.faq.entries import BIRTH, CARD_FEE, CARD_LOST, DEATH, LEVEL_TWO, SCAMMED, TODAY

LIMITS = Limits(answer=0.7, half=0.6, ask=0.5, near=0.1, decoy=0.4, enough=0.95)
DIVORCE = Decoy("ly-hon", "Ly hôn", "Tòa án nhân dân khu vực", ("đơn xin ly hôn",))
SERVING = {one.id: one for one in (BIRTH, DEATH, LEVEL_TWO, CARD_LOST, CARD_FEE, SCAMMED)}
PLAIN = "chuyện giấy tờ nhà tôi"
"""Names no part of an entry and rings no alarm."""


def ranked(*shares: tuple[str, float], sure: float = 0.0, ours: float = 0.0) -> Ranked:
    decoys = frozenset({DIVORCE.id} & {name for name, _ in shares})
    return Ranked(shares, sure, ours, decoys, strange=0.0, meaning=False)


def found(halves: Mapping[str, Ranked]) -> Callable[[str], Ranked]:
    return lambda text: halves.get(text, NOTHING)


def asked(of: Ranked, text: str = PLAIN, **known: object) -> Asked:
    bare = Asked(text, TODAY, None, SERVING, {DIVORCE.id: DIVORCE}, of, LIMITS, found({}), LIMITS.half)
    return replace(bare, **known)


def decided(of: Ranked, text: str = PLAIN, **known: object) -> Outcome:
    return decide(asked(of, text, **known))


TWO = ranked((BIRTH.id, 0.55), (DEATH.id, 0.45), sure=0.4, ours=0.9)
HALVES = {
    "lam khai sinh cho be": ranked((BIRTH.id, 1.0), sure=0.9),
    "bao tu cho ong": ranked((DEATH.id, 1.0), sure=0.8),
}
BOTH = "làm khai sinh cho bé, báo tử cho ông"


def test_danger_comes_first_then_refusal_then_small_talk() -> None:
    assert [step.__name__ for step in STEPS[:3]] == ["in_danger", "must_refuse", "small_talk"]


@pytest.mark.parametrize(("sure", "kind"), [(0.70, Answered), (0.69, Choose), (CERTAIN, Answered)])
def test_an_answer_needs_its_certainty(sure: float, kind: type) -> None:
    assert type(decided(ranked((BIRTH.id, 0.9), (DEATH.id, 0.1), sure=sure, ours=0.9))) is kind


@pytest.mark.parametrize(("ours", "kind"), [(0.5, Choose), (0.49, Unsure), (0.1, Unsure), (0.09, OutOfScope)])
def test_less_and_less_near_is_a_choice_a_guess_and_nothing(ours: float, kind: type) -> None:
    assert type(decided(ranked((BIRTH.id, 0.6), (DEATH.id, 0.4), sure=0.3, ours=ours))) is kind


def test_one_near_entry_alone_is_no_choice() -> None:
    outcome = decided(ranked((BIRTH.id, 0.99), (DEATH.id, 0.01), sure=0.5, ours=0.9))
    assert isinstance(outcome, Unsure)
    assert outcome.nearest == (BIRTH,)


def test_no_more_than_four_are_shown_and_none_that_is_not_worth_it() -> None:
    every = [(name, 0.24) for name in (BIRTH.id, DEATH.id, CARD_LOST.id, CARD_FEE.id)]
    outcome = decided(ranked(*every, (SCAMMED.id, 0.04), sure=0.2, ours=0.9))
    assert isinstance(outcome, Choose)
    assert len(outcome.entries) == SHOWN
    few = decided(ranked((BIRTH.id, 0.7), (DEATH.id, 0.29), (CARD_FEE.id, WORTH / 2), sure=0.2, ours=0.9))
    assert isinstance(few, Choose)
    assert few.entries == (BIRTH, DEATH)


def test_nothing_found_is_out_of_scope() -> None:
    outcome = decided(NOTHING)
    assert isinstance(outcome, OutOfScope)
    assert outcome.elsewhere is None


@pytest.mark.parametrize(("share", "elsewhere"), [(0.4, DIVORCE), (0.39, None)])
def test_a_neighbouring_matter_is_named_when_it_is_clear(share: float, elsewhere: Decoy | None) -> None:
    outcome = decided(ranked((DIVORCE.id, share), (BIRTH.id, 0.3), sure=0.1, ours=0.3))
    assert isinstance(outcome, OutOfScope)
    assert outcome.elsewhere is elsewhere


def test_a_neighbouring_matter_is_never_answered_or_offered() -> None:
    for sure in (0.99, 0.5, 0.0):
        outcome = decided(ranked((DIVORCE.id, 0.7), (BIRTH.id, 0.2), (DEATH.id, 0.1), sure=sure, ours=0.9))
        assert not isinstance(outcome, Answered)
        assert DIVORCE.id not in {one.id for one in getattr(outcome, "entries", ())}


def test_an_entry_that_does_not_serve_is_neither_answered_nor_offered() -> None:
    of = ranked((BIRTH.id, 0.6), (DEATH.id, 0.2), (CARD_FEE.id, 0.2), sure=0.95, ours=0.99)
    serving = {name: one for name, one in SERVING.items() if name != BIRTH.id}
    outcome = decided(of, entries=serving)
    assert isinstance(outcome, Choose)
    assert outcome.entries == (DEATH, CARD_FEE)


def test_two_halves_that_lead_apart_are_two_needs_in_their_order() -> None:
    outcome = decided(TWO, BOTH, by_words=found(HALVES))
    assert isinstance(outcome, TwoNeeds)
    assert outcome.entries == (BIRTH, DEATH)


def test_two_halves_that_lead_to_the_same_are_one_need() -> None:
    same = dict.fromkeys(HALVES, ranked((BIRTH.id, 1.0), sure=0.9))
    assert isinstance(decided(TWO, BOTH, by_words=found(same)), Choose)


@pytest.mark.parametrize("lost", [NOTHING, ranked((DEATH.id, 1.0), sure=0.3), ranked((DIVORCE.id, 1.0), sure=0.9)])
def test_a_half_that_leads_nowhere_makes_no_second_need(lost: Ranked) -> None:
    halves = {**HALVES, "bao tu cho ong": lost}
    assert isinstance(decided(TWO, BOTH, by_words=found(halves)), Choose)


def test_what_is_certain_as_a_whole_is_not_cut_in_two() -> None:
    outcome = decided(replace(TWO, sure=CERTAIN), BOTH, by_words=found(HALVES))
    assert isinstance(outcome, Answered)
    assert outcome.entry is BIRTH


def test_a_second_need_is_told_beside_a_certain_answer() -> None:
    outcome = decided(replace(TWO, sure=0.99), BOTH, by_words=found(HALVES))
    assert isinstance(outcome, Answered)
    assert (outcome.entry, outcome.also) == (BIRTH, DEATH)
    faint = {**HALVES, "bao tu cho ong": ranked((DEATH.id, 1.0), sure=ALSO - 0.1)}
    alone = decided(replace(TWO, sure=0.99), BOTH, by_words=found(faint))
    assert isinstance(alone, Answered)
    assert alone.also is None


@pytest.mark.parametrize(
    ("text", "section"),
    [("làm khai sinh hết bao nhiêu tiền", "fee"), ("làm khai sinh", None), ("khai sinh ở đâu và bao lâu có", None)],
)
def test_the_part_that_was_asked_for_is_told(text: str, section: str | None) -> None:
    outcome = decided(ranked((BIRTH.id, 1.0), sure=0.95, ours=1.0), text)
    assert isinstance(outcome, Answered)
    assert outcome.section == section


def test_a_part_that_the_entry_does_not_have_is_not_told() -> None:
    outcome = decided(ranked((DEATH.id, 1.0), sure=0.95, ours=1.0), "khai tử hết bao nhiêu tiền")
    assert isinstance(outcome, Answered)
    assert outcome.section is None


@pytest.mark.parametrize(("text", "section"), [("còn phí thì sao", "fee"), ("ở đâu và bao lâu có", None)])
def test_a_short_question_is_about_the_topic_whatever_was_found(text: str, section: str | None) -> None:
    outcome = decided(ranked((DEATH.id, 1.0), sure=0.99, ours=1.0), text, topic=BIRTH)
    assert isinstance(outcome, Answered)
    assert (outcome.entry, outcome.section) == (BIRTH, section)


def test_a_bare_question_without_a_topic_is_not_answered_however_sure() -> None:
    of = ranked((BIRTH.id, 0.9), (DEATH.id, 0.1), sure=0.99, ours=1.0)
    assert isinstance(decided(of, "phí bao nhiêu"), Choose)
    assert isinstance(decided(ranked((BIRTH.id, 1.0), sure=0.99, ours=1.0), "phí bao nhiêu"), Unsure)


def test_a_scam_is_followed_by_a_safety_entry_and_by_no_other() -> None:
    text = "công an gọi bảo chuyển tiền"
    safe = decided(ranked((BIRTH.id, 0.7), (SCAMMED.id, 0.3), sure=0.99), text)
    assert isinstance(safe, Danger)
    assert safe.entry is SCAMMED
    other = decided(ranked((BIRTH.id, 1.0), sure=0.99), text)
    assert isinstance(other, Danger)
    assert other.entry is None


def test_what_must_not_be_done_is_refused_however_sure() -> None:
    outcome = decided(ranked((BIRTH.id, 1.0), sure=0.99, ours=1.0), "làm giả giấy khai sinh cho con ở đâu")
    assert isinstance(outcome, Unsafe)
    assert outcome.about == "forgery"


SHARES = st.lists(st.sampled_from([*SERVING, DIVORCE.id, "het-han"]), unique=True, max_size=6)
PART = st.floats(0, 1)


@given(SHARES, PART, PART, st.sampled_from([PLAIN, BOTH, "phí bao nhiêu", "làm khai sinh ở đâu"]))
def test_whatever_was_found_comes_to_an_outcome_with_its_evidence(
    names: list[str], sure: float, ours: float, text: str
) -> None:
    of = ranked(*((name, 1 / len(names)) for name in names), sure=sure, ours=ours)
    outcome = decided(of, text, by_words=found(HALVES))
    assert type(outcome) in NAMES
    assert [one.entry for one in outcome.evidence.candidates] == names
    assert (outcome.evidence.sure, outcome.evidence.ours) == (sure, ours)
    shown = (*getattr(outcome, "entries", ()), *getattr(outcome, "nearest", ()))
    assert all(one in SERVING.values() for one in shown)
