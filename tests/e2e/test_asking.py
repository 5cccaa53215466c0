"""A citizen with the real program: asks, chooses, is told what was hidden; by thumb and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.audit import complaints
from tests.e2e.people import OUT, asked, looks, mine, press, replies, say

pytestmark = pytest.mark.browser

WITHOUT_TONES = "lam dinh danh muc 2 o dau"
AMBIGUOUS = "can cuoc"


def test_a_question_without_tone_marks_is_answered_with_its_source(hoa: Page) -> None:
    looks(hoa, "greeting")
    answer = asked(hoa, WITHOUT_TONES)
    expect(answer).to_contain_text("Công an xã")
    expect(answer.locator(".note").last).to_contain_text(re.compile(r"Theo .+ · kiểm tra ngày \d\d/\d\d?/\d{4}"))
    expect(answer.get_by_role("link").first).to_have_attribute("href", re.compile("^https://"))
    looks(hoa, "answer")
    fee = press(hoa, "Lệ phí")
    expect(fee.get_by_role("heading")).to_contain_text("Lệ phí")
    expect(fee).to_contain_text("kiểm tra ngày")
    looks(hoa, "section")
    expect(press(hoa, "Đúng ý tôi")).to_contain_text("Cảm ơn bà con")
    looks(hoa, "thanks")


def test_an_ambiguous_question_offers_a_choice(hoa: Page) -> None:
    question = asked(hoa, AMBIGUOUS)
    expect(question).to_contain_text("chọn giúp tôi một việc")
    looks(hoa, "choose")
    picked = question.get_by_role("button").nth(1)
    label = picked.locator("span").last.inner_text()
    picked.click()
    expect(mine(hoa).last).to_contain_text(label)
    expect(replies(hoa).last.get_by_role("heading")).to_have_text(label)


@pytest.mark.parametrize("typed", ["2", "hai"])
def test_a_typed_number_chooses_too(hoa: Page, typed: str) -> None:
    label = asked(hoa, AMBIGUOUS).get_by_role("button").nth(1).locator("span").last.inner_text()
    expect(asked(hoa, typed).get_by_role("heading")).to_have_text(label)


def test_an_old_choice_still_opens_its_answer(hoa: Page) -> None:
    question = asked(hoa, AMBIGUOUS)
    label = question.get_by_role("button").first.locator("span").last.inner_text()
    asked(hoa, "cảm ơn")
    question.get_by_role("button").first.click()
    expect(replies(hoa)).to_have_count(4)
    expect(replies(hoa).last.get_by_role("heading")).to_have_text(label)


def test_two_wrong_answers_lead_to_a_person(hoa: Page) -> None:
    asked(hoa, WITHOUT_TONES)
    expect(press(hoa, "Chưa đúng")).to_contain_text("chưa đúng ở chỗ nào")
    expect(press(hoa, "Sai việc")).to_contain_text("hỏi lại bằng lời khác")
    expect(press(hoa, "Gặp cán bộ")).to_contain_text("chưa báo cho cán bộ nào")
    looks(hoa, "office")


def test_the_person_is_told_what_was_hidden(hoa: Page) -> None:
    answer = asked(hoa, "căn cước 079123456789, điện thoại 0912345678, quên mật khẩu vneid thì làm sao")
    expect(answer).to_contain_text("Tôi đã che số căn cước và số điện thoại")
    expect(answer).not_to_contain_text("079123456789")
    answer.locator(".note").last.scroll_into_view_if_needed()
    looks(hoa, "hidden")


def test_danger_comes_before_everything(hoa: Page) -> None:
    answer = asked(hoa, "công an gọi bảo tôi chuyển tiền ngay để xác minh, tôi sợ quá")
    expect(answer.get_by_role("heading")).to_contain_text("DỪNG LẠI NGAY")
    expect(answer.get_by_role("button", name="Đúng ý tôi")).to_have_count(0)
    looks(hoa, "danger")


def test_what_is_typed_comes_back_as_text(hoa: Page) -> None:
    nasty = "<img src=x onerror=\"document.title='hỏng'\"><script>document.title='hỏng'</script><b>căn cước</b>"
    asked(hoa, nasty)
    expect(mine(hoa).last).to_contain_text(nasty)
    assert hoa.locator("#log img, #log b, #log script").count() == 0
    hoa.reload()
    expect(mine(hoa).last).to_contain_text(nasty)
    assert "hỏng" not in hoa.title()


def test_odd_texts_get_a_sentence(hoa: Page) -> None:
    for text in ("😀😀😀", "\u202eنص من اليمين\u202c", "a" * 4000, "/lenhkhongco", "\u0301\u0301"):
        expect(asked(hoa, text).locator("p").first).not_to_be_empty()
        assert hoa.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_keyboard_is_enough(hoa: Page) -> None:
    keys = hoa.keyboard
    hoa.locator("body").press("Tab")
    expect(hoa.get_by_role("link", name="Đến ô nhập câu hỏi")).to_be_focused()
    keys.press("Enter")
    expect(hoa.get_by_role("textbox")).to_be_focused()
    keys.type(AMBIGUOUS)
    keys.press("Enter")
    expect(replies(hoa)).to_have_count(2)
    keys.press("Shift+Tab")  # the last choice stands just before the box
    expect(hoa.get_by_role("button", name="Gặp cán bộ")).to_be_focused()
    keys.press("Shift+Tab")
    keys.press("Space")
    expect(replies(hoa)).to_have_count(3)
    expect(replies(hoa).last).to_contain_text("kiểm tra ngày")
    hoa.get_by_role("textbox").focus()
    keys.press("Tab")  # past the paper-clip
    keys.press("Tab")
    expect(hoa.get_by_role("button", name="Gửi", exact=True)).to_be_focused()


def test_where_the_keyboard_is_can_be_seen(hoa: Page) -> None:
    say(hoa, AMBIGUOUS)
    expect(replies(hoa)).to_have_count(2)
    seen = set()
    for _ in range(16):
        hoa.keyboard.press("Tab")
        where, width = hoa.evaluate(
            "(() => { const at = document.activeElement, look = getComputedStyle(at);"
            "return [at.id || at.className || at.tagName, parseFloat(look.outlineWidth)]; })()"
        )
        if where != "BODY":
            assert width >= 3, where
            seen.add(where)
    assert {"view", "words", "send", "end", "skip", "pick"} <= seen, seen


def test_a_checker_of_accessibility_finds_nothing(hoa: Page) -> None:
    asked(hoa, WITHOUT_TONES)
    assert complaints(hoa) == []
    asked(hoa, AMBIGUOUS)
    assert complaints(hoa) == []
    hoa.get_by_role("button", name="Kết thúc").click()
    assert complaints(hoa) == []


def test_an_answer_is_announced_once_and_waiting_is_a_status(hoa: Page) -> None:
    """A screen reader reads what is added to a polite log; what stood there before a reload is not added."""
    log = hoa.get_by_role("log", name="Cuộc trò chuyện")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(log).not_to_have_attribute("aria-busy", "true")
    hoa.evaluate(
        "() => { window.added = []; new MutationObserver((all) => all.forEach((one) => window.added.push("
        "...[...one.addedNodes].map((node) => node.className)))).observe(document.getElementById('log'), "
        "{ childList: true }); }"
    )
    asked(hoa, WITHOUT_TONES)
    assert hoa.evaluate("window.added") == ["turn mine waiting", "turn theirs reply"]
    assert hoa.locator("#typing, #state").evaluate_all("all => all.map((one) => one.getAttribute('role'))") == [
        "status",
        "status",
    ]


def test_letters_twice_as_large_leave_room_for_the_answer(hoa: Page) -> None:
    """WCAG 2.2, 1.4.4: a phone at 200% has half as many pixels each way."""
    hoa.set_viewport_size({"width": 195, "height": 422})
    asked(hoa, WITHOUT_TONES)
    expect(hoa.get_by_role("textbox")).to_be_in_viewport(ratio=1)
    expect(hoa.get_by_role("button", name="Gửi", exact=True)).to_be_in_viewport(ratio=1)
    assert hoa.locator("#view").evaluate("view => view.clientHeight") > 422 / 2
    assert complaints(hoa) == []
    hoa.screenshot(path=OUT / "e2e-large-letters.png")


def test_wide_spacing_cuts_nothing_off(hoa: Page) -> None:
    """WCAG 2.2, 1.4.12."""
    asked(hoa, WITHOUT_TONES)
    hoa.evaluate(
        "document.querySelectorAll('*').forEach((node) => Object.assign(node.style, "
        "{ letterSpacing: '.12em', wordSpacing: '.16em', lineHeight: '1.5' }))"
    )
    cut = "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.innerText)"
    assert hoa.locator("#log button, #log .bubble").evaluate_all(cut) == []


def test_colours_of_the_persons_own_choice_keep_every_button(hoa: Page) -> None:
    asked(hoa, AMBIGUOUS)
    hoa.emulate_media(forced_colors="active")
    hoa.screenshot(path=OUT / "e2e-forced-colours.png")
    width = "all => all.map((one) => parseFloat(getComputedStyle(one).borderTopWidth))"
    assert min(hoa.locator("#log button, .send").evaluate_all(width)) >= 1
    send = hoa.get_by_role("button", name="Gửi", exact=True)
    arrow = send.locator("svg").evaluate("arrow => getComputedStyle(arrow).fill")
    assert arrow != send.evaluate("button => getComputedStyle(button).backgroundColor")
