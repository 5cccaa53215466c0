"""Indicators and forms are data, and a mistake in them is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.errors import BrokenData
from reports.form import DAILY
from reports.load import load_forms, load_indicators


def test_the_whole_catalogue_and_the_leaflets_are_there() -> None:
    assert len(load_indicators()) == 81


def test_a_flow_is_added_up() -> None:
    one = load_indicators()["outreach_vneid_turns"]
    assert (one.kind, one.unit, one.agg_units, one.agg_time) == ("flow", "lượt", "sum", "sum")
    assert one.short == "Cài, kích hoạt VNeID"


def test_leaflets_are_counted_by_the_sheet_every_day() -> None:
    one = load_indicators()["leaflets_distributed"]
    assert (one.short, one.unit, one.frequency) == ("Tờ rơi đã phát", "tờ", ("daily",))


def test_distinct_procedures_are_never_summed() -> None:
    one = load_indicators()["tthc_full_online_active"]
    assert (one.kind, one.agg_units, one.agg_time) == ("distinct", "distinct", "distinct")


def test_a_stock_takes_its_last_value() -> None:
    one = load_indicators()["cnscd_teams"]
    assert (one.kind, one.agg_units, one.agg_time) == ("stock", "sum", "last")


def test_a_rank_cannot_be_joined_over_units() -> None:
    assert load_indicators()["online_payment_rank"].agg_units == "none"


def test_the_four_groups_are_there() -> None:
    groups = {one.group for one in load_indicators().values()}
    assert groups == {"communication", "outreach", "dossiers", "administration"}


def test_every_short_name_fits_a_chat_line() -> None:
    assert max(len(one.short) for one in load_indicators().values()) <= 36


def test_no_two_indicators_share_a_short_name() -> None:
    shorts = [one.short for one in load_indicators().values()]
    assert len(set(shorts)) == len(shorts)


def test_no_name_is_english() -> None:
    for one in load_indicators().values():
        assert one.name[0].isupper()
        assert "_" not in one.name + one.short


def test_the_daily_form_begins_with_what_teams_do_most() -> None:
    form = load_forms()[DAILY]
    assert (form.name, form.period) == ("Sổ tay ngày", "day")
    assert form.indicators[0] == "outreach_vneid_turns"
    assert len(form.indicators) == 10


def test_everything_in_the_daily_form_may_be_added_up_and_is_counted_daily_by_teams() -> None:
    known = load_indicators()
    for code in load_forms()[DAILY].indicators:
        one = known[code]
        assert (one.agg_units, one.agg_time) == ("sum", "sum"), code
        assert "daily" in one.frequency, code
        assert "to" in one.levels, code


GOOD = """
groups:
  - id: g
    indicators:
      - code: a
        name: Số a
        short: A
        unit: lượt
        kind: flow
        levels: [to]
        frequency: [daily]
        over_units: sum
        over_time: sum
"""


def write(tmp_path: Path, text: str, name: str = "indicators.yaml") -> Path:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    return file


def test_a_small_catalogue_loads(tmp_path: Path) -> None:
    one = load_indicators(write(tmp_path, GOOD))["a"]
    assert (one.group, one.levels, one.note) == ("g", ("to",), "")


@pytest.mark.parametrize(
    ("was", "becomes", "item", "why"),
    [
        ("kind: flow", "kind: stream", "a", "'kind' is 'stream', must be one of flow"),
        ("unit: lượt", "unit: 3", "a", "'unit' must be text"),
        ("levels: [to]", "levels: [ap]", "a", "'levels' has 'ap'"),
        ("levels: [to]", "levels: []", "a", "'levels' must be a list"),
        ("frequency: [daily]", "frequency: daily", "a", "'frequency' must be a list"),
        ("over_units: sum", "over_units: add", "a", "'over_units' is 'add'"),
        ("code: a", "code: ''", "indicators\\[0\\]", "'code' must be text"),
        ("short: A", "long: A", "a", "'short' must be text"),
    ],
)
def test_a_broken_indicator_is_named_with_its_fault(
    tmp_path: Path, was: str, becomes: str, item: str, why: str
) -> None:
    with pytest.raises(BrokenData, match=f"indicators.yaml: {item}: {why}"):
        load_indicators(write(tmp_path, GOOD.replace(was, becomes)))


def test_a_code_used_twice_is_refused(tmp_path: Path) -> None:
    entry = GOOD.split("indicators:\n")[1]
    with pytest.raises(BrokenData, match="twice"):
        load_indicators(write(tmp_path, GOOD + entry))


def test_text_that_is_not_yaml_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(BrokenData, match="line 3"):
        load_indicators(write(tmp_path, "groups:\n  - id: g\n  wrong: ]\n"))


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenData, match="must be a mapping"):
        load_indicators(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenData, match=r"gone\.yaml: file"):
        load_indicators(tmp_path / "gone.yaml")


def test_a_group_that_is_not_a_mapping_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenData, match=r"groups\[0\]: must be a mapping"):
        load_indicators(write(tmp_path, "groups: [g]"))


@pytest.mark.parametrize(
    ("was", "becomes", "item", "why"),
    [
        ("over_time: sum", "status: invented", "a", "'over_time' is None"),
        ("over_time: sum", "over_time: sum\n        status: invented", "a", "'status' is 'invented'"),
        ("over_time: sum", "over_time: sum\n        authority: [to, ap]", "a", "'authority' has 'ap'"),
        ("over_time: sum", "over_time: sum\n        part_of: b", "a", "'part_of' must be a list"),
        ("over_time: sum", "over_time: sum\n        part_of: [b]", "a", "part of what does not exist: b"),
        ("over_time: sum", "over_time: sum\n        part_of: [a]", "a", "part of what does not exist: a"),
        ("over_time: sum", "over_time: sum\n        identities: ID01", "a", "'identities' must be a list"),
    ],
)
def test_a_broken_detail_is_named_too(tmp_path: Path, was: str, becomes: str, item: str, why: str) -> None:
    with pytest.raises(BrokenData, match=f"indicators.yaml: {item}: {why}"):
        load_indicators(write(tmp_path, GOOD.replace(was, becomes)))


def test_an_indicator_without_details_is_a_steady_figure_of_the_reports(tmp_path: Path) -> None:
    one = load_indicators(write(tmp_path, GOOD))["a"]
    assert (one.status, one.authority, one.part_of, one.identities, one.steady) == ("seed", (), (), (), True)


FORM = """
forms:
  - id: f
    name: F
    period: day
    level: to
    per: member
    cut_off: {of: day, at: "20:00"}
    due: {of: day, at: "20:00"}
    lock: {of: nd09_month, working_days: 2}
    indicators: [a]
"""


def test_a_small_form_loads(tmp_path: Path) -> None:
    known = load_indicators(write(tmp_path, GOOD))
    one = load_forms(write(tmp_path, FORM, "forms.yaml"), known)["f"]
    assert (one.indicators, one.level, one.per, one.lock.working_days) == (("a",), "to", "member", 2)


@pytest.mark.parametrize(
    ("was", "becomes", "why"),
    [
        ("indicators: [a]", "indicators: [b]", "f: no such indicator: b"),
        ("indicators: [a]", "indicators: [a, a]", "f: .* twice"),
        ("period: day", "period: hour", "f: 'period' is 'hour'"),
        ("name: F", "title: F", "f: 'name' must be text"),
        ("level: to", "level: ap", "f: 'level' is 'ap'"),
        ("per: member", "per: week", "f: 'per' is 'week'"),
        ('cut_off: {of: day, at: "20:00"}', 'cut_off: {of: day, at: "late"}', "f, cut_off: 'at' must be a time"),
        ("working_days: 2", "working_days: two", "f, lock: 'working_days' must be a number"),
        ("working_days: 2", "day_of_month: 31", "f, lock: .*a day from 1 to 28"),
        ("lock: {of: nd09_month, working_days: 2}", "lock: 5", "f, lock: must be a mapping"),
    ],
)
def test_a_broken_form_is_named_with_its_fault(tmp_path: Path, was: str, becomes: str, why: str) -> None:
    known = load_indicators(write(tmp_path, GOOD))
    with pytest.raises(BrokenData, match=why):
        load_forms(write(tmp_path, FORM.replace(was, becomes), "forms.yaml"), known)


@pytest.mark.parametrize("text", ["forms: {}", "forms: f"])
def test_forms_that_are_no_list_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenData, match="'forms' must be a list"):
        load_forms(write(tmp_path, text, "forms.yaml"), {})
