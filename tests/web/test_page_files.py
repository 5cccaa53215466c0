"""Sending a workbook from the page, in real Chromium."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dialog.files import XLSX
from dialog.reply import Attachment, Paragraph, Reply
from tests.web.screen import OUT, address, ask, mine, theirs
from tests.web.server import Served

pytestmark = pytest.mark.browser
BOOK = b"PK\x03\x04" + bytes(3000)
NAME = "Sổ tay ngày 20-11.xlsx"
DROP = """([name, content]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([Uint8Array.from(atob(content), (char) => char.charCodeAt(0))], name));
  const event = (kind) => new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event("dragenter"));
  const shown = getComputedStyle(document.querySelector(".drop")).display;
  document.querySelector("#log").dispatchEvent(event("drop"));
  return [shown, getComputedStyle(document.querySelector(".drop")).display];
}"""


def choose(page: Page, name: str = NAME, content: bytes = BOOK) -> None:
    page.locator("#file").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})


def drop(page: Page, name: str = NAME, content: bytes = BOOK) -> list[str]:
    """What the frame for dropping looks like while the file is above it, and after."""
    return list(page.evaluate(DROP, [name, base64.b64encode(content).decode()]))


def test_a_chosen_workbook_is_shown_and_answered(page: Page, server: Served) -> None:
    choose(page)
    expect(mine(page).last).to_contain_text(NAME)
    expect(mine(page).last).to_contain_text("3 KB")
    expect(theirs(page).last).to_contain_text(f"Đã nhận tệp {NAME}, {len(BOOK)} byte.")
    assert list(server.echo.uploads.kept.values()) == [BOOK]
    expect(page.locator("#typing")).to_be_hidden()
    page.screenshot(path=OUT / "web-file.png")


def test_a_dropped_workbook_is_sent(page: Page, server: Served) -> None:
    assert drop(page) == ["grid", "none"]
    expect(theirs(page).last).to_contain_text("Đã nhận tệp")


def test_the_clip_is_reached_and_pressed_by_keyboard(page: Page) -> None:
    page.on("filechooser", lambda _: None)  # Chromium begins to tell of choosers a moment after the first listener
    page.get_by_role("textbox").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Gửi tệp Excel")).to_be_focused()
    with page.expect_file_chooser() as opened:
        page.keyboard.press("Enter")
    opened.value.set_files({"name": NAME, "mimeType": "", "buffer": BOOK})
    expect(theirs(page).last).to_contain_text("Đã nhận tệp")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("ảnh.png", BOOK, "Chỉ nhận tệp Excel có đuôi .xlsx"),
        ("trống.xlsx", b"", "Tệp này trống"),
        ("to.xlsx", bytes(10 * 1024 * 1024 + 1), "lớn hơn 10 MB"),
    ],
)
def test_what_cannot_be_sent_is_told_before_it_leaves(
    page: Page, server: Served, name: str, content: bytes, why: str
) -> None:
    choose(page, name, content)
    expect(page.locator("#state")).to_contain_text(why)
    expect(mine(page)).to_have_count(0)
    choose(page)
    expect(page.locator("#state")).to_be_hidden()
    expect(theirs(page).last).to_contain_text("Đã nhận tệp")


def test_what_the_server_refuses_is_told_under_the_file(page: Page) -> None:
    choose(page, content=b"%PDF-1.7")
    expect(mine(page).last).to_contain_text("Chỉ nhận tệp Excel có đuôi .xlsx")
    ask(page, "chào")
    expect(theirs(page).last).to_contain_text("Nghe rõ: chào")


def test_words_and_files_keep_their_order(page: Page, server: Served) -> None:
    choose(page)
    ask(page, "đây là sổ của tổ 3")
    expect(theirs(page)).to_have_count(3)
    kinds = [b'"file"' in update.payload for update in server.echo.received[1:]]
    assert kinds == [True, False]


def test_a_broken_line_sends_the_file_again_under_its_id(page: Page, server: Served) -> None:
    broken: list[str] = []

    def once(route: object) -> None:
        if broken:
            route.continue_()  # type: ignore[attr-defined]
        else:
            broken.append("")
            route.abort()  # type: ignore[attr-defined]

    page.route("**/gui-tep/*", once)
    choose(page)
    expect(theirs(page).last).to_contain_text("Đã nhận tệp", timeout=10000)
    assert len(server.echo.uploads.kept) == 1


def test_a_file_that_a_reload_has_lost_says_so(page: Page, server: Served) -> None:
    page.route("**/gui-tep/*", lambda route: route.abort())
    choose(page)
    expect(mine(page).last).to_contain_text(NAME)
    page.unroute("**/gui-tep/*")
    page.reload()
    expect(mine(page).last).to_contain_text("Xin chọn lại tệp")
    expect(page.get_by_role("button", name="Gửi lại")).to_have_count(0)
    choose(page)
    expect(theirs(page).last).to_contain_text("Đã nhận tệp")


def test_a_workbook_from_us_can_be_kept(page: Page, server: Served, tmp_path: Path) -> None:
    path = tmp_path / "7f3a.xlsx"
    path.write_bytes(BOOK)
    book = Attachment("Tổng hợp tháng 11.xlsx", XLSX, str(path))
    server.do(server.echo.tell(address(server), Reply((Paragraph("Tệp đây ạ."),), attachments=(book,))))
    with page.expect_download() as download:
        theirs(page).last.get_by_role("link", name=book.name).click()
    assert download.value.suggested_filename == book.name
    assert Path(download.value.path()).read_bytes() == BOOK


def test_a_workbook_that_is_no_more_says_so_instead_of_failing(page: Page, server: Served, tmp_path: Path) -> None:
    book = Attachment("Báo cáo tháng 10.xlsx", XLSX, str(tmp_path / "gone.xlsx"))
    server.do(server.echo.tell(address(server), Reply((Paragraph("Tệp đây ạ."),), attachments=(book,))))
    theirs(page).last.get_by_role("link", name=book.name).click()
    expect(theirs(page).last).to_contain_text("Tệp này không còn trên máy chủ")
    expect(theirs(page).last).to_contain_text("Xin nhắn trợ lý để lấy tệp mới.")
    expect(theirs(page).last.get_by_role("link")).to_have_count(0)


def test_the_smallest_phone_shows_the_whole_composer(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    choose(page, f"{'Tổng hợp số liệu tháng 11 của tổ công nghệ số cộng đồng '}.xlsx")
    expect(theirs(page).last).to_contain_text("Đã nhận tệp")
    for name in ("Gửi tệp Excel", "Gửi"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
    width = page.get_by_role("textbox").bounding_box()
    assert width
    assert width["width"] >= 180
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=Path(OUT) / "web-file-360.png")
