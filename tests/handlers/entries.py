"""Entries of the handlers' tests, invented: one long, one short, one that is less sure, one about safety."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from faq.entry import Entry, Link, Source, State, Statement


def said(*texts: str) -> tuple[Statement, ...]:
    return tuple(map(Statement, texts))


LONG = Entry(
    id="tam-tru",
    question="Đăng ký tạm trú thế nào?",
    category="cu-tru",
    sections={
        "answer": said("Ở nơi mới từ 30 ngày thì đăng ký tạm trú.", "Làm tại Công an xã hoặc qua mạng."),
        "steps": said("Chuẩn bị giấy tờ về chỗ ở." * 4, "Nộp tại Công an xã.", "Chờ kết quả."),
        "papers": said("Tờ khai." * 8, "Giấy tờ về chỗ ở." * 4),
        "where": said("Công an xã nơi đang ở.", "Cổng dịch vụ công."),
        "fee": said("Không mất tiền."),
        "time": said("Trong ba ngày làm việc kể từ ngày cơ quan nhận đủ hồ sơ hợp lệ theo quy định."),
        "exceptions": said("Người dưới 18 tuổi cần cha mẹ đồng ý." * 2, "Ở trọ thì cần chủ nhà đồng ý."),
        "next": said("Ở nơi khác thì đăng ký lại trong thời hạn mà cơ quan nơi ấy cho biết khi nhận hồ sơ."),
    },
    aliases=(),
    sources=(Source("Luật Cư trú 68/2020/QH14", "Điều 27"), Source("Nghị định 154/2024/NĐ-CP")),
    checked_on=date(2026, 11, 21),
    check_again_on=date(2027, 2, 21),
    links=(Link("Cổng Dịch vụ công quốc gia", "https://dichvucong.gov.vn"),),
    confusable=("thuong-tru", "da-het"),
    revision=3,
)

SHORT = Entry(
    id="thuong-tru",
    question="Đăng ký thường trú ở đâu?",
    category="cu-tru",
    sections={
        "answer": said("Tại Công an xã."),
        "fee": said("Không mất tiền."),
        "papers": said("Tờ khai.", "Thẻ căn cước."),
    },
    aliases=(),
    sources=(Source("Luật Cư trú 68/2020/QH14"),),
    checked_on=date(2026, 2, 8),
    check_again_on=date(2027, 2, 21),
    confidence="medium",
)

SAFETY = replace(LONG, id="bi-lua", question="Đã bị lừa thì làm gì ngay?", category="an-toan", confusable=())
RETIRED = replace(SHORT, id="da-het", question="Thẻ cũ dùng đến khi nào?", state=State.RETIRED)
WAIVED = replace(
    SHORT,
    id="mien-phi",
    question="Phí trong đợt miễn giảm là bao nhiêu?",
    sections={
        "answer": said("Tùy lúc."),
        "fee": (Statement("Được miễn.", until=date(2026, 11, 22)), Statement("Trả đủ.", since=date(2026, 11, 23))),
    },
)
ALL = (LONG, SHORT, SAFETY, RETIRED, WAIVED)
