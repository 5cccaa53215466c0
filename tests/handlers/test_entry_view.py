"""An answer on a phone: calm, whole sentences as approved, the verdicts last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dialog.reply import Note, Paragraph, Steps, Title
from faq.entry import Entry, Source
from faq.load import load_entries
from faq.outcome import Danger, Evidence, Unsafe
from handlers.texts import questions as texts
from handlers.views import entries, questions
from handlers.views.written import day
from tests.handlers.conftest import OFFICE
from tests.handlers.entries import LONG, SAFETY, SHORT, WAIVED, said
from tests.handlers.talk import labels
from tests.test_docs import ROOT

ON = date(2026, 11, 23)
REAL = load_entries(ROOT / "faq/data").entries
SEE = "Xem nguồn"
VERDICTS = ["Đúng ý tôi", "Chưa đúng", "Gặp cán bộ"]
each_real_entry = pytest.mark.parametrize("entry", REAL, ids=lambda entry: entry.id)


def test_a_short_entry_is_shown_whole_and_offers_nothing_more() -> None:
    reply = entries.answered(SHORT, None, "q", ON, OFFICE)
    assert reply.blocks[:5] == (
        Title("Đăng ký thường trú ở đâu?"),
        Paragraph("Tại Công an xã."),
        Paragraph("Lệ phí: Không mất tiền."),
        Paragraph("Giấy tờ cần có:"),
        Steps(("Tờ khai.", "Thẻ căn cước."), ordered=False),
    )
    assert labels(reply) == [SEE, *VERDICTS]


def test_a_long_entry_shows_its_answer_and_what_is_short() -> None:
    reply = entries.answered(LONG, None, "q", ON, OFFICE)
    assert reply.blocks[1:3] == (
        Paragraph("Ở nơi mới từ 30 ngày thì đăng ký tạm trú. Làm tại Công an xã hoặc qua mạng."),
        Paragraph("Lệ phí: Không mất tiền."),
    )
    assert labels(reply)[:-4] == ["Các bước", "Giấy tờ cần có", "Làm ở đâu", "Thời gian"]


def test_short_sections_stand_together() -> None:
    entry = replace(LONG, sections={**LONG.sections, "time": said("Ba ngày.")})
    told = entries.told(entry, None, ON)
    assert told[2] == Paragraph("Lệ phí: Không mất tiền.\nThời gian: Ba ngày.")


def test_steps_are_numbered_and_other_lists_are_not() -> None:
    assert entries.told(LONG, "steps", ON)[2] == Steps(LONG.said("steps", ON), ordered=True)
    assert entries.told(LONG, "papers", ON)[2] == Steps(LONG.said("papers", ON), ordered=False)


def test_a_section_of_one_sentence_is_a_sentence() -> None:
    assert entries.told(LONG, "fee", ON) == (
        Title("Lệ phí"),
        Note("Đăng ký tạm trú thế nào?"),
        Paragraph("Không mất tiền."),
    )


def test_a_section_that_is_empty_gives_the_answer() -> None:
    assert entries.told(SHORT, "time", ON) == entries.told(SHORT, None, ON)


def test_only_what_holds_on_the_day_is_said() -> None:
    before, after = (entries.answered(WAIVED, "fee", "q", on, OFFICE).text for on in (date(2026, 11, 22), ON))
    assert "Được miễn." in before
    assert "Trả đủ." in after
    assert "Được miễn." not in after


def test_the_foot_names_pages_the_first_source_and_the_day_of_checking() -> None:
    assert entries.foot(LONG, "answer", OFFICE) == (
        Paragraph("Cổng Dịch vụ công quốc gia: https://dichvucong.gov.vn"),
        Note("Theo Luật Cư trú 68/2020/QH14 · kiểm tra ngày 21/11/2026"),
    )


@pytest.mark.parametrize(
    ("document", "short"),
    [
        ("Nghị định 69/2024/NĐ-CP (sửa bởi Nghị định 169/2025 và Nghị định 320/2026)", "Nghị định 69/2024/NĐ-CP"),
        ("Nghị quyết 66.22/2026/NQ-CP ngày 09/7/2026 (15/8/2026 đến 28/02/2027)", "Nghị quyết 66.22/2026/NQ-CP"),
        ("Cổng Dịch vụ công quốc gia, thủ tục mã 1.001612", "Cổng Dịch vụ công quốc gia"),
        ("Đời sống & Pháp luật: Cách lấy lại mật khẩu VNeID", "Đời sống & Pháp luật"),
        ("Luật Nuôi con nuôi", "Luật Nuôi con nuôi"),
    ],
)
def test_the_foot_names_a_document_shortly(document: str, short: str) -> None:
    foot = entries.foot(replace(LONG, sources=(Source(document),)), "fee", OFFICE)
    assert foot == (Note(f"Theo {short} · kiểm tra ngày 21/11/2026"),)


@each_real_entry
def test_the_line_about_the_source_is_short(entry: Entry) -> None:
    line = entries.foot(entry, "fee", OFFICE)[-1]
    assert isinstance(line, Note)
    assert len(line.text) <= 90


def test_the_sources_unfold_with_article_and_link() -> None:
    entry = replace(
        LONG, sources=(Source("Luật Cư trú", "Điều 27", "https://vanban.chinhphu.vn"), Source("Nghị định"))
    )
    reply = entries.sources(entry, "q", ON, read={"answer", "fee"})
    assert reply.blocks == (
        Title("Nguồn của câu trả lời"),
        Note("Đăng ký tạm trú thế nào?"),
        Steps(("Luật Cư trú, Điều 27: https://vanban.chinhphu.vn", "Nghị định"), ordered=False),
        Note("Kiểm tra lại lần gần nhất: ngày 21/11/2026."),
    )
    assert labels(reply) == ["Các bước", "Giấy tờ cần có", "Làm ở đâu", "Thời gian", *VERDICTS]


def test_what_follows_says_what_is_talked_about_and_offers_a_way_out() -> None:
    reply = entries.answered(LONG, "fee", "q", ON, OFFICE, follows=True)
    assert reply.blocks[:3] == (
        Note("Đang nói về: Đăng ký tạm trú thế nào?"),
        Title("Lệ phí"),
        Paragraph("Không mất tiền."),
    )
    assert labels(reply)[3:] == [SEE, "Hỏi việc khác", *VERDICTS]


def test_a_whole_answer_that_follows_does_not_repeat_its_question() -> None:
    blocks = entries.answered(LONG, None, "q", ON, OFFICE, follows=True).blocks
    assert [block for block in blocks if LONG.question in getattr(block, "text", "")] == [
        Note("Đang nói về: Đăng ký tạm trú thế nào?")
    ]


def test_the_foot_of_a_fee_has_no_page_to_open() -> None:
    assert len(entries.foot(LONG, "fee", OFFICE)) == 1


def test_an_entry_that_is_less_sure_says_so() -> None:
    assert entries.foot(SHORT, "answer", OFFICE)[0] == Note(
        "Phần này còn điểm chưa rõ, bà con nên hỏi lại Trung tâm Phục vụ hành chính công xã trước khi đi."
    )


def test_days_are_written_the_vietnamese_way() -> None:
    assert "kiểm tra ngày 08/02/2026" in entries.answered(SHORT, None, "q", ON, OFFICE).text


@each_real_entry
def test_no_answer_is_a_wall_of_choices(entry: Entry) -> None:
    for section in (None, *entry.sections):
        reply = entries.answered(entry, section, "q", ON, OFFICE)
        assert labels(reply)[-4:] == [SEE, *VERDICTS]
        assert len(reply.choices) <= 8


@each_real_entry
def test_everything_approved_can_be_reached_word_for_word(entry: Entry) -> None:
    seen, read, names = "", set[str](), [None, *entries.shown(entry, None, ON)]
    while names:
        name = names.pop(0)
        reply = entries.answered(entry, name, "q", ON, OFFICE, read=read)
        seen += reply.text
        read |= set(entries.shown(entry, name, ON))
        names += [one.value.rpartition(".")[2] for one in reply.choices if one.value.startswith("muc:")][:1]
    for section in entry.sections:
        assert all(text in seen for text in entry.said(section, ON)), section


@each_real_entry
def test_the_first_answer_fits_on_a_phone(entry: Entry) -> None:
    told = entries.told(entry, None, ON)
    assert len("\n".join(getattr(block, "text", "") for block in told)) <= 700


def test_danger_offers_the_safety_entry_and_no_verdicts() -> None:
    reply = questions.show(Danger("scam", Evidence(), SAFETY), "q", ON, OFFICE, misses=0)
    assert [one.value for one in reply.choices] == ["hoi:bi-lua"]
    assert questions.show(Danger("scam", Evidence()), "q", ON, OFFICE, misses=0).choices == ()


@pytest.mark.parametrize("about", list(texts.DANGER))
def test_in_danger_the_first_lines_name_a_number_to_call(about: str) -> None:
    first = questions.danger(about).text[:250]
    assert any(number in first for number in ("113", "114", "115"))


@pytest.mark.parametrize("about", list(texts.UNSAFE))
def test_a_refusal_says_what_is_right_instead(about: str) -> None:
    reply = questions.show(Unsafe(about, Evidence()), "q", ON, OFFICE, misses=0)  # type: ignore[arg-type]
    assert len(reply.text) > 60


def test_an_office_of_which_little_is_known_says_so() -> None:
    reply = questions.where_to_go(replace(OFFICE, address="", hotline="", hours=""))
    assert texts.OFFICE_UNKNOWN in reply.text
    assert "Địa chỉ:" not in reply.text
    assert reply.text.endswith(texts.NOBODY_TOLD)


def test_at_most_four_are_offered_to_choose_from() -> None:
    assert len(questions.choose([LONG] * 6).choices) == 5


def test_day_writes_small_months_with_a_zero() -> None:
    assert [day(date(2023, 5, 8)), day(date(2023, 2, 13)), day(date(2026, 11, 1))] == [
        "08/5/2023",
        "13/02/2023",
        "01/11/2026",
    ]
