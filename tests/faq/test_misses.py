"""What was missed is gathered by what it is about."""

from __future__ import annotations

from collections import defaultdict

from faq.misses import Miss, alike, groups
from faq.outcome import Candidate


def same(one: str, other: str) -> bool:
    return alike(one, other, defaultdict(lambda: 1.0))


def unsure(text: str, entry: str = "tam-tru", score: float = 0.5) -> Miss:
    return Miss(text, "unsure", (Candidate(entry, score), Candidate("khac", 0.1)))


def test_nothing_missed_makes_no_group() -> None:
    assert groups([]) == ()


def test_the_same_question_with_and_without_marks_is_one_group() -> None:
    [found] = groups([unsure("ở trọ cần giấy gì"), unsure("o tro can giay gi vay"), unsure("ở trọ cần giấy gì")])
    assert (found.count, found.examples) == (3, ("ở trọ cần giấy gì", "o tro can giay gi vay"))
    assert found.nearest == ("tam-tru", "khac")


def test_the_largest_group_comes_first() -> None:
    found = groups([unsure("nuôi chó có phải khai không"), unsure("ở trọ cần giấy gì"), unsure("ở trọ cần giấy chi")])
    assert [one.count for one in found] == [2, 1]


def test_a_word_in_common_is_not_enough() -> None:
    assert not same("ho khau", "ho chieu")
    assert not same("vneid", "vneid bi khoa tai khoan")
    assert same("vneid bi khoa", "tai khoan vneid bi khoa roi")


def test_words_that_every_question_has_say_little() -> None:
    matters = ("nuôi cá sấu", "trồng rừng", "chạy xe ôm", "mở quán cơm", "đào giếng", "thuê ki ốt")
    found = groups([unsure(f"làm giấy tờ {what} thì đến ở đâu") for what in matters])
    assert [one.count for one in found] == [1] * 6


def test_small_talk_is_no_miss() -> None:
    assert groups([Miss("chào em", "not_ours"), Miss("cảm ơn nhiều", "not_ours")]) == ()


def test_what_cannot_be_read_is_left_out() -> None:
    assert groups([Miss("", "unsure"), Miss("???", "unsure")]) == ()


def test_near_an_entry_it_lacks_a_wording() -> None:
    assert groups([unsure("ở trọ cần giấy gì")])[0].advice == "add_wording"


def test_near_nothing_there_is_no_entry_yet() -> None:
    [found] = groups([Miss("xin giấy phép nuôi cá sấu", "not_ours", (Candidate("tam-tru", 0.1),))])
    assert found.advice == "new_entry"


def test_what_was_called_wrong_is_to_be_reread_or_found_better() -> None:
    def wrong(why: str | None) -> Miss:
        return Miss("ở trọ cần giấy gì", "wrong", (), "tam-tru", why)

    assert groups([wrong("outdated"), wrong(None)])[0].advice == "reread"
    assert groups([wrong("topic")])[0].advice == "add_wording"
    assert groups([wrong("unclear")])[0].nearest == ("tam-tru",)


def test_thousands_are_gathered_in_seconds() -> None:
    from time import perf_counter

    many = [unsure(f"câu hỏi số {at} về việc {at % 300} ở xã {at % 40}") for at in range(3000)]
    started = perf_counter()
    assert sum(one.count for one in groups(many)) == 3000
    assert perf_counter() - started < 10


def test_what_is_not_ours_needs_an_entry_however_large_the_share_of_one() -> None:
    [found] = groups([Miss("muốn nuôi cá tra xuất khẩu", "not_ours", (Candidate("tam-tru", 0.9),))])
    assert found.advice == "new_entry"


def test_what_was_sent_to_another_office_is_no_miss() -> None:
    sent = Miss("ly hôn đơn phương nộp đơn ở đâu", "not_ours", (Candidate("ly-hon-don-phuong", 0.95),))
    doubtful = Miss("ly hôn đơn phương nộp đơn ở đâu", "not_ours", (Candidate("ly-hon-don-phuong", 0.5),))
    assert groups([sent]) == ()
    assert len(groups([doubtful])) == 1
