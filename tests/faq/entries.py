"""A handful of invented entries, close enough to the real ones to be confused with each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from faq.entry import Entry, Link, Source, State, Statement

TODAY = date(2026, 11, 21)


def said(*texts: str) -> tuple[Statement, ...]:
    return tuple(Statement(text) for text in texts)


BIRTH = Entry(
    id="khai-sinh",
    question="Làm khai sinh cho con mới sinh ở đâu, cần giấy tờ gì?",
    category="ho-tich",
    sections={
        "answer": said("Cha hoặc mẹ làm khai sinh cho bé tại Ủy ban xã trong 60 ngày."),
        "papers": said("Giấy chứng sinh.", "Thẻ căn cước của cha hoặc mẹ."),
        "where": said("Ủy ban xã nơi cha hoặc mẹ đang ở."),
        "fee": said("Làm đúng hạn không mất tiền."),
        "time": said("Trong ngày làm việc."),
        "steps": said("Điền tờ khai.", "Nộp hồ sơ.", "Nhận giấy khai sinh."),
    },
    aliases=(
        "đăng ký khai sinh cho bé",
        "vợ mới sinh làm giấy tờ cho con ở đâu",
        "sinh con xong làm giấy khai sinh chỗ nào",
        "thủ tục khai sinh đúng hạn",
        "lam ks cho be",
        "em bé mới đẻ khai sinh cần gì",
        "khai sanh cho con nít mới sanh",
        "mẹ đi làm khai sinh cho con được không",
    ),
    sources=(Source("Luật Hộ tịch 2014", "Điều 13, 15, 16"),),
    checked_on=date(2026, 11, 1),
    check_again_on=date(2027, 2, 1),
    effective_from=date(2016, 1, 1),
    links=(Link("Cổng Dịch vụ công quốc gia", "https://dichvucong.gov.vn"),),
    confusable=("khai-tu",),
)

DEATH = Entry(
    id="khai-tu",
    question="Đăng ký khai tử ở đâu, thời hạn bao lâu?",
    category="ho-tich",
    sections={
        "answer": said("Người thân đăng ký khai tử tại Ủy ban xã trong 15 ngày."),
        "papers": said("Giấy báo tử."),
        "where": said("Ủy ban xã nơi ở cuối cùng của người đã mất."),
    },
    aliases=(
        "khai tử cho ba mẹ",
        "nhà có người mất thì báo xã thế nào",
        "ông nội mất làm giấy chứng tử ở đâu",
        "xin trích lục khai tử lần đầu",
        "thu tuc khai tu",
        "người chết thì ra xã khai báo",
        "đăng ký khai tử cho người thân",
        "khai tử trễ hạn",
    ),
    sources=(Source("Luật Hộ tịch 2014", "Điều 32, 33, 34"),),
    checked_on=date(2026, 11, 1),
    check_again_on=date(2027, 2, 1),
    confusable=("khai-sinh",),
)

LEVEL_TWO = Entry(
    id="dinh-danh-muc-2",
    question="Đăng ký định danh mức 2 ở đâu, cần giấy tờ gì, mất bao lâu, có tốn tiền không?",
    category="vneid-tai-khoan",
    sections={
        "answer": said("Bác mang thẻ căn cước đến Công an xã để đăng ký mức 2."),
        "where": said("Công an xã nào cũng được."),
        "fee": said("Không mất tiền."),
        "time": said("Không quá 3 ngày làm việc khi đã có thẻ căn cước gắn chip."),
    },
    aliases=(
        "làm vneid mức 2",
        "đăng ký vneid mức hai ở công an xã",
        "nâng tài khoản định danh lên mức 2",
        "dk dinh danh muc 2",
        "muốn làm mức 2 thì đi đâu",
        "vê nét i đê mức hai làm chỗ nào",
        "lên mức 2 vneid cần mang gì",
        "tài khoản định danh điện tử mức độ 2",
    ),
    sources=(Source("Nghị định 69/2024/NĐ-CP", "Điều 12"),),
    checked_on=date(2026, 11, 1),
    check_again_on=date(2027, 2, 1),
    effective_from=date(2024, 7, 1),
)

CARD_LOST = Entry(
    id="mat-can-cuoc",
    question="Mất thẻ căn cước thì làm lại thế nào?",
    category="can-cuoc",
    sections={
        "answer": said("Bác đến Công an xã làm lại, hoặc nộp trên Cổng Dịch vụ công."),
        "fee": (
            Statement("35.000 đồng.", until=date(2026, 12, 31)),
            Statement("70.000 đồng.", since=date(2027, 1, 1)),
        ),
        "time": said("07 ngày làm việc."),
    },
    aliases=(
        "mất cccd làm lại ở đâu",
        "rớt mất căn cước giờ sao",
        "căn cước bị hư hỏng xin cấp lại",
        "cấp lại thẻ căn cước online",
        "mat can cuoc lam lai duoc khong",
        "làm lại thẻ căn cước bị mất",
        "bị mất bóp có căn cước trong đó",
        "cấp lại cccd gắn chip",
    ),
    sources=(Source("Luật Căn cước 2023", "Điều 24"),),
    checked_on=date(2026, 11, 1),
    check_again_on=date(2027, 2, 1),
)

CARD_FEE = Entry(
    id="le-phi-can-cuoc",
    question="Lệ phí làm thẻ căn cước bao nhiêu tiền?",
    category="can-cuoc",
    sections={"answer": said("Làm lần đầu không mất tiền."), "fee": said("Cấp lại 70.000 đồng.")},
    aliases=(
        "tiền làm căn cước",
        "làm cccd hết nhiêu",
        "phí đổi thẻ căn cước",
        "cấp lại cccd tốn bao nhiêu",
        "le phi can cuoc",
        "đóng bao nhiêu khi làm căn cước",
        "giá làm thẻ căn cước",
        "làm căn cước có mất tiền không",
    ),
    sources=(Source("Thông tư 73/2024/TT-BTC"),),
    checked_on=date(2026, 11, 1),
    check_again_on=date(2027, 2, 1),
)

SCAMMED = Entry(
    id="bi-lua",
    question="Đã bị lừa chuyển tiền thì phải làm gì?",
    category="an-toan",
    sections={"answer": said("Gọi ngay ngân hàng để khóa tài khoản, rồi báo Công an xã.")},
    aliases=(
        "tôi bị lừa tiền trên mạng",
        "lỡ chuyển khoản cho kẻ lừa đảo",
        "bị lừa thì báo ai",
        "bi lua chuyen tien phai lam gi",
        "mất tiền vì lừa đảo",
        "chuyển nhầm tiền cho bọn lừa",
        "làm sao khi bị lừa đảo",
        "bị gạt tiền qua mạng",
    ),
    sources=(Source("Cẩm nang an toàn của Bộ Công an"),),
    checked_on=date(2026, 11, 1),
    check_again_on=date(2027, 2, 1),
)

WAIVER = replace(
    LEVEL_TWO,
    id="mien-phi-cu",
    question="Đợt miễn phí hộ chiếu cho công dân số",
    aliases=("miễn phí hộ chiếu công dân số", "ho chieu cong dan so mien phi"),
    effective_from=date(2026, 8, 15),
    expires_on=date(2027, 2, 28),
)

DRAFT = replace(BIRTH, id="nhap", question="Bản nháp về nuôi con nuôi", aliases=("nhận con nuôi",), state=State.DRAFT)

EVERY = (BIRTH, DEATH, LEVEL_TWO, CARD_LOST, CARD_FEE, SCAMMED, WAIVER, DRAFT)
