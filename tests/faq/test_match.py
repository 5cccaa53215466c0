"""Likeness of a question to every entry."""

from __future__ import annotations

from datetime import date

import pytest

from faq.entry import Entry, Source, Statement
from faq.match import LONGEST, Matcher, matcher
from tests.faq.entries import BIRTH, CARD_LOST, EVERY


@pytest.fixture(scope="module")
def found() -> Matcher:
    return matcher(EVERY)


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("vợ mới sinh làm giấy tờ cho con ở đâu", "khai-sinh"),
        ("vo moi sinh lam giay to cho con o dau", "khai-sinh"),
        ("dk ks cho be", "khai-sinh"),
        ("cccd bi mat lam lai o dau vay", "mat-can-cuoc"),
        ("lam can cuoc het bn tien", "le-phi-can-cuoc"),
        ("vê nét i đê mức 2 làm ở đâu", "dinh-danh-muc-2"),
        ("ba tui mất thì khai tử ở đâu", "khai-tu"),
        ("em bị lừa chuyển khoản", "bi-lua"),
    ],
)
def test_the_right_entry_comes_first(found: Matcher, question: str, entry: str) -> None:
    assert found.rank(question)[0].entry == entry


def test_an_entrys_own_wording_scores_one(found: Matcher) -> None:
    for entry in EVERY:
        for wording in (entry.question, *entry.aliases):
            scores = {one.entry: one.score for one in found.rank(wording)}
            assert scores[entry.id] == pytest.approx(1.0), wording


def test_losers_are_kept_with_their_scores(found: Matcher) -> None:
    ranked = found.rank("làm khai sinh")
    assert {one.entry for one in ranked} == {entry.id for entry in EVERY}
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)
    assert all(0.0 <= one.score <= 1.0 for one in ranked)


def test_marks_and_capitals_make_no_difference(found: Matcher) -> None:
    assert found.rank("Mất CCCD, làm lại ở đâu?") == found.rank("mat cccd lam lai o dau")


def test_equal_scores_stand_in_a_fixed_order() -> None:
    twins = [entry("b-sau", "nộp thuế đất"), entry("a-truoc", "nộp thuế đất")]
    assert [one.entry for one in matcher(twins).rank("nộp thuế đất")] == ["a-truoc", "b-sau"]
    assert matcher(twins).rank("nộp thuế đất") == matcher(twins[::-1]).rank("nộp thuế đất")


@pytest.mark.parametrize("text", ["", "   ", "👍👍", "؟؟؟", "\x00"])
def test_nothing_to_compare_gives_no_candidates(found: Matcher, text: str) -> None:
    assert found.rank(text) == ()


def test_no_entries_give_no_candidates() -> None:
    assert matcher([]).rank("làm khai sinh") == ()


def test_a_very_long_text_is_compared_by_its_beginning(found: Matcher) -> None:
    start = "làm khai sinh cho con " * 60
    assert len(start) > LONGEST
    assert found.rank(start) == found.rank(start + "mất căn cước " * 500)


def test_a_short_alias_inside_a_long_question_is_not_certain(found: Matcher) -> None:
    story = "thủ tục khai tử thì tôi biết rồi, còn chuyện đất đai của ông bà để lại cho mấy anh em thì tính làm sao"
    assert found.rank(story)[0].score < 0.9


def test_the_share_tells_how_many_words_are_known(found: Matcher) -> None:
    assert found.share(frozenset({"mat", "can", "cuoc"}), CARD_LOST.id) == 1.0
    assert found.share(frozenset({"mat", "dan", "bau", "to"}), CARD_LOST.id) == 0.25
    assert found.share(frozenset(), CARD_LOST.id) == 1.0


def test_the_owners_of_a_wording_are_known(found: Matcher) -> None:
    assert found.owners_of(found.lexicon.key("thủ tục khai sinh đúng hạn")) == {BIRTH.id}
    assert found.owners_of("khong co cau nay") == frozenset()


def entry(name: str, question: str) -> Entry:
    day = date(2026, 11, 1)
    sections = {"answer": (Statement("Câu trả lời."),)}
    return Entry(name, question, "thu", sections, (), (Source("Nguồn"),), day, day)
