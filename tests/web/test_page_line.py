"""The page in real Chromium when the line breaks, the session goes, or the answer is late."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dialog.reply import say
from tests.web.screen import OUT, address, ask, hang_up, mine, opened, texts, theirs
from tests.web.server import Served

pytestmark = pytest.mark.browser


def test_a_reload_keeps_the_conversation(page: Page, server: Served) -> None:
    ask(page, "câu thứ nhất")
    expect(theirs(page).last).to_contain_text("Nghe rõ: câu thứ nhất")
    page.get_by_role("textbox").fill("đang viết dở")
    page.reload()
    expect(theirs(page)).to_have_count(2)
    expect(mine(page)).to_have_text(["Bạn: câu thứ nhất"])
    expect(page.get_by_role("textbox")).to_have_value("đang viết dở")
    assert len(server.echo.received) == 2


def test_what_came_while_away_is_there_on_return(context: BrowserContext, page: Page, server: Served) -> None:
    page.goto("about:blank")
    server.do(server.echo.tell(address(server), say("Còn hai ngày nữa đến hạn."), "reminder"))
    page.goto(server.url)
    expect(theirs(page).last).to_contain_text("Nhắc hạn")
    expect(theirs(page)).to_have_count(2)


def test_a_message_written_offline_is_sent_once(context: BrowserContext, page: Page, server: Served) -> None:
    context.set_offline(True)
    expect(page.locator("#state")).to_contain_text("Máy đang mất mạng")
    ask(page, "gửi lúc mất mạng")
    expect(mine(page)).to_contain_text("Chờ gửi…")
    page.screenshot(path=OUT / "web-offline.png")
    context.set_offline(False)
    expect(theirs(page).last).to_contain_text("Nghe rõ: gửi lúc mất mạng")
    expect(page.locator("#state")).to_be_hidden()
    assert len(texts(server)) == 1
    assert len(server.echo.received) == 2


def test_a_message_written_offline_survives_a_reload(context: BrowserContext, page: Page, server: Served) -> None:
    context.set_offline(True)
    ask(page, "còn đây")
    context.set_offline(False)
    page.reload()
    expect(theirs(page).last).to_contain_text("Nghe rõ: còn đây")
    assert len(server.echo.received) == 2


def test_a_dropped_line_comes_back_by_itself(page: Page, server: Served) -> None:
    ask(page, "một")
    expect(theirs(page)).to_have_count(2)
    hang_up(server, 1013)
    expect(page.locator("#state")).to_have_text("Đang kết nối lại…")
    ask(page, "hai")
    expect(theirs(page).last).to_contain_text("Nghe rõ: hai")
    assert len(texts(server)) == 2


def test_whoever_writes_does_not_wait_for_the_next_try(page: Page, server: Served) -> None:
    page.evaluate("window.setTimeout = () => 0")  # no try will ever come by itself
    hang_up(server, 1013)
    expect(page.locator("#state")).to_have_text("Đang kết nối lại…")
    ask(page, "tôi đang vội")
    expect(theirs(page).last).to_contain_text("Nghe rõ: tôi đang vội")


def test_a_refused_message_can_be_sent_again(page: Page, server: Served) -> None:
    for n in range(21):
        ask(page, f"tin {n}")
    expect(theirs(page)).to_have_count(21)
    expect(mine(page).last).to_contain_text("Xin chờ một chút")
    page.screenshot(path=OUT / "web-refused.png")
    server.echo.later(seconds=5)
    page.get_by_role("button", name="Gửi lại").click()
    expect(theirs(page).last).to_contain_text("Nghe rõ: tin 20")
    expect(page.get_by_role("button", name="Gửi lại")).to_have_count(0)
    assert len(texts(server)) == 21


def test_a_message_that_is_too_long_stays_in_the_box(page: Page, server: Served) -> None:
    page.evaluate("document.getElementById('words').value = 'x'.repeat(4100)")
    page.get_by_role("textbox").press("Enter")
    expect(page.locator("#state")).to_contain_text("nhiều nhất là 4.000")
    expect(page.get_by_role("textbox")).to_have_value("x" * 4100)
    assert not texts(server)


def test_waiting_is_shown(page: Page, server: Served) -> None:
    server.echo.quiet = True
    ask(page, "có ai không")
    expect(page.get_by_text("Trợ lý đang soạn câu trả lời…")).to_be_visible()
    page.screenshot(path=OUT / "web-typing.png")


def test_ending_forgets_everything(page: Page, server: Served) -> None:
    ask(page, "điều riêng tư")
    expect(theirs(page)).to_have_count(2)
    page.get_by_role("button", name="Kết thúc").click()
    page.screenshot(path=OUT / "web-ending.png")
    page.get_by_role("dialog").get_by_role("button", name="Kết thúc").click()
    expect(mine(page)).to_have_count(0)
    expect(theirs(page)).to_have_count(1)
    assert len({update.address for update in server.echo.received}) == 2


def test_staying_keeps_everything(page: Page) -> None:
    page.get_by_role("button", name="Kết thúc").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(theirs(page)).to_have_count(1)


def test_a_lost_session_is_replaced_by_one_reload(context: BrowserContext, page: Page, server: Served) -> None:
    context.clear_cookies()
    hang_up(server, 1013)
    expect(theirs(page)).to_have_count(2)
    expect(page.locator("#state")).to_be_hidden()
    assert len({update.address for update in server.echo.received}) == 2


def test_a_browser_without_cookies_is_told_and_not_reloaded_for_ever(
    context: BrowserContext, server: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.web.session.give", lambda *_, **__: None)
    page = context.new_page()
    loads: list[Page] = []
    page.on("load", lambda loaded: loads.append(loaded))  # noqa: PLW0108 - playwright wants a function
    page.goto(server.url)
    expect(page.locator("#state")).to_contain_text("Xin mở bằng trình duyệt khác")
    assert len(loads) == 2


def test_ending_in_one_tab_ends_the_other(context: BrowserContext, page: Page, server: Served) -> None:
    ask(page, "điều riêng tư")
    expect(theirs(page)).to_have_count(2)
    other = opened(context, server)
    other.get_by_role("button", name="Kết thúc").click()
    other.get_by_role("dialog").get_by_role("button", name="Kết thúc").click()
    expect(mine(page)).to_have_count(0)
    expect(theirs(page)).to_have_count(1)
