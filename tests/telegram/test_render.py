"""Replies as Telegram shows them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.telegram.render import TEXT_LIMIT, label, render
from dialog.reply import Attachment, Block, Choice, Note, Paragraph, Reply, Steps, Table, Title, say
from tests.telegram.markup import length, visible

ANSWER = Reply(
    (
        Title("Cấp lại thẻ căn cước"),
        Paragraph("Lệ phí < 50.000 đồng & nộp tại xã."),
        Steps(("Mở VNeID", "Chọn Thủ tục")),
        Steps(("Bản chính", "Ảnh"), ordered=False),
        Note("Kiểm tra ngày 01/11/2026"),
    )
)


def htmls(reply: Reply, limit: int = TEXT_LIMIT) -> list[str]:
    return [part.html for part in render(reply, limit).parts]


def choices(count: int, size: int = 5) -> tuple[Choice, ...]:
    return tuple(Choice(f"Mục {number}", f"{number:0{size}}") for number in range(1, count + 1))


def test_each_block_has_its_look_and_nothing_typed_becomes_markup() -> None:
    assert htmls(ANSWER) == [
        "<b>Cấp lại thẻ căn cước</b>\n\n"
        "Lệ phí &lt; 50.000 đồng &amp; nộp tại xã.\n\n"
        "1. Mở VNeID\n2. Chọn Thủ tục\n\n"
        "- Bản chính\n- Ảnh\n\n"
        "<i>Kiểm tra ngày 01/11/2026</i>"
    ]


def test_the_plain_form_is_what_people_see() -> None:
    (part,) = render(ANSWER).parts
    assert part.plain == visible(part.html)


def test_a_table_is_aligned_even_when_its_letters_came_apart() -> None:
    rows = (("Cài VNeID", "12"), ("Nộp hồ sơ", "5"))
    apart = tuple((unicodedata.normalize("NFD", name), count) for name, count in rows)
    expected = "<pre>Việc       Số\nCài VNeID  12\nNộp hồ sơ   5</pre>"
    assert htmls(Reply((Table(("Việc", "Số"), rows),))) == [expected]
    assert htmls(Reply((Table(("Việc", "Số"), apart),))) == [expected]


def test_text_leaves_with_its_letters_composed() -> None:
    assert htmls(say(unicodedata.normalize("NFD", "Đã lưu đủ số liệu"))) == ["Đã lưu đủ số liệu"]


def test_parts_end_where_paragraphs_end() -> None:
    short, middle, long = "Ngắn.", "Một đoạn vừa phải.", "Một đoạn dài hơn những đoạn kia."
    assert htmls(say(short, middle, long), 40) == [f"{short}\n\n{middle}", long]
    assert htmls(say(short, middle, long), 24) == [short, middle, "Một đoạn dài hơn những", "đoạn kia."]


def test_escaping_does_not_make_a_text_too_long() -> None:
    (part,) = render(say("&" * TEXT_LIMIT)).parts
    assert len(part.html) == 5 * TEXT_LIMIT
    assert length(visible(part.html)) == TEXT_LIMIT


def test_a_tag_is_closed_in_each_part() -> None:
    reply = Reply((Title("Đây là một câu hơi dài. " * 20), Table(("a", "b"), (("một dòng", "1"),) * 30)))
    parts = htmls(reply, 100)
    assert len(parts) > 5
    assert all(length(visible(part)) <= 100 for part in parts)


def test_empty_blocks_leave_no_trace() -> None:
    assert htmls(say("", "a", " \n")) == ["a"]
    assert render(say("")).parts == ()


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
BLOCKS = st.one_of(
    st.builds(Title, TEXTS),
    st.builds(Paragraph, TEXTS),
    st.builds(Note, TEXTS),
    st.builds(Steps, st.lists(TEXTS, max_size=4).map(tuple), st.booleans()),
    st.builds(lambda a, b: Table(("x", "y"), ((a, b),)), TEXTS, TEXTS),
)


@given(st.lists(BLOCKS, max_size=6), st.integers(min_value=20, max_value=300))
def test_every_part_is_valid_and_fits_whatever_is_said(blocks: list[Block], limit: int) -> None:
    for part in render(Reply(tuple(blocks)), limit).parts:
        assert 0 < length(visible(part.html)) <= limit
        assert part.html.strip()


def test_long_labels_have_a_row_of_their_own_and_short_ones_share() -> None:
    labels = ["Đúng ý tôi", "Chưa đúng", "Gặp cán bộ", "Cấp lại thẻ căn cước đã mất", "Có", "Không"]
    rows = render(say("a", choices=[Choice(text, text[:2]) for text in labels])).rows
    assert [[choice.label for choice in row] for row in rows] == [
        ["Đúng ý tôi", "Chưa đúng"],
        ["Gặp cán bộ"],
        ["Cấp lại thẻ căn cước đã mất"],
        ["Có", "Không"],
    ]


def test_twelve_choices_are_buttons_and_thirteen_a_numbered_list(caplog: pytest.LogCaptureFixture) -> None:
    assert sum(len(row) for row in render(say("a", choices=choices(12))).rows) == 12
    assert not caplog.records
    rendered = render(say("a", choices=choices(13)))
    assert rendered.rows == ()
    assert rendered.parts[-1].plain.startswith("a\n\nMời gõ số để chọn:\n1. Mục 1\n2. Mục 2\n")
    assert caplog.records[0].__dict__["choices"] == 13


def test_a_value_of_64_bytes_is_a_button_and_one_of_65_is_not(caplog: pytest.LogCaptureFixture) -> None:
    assert render(say("a", choices=choices(2, 64))).rows
    rendered = render(say("a", choices=(*choices(1), Choice("Dài", "ộ" * 22))))
    assert rendered.rows == ()
    assert rendered.parts[0].plain.endswith("1. Mục 1\n2. Dài")
    assert caplog.records[0].__dict__["longest_value"] == 66


def test_where_numbers_are_answers_the_labels_are_to_be_typed() -> None:
    reply = say("Bao nhiêu lượt?", choices=choices(13), numbered=False)
    assert render(reply).parts[0].plain.startswith("Bao nhiêu lượt?\n\nMời gõ tên mục để chọn:\n- Mục 1\n")


def test_choices_without_words_get_words_to_stand_under() -> None:
    rendered = render(Reply((), choices(2)))
    assert rendered.parts[0].plain == "Mời gõ số để chọn:\n1. Mục 1\n2. Mục 2"
    assert rendered.rows


def test_choices_under_a_file_need_no_words() -> None:
    reply = Reply((), choices(2), (Attachment("a.pdf", "application/pdf", "/a.pdf"),))
    assert render(reply).parts == ()
    assert render(reply).rows


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Có", "Có"),
        ("x" * 64, "x" * 64),
        ("x" * 65, "x" * 63 + "…"),
        ("Đăng ký khai sinh cho trẻ em sinh ra ở nước ngoài về cư trú tại Việt Nam", None),
    ],
)
def test_a_label_is_shortened_between_words(text: str, shown: str | None) -> None:
    assert label(text) == (shown or "Đăng ký khai sinh cho trẻ em sinh ra ở nước ngoài về cư trú tại…")
    assert len(label(text)) <= 64


def test_the_same_reply_has_the_same_parts_each_time() -> None:
    reply = say(*[f"Đoạn {number}. " * 30 for number in range(40)], choices=choices(13))
    assert render(reply) == render(reply)
    assert len(render(reply).parts) > 1
