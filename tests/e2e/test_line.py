"""The line breaks, the power fails: nothing is lost and nothing is done twice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import asked, connected, looks, mine, notices, press, replies, say
from tests.e2e.program import Bot

pytestmark = pytest.mark.browser


def answers(page: Page, words: str) -> int:
    """How many answers say this, on a page that has forgotten everything and has been told it anew."""
    frames: list[str] = []
    page.on("websocket", lambda line: line.on("framereceived", lambda frame: frames.append(str(frame))))
    page.evaluate("sessionStorage.clear(); addEventListener('pagehide', () => sessionStorage.clear())")
    page.reload()
    while not any('"type":"here"' in frame for frame in frames):
        page.wait_for_timeout(10)
    expect(replies(page)).to_have_count(sum('"kind":"reply"' in frame for frame in frames))
    return replies(page).filter(has_text=words).count()


def away(page: Page) -> None:
    expect(page.locator("#state")).to_contain_text(re.compile("Đang kết nối lại|Máy đang mất mạng"))


def test_what_is_typed_offline_is_answered_once(hoa: Page) -> None:
    hoa.context.set_offline(True)
    away(hoa)
    say(hoa, "quên mật khẩu vneid")
    expect(mine(hoa).last).to_contain_text("Chờ gửi…")
    looks(hoa, "offline")
    hoa.context.set_offline(False)
    expect(replies(hoa).last).to_contain_text("kiểm tra ngày")
    expect(mine(hoa).last).not_to_contain_text("Chờ gửi…")
    assert answers(hoa, "kiểm tra ngày") == 1


def test_a_report_saved_offline_is_one_submission(minh: Page, lan: Page) -> None:
    asked(minh, "cài vneid 12")
    before = replies(minh).count()
    minh.context.set_offline(True)
    away(minh)
    save = minh.get_by_role("button", name="Lưu").last
    save.click()
    save.click()
    minh.context.set_offline(False)
    expect(replies(minh)).to_have_count(before + 2)
    expect(replies(minh).nth(before)).to_contain_text("Đã lưu")
    expect(replies(minh).nth(before + 1)).to_contain_text("không ghi thêm lần nữa")
    expect(notices(lan)).to_have_count(1)
    expect(press(lan, "Duyệt")).to_contain_text("Đã duyệt")
    expect(asked(lan, "/duyet")).to_have_text("Trợ lý: Không có báo cáo nào chờ duyệt.")


def test_a_power_cut_loses_nothing_and_doubles_nothing(hoa: Page, minh: Page, lan: Page, bot: Bot) -> None:
    asked(minh, "hôm qua cài vneid 3")
    say(hoa, "quên mật khẩu vneid")
    expect(hoa.locator(".mine.sent")).to_have_count(1)
    bot.kill()
    for page in (hoa, minh, lan):
        away(page)
    say(hoa, "làm định danh mức 2 ở đâu")
    minh.get_by_role("button", name="Lưu").last.click()
    expect(mine(hoa).last).to_contain_text("Chờ gửi…")
    bot.start()
    for page in (hoa, minh, lan):
        connected(page)
    expect(replies(hoa)).to_have_count(3)
    expect(replies(hoa).nth(1)).to_contain_text("Quên mật khẩu VNeID")
    expect(replies(hoa).nth(2)).to_contain_text("định danh mức 2")
    expect(replies(minh).last).to_contain_text("Đã báo Trần Thị Lan duyệt")
    to_review = notices(lan).filter(has=lan.get_by_role("cell", name="3 lượt"))
    expect(to_review).to_have_count(1)
    expect(press(lan, "Duyệt")).to_contain_text("Đã duyệt")
    expect(notices(minh).last).to_contain_text("đã duyệt số liệu")
    assert answers(hoa, "kiểm tra ngày") == 2
