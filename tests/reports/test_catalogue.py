"""The product's indicators against a compact copy of the domain's catalogue (catalogue.tsv), field by field."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest

from reports.indicator import Indicator
from tests.reports.figures import catalogue

with (Path(__file__).parent / "catalogue.tsv").open(encoding="utf-8", newline="") as rows:
    EXPECTED = {row["code"]: row for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)}

OURS = {
    "comm_news_broadcast": {"levels": "to xa huyen tinh"},
    "comm_article_broadcast": {"levels": "to xa huyen tinh"},
    "training_events": {"levels": "to xa huyen tinh", "frequency": "daily monthly yearly"},
}
"""A Tổ notes these every day in its sổ tay; the catalogue starts at the commune."""

SPLIT_BY_AUTHORITY = {
    *("dossier_received", "dossier_on_time", "dossier_early", "dossier_late", "dossier_pending"),
    *("dossier_carried_over", "tthc_full_online_active", "tthc_partial_online_active", "dossier_full_online"),
    *("dossier_partial_online", "dossier_online_total", "dossier_remote_online", "dossier_fully_processed_online"),
    "dossier_result_digitized",
}


def as_row(one: Indicator) -> dict[str, str]:
    return {
        "code": one.code,
        "name": one.name,
        "english": one.english,
        "group": one.group,
        "kind": one.kind,
        "unit": one.unit,
        "levels": " ".join(one.levels),
        "frequency": " ".join(one.frequency),
        "agg_units": one.agg_units,
        "agg_time": one.agg_time,
        "status": one.status,
        "identities": " ".join(one.identities),
    }


@pytest.mark.parametrize("code", EXPECTED)
def test_an_indicator_is_what_the_catalogue_says(code: str) -> None:
    assert as_row(catalogue().indicators[code]) == EXPECTED[code] | OURS.get(code, {})


def test_all_eighty_are_there_in_order_and_the_leaflets_besides() -> None:
    codes = list(catalogue().indicators)
    assert len(EXPECTED) == 80
    assert [code for code in codes if code in EXPECTED] == list(EXPECTED)
    assert set(codes) - set(EXPECTED) == {"leaflets_distributed"}


def test_leaflets_are_our_proposal() -> None:
    one = catalogue().indicators["leaflets_distributed"]
    assert (one.status, one.identities, one.authority) == ("proposal", (), ())


def test_authority_over_the_dossier_is_a_dimension_of_its_own() -> None:
    split = {code for code, one in catalogue().indicators.items() if one.authority}
    assert split == SPLIT_BY_AUTHORITY
    assert catalogue().indicators["dossier_received"].authority == ("xa", "huyen", "tinh")


def test_no_team_has_authority_over_a_dossier() -> None:
    assert not any("to" in one.authority for one in catalogue().indicators.values())


def test_a_part_and_its_whole_are_counted_in_the_same_unit() -> None:
    known = catalogue().indicators
    for one in known.values():
        assert all(known[whole].unit == one.unit for whole in one.part_of), one.code


def test_no_figure_is_part_of_itself_by_any_way() -> None:
    known = catalogue().indicators

    def wholes(code: str) -> set[str]:
        return {above for whole in known[code].part_of for above in {whole, *wholes(whole)}}

    assert not [code for code in known if code in wholes(code)]


def test_every_share_of_one_figure_by_another_has_a_rule_that_keeps_it_below_a_hundred() -> None:
    ruled = {(rule.left, rule.right) for one in catalogue().identities.values() for rule in one.rules}
    for ratio in catalogue().ratios.values():
        whole = ratio.denominator[0]
        if not ratio.is_share or set(ratio.numerator) <= set(ratio.denominator):
            continue
        known = catalogue().indicators[ratio.numerator[0]]
        above = {
            whole,
            *known.part_of,
            *(up for code in known.part_of for up in catalogue().indicators[code].part_of),
        }
        assert (ratio.numerator, ratio.denominator) in ruled or whole in above, ratio.code
        assert (ratio.numerator, ratio.denominator) in ruled or known.part_of, ratio.code


def test_every_note_is_vietnamese() -> None:
    for one in catalogue().indicators.values():
        marks = [mark for mark in unicodedata.normalize("NFD", one.note) if unicodedata.combining(mark)]
        assert not one.note or (marks and one.note.endswith((".", "?"))), one.code


def test_what_the_domain_warns_of_is_in_the_notes() -> None:
    known = catalogue().indicators
    assert "không bao giờ cộng" in known["tthc_full_online_active"].note
    assert "không phải người" in known["outreach_app_install_turns"].note
    assert "Công an" in known["vneid_accounts_activated"].note
    assert "một chiều riêng" in known["dossier_received"].note
    assert "lấy số lớn nhất" in known["cnscd_members_trained"].note


def test_only_stocks_may_be_restless() -> None:
    restless = [one for one in catalogue().indicators.values() if not one.steady]
    assert {one.kind for one in restless} == {"stock"}
    assert "dossier_pending" in {one.code for one in restless}
    assert "cnscd_teams" not in {one.code for one in restless}
