"""Phrases that the audit found too dangerous to serve as certain: never said, or only together with their hedge.

No entry may say them, on any day. A hedge counts in the same statement, or in the same section where the row says so:
a section can be opened alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.faq.knowledge import EVERY, Spoken, beside, exact, has, spoken


@dataclass(frozen=True, slots=True)
class Phrase:
    harm: str
    """What the audit says would happen to the person who believes it."""

    pattern: str
    wrong: tuple[str, ...]
    """Sentences that must be caught."""

    hedge: str = ""
    """What makes it safe; nothing does if this is empty."""

    safe: tuple[str, ...] = ()
    """Sentences that may be served."""

    section: bool = False
    """Whether a hedge elsewhere in the section is near enough."""

    entries: str = EVERY

    def caught(self, text: str) -> bool:
        return has(self.pattern, text) and not (self.hedge and has(self.hedge, text))

    def unhedged(self, one: Spoken) -> bool:
        return self.caught(one.text) and not (
            self.section and any(has(self.hedge, other.text) for other in beside(one))
        )


PHRASES = (
    Phrase(
        "a fine of 500k to 1 million",
        r"báo[^.;]{0,20} (một|1) lần(?! nữa)|đến nhiều lần",
        wrong=("Người thân đến nhiều lần chỉ cần báo một lần.", "Ông bà đến chơi chỉ thông báo lưu trú 01 lần."),
        safe=("Người thân đến ngủ lại cũng báo.",),
    ),
    Phrase(
        "a wrong duty: the days of absence were changed",
        r"vắng[^.;]*\d+ (ngày|tháng|năm)|\d+ (tháng|ngày)[^.;]*tạm vắng",
        wrong=("Tạm vắng từ 03 tháng phải khai báo.", "Vắng mặt 12 tháng liên tục thì bị xóa thường trú."),
        safe=("Mốc ngày đã sửa từ 01/07/2026, hỏi Công an xã.",),
    ),
    Phrase(
        "needless panic over a tax that is due in thirty days",
        r"10 ngày[^.]*thuế|thuế[^.]*10 ngày",
        hedge=r"hình thành trong tương lai",
        wrong=("Trong 10 ngày phải khai thuế.", "Khai thuế chậm nhất 10 ngày."),
        safe=("Nhà hình thành trong tương lai: hạn khai thuế là 10 ngày.",),
    ),
    Phrase(
        "tax arrears",
        r"(nhà|đất)( ở)? duy nhất",
        hedge=r"183 ngày",
        section=True,
        wrong=("Miễn thuế vì bán nhà duy nhất.",),
        safe=("Bán nhà duy nhất, đã đứng quyền 183 ngày, bán toàn bộ thì được miễn.",),
    ),
    Phrase(
        "a bill three times what was expected",
        r"30%[^.]*chênh lệch|chênh lệch[^.]*30%",
        hedge=r"diện được ưu đãi|đất ở đã được công nhận",
        wrong=("Chuyển ruộng lên thổ cư nộp 30% chênh lệch.", "Nộp chênh lệch, mức 30%."),
        safe=("Diện được ưu đãi: trong hạn mức nộp 30% chênh lệch.",),
    ),
    Phrase(
        "the building file is refused",
        r"bổ sung[^.]*2 ngày làm việc|2 ngày làm việc[^.]*bổ sung",
        hedge=r"người (dân|nộp)|chỉ có 2 ngày|nộp đủ trong 2 ngày",
        wrong=("Xã yêu cầu bổ sung trong 02 ngày làm việc.", "Trong 02 ngày làm việc cơ quan báo bổ sung."),
        safe=("Người dân có 02 ngày làm việc để bổ sung.",),
    ),
    Phrase(
        "drives on, or lets the thirty days pass",
        r"(quá|trên|hơn) (hạn )?(1|một) năm[^.]*(thi|sát hạch)|(thi|sát hạch) lại[^.]*(quá|hơn) (1|một) năm",
        wrong=("Quá 1 năm mới phải thi lại.", "Chỉ sát hạch lại khi quá hạn hơn một năm."),
        safe=("Quá hạn từ 01 năm trở lên: sát hạch lại cả lý thuyết và thực hành.",),
    ),
    Phrase(
        "pays anyway, and complains",
        r"(công dân số|28/2/2027|tích hợp đủ)[^.]*(miễn|giảm)|(miễn|giảm)[^.]*(công dân số|28/2/2027|tích hợp)",
        hedge=r"(mức|phí)[^.]*hiện trên|xem (màn hình|phí|số tiền|mức)|không (đủ điều kiện|được miễn|phải ai)",
        section=True,
        wrong=("Công dân số được miễn lệ phí hộ chiếu.", "Đến hết 28/02/2027 miễn lệ phí hôn nhân."),
        safe=("Đến hết 28/02/2027 có thể được miễn. Xem mức hiện trên VNeID trước khi nộp.",),
    ),
    Phrase(
        "one day late, and an opening for threats",
        r"(đến|chậm nhất|hạn chung|hết)[^.;]{0,12}(31/12/2026|30/6/2027)",
        wrong=("Hạn chung 31/12/2026.", "Phải liên kết đến hết ngày 31/12/2026.", "Ngân hàng chậm nhất 30/06/2027."),
        safe=("Xong trước ngày 31/12/2026.",),
        entries="lien-ket-tai-khoan-nd320 an-sinh-xa-hoi-vneid vneid-la-gi sim-xac-thuc-2026",
    ),
    Phrase(
        "a dead or a stranger's number",
        r"1800[ .]?1096",
        wrong=("Gọi 18001096.", "Tổng đài 1800.1096 miễn cước."),
        safe=("Xem số ở cuối trang dichvucong.gov.vn.",),
    ),
    Phrase(
        "believes it is locked when it is not",
        r"1900[ .]?0368[^.;]*khóa|khóa[^.;]*1900[ .]?0368",
        hedge=r"đừng nghĩ|trên vneid[^.;]*hoặc[^.;]*công an",
        wrong=("Gọi 1900.0368 để khóa ngay.", "Muốn khóa VNeID thì gọi 1900 0368."),
        safe=("Cần hướng dẫn thì gọi 1900.0368. Khóa trên VNeID hoặc ở Công an gần nhất.",),
    ),
    Phrase(
        "a missed flight",
        r"hộ chiếu[^.]*khôi phục[^.]*\d+ ngày|khôi phục[^.]*\d+ ngày|khôi phục[^.]*hộ chiếu(?!.*nguyên vẹn)",
        wrong=("Khôi phục hộ chiếu 04 ngày.", "Tìm lại được thì khôi phục hộ chiếu."),
        safe=("Chỉ có thể khôi phục khi hộ chiếu còn nguyên vẹn và có thị thực còn hạn.",),
    ),
    Phrase(
        "a wasted trip",
        r"(xóa (đăng ký )?(tạm|thường) trú|lý lịch tư pháp)[^.;]*hoặc (nộp )?(trực tiếp|tại|ở|ra|đến|qua bưu)",
        hedge=r"hỏi (trước|công an)",
        wrong=(
            "Nộp hồ sơ xóa tạm trú qua mạng hoặc trực tiếp.",
            "Xin lý lịch tư pháp trên VNeID hoặc nộp trực tiếp.",
        ),
        safe=("Không nộp qua mạng được: hỏi Công an xem có nhận trực tiếp không.",),
    ),
    Phrase(
        "a quarrel at the counter",
        r"(?<!mạng xã hội )(không được|cấm)( phép)? (đòi|yêu cầu|hỏi)(?! tiền)",
        hedge=r"(chưa|không) khớp|luật khác|ngoại lệ|khi luật|trừ khi",
        section=True,
        wrong=("Cơ quan không được đòi giấy CT07.", "Cấm đòi giấy tờ đã tích hợp."),
        safe=("Không được đòi giấy này, trừ khi dữ liệu chưa khớp hoặc luật khác quy định.",),
    ),
    Phrase(
        "some real calls exist",
        r"công an( thật)? không( bao giờ)? (làm việc|gọi)|không làm việc qua (điện thoại|zalo)",
        wrong=("Công an không làm việc qua điện thoại.", "Công an không bao giờ gọi điện cho dân."),
        safe=("Công an không giải quyết vụ việc, không đòi tiền, không hỏi mã OTP qua điện thoại.",),
    ),
    Phrase(
        "read as: there is no fine",
        r"đừng ngại|(không|chưa)[^.;]*(bị|mức) phạt",
        wrong=("Không thấy mức phạt, cứ đi làm, đừng ngại.", "Làm trễ không bị phạt."),
        entries="ks-qua-han ks-dung-han khai-tu ks-dang-ky-lai",
    ),
    Phrase(
        "another province's number of days",
        r"hẹn hai lần|(sang tên|chuyển nhượng)[^.;]*8 ngày|xin lỗi[^.]*1 ngày",
        hedge=r"riêng đồng tháp",
        wrong=("Sang tên 08 ngày làm việc.", "Phải xin lỗi trước khi hết hạn 01 ngày.", "Hẹn hai lần 05 và 03 ngày."),
        safe=("Riêng Đồng Tháp: 08 ngày làm việc, hẹn hai lần 05 và 03 ngày.",),
    ),
    Phrase(
        "another province's fee",
        r"(ở|tại|của) (đồng tháp|an giang|quảng ngãi|hà nội|lai châu|phú thọ)[^.]*\d{1,3}\.000 đồng",
        hedge=r"nơi khác",
        wrong=("Ở Quảng Ngãi lệ phí 25.000 đồng.",),
        safe=("Biển ô tô con: 14 triệu đồng ở Hà Nội, TP.HCM; nơi khác 140.000 đồng.",),
    ),
    Phrase(
        "a fine that decree 347 may have changed",
        r"phạt[^.]*(\d{3}\.000|\d+-\d+ triệu)|nghị định 282/2025",
        hedge=r"sửa từ 15/9/2026.*hỏi|15/9/2026[^.]*\..*hỏi công an",
        section=True,
        wrong=("Không báo thì phạt 500.000–1.000.000 đồng.", "Mức của Nghị định 282/2025."),
        safe=("Phạt 500.000–1.000.000 đồng (Nghị định 282/2025). Nghị định đã sửa từ 15/09/2026, hỏi Công an xã.",),
    ),
)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda one: one.harm)
def test_no_entry_serves_it_as_certain(phrase: Phrase) -> None:
    said = [(one.entry, one.statement.text) for one in spoken(phrase.entries) if phrase.unhedged(one)]
    assert said == []


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda one: one.harm)
def test_it_would_be_noticed(phrase: Phrase) -> None:
    assert [text for text in phrase.wrong if not phrase.caught(text)] == []


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda one: one.harm)
def test_the_safer_words_may_be_served(phrase: Phrase) -> None:
    assert [text for text in phrase.safe if phrase.caught(text)] == []


SAFER = (
    ("gia-danh-cong-an-goi-dien", r"công an không giải quyết vụ việc, không đòi tiền.*otp"),
    ("lien-ket-tai-khoan-nd320", r"không làm qua đường dẫn"),
    ("khai-bao-tam-vang", r"sửa từ 1/7/2026.*hỏi công an"),
    ("ks-qua-han", r"quá 60 ngày vẫn đăng ký được.*cứ ra"),
    ("ks-qua-han", r"lệ phí do từng tỉnh"),
    ("mat-ho-chieu", r"hỏi phòng quản lý xuất nhập cảnh"),
    ("dvc-tong-dai", r"số hỗ trợ.*cuối trang"),
    ("khoa-can-cuoc-dien-tu", r"trên vneid, hoặc đến công an"),
)


@pytest.mark.parametrize(("entry", "pattern"), SAFER)
def test_the_safer_words_are_served_instead(entry: str, pattern: str) -> None:
    assert any(exact(pattern).search(one.text) for one in spoken(entry)), pattern
