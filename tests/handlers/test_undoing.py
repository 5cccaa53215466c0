"""For ten minutes "Hoàn tác" takes back what was saved; nothing is lost by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handlers.texts import correcting as slips
from handlers.texts import reports as texts
from reports.effects import Undo
from reports.submission import State
from tests.handlers.talk import Talk, labels, value
from tests.handlers.waits import TODAY
from tests.people import HANH, LAN, MINH, STRANGER
from tests.reports.given import SUBMIT, VNEID, store, submission


@pytest.fixture(autouse=True)
async def _met(talk: Talk) -> None:
    for who in (MINH, HANH, LAN, STRANGER):
        await talk.say(who, "/start")


async def saved(talk: Talk, text: str = "cài vneid 12, nộp hồ sơ 5") -> str:
    """Saved; what its undo button carries."""
    return value(await talk.tap(MINH, value(await talk.say(MINH, text), "Lưu")), "Hoàn tác")


async def test_undone_it_counts_no_more_and_waits_as_a_draft(talk: Talk) -> None:
    reply = await talk.tap(MINH, await saved(talk))
    assert reply.text.startswith("Tôi đọc được số liệu thứ Hai, 23/11/2026")
    assert "Đã rút lại số liệu ngày 23/11/2026. Bản này tôi vẫn giữ, sửa xong bấm Lưu." in reply.text
    assert labels(reply) == ["Lưu", "Sửa", "Hủy"]
    assert [one.state for one in talk.reports()] == [State.WITHDRAWN]
    await talk.say(MINH, "cài vneid 15")
    await talk.say(MINH, "lưu")
    new = talk.reports()[1]
    assert {line.indicator: line.amount for line in new.lines} == {VNEID: 15, SUBMIT: 5}


async def test_the_supervisor_is_told_and_the_old_button_explains_itself(talk: Talk) -> None:
    button = await saved(talk)
    approve = value(talk.told(LAN)[0], "Duyệt")
    await talk.tap(MINH, button)
    assert talk.told(LAN)[1].text.startswith("Nguyễn Văn Minh vừa rút lại số liệu ngày 23/11/2026")
    await talk.tap(LAN, approve)
    assert [one.state for one in talk.reports()] == [State.WITHDRAWN]


@pytest.mark.parametrize("typed", ["Hoàn tác", "hoan tac"])
async def test_it_can_be_typed(talk: Talk, typed: str) -> None:
    await saved(talk)
    await talk.say(MINH, "/trogiup")
    assert "Đã rút lại" in (await talk.say(MINH, typed)).text


async def test_a_number_typed_below_what_was_saved_undoes_nothing(talk: Talk) -> None:
    await saved(talk)
    await talk.say(MINH, "1")
    assert [one.state for one in talk.reports()] == [State.SENT]


async def test_typed_with_nothing_saved_it_says_so(talk: Talk) -> None:
    assert (await talk.say(MINH, "hoàn tác")).text == texts.UNDO_NOTHING


async def test_pressed_twice_it_undoes_once(talk: Talk) -> None:
    button = await saved(talk)
    await talk.tap(MINH, button)
    await talk.say(MINH, "hủy")
    assert (await talk.tap(MINH, button)).text == texts.UNDO_GONE
    assert len(talk.told(LAN)) == 2


async def test_nine_minutes_are_in_time_and_ten_too_late(talk: Talk) -> None:
    button = await saved(talk)
    talk.clock.forward(minutes=9, seconds=59)
    late = replace(talk.reports()[0])
    assert "Đã rút lại" in (await talk.tap(MINH, button)).text
    talk.world.submissions[late.id] = late
    await talk.say(MINH, "hủy")
    talk.clock.forward(seconds=1)
    reply = await talk.tap(MINH, button)
    assert reply.text == texts.UNDO_LATE
    assert labels(reply) == ["Đính chính"]
    assert [one.state for one in talk.reports()] == [State.SENT]


async def test_a_decision_ends_it_and_offers_a_correction(talk: Talk) -> None:
    button = await saved(talk)
    await talk.tap(LAN, value(talk.told(LAN)[0], "Duyệt"))
    reply = await talk.tap(MINH, button)
    assert "đã được duyệt nên không hoàn tác được nữa" in reply.text
    assert labels(reply) == ["Đính chính"]
    assert slips.HOW in (await talk.tap(MINH, value(reply, "Đính chính"))).text


async def test_what_was_returned_needs_no_undo(talk: Talk) -> None:
    button = await saved(talk)
    one = talk.reports()[0]
    talk.world.submissions[one.id] = replace(one, state=State.RETURNED, version=2)
    assert (await talk.tap(MINH, button)).text == texts.UNDO_RETURNED


async def test_what_was_replaced_counts_again(talk: Talk) -> None:
    store(talk.world, submission("s1", {VNEID: 3}, day=TODAY))
    done = await talk.tap(MINH, value(await talk.say(MINH, "cài vneid 4"), "Thay thế"))
    reply = await talk.tap(MINH, value(done, "Hoàn tác"))
    assert "Số báo trước đó được tính lại: Cài, kích hoạt VNeID 3." in reply.text
    assert [one.state for one in talk.reports()] == [State.SENT, State.WITHDRAWN]


async def test_a_draft_that_waits_is_not_overwritten(talk: Talk) -> None:
    button = await saved(talk, "hôm qua cài vneid 12")
    await talk.say(MINH, "nộp hồ sơ 2")
    reply = await talk.tap(MINH, button)
    assert "Đã rút lại số liệu ngày 22/11/2026: Cài, kích hoạt VNeID 12." in reply.text
    assert "2 lượt" in (await talk.say(MINH, "tiếp tục")).text


async def test_nothing_is_undone_too(talk: Talk) -> None:
    done = await talk.say(MINH, "/khongphatsinh")
    assert labels(done) == ["Hoàn tác"]
    reply = await talk.tap(MINH, value(done, "Hoàn tác"))
    assert reply.text == "Đã rút lại báo cáo không phát sinh ngày 23/11/2026."
    assert [one.state for one in talk.reports()] == [State.WITHDRAWN]


async def test_nobody_undoes_what_somebody_else_saved(talk: Talk) -> None:
    button = await saved(talk)
    assert (await talk.tap(HANH, button)).text == slips.NOT_YOURS
    assert texts.NOT_REPORTER in (await talk.tap(STRANGER, button)).text
    assert [one.state for one in talk.reports()] == [State.SENT]


@pytest.mark.parametrize("button", ["hoantac:", "hoantac:khong-co.1", "hoantac:khong-co.x", "hoantac:..."])
async def test_an_undo_of_nothing_says_so(talk: Talk, button: str) -> None:
    assert (await talk.tap(MINH, button)).text == slips.NOT_YOURS


async def test_approved_between_the_press_and_its_commit_stays_approved(talk: Talk) -> None:
    button, inner = await saved(talk), talk._apply
    name = talk.reports()[0].id

    def apply(effect: object) -> None:
        if isinstance(effect, Undo) and talk.world.submissions[name].state is State.SENT:
            talk.world.submissions[name] = replace(talk.world.submissions[name], state=State.APPROVED, version=2)
        inner(effect)

    talk._apply = apply  # type: ignore[method-assign]
    assert "không hoàn tác được nữa" in (await talk.tap(MINH, button)).text
    assert [one.state for one in talk.reports()] == [State.APPROVED]


async def test_what_has_been_locked_meanwhile_is_not_taken_back(talk: Talk) -> None:
    """Taken back now, it could not be sent again: the figure would be lost."""
    talk.clock.forward(seconds=(datetime(2026, 12, 16, 16, 55, tzinfo=UTC) - talk.now).total_seconds())
    button = await saved(talk, "ngày 20/11 cài vneid 12")
    talk.clock.forward(minutes=6)
    reply = await talk.tap(MINH, button)
    assert "đã khóa" in reply.text
    assert [one.state for one in talk.reports()] == [State.SENT]
