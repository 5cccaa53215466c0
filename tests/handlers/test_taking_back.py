"""An approval can be cleared before its figures are used.

Complaint 23: an approval mark that cannot be cleared (kobotoolbox/kpi#2189).
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.texts import returning as return_texts
from handlers.texts import review as texts
from reports.submission import State
from tests.handlers.given import boss_joins, monthly, slip, state, wait
from tests.handlers.talk import Talk, labels, value
from tests.people import LAN, MINH, PHUC, STRANGER
from tests.reports.given import store


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, LAN, PHUC, STRANGER):
        await talk.say(who, "/start")
    wait(talk, "a")


async def test_complaint_23_an_approval_is_cleared_with_a_reason(talk: Talk) -> None:
    done = await talk.tap(LAN, "duyet:a.1")
    asked = await talk.tap(LAN, value(done, texts.TAKE_BACK))
    assert asked.text.startswith("Vì sao bỏ duyệt số liệu ngày 23/11/2026 của Nguyễn Văn Minh?")
    assert state(talk, "a") is State.APPROVED
    reply = await talk.say(LAN, "chưa đối chiếu sổ")
    assert reply.text.startswith("Đã bỏ duyệt số liệu ngày 23/11/2026")
    assert (state(talk, "a"), talk.world.submissions["a"].reason) == (State.SENT, "chưa đối chiếu sổ")
    assert "bỏ duyệt số liệu ngày 23/11/2026 của anh chị: “chưa đối chiếu sổ”" in talk.told(MINH)[-1].text
    shown = await talk.tap(LAN, value(reply, texts.LOOK))
    assert value(shown, "Duyệt") == "duyet:a.3"


async def test_it_can_be_found_by_typing(talk: Talk) -> None:
    assert (await talk.say(LAN, "bỏ duyệt")).text == texts.NOTHING_APPROVED
    await talk.say(LAN, "duyệt hết")
    reply = await talk.say(LAN, "bỏ duyệt")
    assert labels(reply) == ["Nguyễn Văn Minh, ngày 23/11/2026"]
    assert [one.value for one in reply.choices] == ["botay:a.2"]


async def test_the_word_below_an_approval_means_that_approval(talk: Talk) -> None:
    await talk.tap(LAN, "duyet:a.1")
    assert (await talk.say(LAN, "bỏ duyệt")).text.startswith("Vì sao bỏ duyệt số liệu ngày 23/11/2026")


async def test_a_pause_is_reminded_of_and_can_be_called_off(talk: Talk) -> None:
    await talk.tap(LAN, "duyet:a.1")
    await talk.tap(LAN, "botay:a.2")
    assert return_texts.STILL_WAITS["review.take_back"] in (await talk.say(LAN, "/tong")).text
    assert (await talk.say(LAN, "hủy")).text == return_texts.STOPPED["review.take_back"]
    assert state(talk, "a") is State.APPROVED


@pytest.mark.parametrize("said", [".", "dài " * 200])
async def test_a_reason_has_words_and_is_short(talk: Talk, said: str) -> None:
    await talk.tap(LAN, "duyet:a.1")
    await talk.tap(LAN, "botay:a.2")
    await talk.say(LAN, said)
    assert state(talk, "a") is State.APPROVED


async def test_what_a_total_has_used_is_not_taken_back(talk: Talk) -> None:
    await boss_joins(talk)
    await talk.tap(LAN, "duyet:a.1")
    store(talk.world, monthly("m"))
    await talk.tap(LAN, "duyet:m.1")
    assert state(talk, "a") is State.CONSOLIDATED
    assert (await talk.tap(LAN, "botay:a.3")).text == texts.IN_TOTAL


@pytest.mark.parametrize(("who", "said"), [(PHUC, texts.NOT_ALLOWED), (STRANGER, texts.NOT_REVIEWER)], ids=str)
async def test_nobody_else_takes_it_back(talk: Talk, who: object, said: str) -> None:
    await talk.tap(LAN, "duyet:a.1")
    assert (await talk.tap(who, "botay:a.2")).text == said  # type: ignore[arg-type]
    assert state(talk, "a") is State.APPROVED


async def test_an_old_button_of_taking_back_does_nothing(talk: Talk) -> None:
    await talk.tap(LAN, "duyet:a.1")
    assert "đã được duyệt" in (await talk.tap(LAN, "botay:a.1")).text
    assert state(talk, "a") is State.APPROVED


async def test_what_a_correction_rests_on_is_not_cleared_and_it_says_why(talk: Talk) -> None:
    """Else the old figure and the corrected one could both count."""
    await talk.tap(LAN, "duyet:a.1")
    store(talk.world, slip(talk.world.submissions["a"]))
    assert (await talk.tap(LAN, "botay:a.2")).text == texts.CORRECTED_SINCE
    assert state(talk, "a") is State.APPROVED


async def test_a_correction_of_what_was_replaced_is_not_approved_and_can_be_returned(talk: Talk) -> None:
    store(talk.world, slip(talk.world.submissions["a"]))
    talk.world.submissions["a"] = replace(talk.world.submissions["a"], state=State.WITHDRAWN)
    assert (await talk.tap(LAN, "duyet:slip.1")).text == texts.SLIP_OUTDATED
    assert state(talk, "slip") is State.SENT
    await talk.tap(LAN, "tra:slip.1")
    await talk.say(LAN, "số cũ đã đổi")
    assert state(talk, "slip") is State.RETURNED
