"""How people of a Tổ write down what they did: the same figures in many ways, with marks and without."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from random import Random

from tests.e2e.month.book import Figures

VNEID, OTHER, ACCOUNT = "outreach_vneid_turns", "outreach_other_app_turns", "outreach_dvctt_account_turns"
SUBMIT, PAYMENT, HOUSEHOLDS = "outreach_dvctt_submit_turns", "outreach_payment_turns", "outreach_households_visited"
LEAFLETS, TRAINING, NEWS = "leaflets_distributed", "training_events", "comm_news_broadcast"
ARTICLES = "comm_article_broadcast"

SHORT: Mapping[str, str] = {
    VNEID: "Cài, kích hoạt VNeID",
    OTHER: "Cài ứng dụng khác",
    ACCOUNT: "Tạo tài khoản dịch vụ công",
    SUBMIT: "Nộp hồ sơ trực tuyến",
    PAYMENT: "Thanh toán trực tuyến",
    HOUSEHOLDS: "Hộ đã đến hướng dẫn",
    LEAFLETS: "Tờ rơi đã phát",
    TRAINING: "Hội nghị, lớp tập huấn",
    NEWS: "Tin đã phát, đăng",
    ARTICLES: "Bài đã phát, đăng",
}
"""What people see in tables."""

SAID: Mapping[str, tuple[str, ...]] = {
    VNEID: (
        "cài vneid {n}",
        "{n} lượt VNeID",
        "cài VNeID cho {n} người",
        "kích hoạt định danh mức 2 cho {n} người",
        "vneid {n} ng",
        "vnid đc {n}",
    ),
    OTHER: ("cài VssID {n}", "app ngân hàng {n} người", "cài ứng dụng khác {n}", "etax {n} lượt"),
    ACCOUNT: ("tạo tài khoản dịch vụ công {n} người", "tk dvc {n}", "tạo tài khoản DVC {n}"),
    SUBMIT: ("nộp hồ sơ {n}", "nộp hồ sơ trực tuyến {n} lượt", "giúp nộp {n} hồ sơ qua mạng", "nộp {n} hs"),
    PAYMENT: ("thanh toán trực tuyến {n}", "thanh toán online {n} lượt", "đóng tiền điện nước qua mạng {n} lượt"),
    HOUSEHOLDS: ("đi {n} hộ", "đến {n} hộ", "ghé {n} nhà"),
    LEAFLETS: ("phát {n} tờ rơi", "tờ rơi {n}", "tờ rơi phát {n} tờ"),
    TRAINING: ("tập huấn {n} buổi", "mở {n} lớp tập huấn"),
    NEWS: ("loa phát {n} tin", "đăng fanpage {n} tin"),
    ARTICLES: ("đăng {n} bài", "phát thanh {n} bài"),
}
WORDS = {
    2: "hai", 3: "ba", 4: "bốn", 5: "năm", 6: "sáu", 7: "bảy", 8: "tám", 9: "chín", 10: "mười", 11: "mười một",
    12: "mười hai", 14: "mười bốn", 15: "mười lăm", 20: "hai chục", 21: "hai mươi mốt", 25: "hai mươi lăm",
    30: "ba chục", 40: "bốn chục",
}  # fmt: skip
BEFORE = ("", "", "Hôm nay ", "nay ", "Dạ ", "Báo cáo chị Lan: ", "Chiều nay ")
AFTER = ("", "", "", " nha chị", " ạ", ".")
JOINTS = (", ", ", ", "; ", "\n", " , ")
USUAL: Mapping[str, tuple[int, int]] = {
    VNEID: (8, 15),
    SUBMIT: (3, 8),
    ACCOUNT: (2, 6),
    PAYMENT: (2, 5),
    OTHER: (2, 6),
    HOUSEHOLDS: (3, 9),
    LEAFLETS: (15, 40),
    NEWS: (1, 3),
    ARTICLES: (1, 2),
    TRAINING: (1, 1),
}
RARE = (ARTICLES, TRAINING)


def a_day(chance: Random) -> Figures:
    """What a team does on a usual day: VNeID nearly always, two or three things more."""
    common = [code for code in USUAL if code not in RARE and code != VNEID]
    chosen = [VNEID, *chance.sample(common, chance.randint(1, 3))]
    if chance.random() < 0.15:
        chosen.append(chance.choice(RARE))
    return {code: chance.randint(*USUAL[code]) for code in chosen}


def sentence(figures: Figures, chance: Random) -> str:
    """One message that says exactly these figures of today."""
    parts = [chance.choice(SAID[code]).format(n=_number(amount, chance)) for code, amount in figures.items()]
    before = chance.choice(BEFORE)
    said = f"{before}{chance.choice(JOINTS).join(parts)}{chance.choice(AFTER)}"
    return strip_marks(said) if chance.random() < 0.4 else said


def plainly(figures: Figures) -> str:
    """The same once more, as in the example of the welcome."""
    return ", ".join(SAID[code][0].format(n=amount) for code, amount in figures.items())


def strip_marks(text: str) -> str:
    """As those write who have no Vietnamese keyboard."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _number(amount: int, chance: Random) -> str:
    return WORDS[amount] if amount in WORDS and chance.random() < 0.2 else str(amount)
