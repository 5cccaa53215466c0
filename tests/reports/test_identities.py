"""The seventeen identities: as the catalogue has them, and broken only by what is certainly wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reports.catalogue import load_identities
from reports.errors import BrokenData
from reports.identity import Identity, Rule, completed
from reports.value import Value
from tests.reports.figures import catalogue, values

RULES = """
ID01 warn dossier_carried_over + dossier_received = dossier_on_time + dossier_early + dossier_late + dossier_pending
    ID02 error dossier_online_total = dossier_full_online + dossier_partial_online
    ID03 error dossier_online_total <= dossier_received
    ID04 warn dossier_result_digitized <= dossier_on_time + dossier_early + dossier_late
    ID05 error tthc_full_online_active <= dossier_full_online
    ID05 error tthc_full_online_active zero_together dossier_full_online
    ID05 error tthc_partial_online_active <= dossier_partial_online
    ID05 error tthc_partial_online_active zero_together dossier_partial_online
    ID06 warn pc_infected <= pc_antimalware
    ID06 warn pc_antimalware <= pc_total
    ID08 error reports_on_time <= reports_assigned
    ID11 error outreach_app_install_turns = outreach_vneid_turns + outreach_other_app_turns
    ID16 error cnscd_members_trained <= cnscd_members
    ID17 error comm_units_done <= comm_units_total
"""
OTHERS = {
    "ID07": ("error", "printed"),
    "ID09": ("error", "printed"),
    "ID10": ("warn", "reports"),
    "ID12": ("warn", "printed"),
    "ID13": ("warn", "precision"),
    "ID14": ("error", "subsets"),
    "ID15": ("error", "shares"),
}


def line(identity: Identity, rule: Rule) -> str:
    return f"{identity.id} {identity.severity} {' + '.join(rule.left)} {rule.op} {' + '.join(rule.right)}"


def rule(name: str, at: int = 0) -> Rule:
    return catalogue().identities[name].rules[at]


def test_the_rules_over_figures_are_those_of_the_catalogue() -> None:
    ours = [line(one, rule) for one in catalogue().identities.values() for rule in one.rules]
    assert ours == [one.strip() for one in RULES.split("\n")[1:-1]]


def test_the_other_identities_say_what_they_are_about() -> None:
    others = {name: (one.severity, one.over) for name, one in catalogue().identities.items() if not one.rules}
    assert others == OTHERS
    assert list(catalogue().identities) == [f"ID{number:02}" for number in range(1, 18)]


def test_every_sentence_uses_only_what_it_is_given() -> None:
    sides = {"left", "right", "gap", "lefts", "rights", "left_name", "right_name"}
    for one in catalogue().identities.values():
        for rule in one.rules:
            assert set(re.findall(r"\{(\w+)\}", rule.sentence)) <= {*rule.codes, *sides}, one.id
            assert set(re.findall(r"\{(\w+)\}", rule.sentence_without)) <= sides, one.id
        assert set(re.findall(r"\{(\w+)\}", one.sentence)) <= sides


def test_every_sentence_asks_or_leads_on() -> None:
    for one in catalogue().identities.values():
        for sentence in (*(rule.sentence for rule in one.rules), one.sentence):
            assert not sentence or sentence.endswith(("ạ?", "giúp tôi.")), sentence


def test_a_missing_part_is_never_zero() -> None:
    assert rule("ID02").within(values(dossier_online_total=5, dossier_full_online=5)) is None
    assert (
        rule("ID02").within(values(dossier_online_total=5, dossier_full_online=5, dossier_partial_online=None))
        is None
    )


def test_received_and_resolved_are_compared_when_nothing_is_carried_or_pending() -> None:
    figures = values(dossier_received=428, dossier_on_time=106, dossier_early=321, dossier_late=1)
    narrow = rule("ID01").within(figures)
    assert narrow is not None
    assert (narrow.left, narrow.right) == (
        ("dossier_received",),
        ("dossier_on_time", "dossier_early", "dossier_late"),
    )
    assert narrow.holds(figures)


def test_only_one_of_carried_and_pending_leaves_the_question_open() -> None:
    figures = values(dossier_received=9, dossier_on_time=1, dossier_early=1, dossier_late=1, dossier_pending=1)
    assert rule("ID01").within(figures) is None


def test_carried_and_pending_are_counted_when_both_are_there() -> None:
    full = values(
        dossier_carried_over=10,
        dossier_received=90,
        dossier_on_time=20,
        dossier_early=60,
        dossier_late=5,
        dossier_pending=15,
    )
    assert rule("ID01").within(full) == rule("ID01")
    assert rule("ID01").holds(full)
    assert not rule("ID01").holds({**full, "dossier_pending": Value(16)})


@pytest.mark.parametrize(
    ("procedures", "dossiers", "below", "together"),
    [(24, 352, True, True), (0, 0, True, True), (0, 3, True, False), (3, 0, False, False), (4, 3, False, True)],
)
def test_procedures_and_their_dossiers(procedures: int, dossiers: int, *, below: bool, together: bool) -> None:
    figures = values(tthc_full_online_active=procedures, dossier_full_online=dossiers)
    assert (rule("ID05", 0).holds(figures), rule("ID05", 1).holds(figures)) == (below, together)


def test_more_than_may_be_as_much_as_needed() -> None:
    parts = values(outreach_vneid_turns=1500, outreach_other_app_turns=600)
    assert rule("ID11").holds({**parts, "outreach_app_install_turns": Value(2054, "at_least")})
    assert not rule("ID11").holds({**parts, "outreach_app_install_turns": Value(2054)})
    assert not rule("ID11").holds({**parts, "outreach_app_install_turns": Value(2101, "at_least")})


def test_about_may_be_a_tenth_off() -> None:
    parts = values(outreach_vneid_turns=1500, outreach_other_app_turns=600)
    assert rule("ID11").holds({**parts, "outreach_app_install_turns": Value(2000, "about")})
    assert not rule("ID11").holds({**parts, "outreach_app_install_turns": Value(1800, "about")})


def test_the_total_follows_from_its_parts() -> None:
    got = completed(values(dossier_full_online=352, dossier_partial_online=34), catalogue().identities.values())
    assert got["dossier_online_total"] == Value(386)


def test_a_total_that_was_given_is_not_replaced_and_half_a_total_is_none() -> None:
    identities = catalogue().identities.values()
    given = values(dossier_full_online=352, dossier_partial_online=34, dossier_online_total=400)
    assert completed(given, identities)["dossier_online_total"] == Value(400)
    assert "dossier_online_total" not in completed(values(dossier_full_online=352), identities)


def test_a_derived_total_is_as_exact_as_its_parts_and_of_the_same_authority() -> None:
    given = {
        "dossier_full_online": Value(5, "about", (), "xa"),
        "dossier_partial_online": Value(2, "exact", (), "xa"),
    }
    got = completed(given, catalogue().identities.values())
    assert got["dossier_online_total"] == Value(7, "about", (), "xa")


HEAD = "identities:\n  - {id: X, name: Luật, severity: error, over: figures, rules: [%s]}\n"
RULE = "{left: [cnscd_teams], op: '<=', right: [cnscd_members], sentence: Sai}"


@pytest.mark.parametrize(
    ("was", "becomes", "why"),
    [
        ("cnscd_teams", "teams", "no such indicator: teams"),
        ("op: '<='", "op: '<'", "'op' is '<'"),
        (", sentence: Sai", "", "'sentence' must be text"),
        ("sentence", "may_lack: [pc_total], sentence", "'may_lack' names what the rule does not have"),
        ("sentence", "derives: true, sentence", "only one figure that equals a sum can be derived"),
        ("severity: error", "severity: fatal", "X: 'severity' is 'fatal'"),
        ("over: figures", "over: all", "X: 'over' is 'all'"),
        ("over: figures", "over: reports", "X: 'codes' must be a list"),
        ("over: figures", "over: subsets", "X: 'sentence' must be text"),
    ],
)
def test_a_broken_identity_is_named_with_its_fault(tmp_path: Path, was: str, becomes: str, why: str) -> None:
    file = tmp_path / "identities.yaml"
    file.write_text((HEAD % RULE).replace(was, becomes), "utf-8")
    with pytest.raises(BrokenData, match=why):
        load_identities(catalogue().indicators, file)


def test_an_indicator_that_names_an_unknown_identity_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "identities.yaml"
    file.write_text(HEAD % RULE, "utf-8")
    with pytest.raises(BrokenData, match=r"comm_units_total: no such identity: ID17"):
        load_identities(catalogue().indicators, file)
