"""Reading YAML: what is right, and what is wrong with file and line."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from faq.entry import Link, Source, State, Statement
from faq.load import BrokenEntries, Loaded, Problem, load_entries

GOOD = """\
- id: khai-tu
  question: "Đăng ký khai tử ở đâu?"
  category: ho-tich
  answer: ["Ra Ủy ban xã."]
  papers:
    - "Giấy báo tử."
    - {text: "Thẻ căn cước.", until: 2026-12-31}
  fee: "Không mất tiền."
  links: [{label: "Cổng", url: "https://dichvucong.gov.vn"}]
  sources: [{document: "Luật Hộ tịch 2014", article: "Điều 32", link: ""}]
  effective_from: 2016-01-01
  expires_on:
  checked_on: 2026-11-21
  check_again_on: 2027-02-21
  confidence: medium
  state: live
  confusable: [khai-sinh]
  aliases: ["báo tử", "khai tử"]
"""

SMALL = """\
- id: {id}
  question: "Câu hỏi?"
  category: thu
  answer: ["Câu trả lời."]
  sources: [{{document: "Luật"}}]
  checked_on: 2026-11-21
  check_again_on: 2027-02-21
"""


def folder(tmp_path: Path, **files: str) -> Path:
    for name, content in files.items():
        (tmp_path / f"{name}.yaml").write_text(content, "utf-8")
    return tmp_path


def problems(tmp_path: Path, content: str) -> list[tuple[int, str]]:
    """Line and sentence of every problem of one file."""
    found = load_entries(folder(tmp_path, thu=content), skip_broken=True).problems
    assert all(Path(one.file).name == "thu.yaml" for one in found)
    return [(one.line, one.what) for one in found]


def broken(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


def test_a_whole_entry_is_read(tmp_path: Path) -> None:
    (entry,) = load_entries(folder(tmp_path, thu=GOOD)).entries
    assert entry.id == "khai-tu"
    assert entry.sections == {
        "answer": (Statement("Ra Ủy ban xã."),),
        "papers": (Statement("Giấy báo tử."), Statement("Thẻ căn cước.", until=date(2026, 12, 31))),
        "fee": (Statement("Không mất tiền."),),
    }
    assert entry.links == (Link("Cổng", "https://dichvucong.gov.vn"),)
    assert entry.sources == (Source("Luật Hộ tịch 2014", "Điều 32"),)
    assert (entry.effective_from, entry.expires_on) == (date(2016, 1, 1), None)
    assert (entry.checked_on, entry.check_again_on) == (date(2026, 11, 21), date(2027, 2, 21))
    assert (entry.confidence, entry.state, entry.revision) == ("medium", State.LIVE, 1)
    assert (entry.confusable, entry.aliases) == (("khai-sinh",), ("báo tử", "khai tử"))


def test_what_is_not_said_has_its_default(tmp_path: Path) -> None:
    (entry,) = load_entries(folder(tmp_path, thu=SMALL.format(id="a"))).entries
    assert (entry.confidence, entry.state, entry.links, entry.aliases) == ("high", State.LIVE, (), ())


def test_files_and_entries_keep_their_order(tmp_path: Path) -> None:
    two = SMALL.format(id="z") + SMALL.format(id="b")
    loaded = load_entries(folder(tmp_path, hai=two, mot=SMALL.format(id="a")))
    assert [one.id for one in loaded.entries] == ["z", "b", "a"]


def test_texts_are_composed_and_trimmed(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", GOOD.replace('"Ra Ủy ban xã."', '"  Ra Ủy ban xã. "'))
    (entry,) = load_entries(folder(tmp_path, thu=apart)).entries
    assert entry.sections["answer"] == (Statement("Ra Ủy ban xã."),)


def test_the_place_of_a_text_is_known(tmp_path: Path) -> None:
    loaded = load_entries(folder(tmp_path, thu=GOOD))
    assert loaded.place("khai-tu").line == 1
    assert loaded.place("khai-tu", "Giấy báo tử.").line == 6
    assert loaded.place("khai-tu", "https://dichvucong.gov.vn").line == 9
    assert loaded.place("khai-tu", "không có câu này").line == 1


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("  category: ho-tich\n", "  category: ho-tich\n  phi: 0\n", 4, "không có mục nào tên “phi”."),
        ("  category: ho-tich\n", "  category: ho-tich\n  category: x\n", 4, "“category” bị ghi hai lần."),
        ("  category: ho-tich\n", "", 1, "thiếu “category”."),
        ("checked_on: 2026-11-21", "checked_on:", 13, "thiếu “checked_on”."),
        ("checked_on: 2026-11-21", "checked_on: 21/11/2026", 13, "“checked_on” không phải là ngày"),
        ("checked_on: 2026-11-21", "checked_on: 2026-02-30", 13, "“checked_on” không phải là ngày"),
        ("checked_on: 2026-11-21", "checked_on: 20261121", 13, "“checked_on” không phải là ngày"),
        ("checked_on: 2026-11-21", "checked_on: [2026]", 13, "“checked_on” không phải là ngày"),
        ("checked_on: 2026-11-21", "checked_on: 2027-11-21", 13, "ngày 2027-11-21 đứng sau ngày 2027-02-21."),
        ("expires_on:", "expires_on: 2015-01-01", 11, "ngày 2016-01-01 đứng sau ngày 2015-01-01."),
        ("until: 2026-12-31", "until: mai", 7, "“until” không phải là ngày"),
        ("until: 2026-12-31", "since: 2027-01-01, until: 2026-12-31", 7, "ngày 2027-01-01 đứng sau"),
        ("until: 2026-12-31", "tới: 2026-12-31", 7, "không có mục nào tên “tới”."),
        ('{text: "Thẻ căn cước.",', '{text: "",', 7, "“text” có chỗ để trống."),
        ('answer: ["Ra Ủy ban xã."]', "answer: []", 4, "thiếu câu trả lời"),
        ('answer: ["Ra Ủy ban xã."]', 'answer: ["  "]', 4, "“answer” có chỗ để trống."),
        ('answer: ["Ra Ủy ban xã."]', "answer: 12", 4, "“answer” phải là chữ"),
        ('answer: ["Ra Ủy ban xã."]', "answer: [[a]]", 4, "“answer” phải là chữ"),
        ('"Giấy báo tử."', "có: không: phải", 6, "sai cú pháp YAML"),
        ('aliases: ["báo tử", "khai tử"]', "aliases: khai tử", 18, "“aliases” phải là một danh sách"),
        ('aliases: ["báo tử", "khai tử"]', "aliases: [113]", 18, "“aliases” phải là chữ"),
        ('aliases: ["báo tử", "khai tử"]', "aliases: [no]", 18, "“aliases” phải là chữ"),
        ("confidence: medium", "confidence: chắc", 15, "“confidence” phải là một trong: high, medium, low."),
        ("state: live", "state: sống", 16, "“state” phải là một trong: live, draft, pending, retired."),
        ("- id: khai-tu", "- id: Khai Tử", 1, "mã chỉ gồm chữ thường không dấu"),
        ("- id: khai-tu", "- id:", 1, "thiếu “id”."),
        ('[{document: "Luật Hộ tịch 2014", article: "Điều 32", link: ""}]', "[]", 10, "thiếu nguồn"),
        ('[{document: "Luật Hộ tịch 2014", article: "Điều 32", link: ""}]', "[Luật]", 10, "phải gồm các dòng"),
        ('document: "Luật Hộ tịch 2014"', 'document: ""', 10, "“document” có chỗ để trống."),
        ('article: "Điều 32"', "article: 32", 10, "“article” phải là chữ"),
        ('label: "Cổng"', 'nhan: "Cổng"', 9, "không có mục nào tên “nhan”."),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, what: str) -> None:
    found = problems(tmp_path, broken(old, new))
    assert any(at == line and what in said for at, said in found), found


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    content = "\n".join(line for line in GOOD.splitlines() if not line.startswith("  sources"))
    assert problems(tmp_path, content) == [(1, "thiếu nguồn (“sources”).")]


def test_the_same_id_twice_is_named_with_both_places(tmp_path: Path) -> None:
    found = folder(tmp_path, a=SMALL.format(id="x"), b="\n" + SMALL.format(id="x"))
    loaded = load_entries(found, skip_broken=True)
    assert len(loaded.entries) == 1
    (problem,) = loaded.problems
    assert (Path(problem.file).name, problem.line, problem.entry) == ("b.yaml", 2, "x")
    assert "a.yaml:1" in problem.what


def test_the_second_of_two_is_refused_even_if_the_first_is_broken(tmp_path: Path) -> None:
    first = SMALL.format(id="x").replace("2026-11-21", "mai")
    loaded = load_entries(folder(tmp_path, a=first + SMALL.format(id="x")), skip_broken=True)
    assert loaded.entries == ()
    assert len(loaded.problems) == 2


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ("- id: [\n", 2, "sai cú pháp YAML"),
        ("- id: a\n   category: b\n", 2, "sai cú pháp YAML"),
        ("\tkhai-tu\n", 1, "sai cú pháp YAML"),
        ("id: a\n", 1, "tệp phải là một danh sách"),
        ("chỉ có chữ\n", 1, "tệp phải là một danh sách"),
        ("- chỉ có chữ\n", 1, "phải gồm các dòng dạng tên: giá trị."),
        ("- id: \x07\n", 1, "sai cú pháp YAML"),
    ],
)
def test_a_file_that_is_no_list_of_entries_is_named(tmp_path: Path, content: str, line: int, what: str) -> None:
    found = problems(tmp_path, content)
    assert any(at == line and what in said for at, said in found), found


def test_bytes_that_are_no_text_are_named_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "thu.yaml").write_bytes(b"- id: a\n  question: \xff\xfe\n")
    (problem,) = load_entries(tmp_path, skip_broken=True).problems
    assert (problem.line, problem.what) == (2, "tệp không phải chữ UTF-8.")


def test_an_empty_file_is_no_problem(tmp_path: Path) -> None:
    assert load_entries(folder(tmp_path, thu="", hai="# chưa có gì\n")) == Loaded((), (), {})


def test_a_folder_without_files_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(BrokenEntries, match="không có tệp"):
        load_entries(tmp_path / "không có")


def test_anything_wrong_stops_the_loading(tmp_path: Path) -> None:
    content = SMALL.format(id="tot") + SMALL.format(id="hong").replace("2026-11-21", "mai")
    with pytest.raises(BrokenEntries) as wrong:
        load_entries(folder(tmp_path, thu=content))
    (problem,) = wrong.value.problems
    assert (problem.entry, problem.line) == ("hong", 13)
    assert str(wrong.value) == str(problem)


def test_the_good_ones_load_if_told_so(tmp_path: Path) -> None:
    content = SMALL.format(id="tot") + SMALL.format(id="hong").replace("2026-11-21", "mai")
    loaded = load_entries(folder(tmp_path, thu=content, hai="- ["), skip_broken=True)
    assert [one.id for one in loaded.entries] == ["tot"]
    assert len(loaded.problems) == 2


def test_every_problem_of_an_entry_is_named_at_once(tmp_path: Path) -> None:
    content = broken("checked_on: 2026-11-21", "checked_on: mai").replace("state: live", "state: sống")
    assert len(problems(tmp_path, content)) == 2


def test_a_problem_reads_as_file_line_entry_sentence() -> None:
    assert str(Problem("a.yaml", 3, "khai-tu", "thiếu nguồn.")) == "a.yaml:3: khai-tu: thiếu nguồn."
    assert str(Problem("a.yaml", 3, "", "sai.")) == "a.yaml:3: sai."
