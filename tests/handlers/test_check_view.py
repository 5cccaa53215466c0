"""Findings as sentences: short, with Vietnamese numbers, and always with a way on."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from handlers.texts import checks as texts
from handlers.views.checks import findings
from handlers.views.figures import amount, coverage, decimal, percent, ratio
from reports.aggregate import Whole
from reports.checks.check import check
from reports.checks.findings import Finding
from reports.checks.rules import every_rule
from reports.ratio import compute
from reports.value import MISSING, Value
from tests.handlers.test_texts import english, lacks_tones, long_sentences
from tests.reports.figures import XA, catalogue, found, values


def said(now: dict[str, Value], before: dict[str, Value] | None = None, **history: list[int]) -> list[str]:
    return findings(check(now, now, before or {}, history, catalogue()), catalogue().indicators)


def test_more_online_than_received() -> None:
    assert said(values(dossier_online_total=24060, dossier_received=23000)) == [
        "Số hồ sơ trực tuyến (24.060) lớn hơn tổng hồ sơ tiếp nhận (23.000). Anh chị xem lại giúp tôi."
    ]


def test_six_times_as_ever() -> None:
    assert said(values(outreach_vneid_turns=30), outreach_vneid_turns=[5, 4, 6, 5, 7, 5]) == [
        "“Cài, kích hoạt VNeID” 30 lượt: gấp 6 lần mọi khi (thường khoảng 5), đúng không ạ?"
    ]


def test_a_fifth_of_ever() -> None:
    assert said(values(dossier_received=500), dossier_received=[2500, 2400, 2600, 2534, 2480, 2500]) == [
        "“Hồ sơ tiếp nhận” 500 hồ sơ: chỉ bằng 1/5 mọi khi (thường khoảng 2.500), đúng không ạ?"
    ]


def test_one_late_dossier_too_many() -> None:
    assert said(values(XA, dossier_late=3)) == [
        "Hồ sơ nhận (2.534) không bằng hồ sơ đúng hạn, hồ sơ trước hạn và hồ sơ trễ hạn cộng lại (2.535), lệch 1. "
        "Có hồ sơ đang giải quyết không ạ?"
    ]


def test_carried_and_pending_dossiers_that_do_not_add_up() -> None:
    assert said(values(XA, dossier_carried_over=10, dossier_pending=15)) == [
        "Hồ sơ kỳ trước chuyển sang và tiếp nhận (2.544) không bằng đã giải quyết và đang giải quyết (2.549), "
        "lệch 5. Anh chị xem lại giúp tôi."
    ]


@pytest.mark.parametrize(
    ("now", "before", "sentence"),
    [
        (
            {"dossier_full_online": 0, "tthc_full_online_active": 3},
            {},
            "Số thủ tục phát sinh hồ sơ toàn trình (3) lớn hơn số hồ sơ toàn trình (0). Anh chị xem lại giúp tôi.",
        ),
        (
            {"dossier_full_online": 1321, "tthc_full_online_active": 0},
            {},
            "Có 1.321 hồ sơ toàn trình mà số thủ tục phát sinh lại là 0. Anh chị xem lại giúp tôi.",
        ),
        (
            {"feedback_total": 8, "feedback_satisfied": 9},
            {},
            "“Lượt đánh giá hài lòng” (9) lớn hơn “Lượt đánh giá của người dân” (8). Anh chị xem lại giúp tôi.",
        ),
        (
            {"cnscd_teams": 19},
            {"cnscd_teams": 38},
            "“Tổ công nghệ số cộng đồng” từ 38 xuống còn 19 tổ, giảm từ một nửa trở lên. Đúng không ạ?",
        ),
        (
            {"cnscd_teams": 80},
            {"cnscd_teams": 38},
            "“Tổ công nghệ số cộng đồng” từ 38 lên 80 tổ, gấp đôi kỳ trước hoặc hơn. Đúng không ạ?",
        ),
        (
            {"dossier_carried_over": 10},
            {"dossier_pending": 15},
            "Hồ sơ kỳ trước chuyển sang là 10, mà kỳ trước báo đang giải quyết 15. Số nào đúng ạ?",
        ),
        (XA, XA, "Cả 9 số đều y như kỳ trước. Có phải chép lại bản cũ không ạ?"),
        (
            {"online_payment_rank": 64},
            {},
            "“Hạng thanh toán trực tuyến” phải từ 1 đến 63, không thể là 64. Anh chị gõ lại giúp tôi.",
        ),
    ],
)
def test_each_finding_has_its_sentence(now: dict[str, int], before: dict[str, int], sentence: str) -> None:
    assert said(values(now), values(before)) == [sentence]


def test_nothing_and_always_nothing_have_words_of_their_own() -> None:
    assert said(values(leaflets_distributed=500), leaflets_distributed=[0] * 8) == [
        "“Tờ rơi đã phát” 500 tờ, mọi khi gần như không có. Đúng không ạ?"
    ]
    assert said(values(leaflets_distributed=0), leaflets_distributed=[40] * 8) == [
        "“Tờ rơi đã phát” là 0, mọi khi khoảng 40. Đúng không ạ?"
    ]


def test_a_list_that_does_not_fit_its_number() -> None:
    assert said({"tthc_full_online_active": Value(3, items=("a", "b"))}) == [
        "“Thủ tục toàn trình có hồ sơ” ghi 3 nhưng danh sách có 2 mục khác nhau. Anh chị xem lại giúp tôi."
    ]


def test_the_number_of_teams_in_another_report() -> None:
    got = found(values(cnscd_teams=38), others=[values(cnscd_teams=36)])
    assert findings(got, catalogue().indicators) == [
        "Số tổ công nghệ số cộng đồng ở đây là 38, còn ở báo cáo khác của kỳ này là 36. Số nào đúng ạ?"
    ]


def test_the_words_more_than_and_about_are_said_again() -> None:
    now = {**values(dossier_received=2000), "dossier_online_total": Value(2054, "at_least")}
    assert said(now)[0].startswith("Số hồ sơ trực tuyến (hơn 2.054) lớn hơn tổng hồ sơ tiếp nhận (2.000).")


def test_every_rule_of_the_catalogue_makes_a_whole_sentence() -> None:
    for identity, rule in every_rule(catalogue()):
        codes = tuple(dict.fromkeys(rule.codes))
        facts = {"left": 12, "right": 1234, "gap": 1222}
        one = Finding(identity.id, identity.severity, codes, values(dict.fromkeys(codes, 12)), facts)
        (sentence,) = findings(
            [replace(one, left=rule.left, right=rule.right, sentence=rule.sentence)], catalogue().indicators
        )
        assert not re.search(r"[{}_]", sentence)
        assert len(sentence) <= 250, sentence


def test_every_kind_of_finding_ends_with_a_question_or_a_request() -> None:
    assert all(one.endswith(("ạ?", "giúp tôi.")) for one in texts.FINDINGS.values())


def data_texts() -> list[str]:
    """What people read out of the data files."""
    known = catalogue()
    rules = [rule for one in known.identities.values() for rule in one.rules]
    return [
        *(text for one in known.indicators.values() for text in (one.name, one.short, one.note)),
        *(one.name for one in known.ratios.values()),
        *(text for one in known.targets.values() for text in (one.name, one.document, one.note)),
        *(text for one in known.identities.values() for text in (one.name, one.sentence)),
        *(text for rule in rules for text in (rule.sentence, rule.sentence_without)),
    ]


def test_the_data_speak_vietnamese_too() -> None:
    assert [said for said in data_texts() if english(said) or lacks_tones(said)] == []


def test_the_data_speak_in_short_sentences() -> None:
    assert [long for said in data_texts() for long in long_sentences(said)] == []
    assert [said for said in data_texts() if "  " in said or "..." in said] == []


def test_findings_keep_their_order() -> None:
    assert len(said(values(XA, dossier_late=3, tthc_full_online_active=0))) == 2
    assert findings([], catalogue().indicators) == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Value(24060), "24.060"),
        (Value(0), "0"),
        (Value(2054, "at_least"), "hơn 2.054"),
        (Value(35 * 10**9, "about"), "khoảng 35.000.000.000"),
        (Value(None, items=("fanpage", "zalo")), "fanpage và zalo"),
        (MISSING, "chưa có số liệu"),
    ],
)
def test_a_figure_in_words(value: Value, shown: str) -> None:
    assert amount(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("71.83", "71,83"),
        ("30.00", "30"),
        ("99.90", "99,90"),
        ("0.00", "0"),
        ("-3.50", "-3,50"),
        ("1234.5", "1.234,5"),
    ],
)
def test_a_decimal_the_vietnamese_way(value: str, shown: str) -> None:
    assert decimal(Decimal(value)) == shown
    assert percent(Decimal(value)) == f"{shown}%"


def test_a_ratio_in_words_is_never_zero_by_absence() -> None:
    def of(code: str, figures: dict[str, Value]) -> str:
        return ratio(compute(catalogue().ratios[code], [figures], catalogue().indicators))

    assert of("r_online", values(dossier_online_total=24060, dossier_received=33494)) == "71,83%"
    assert of("r_payment_online", values(payment_txn_total=9)) == "chưa có số liệu"
    turns = {"outreach_app_install_turns": Value(2054, "at_least"), "cnscd_teams": Value(38)}
    assert of("a_turns_per_team", turns) == "hơn 54,05 lượt/tổ"


def test_coverage_is_said_beside_the_figure() -> None:
    assert coverage(Whole(Value(5), 12, 13)) == "12/13 đơn vị đã báo cáo"
