"""Everyday writing and what it means."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from faq.fold import fold
from faq.lexicon import LONGEST, STANDARD, read, standard


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("cccd", "can cuoc"),
        ("Căn cước công dân", "can cuoc"),
        ("thẻ CCCD", "can cuoc"),
        ("cmnd", "chung minh"),
        ("dvc", "dich vu cong"),
        ("nộp online", "nop truc tuyen"),
        ("ks cho con", "khai sinh cho con"),
        ("giấy khai sanh", "khai sinh"),
        ("vê nét i đê", "vneid"),
        ("VNeID", "vneid"),
        ("mã ô tê pê", "otp"),
        ("ko đc", "khong duoc"),
        ("k dc", "khong duoc"),
        ("hok", "khong"),
        ("hết bn tiền", "het bao nhieu tien"),
        ("bao nhiêu tiền", "bao nhieu tien"),
        ("mất mấy ngày", "bao lau"),
        ("sđt", "so dien thoai"),
        ("gplx", "bang lai"),
        ("bhyt", "bao hiem y te"),
        ("hk", "ho khau"),
        ("lm ntn", "lam nhu the nao"),
        ("ck r", "chuyen khoan roi"),
        ("giùm tui", "giup toi"),
    ],
)
def test_a_writing_is_replaced_by_its_meaning(written: str, meant: str) -> None:
    assert standard().fold(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ở mô", "o dau"),
        ("răng rứa", "sao vay"),
        ("mần giấy", "lam giay"),
        ("hổng được", "khong duoc"),
        ("hết nhiêu", "het bao nhieu"),
    ],
)
def test_a_regional_word_counts_with_its_marks(written: str, meant: str) -> None:
    assert standard().fold(written) == meant


@pytest.mark.parametrize(
    "written", ["mở tài khoản", "mo", "rang", "hỏng thẻ", "chi nhánh", "nhiều giấy", "man", "cả nhà", "thẻ"]
)
def test_a_common_word_is_not_taken_for_a_regional_one(written: str) -> None:
    assert standard().fold(written).split()[0] == fold(written).split()[0]


def test_the_longest_writing_wins() -> None:
    assert standard().fold("căn cước công dân") == "can cuoc"
    assert standard().fold("căn cước của công dân") == "can cuoc cua cong dan"


def test_fillers_are_left_out_of_the_search() -> None:
    assert standard().key("Dạ cho em hỏi làm cccd như thế nào") == "lam can cuoc"


def test_a_message_of_fillers_alone_is_kept() -> None:
    assert standard().key("làm sao") == "lam sao"


def test_the_key_of_nothing_is_empty() -> None:
    assert standard().key("?!") == ""


def test_every_writing_fits_into_the_window() -> None:
    every = [one for group in standard().writings.values() for one in group]
    assert max(len(one.written) for one in every) <= LONGEST
    assert all(one.written and one.meaning for one in every)


def test_no_writing_has_two_meanings() -> None:
    seen: dict[tuple[object, ...], object] = {}
    for group in standard().writings.values():
        for one in group:
            assert seen.setdefault((one.written, one.exact), one.meaning) == one.meaning, one


def test_a_meaning_stays_what_it_is_when_read_again() -> None:
    content = yaml.safe_load(STANDARD.read_text("utf-8"))
    for meaning in (*content["meanings"], *content["marked"]):
        assert standard().fold(meaning) == fold(meaning), meaning


def test_a_lexicon_without_a_part_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.yaml"
    path.write_text("meanings: {}\nmarked: {}\n", "utf-8")
    with pytest.raises(KeyError):
        read(path)


def test_a_small_lexicon_of_ones_own_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.yaml"
    path.write_text("meanings: {xin chào: [xc]}\nmarked: {đâu: [mô]}\nfillers: [nhé]\n", "utf-8")
    lexicon = read(path)
    assert lexicon.fold("xc ở mô") == "xin chao o dau"
    assert lexicon.key("xc nhé") == "xin chao"
    assert {"xc", "xin", "chao", "dau"} <= lexicon.known


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert standard().fold(text) == fold(standard().fold(text))
