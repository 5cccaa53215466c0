"""What is read of forms and questions: short labels, three dates, every state in words, every known figure once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from handlers.texts import forms as texts
from handlers.views import forms as views
from handlers.views.forms import Duty, Question
from reports.aggregate import Whole
from reports.load import load_indicators
from reports.period import before, read_key
from reports.prefill import FromDaily, Known
from reports.states import State
from reports.value import MISSING, Value
from tests.fakes.use_cases import calendar, forms
from tests.handlers.talk import labels
from tests.reports.given import COMMUNE, OTHER_APP, VNEID, submission

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
FORM, PERIOD = forms()["bao_cao_thang"], read_key("nd09:2026-11")
DATES = FORM.dates(PERIOD, calendar())
DUTY = Duty(FORM, COMMUNE, PERIOD, DATES)
INDICATORS = load_indicators()
INSTALLS = "outreach_app_install_turns"
NAMES = {code: one.short for code, one in INDICATORS.items()}


def question(code: str = VNEID, **changes: object) -> Question:
    known = Known(before(PERIOD))
    plain = Question("id.4", 4, 31, INDICATORS[code], known, MISSING, names=NAMES)
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", [one for one in State if one not in (State.DRAFT, State.WITHDRAWN)])
def test_every_state_of_a_report_has_its_words(state: State) -> None:
    said = views.state(replace(DUTY, standing=submission("a", {VNEID: 1}, state=state)), NOW)
    assert said == texts.STATES[state.value]
    assert len(said) > 3


@pytest.mark.parametrize(
    ("now", "name"), [(DATES.cut_off - timedelta(seconds=1), "early"), (DATES.cut_off, "none"), (DATES.due, "late")]
)
def test_what_was_not_sent_is_early_due_or_late(now: datetime, name: str) -> None:
    assert views.state(DUTY, now) == texts.STATES[name]


def test_a_nil_report_says_so() -> None:
    assert views.state(replace(DUTY, standing=submission("a", nil=True)), NOW).endswith("(không phát sinh)")


def test_a_draft_is_told_before_what_was_sent() -> None:
    duty = replace(DUTY, done=12, standing=submission("a", {VNEID: 1}))
    assert views.state(duty, NOW) == "đang điền dở 12/31 mục, chưa gửi"


def test_the_end_of_a_day_is_that_day_and_an_hour_is_an_hour() -> None:
    assert views.until(datetime(2026, 11, 17, 17, tzinfo=UTC)) == "hết ngày 17/11/2026"
    assert views.until(datetime(2026, 11, 17, 13, tzinfo=UTC)) == "20:00 ngày 17/11/2026"


def test_buttons_are_short_and_periods_without_their_span() -> None:
    reply = views.overview(
        "xã", [replace(DUTY, form=one, period=one.period_on(NOW.date())) for one in forms().values()], NOW
    )
    assert max(map(len, labels(reply))) <= 60
    assert views.period_name(PERIOD) == "tháng 11/2026"


def test_a_unit_without_forms_is_told_so() -> None:
    assert views.overview("xã Tháp Mười", [], NOW).text == texts.NO_FORMS.format(unit="xã Tháp Mười")


def test_a_closed_form_offers_nothing_to_press() -> None:
    assert views.page("xã", replace(DUTY, closed=DATES.lock), NOW).choices == ()


def test_everything_known_is_told_once_with_its_source() -> None:
    known = Known(
        before(PERIOD),
        previous={INSTALLS: Value(2054, "at_least")},
        daily={INSTALLS: FromDaily(Value(2000), (OTHER_APP,))},
        teams=36,
        of=38,
    )
    reply = views.question(question(INSTALLS, known=known, parts=Value(2000), months=Whole(Value(6100), 3, 12)))
    assert "Từ sổ ngày: 2.000 lượt (đã duyệt 36/38 tổ)." in reply.text
    assert "Trong đó chưa có số của: Cài ứng dụng khác." in reply.text
    assert "Cộng các mục đã điền: 2.000 lượt." in reply.text
    assert "Từ báo cáo tháng đã duyệt: 6.100 lượt (3/12 tháng)." in reply.text
    assert "Kỳ trước: hơn 2.054 lượt." in reply.text
    assert labels(reply)[:3] == ["Đúng, lấy 2.000", "Đúng, lấy 6.100", "Giữ như kỳ trước: hơn 2.054"]


def test_what_is_carried_over_is_told_as_such() -> None:
    code = "dossier_carried_over"
    reply = views.question(question(code, known=Known(before(PERIOD), previous={code: Value(12)})))
    assert "Kỳ trước còn đang giải quyết: 12 hồ sơ." in reply.text


def test_the_first_question_has_no_way_back_and_says_how() -> None:
    first = views.question(question(at=0, token="id.0"))
    assert "Lùi lại" not in labels(first)
    assert texts.HOW_TO_STEP in first.text
    assert texts.HOW_TO_STEP not in views.question(question()).text


def test_the_heading_comes_back_after_an_interruption() -> None:
    one = question(heading="Báo cáo, xã Tháp Mười.")
    assert "xã Tháp Mười" not in views.question(one).text
    assert "xã Tháp Mười" in views.question(one, texts.RESUMED).text


def test_a_rank_is_asked_as_a_rank_and_a_list_as_a_list() -> None:
    assert "hạng mấy?" in views.question(question("online_payment_rank")).text
    channels = question(
        "comm_channels", known=Known(before(PERIOD), previous={"comm_channels": Value(None, "exact", ("Nhóm Zalo",))})
    )
    reply = views.question(channels)
    assert "Kỳ trước: Nhóm Zalo." in reply.text
    assert texts.AS_BEFORE_LIST in labels(reply)


def test_a_channel_that_somebody_added_stays_among_the_choices() -> None:
    assert views.options(("Xe loa",))[-1] == "Xe loa"
    assert views.options(()) == texts.CHANNELS


def test_what_was_taken_is_said_with_its_unit() -> None:
    assert views.taken({VNEID: Value(12)}, INDICATORS) == "Đã ghi “Cài, kích hoạt VNeID”: 12 lượt."
    two = views.taken({VNEID: Value(12), "pc_total": Value(3)}, INDICATORS)
    assert two == "Đã ghi “Cài, kích hoạt VNeID” 12 lượt và “Tổng số máy tính” 3 máy."


def test_what_is_empty_is_named_unless_it_is_too_much() -> None:
    assert views.empty([], 31, INDICATORS) == "Đã điền đủ 31 mục."
    assert "“Tổng số máy tính”" in views.empty(["pc_total"], 31, INDICATORS)
    assert views.empty(FORM.indicators, 31, INDICATORS).endswith("và 23 mục khác.")


def test_every_hint_belongs_to_a_figure() -> None:
    assert set(texts.HINTS) <= set(INDICATORS)
    assert {one.group for one in INDICATORS.values()} <= set(texts.GROUPS)
