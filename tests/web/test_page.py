"""The page in real Chromium: what a person does, sees and hears."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from dialog.reply import say
from tests.web.screen import DESK, OUT, PHONE, address, ask, mine, opened, theirs
from tests.web.server import Served

pytestmark = pytest.mark.browser


def test_the_bot_greets_once(page: Page) -> None:
    expect(theirs(page)).to_have_count(1)
    page.reload()
    expect(page.locator("#state")).to_be_hidden()
    expect(theirs(page)).to_have_count(1)


def test_a_question_is_answered(page: Page) -> None:
    ask(page, "cài vneid 12, nộp hồ sơ 5")
    expect(mine(page)).to_contain_text("cài vneid 12")
    expect(theirs(page).last.get_by_role("cell", name="1.240")).to_have_css("text-align", "right")
    expect(page.locator("#typing")).to_be_hidden()


def test_a_choice_is_taken_by_click(page: Page) -> None:
    page.get_by_role("button", name="Tài khoản định danh mức 2").click()
    expect(mine(page)).to_contain_text("Tài khoản định danh mức 2")
    expect(theirs(page).last).to_contain_text("Lên tài khoản định danh mức 2")


def test_a_typed_number_takes_the_choice(page: Page) -> None:
    ask(page, "2")
    expect(theirs(page).last).to_contain_text("Đã chọn: nop:ho-so")


def test_an_old_choice_still_answers(page: Page) -> None:
    ask(page, "chào")
    expect(theirs(page)).to_have_count(2)
    page.get_by_role("button", name="Gặp cán bộ").click()
    expect(theirs(page).last).to_contain_text("Đã chọn: can-bo")


def test_the_keyboard_is_enough(page: Page) -> None:
    box = page.get_by_role("textbox")
    box.focus()
    page.keyboard.type("dòng một")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("dòng hai")
    page.keyboard.press("Enter")
    expect(theirs(page).last).to_contain_text("Nghe rõ: dòng một\ndòng hai", use_inner_text=True)
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    ask(page, "cài")
    expect(theirs(page)).to_have_count(3)
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Hủy")).to_be_focused()
    page.keyboard.press("Enter")
    expect(theirs(page).last).to_contain_text("Đã chọn: huy")


def test_enter_that_ends_a_composed_letter_does_not_send(page: Page) -> None:
    box = page.get_by_role("textbox")
    box.fill("tiê")
    box.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    expect(mine(page)).to_have_count(0)
    expect(box).to_have_value("tiê")


def test_text_is_never_read_as_html(page: Page) -> None:
    nasty = "<img src=x onerror=\"document.title='hỏng'\"><b>đậm</b>"
    ask(page, nasty)
    expect(theirs(page).last).to_contain_text(nasty)
    assert page.locator("#log img, #log b").count() == 0
    assert "hỏng" not in page.title()


def test_only_https_addresses_become_links(page: Page) -> None:
    ask(page, "https://vneid.gov.vn. http://xau.vn javascript:alert(1) (https://a.vn/b)")
    links = theirs(page).last.get_by_role("link")
    expect(links).to_have_count(2)
    assert [link.get_attribute("href") for link in links.all()] == ["https://vneid.gov.vn", "https://a.vn/b"]
    assert "noopener" in (links.first.get_attribute("rel") or "")


def test_a_long_answer_is_shown_from_its_beginning(page: Page) -> None:
    ask(page, "dài")
    expect(theirs(page).last.get_by_text("Đoạn thứ 1 của")).to_be_in_viewport()


def test_only_the_conversation_scrolls_never_the_window(page: Page) -> None:
    for _ in range(3):
        ask(page, "dài")
    expect(theirs(page)).to_have_count(4)
    page.get_by_role("button", name="Gặp cán bộ").scroll_into_view_if_needed()
    theirs(page).last.evaluate("turn => turn.scrollIntoView({ block: 'start' })")
    assert page.evaluate("[scrollY, document.documentElement.scrollHeight]") == [0, PHONE["height"]]
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)


def test_the_newest_stays_in_sight_when_a_keyboard_comes_up(page: Page) -> None:
    ask(page, "cài")
    expect(theirs(page)).to_have_count(2)
    page.set_viewport_size({"width": 390, "height": 480})
    expect(page.get_by_role("button", name="Hủy")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("textbox")).to_be_in_viewport(ratio=1)


def test_what_is_being_read_stays_when_a_keyboard_comes_up(page: Page) -> None:
    ask(page, "dài")
    beginning = theirs(page).last.get_by_text("Đoạn thứ 1 của")
    expect(beginning).to_be_in_viewport()
    page.set_viewport_size({"width": 390, "height": 480})
    expect(beginning).to_be_in_viewport()


def test_news_does_not_move_what_is_being_read(page: Page, server: Served) -> None:
    ask(page, "dài")
    expect(theirs(page)).to_have_count(2)
    page.locator("#view").evaluate("view => view.scrollTo(0, 0)")
    server.do(server.echo.tell(address(server), say("Tin vừa đến."), "notice"))
    expect(theirs(page)).to_have_count(3)
    assert page.locator("#view").evaluate("view => view.scrollTop") == 0
    page.screenshot(path=OUT / "web-newest.png")
    page.get_by_role("button", name="Có tin mới").click()
    expect(theirs(page).last).to_be_in_viewport()


def test_everything_can_be_hit_by_a_thumb_and_read(page: Page) -> None:
    ask(page, "cài")
    expect(theirs(page)).to_have_count(2)
    for button in page.get_by_role("button").all():
        box = button.bounding_box()
        assert box, "a button nobody can see"
        assert box["height"] >= 48, button.inner_text()
    size = page.locator("body").evaluate("body => parseFloat(getComputedStyle(body).fontSize)")
    assert size >= 18
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_talks_to_screen_readers(page: Page) -> None:
    log = page.get_by_role("log", name="Cuộc trò chuyện")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(page.get_by_role("textbox", name="Nhập câu hỏi")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trợ lý dịch vụ công")
    assert page.locator("html").get_attribute("lang") == "vi"


def test_nothing_is_fetched_from_elsewhere(context: BrowserContext, server: Served) -> None:
    page = context.new_page()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.goto(server.url)
    expect(theirs(page)).to_have_count(1)
    assert all(url.startswith((server.url, "data:")) for url in seen), seen


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "size"), [("phone", PHONE), ("desk", DESK)])
def test_pictures_to_look_at(
    browser: Browser, server: Served, name: str, size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="vi-VN")
    page = opened(context, server)
    page.screenshot(path=OUT / f"web-{name}-{scheme}-1.png")
    page.get_by_role("button", name="Tài khoản định danh mức 2").click()
    expect(theirs(page)).to_have_count(2)
    page.screenshot(path=OUT / f"web-{name}-{scheme}-2.png")
    ask(page, "cài vneid 12, nộp hồ sơ 5")
    expect(theirs(page)).to_have_count(3)
    page.screenshot(path=OUT / f"web-{name}-{scheme}-3.png")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (dark == "rgb(23, 20, 18)") is (scheme == "dark")
    context.close()
