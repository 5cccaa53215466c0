"""What an editor is told before entries go out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from faq.__main__ import main
from faq.check import check, is_official, official_domains
from faq.entry import Entry, Link, Source, Statement
from faq.fold import fold
from faq.load import Loaded, Place, Problem
from tests.faq import entries
from tests.faq.entries import TODAY


def well_worded(entry: Entry) -> Entry:
    """With its wordings typed without marks too, so that there are enough of both."""
    return replace(
        entry, aliases=tuple(dict.fromkeys((*entry.aliases, *map(fold, (entry.question, *entry.aliases)))))
    )


BIRTH, DEATH, LEVEL_TWO, CARD_LOST, CARD_FEE, SCAMMED = map(
    well_worded,
    (entries.BIRTH, entries.DEATH, entries.LEVEL_TWO, entries.CARD_LOST, entries.CARD_FEE, entries.SCAMMED),
)
GOOD = (BIRTH, DEATH, LEVEL_TWO, CARD_LOST, CARD_FEE, SCAMMED)

FILE = """\
- id: khai-tu
  question: "Đăng ký khai tử ở đâu?"
  category: ho-tich
  answer: ["Ra Ủy ban xã."]
  sources: [{document: "Luật Hộ tịch 2014"}]
  checked_on: 2026-11-21
  check_again_on: 2027-02-21
  aliases: [khai tử, báo tử, giấy báo tử, người mất, ông mất, bà mất, nhà có tang, làm giấy tử, xin giấy tử,
    báo có tang, khai tu, giay bao tu, nguoi mat, lam giay tu, nha co tang]
"""


def loaded(found: Iterable[Entry], problems: tuple[Problem, ...] = ()) -> Loaded:
    every = tuple(found)
    return Loaded(every, problems, {(one.id, ""): Place("thu.yaml", at + 1) for at, one in enumerate(every)})


def told(*entries: Entry, on: date = TODAY) -> list[str]:
    return [problem.what for problem in check(loaded(entries), on)]


def test_good_entries_have_no_problems() -> None:
    assert told(*GOOD) == []


def test_problems_of_loading_are_told_too() -> None:
    problem = Problem("thu.yaml", 1, "", "sai cú pháp YAML.")
    assert check(loaded(GOOD, (problem,)), TODAY) == (problem,)


def test_an_entry_without_a_source_is_told() -> None:
    assert told(replace(BIRTH, sources=())) == ["thiếu nguồn."]


def test_an_expired_entry_is_told_from_the_day_after() -> None:
    ends = replace(BIRTH, expires_on=date(2026, 11, 20))
    assert told(ends, on=date(2026, 11, 20)) == []
    assert told(ends, on=date(2026, 11, 21)) == ["đã hết hiệu lực từ 2026-11-20."]


def test_an_entry_that_should_have_been_checked_again_is_told() -> None:
    assert told(BIRTH, on=date(2027, 2, 2)) == ["đã quá ngày phải kiểm tra lại (2027-02-01)."]


def test_a_link_to_anywhere_else_is_told() -> None:
    stray = replace(BIRTH, links=(Link("Tin", "https://baomoi.example/bai"),))
    assert told(stray) == ["đường dẫn không thuộc danh sách trang chính thức: https://baomoi.example/bai"]


def test_a_sources_link_must_be_official_too() -> None:
    (what,) = told(replace(BIRTH, sources=(Source("Báo", link="http://dichvucong.gov.vn"),)))
    assert what.endswith("http://dichvucong.gov.vn")


def test_a_long_sentence_is_told_and_two_short_ones_are_not() -> None:
    long, short = " ".join(["chữ"] * 31) + ".", " ".join(["chữ"] * 30) + "."
    assert told(with_answer(short + " " + short)) == []
    (what,) = told(with_answer(long))
    assert what.startswith("câu dài 31 chữ, nhiều nhất là 30: chữ chữ")


def test_a_number_with_a_full_stop_in_it_ends_no_sentence() -> None:
    assert told(with_answer(" ".join(["35.000"] * 30))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Đến hết ngày 31/12/2026 còn 15.000 đồng.",
        "Từ 15/8/2026 đến 31/12/2026: miễn.",
        "Giảm một nửa đến hết năm 2026.",
    ],
)
def test_what_names_its_last_day_must_end_by_then(text: str) -> None:
    last = date(2026, 12, 31)
    what = f"nói đến hết 31/12/2026 thì phải có until không sau ngày đó: {text[:40]}…"
    assert told(with_statement(Statement(text))) == [what]
    assert told(with_statement(Statement(text, until=date(2027, 1, 1)))) == [what]
    assert told(with_statement(Statement(text, since=last))) == [what]
    assert told(with_statement(Statement(text, until=last))) == []
    assert told(with_statement(Statement(text, until=date(2026, 12, 30)))) == []


def test_what_has_ended_may_be_told_as_past() -> None:
    text = "Ưu đãi áp dụng đến hết ngày 28/02/2027, nay thu như thường."
    assert told(with_statement(Statement(text, since=date(2027, 3, 1)))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Phải xong trước ngày 31/12/2026.",
        "Giấy này hết giá trị từ 01/01/2025.",
        "Từ 01/03/2027 có đề mới.",
        "Đến hết ngày 31/02/2027.",
        "Làm trong năm 2026.",
    ],
)
def test_other_days_ask_for_no_end(text: str) -> None:
    assert told(with_statement(Statement(text))) == []


def test_too_few_wordings_are_told() -> None:
    assert told(replace(BIRTH, aliases=BIRTH.aliases[-14:])) == ["mới có 14 cách hỏi, cần ít nhất 15."]


def test_too_few_wordings_without_tone_marks_are_told() -> None:
    with_marks = [f"{one}{end}" for end in ("", " vậy") for one in BIRTH.aliases if one != fold(one)]
    without = [one for one in BIRTH.aliases if one == fold(one)]
    assert told(replace(BIRTH, aliases=(*with_marks[:10], *without[:5]))) == []
    (what,) = told(replace(BIRTH, aliases=(*with_marks[:11], *without[:4])))
    assert what == "mới có 4 trên 15 cách hỏi viết không dấu, cần ít nhất một phần ba."


def test_a_wording_of_two_entries_is_told_at_both() -> None:
    shared = "Giấy khai sinh xin ở đâu"
    two = (with_alias(BIRTH, shared), with_alias(DEATH, "ks xin o dau"))
    assert sorted(told(*two)) == [
        "cách hỏi trùng với mục khai-sinh: ks xin o dau",
        "cách hỏi trùng với mục khai-tu: Giấy khai sinh xin ở đâu",
    ]


def test_a_wording_that_says_nothing_is_told() -> None:
    assert told(with_alias(BIRTH, "???")) == ["hỏi đúng câu này mà không tìm ra mục này: ???"]


def test_problems_carry_the_place_of_the_text() -> None:
    entry = replace(BIRTH, links=(Link("Tin", "https://baomoi.example"),))
    places = {(entry.id, ""): Place("thu.yaml", 1), (entry.id, "https://baomoi.example"): Place("thu.yaml", 12)}
    (problem,) = check(Loaded((entry,), (), places), TODAY)
    assert (problem.file, problem.line, problem.entry) == ("thu.yaml", 12, "khai-sinh")


def test_other_domains_can_be_given() -> None:
    entry = replace(BIRTH, links=(Link("Xã", "https://xa.example/gio-lam-viec"),))
    assert check(loaded([entry]), TODAY, frozenset({"xa.example"})) == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://dichvucong.gov.vn",
        "https://dichvucong.gov.vn/p/home/dvc-trang-chu.html?x=1#y",
        "https://vpcp.dichvucong.gov.vn/a",
        "https://VNEID.gov.vn/",
        "https://vanban.chinhphu.vn/?pageid=27160&docid=219043",
    ],
)
def test_an_official_address_is_recognised(url: str) -> None:
    assert is_official(url, official_domains())


@pytest.mark.parametrize(
    "url",
    [
        "http://dichvucong.gov.vn",
        "https://dichvucong.gov.vn.lua.example",
        "https://dichvucong-gov.vn",
        "https://xdichvucong.gov.vn",
        "https://dichvucong.gov.vn@lua.example",
        "https://dichvucong.gov.vn:8443/",
        "https://lua.example/dichvucong.gov.vn",
        "//dichvucong.gov.vn",
        "dichvucong.gov.vn",
        "javascript:alert(1)",
        "https://[dichvucong.gov.vn",
        "https://",
        "",
    ],
)
def test_an_address_that_only_looks_official_is_refused(url: str) -> None:
    assert not is_official(url, official_domains())


def test_the_command_prints_each_problem_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "thu.yaml"
    path.write_text(FILE + '  links: [{label: "x", url: "https://lua.example"}]\n', "utf-8")
    assert main(["check", str(tmp_path)], TODAY) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first == f"{path}:10: khai-tu: đường dẫn không thuộc danh sách trang chính thức: https://lua.example"
    assert last == "1 mục đọc được, 1 điều cần sửa."


def test_the_command_is_content_with_good_entries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thu.yaml").write_text(FILE, "utf-8")
    assert main(["check", str(tmp_path)], TODAY) == 0
    assert capsys.readouterr().out == "1 mục đọc được, 0 điều cần sửa.\n"


def test_the_command_takes_a_day_to_check_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thu.yaml").write_text(FILE, "utf-8")
    assert main(["check", str(tmp_path), "--on", "2027-03-01"], TODAY) == 1
    assert "đã quá ngày phải kiểm tra lại" in capsys.readouterr().out


def test_the_command_names_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "khong-co")], TODAY) == 1
    assert "không có tệp .yaml nào ở đây." in capsys.readouterr().out


def with_answer(text: str) -> Entry:
    return with_statement(Statement(text))


def with_statement(statement: Statement) -> Entry:
    return replace(BIRTH, sections={"answer": (statement,)})


def with_alias(entry: Entry, alias: str) -> Entry:
    return replace(entry, aliases=(*entry.aliases, alias))
