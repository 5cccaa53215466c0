"""Anh Minh reports, cô Lan approves, each on a phone of their own, with the real program between them."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.audit import complaints
from tests.e2e.people import MINH, asked, connected, joined, looks, mine, notices, press, replies
from tests.e2e.program import Bot

pytestmark = pytest.mark.browser

HA = "Phạm Thu Hà"


def row(turn: Locator, name: str) -> Locator:
    """The cells beside this name, in the turn's table."""
    return turn.get_by_role("row").filter(has=turn.page.get_by_role("rowheader", name=name)).get_by_role("cell")


def test_a_report_goes_to_the_supervisor_and_comes_back_approved(minh: Page, lan: Page) -> None:
    table = asked(minh, "cài vneid 12, nộp hồ sơ 5")
    expect(row(table, "VNeID")).to_have_text("12 lượt")
    expect(row(table, "Nộp hồ sơ")).to_have_text("5 lượt")
    looks(minh, "read-back")
    saved = press(minh, "Lưu")
    expect(saved).to_contain_text("Đã báo Trần Thị Lan duyệt")
    looks(minh, "saved")
    to_review = notices(lan).last
    expect(to_review).to_contain_text(f"{MINH} – ")
    expect(row(to_review, "VNeID")).to_have_text("12 lượt")
    looks(lan, "review")
    expect(press(lan, "Duyệt")).to_contain_text("Đã duyệt số liệu")
    expect(notices(minh).last).to_contain_text("Trần Thị Lan đã duyệt số liệu")
    looks(minh, "approved")
    assert complaints(minh) == []
    totals = asked(lan, "/tong")
    expect(row(totals, "VNeID")).to_have_text(["12", "12", "12"])
    expect(totals).to_contain_text("đã tính 1/3 tổ, 1 báo cáo đã duyệt, 0 chờ duyệt")
    looks(lan, "totals")


def test_a_second_press_is_explained_and_does_nothing(minh: Page, lan: Page) -> None:
    asked(minh, "hôm qua cài vneid 1")
    expect(press(minh, "Lưu")).to_contain_text("Đã lưu")
    expect(press(minh, "Lưu")).to_contain_text("không ghi thêm lần nữa")
    expect(notices(lan).last.get_by_role("button", name="Trả lại")).to_be_visible()
    expect(press(lan, "Trả lại")).to_contain_text("Vì sao trả lại?")
    expect(asked(lan, "nhầm ngày")).to_contain_text("Đã trả lại số liệu")
    expect(notices(minh).last).to_contain_text("“Nhầm ngày”")
    looks(minh, "returned")
    expect(press(lan, "Duyệt")).to_contain_text("đã được trả lại")


def test_a_reload_in_the_middle_keeps_the_conversation_and_the_draft(minh: Page) -> None:
    asked(minh, "ngày kia tôi hỏi sau")
    table = asked(minh, "hôm kia cài vneid 7")
    expect(row(table, "VNeID")).to_have_text("7 lượt")
    minh.get_by_role("textbox").fill("nộp hồ sơ 2")
    said, heard = mine(minh).count(), replies(minh).count()
    minh.reload()
    connected(minh)
    expect(mine(minh)).to_have_count(said)
    expect(replies(minh)).to_have_count(heard)
    expect(row(replies(minh).last, "VNeID")).to_have_text("7 lượt")
    expect(minh.get_by_role("textbox")).to_have_value("nộp hồ sơ 2")
    merged = asked(minh, "hôm kia nộp hồ sơ 2")
    expect(row(merged, "VNeID")).to_have_text("7 lượt")
    expect(row(merged, "Nộp hồ sơ")).to_have_text("2 lượt")
    expect(press(minh, "Hủy")).to_contain_text("Chưa có số liệu nào được ghi")


def test_a_question_in_between_leaves_the_draft_waiting(minh: Page) -> None:
    asked(minh, "hôm kia cài vneid 4")
    expect(asked(minh, "làm định danh mức 2 ở đâu")).to_contain_text("vẫn đang chờ, chưa lưu")
    looks(minh, "interrupted")
    expect(row(press(minh, "Tiếp tục"), "VNeID")).to_have_text("4 lượt")
    expect(asked(minh, "hủy")).to_contain_text("Chưa có số liệu nào được ghi")


@pytest.mark.usefixtures("minh")  # who has used his code
def test_a_stranger_has_no_rights(hoa: Page, bot: Bot) -> None:
    expect(asked(hoa, "/duyet")).to_contain_text("chưa được giao duyệt")
    expect(asked(hoa, f"/thamgia {bot.codes[MINH]}")).not_to_contain_text("Chào")
    expect(asked(hoa, "cài vneid 12")).not_to_contain_text("Đúng thì bấm Lưu")


def test_whoever_ends_the_conversation_is_a_stranger_afterwards(context: BrowserContext, bot: Bot) -> None:
    page = joined(context, bot, HA)
    page.get_by_role("button", name="Kết thúc").click()
    page.get_by_role("dialog").get_by_role("button", name="Kết thúc").click()
    expect(mine(page)).to_have_count(0)
    expect(replies(page)).to_have_count(1)
    expect(replies(page)).to_contain_text("Chào bà con")
    expect(asked(page, "/tong")).to_contain_text("dành cho người được xã giao")
