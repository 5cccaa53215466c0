"""What the audit corrected in the facts, and what it settled between the sheets (its parts A, B and D).

The numbers are those of the audit. A row fails when the right fact is gone or the wrong one is back.
"""

from __future__ import annotations

import pytest

from tests.faq.knowledge import WRITTEN, entries, has
from tests.faq.points import Point

LAND = "dat-sang-ten thue-tncn-dat chung-thuc-hop-dong"
CIVIL = "ks-dung-han khai-tu ket-hon giam-ho xac-nhan-hon-nhan nhan-cha-me-con ks-qua-han ket-hon-nuoc-ngoai"

POINTS = (
    # Overnight guests: nobody is spared by an earlier notice.
    Point(
        "A18",
        "thong-bao-luu-tru",
        says=(r"23 giờ", r"8 giờ", r"không có mặt.*người (đến|lưu trú).*báo", r"số định danh.*hộ chiếu"),
        never=(r"(một|1) lần",),
        wrong=("Ông bà, cha mẹ, anh chị em ruột đến nhiều lần: chỉ cần báo một lần.",),
    ),
    Point("A18", "thong-bao-luu-tru", says=(r"cơ sở chữa bệnh.*phương tiện", r"lý do, thời gian.*địa chỉ")),
    # Land: tax papers are due with the registration, not within ten days.
    Point(
        "A38",
        LAND,
        says=(r"30 ngày.*thuế|thuế.*30 ngày", r"2 (đến|-) ?3 triệu"),
        never=(
            r"^(?!.*(tương lai|vốn góp)).*(10 ngày.*thuế|thuế.*10 ngày)",
            r"ngày ký( kết)?( hợp đồng)?\b(?!.*thừa kế)",
        ),
        wrong=(
            "Trong 10 ngày khai thuế TNCN.",
            "Khai thuế thu nhập cá nhân chậm nhất 10 ngày.",
            "Sang tên trong 30 ngày kể từ ngày ký hợp đồng.",
        ),
    ),
    Point("A38", "thue-tncn-dat chung-thuc-hop-dong", says=(r"tương lai.*10 ngày|10 ngày.*tương lai",)),
    Point("A38", "dat-sang-ten chung-thuc-hop-dong", says=(r"30 ngày kể từ ngày có thay đổi",)),
    Point("A38", "dat-sang-ten", says=(r"thừa kế.*(khác|hỏi)",)),
    Point(
        "A38",
        "thue-tncn-dat",
        says=(
            r"nộp thuế.*30 ngày.*thông báo",
            r"trước bạ.*30 ngày.*thông báo",
            r"2% giá chuyển nhượng",
            r"0,5%",
            r"con nuôi.*con dâu.*con rể",
        ),
    ),
    Point(
        "A38",
        "thue-tncn-dat",
        says=(r"183 ngày", r"bán toàn bộ", r"chỉ có (một|1) nhà", r"không có nhà ở hình thành trong tương lai"),
        never=(r"duy nhất(?!.*(điều kiện|183))",),
        wrong=("Miễn: bán nhà duy nhất.",),
    ),
    # Driving licences: the test depends on 30 days and one year.
    Point(
        "A45",
        "gplx-doi",
        says=(
            r"dưới 30 ngày.*không phải sát hạch",
            r"30 ngày đến dưới 1 năm.*lý thuyết",
            r"1 năm trở lên.*lý thuyết.*thực hành",
            r"5 ngày làm việc.*giấy hẹn",
        ),
        never=(r"(quá|trên|hơn) (hạn )?(1|một) năm",),
        wrong=("GPLX hết hạn: không được lái; quá 1 năm phải sát hạch lại.", "Quá hạn 01 năm mới phải thi lại."),
    ),
    # Judicial records: five working days; online is the normal way; who pays nothing.
    Point(
        "A26 D1",
        "ly-lich-tu-phap",
        says=(r"5 ngày làm việc.*(luật|giấy hẹn)", r"8 giờ làm việc", r"cha mẹ, vợ chồng, con.*không cần"),
        never=(r"1[05] ngày", r"trực tiếp(?! không)|bưu (chính|điện)"),
        wrong=("Trước đây 10 ngày làm việc, có thể 15 ngày.", "Nộp trực tiếp hoặc gửi qua bưu chính."),
    ),
    Point(
        "A26 D3",
        "ly-lich-tu-phap",
        says=(r"200\.000", r"100\.000", r"phiếu thứ ba.*5\.000", r"hộ cận nghèo", r"xã an toàn khu"),
    ),
    Point("A26", "dvc-buu-chinh", says=(r"lý lịch tư pháp.*chứng thực.*hỏi",)),
    # Digital citizens: each waiver asks for a paper of its own.
    Point("A8", "cong-dan-so-mien-phi", says=(r"15/8/2026.*28/2/2027", r"mức 2.*mạng", r"5 loại", r"giấy tờ riêng")),
    Point(
        "A8",
        "cong-dan-so-mien-phi",
        says=(r"(bằng lái|lý lịch tư pháp).*(được|đã) tích hợp", r"chưa rõ tên"),
        never=(r"(5|năm) loại[^.]*(gồm|là)[^.]*(bhyt|khám)",),
        wrong=("Đủ 5 loại cơ bản gồm khai sinh, tài khoản, an sinh, thẻ BHYT và sổ khám bệnh.",),
    ),
    Point(
        "A8 D8",
        "ho-chieu-online cong-dan-so-mien-phi",
        says=(r"hộ chiếu.*lần đầu.*không (được|đủ)",),
        never=(r"lần đầu[^.;]*(đủ điều kiện|được) miễn(?<!không đủ điều kiện miễn)(?<!không được miễn)",),
        wrong=("Người làm hộ chiếu lần đầu cũng được miễn.",),
    ),
    Point("A8", "xac-nhan-hon-nhan cong-dan-so-mien-phi", says=(r"chưa từng kết hôn.*không",)),
    Point("A8", "ho-chieu-online", says=(r"hộ chiếu đã tích hợp",)),
    Point("A8", "ly-lich-tu-phap", says=(r"lý lịch tư pháp đã tích hợp",)),
    Point("A8", "gplx-doi", says=(r"bằng lái đã tích hợp",)),
    Point("A8", "trich-luc-ho-tich", says=(r"có thể.*tích hợp đủ giấy tờ",)),
    Point(
        "A8",
        "thue-tncn-dat cong-dan-so-mien-phi sang-ten-xe",
        says=(r"12\.650\.000", r"(một|1) lần trong (một|1) năm", r"bên bán", r"mã số thuế"),
        never=(r"(giảm|miễn)[^.;]*trước bạ[^.;]*(thừa kế|tặng cho)",),
        wrong=("Công dân số được giảm trước bạ khi mua bán, thừa kế, tặng cho.",),
    ),
    Point("A8", "thue-tncn-dat cong-dan-so-mien-phi", says=(r"nhận chuyển nhượng.*10%|10%.*nhận chuyển nhượng",)),
    Point(
        "A8 D9",
        "dat-cap-doi-cap-lai dat-doi-ten-dia-chi",
        says=(r"miễn phí thẩm định", r"tích hợp sổ đất"),
        never=(r"được ưu đãi", r"thẩm định.*50%|50%.*thẩm định"),
        wrong=("Phí thẩm định hồ sơ: công dân số được ưu đãi.", "Phí thẩm định giảm 50%."),
    ),
    Point("A8 D9", "cong-dan-so-mien-phi", says=(r"thẩm định.*sổ đỏ.*chỉ miễn ở một số",)),
    # Decree 320: twelve fields, "before" the day, and nobody is threatened.
    Point(
        "A9",
        "lien-ket-tai-khoan-nd320",
        says=(
            *(r"12 lĩnh vực", r"bình dân học vụ số", r"mạng xã hội tại việt nam", r"chỉ người bán"),
            *(r"trước( ngày)? 31/12/2026", r"ngân hàng.*trước( ngày)? 30/6/2027", r"nền tảng nước ngoài.*kết nối"),
            *(r"không nêu tên", r"không nói.*bị xóa", r"không làm qua đường dẫn"),
        ),
        never=(r"11 lĩnh vực", r"(?<!trước )(?<!trước ngày )(31/12/2026|30/6/2027)", r"(trong|hết) năm 2026"),
        wrong=(
            "Khoảng 11 lĩnh vực phải liên kết.",
            "Hạn chung 31/12/2026, riêng ngân hàng đến 30/06/2027.",
            "Tài khoản có trước phải xong trong năm 2026.",
        ),
    ),
    # Leaving a registered place: online first.
    Point(
        "A24",
        "chuyen-tro-xoa-tam-tru xoa-thuong-tru",
        says=(r"vneid hoặc (cổng|dichvucong)", r"7 ngày", r"giấy tờ chứng minh lý do", r"không tự làm.*hỏi công an"),
        never=(
            r"xóa[^.;]*hoặc (nộp )?(trực tiếp|tại|ở|đến|ra) ",
            r"vắng[^.;?]*\d+ tháng",
            r"xóa tạm trú[^.;]*2 ngày",
        ),
        wrong=(
            "Nộp hồ sơ xóa trên VNeID hoặc trực tiếp tại Công an xã.",
            "Vắng mặt liên tục từ 06 tháng thì bị xóa.",
            "Xóa tạm trú: 02 ngày làm việc.",
        ),
    ),
    Point("A24", "chuyen-tro-xoa-tam-tru", says=(r"xóa tạm trú: 3 ngày làm việc",)),
    Point("A24", "xoa-thuong-tru", says=(r"5 ngày làm việc",)),
    # Passports: what was found again is not simply restored.
    Point(
        "A27 D4",
        "mat-ho-chieu ho-chieu-online",
        never=(r"khôi phục[^.]*\d+ ngày",),
        wrong=("Khôi phục lại 04 ngày nếu tìm thấy.", "Được khôi phục trong tối đa 05 ngày làm việc."),
    ),
    Point("A27 D4", "mat-ho-chieu", says=(r"nguyên vẹn.*thị thực.*còn hạn", r"đã bị hủy", r"2 ngày làm việc")),
    Point(
        "A27", "ho-chieu-online", says=(r"8 ngày làm việc", r"5 ngày làm việc", r"mới: 200\.000", r"mất.*400\.000")
    ),
    # Cars: imported ones, the plate, the thirty days.
    Point(
        "A29 D5",
        "dang-ky-xe-online",
        says=(r"lắp ráp trong nước.*(trọn|toàn trình)", r"nhập khẩu.*hỏi", r"2 ngày làm việc", r"14 triệu.*140\.000"),
        never=(r"nhập khẩu(?!.*hỏi)[^.]*(toàn trình|trọn)", r"(qua mạng|trực tuyến)[^.;]*giảm"),
        wrong=("Xe lắp ráp trong nước, nhập khẩu: toàn trình.", "Lệ phí biển số nộp trực tuyến có thể giảm."),
    ),
    Point(
        "A29 D6",
        "sang-ten-xe",
        says=(r"người bán.*30 ngày", r"đừng giao biển.*cho người mua", r"hôn nhân", r"2 ngày làm việc"),
        never=(
            r"(người|bên) mua[^.;]*30 ngày|30 ngày[^.;]*(ngày ký|người mua|sang tên)",
            r"(điện tử|dữ liệu)[^.]*trước bạ[^.]*(giá trị|công nhận)",
            r"phạt[^.;]*\d",
        ),
        wrong=(
            "Phải sang tên trong 30 ngày kể từ ngày ký; bên mua 30 ngày.",
            "Dữ liệu điện tử về chuyển quyền, trước bạ có giá trị như giấy.",
            "Quá hạn bị phạt 2 triệu đồng.",
        ),
    ),
    # Building permits: the two days are the citizen's.
    Point(
        "A34 D14",
        "gpxd-nha-o dvc-bo-sung-ho-so",
        says=(r"người (dân|nộp)( chỉ)? có 2 ngày làm việc", r"1 ngày làm việc.*từ chối.*nộp lại từ đầu"),
        never=(r"^(?!.*(người (dân|nộp)|nộp đủ|chỉ có)).*bổ sung.*2 ngày làm việc",),
        wrong=("Bổ sung hồ sơ chỉ một lần, yêu cầu trong 02 ngày làm việc.",),
    ),
    Point(
        "A34",
        "gpxd-nha-o",
        says=(r"2 lần, mỗi lần 12 tháng", r"7 ngày làm việc", r"gia hạn.*5 ngày làm việc", r"12 tháng.*khởi công"),
        never=(r"(15|20) ngày(?!.*(cũ|không còn))",),
        wrong=("Thời hạn 15 ngày, 20 ngày tùy loại.",),
    ),
    Point("D14", "dvc-bo-sung-ho-so", says=(r"(chỉ )?yêu cầu bổ sung (một|1) lần",)),
    # Land for a house: only beside recognised housing land on the same plot.
    Point(
        "A39",
        "dat-chuyen-muc-dich",
        says=(
            *(r"cùng thửa.*đất ở.*công nhận", r"1/7/2004", r"ruộng.*100%", r"30%", r"50%"),
            *(r"(một|1) lần, cho (một|1) thửa", r"1/8/2024", r"15 ngày(?! làm việc)"),
        ),
        never=(r"cùng thửa( có| với)? nhà ở", r"15 ngày làm việc"),
        wrong=("Đất vườn, ao trong cùng thửa có nhà ở được ưu đãi.", "15 ngày làm việc."),
    ),
    # Not found by the audit, so not said.
    Point(
        "B19",
        "khai-bao-tam-vang",
        says=(r"sửa từ 1/7/2026.*hỏi công an",),
        never=(r"\d+ (ngày|tháng|năm)", r"huyện"),
        wrong=("Đi từ 12 tháng trở lên phải khai.", "Rời huyện từ 03 tháng.", "Khai xong trong 01 ngày làm việc."),
    ),
    Point(
        "B31 D11",
        "*",
        never=(r"1800[ .]?1096", r"dichvucong@", r"1900[ .]?1009"),
        wrong=("Gọi 18001096.", "Thư: dichvucong@chinhphu.vn.", "Có nguồn ghi 19001009."),
    ),
    Point("B31 D11", "dvc-tong-dai dvc-loi-dang-nhap dvc-loi-thanh-toan", says=(r"cuối trang dichvucong\.gov\.vn",)),
    Point(
        "B44",
        "ks-lien-thong kt-lien-thong",
        says=(r"chưa có con số chắc chắn",),
        never=(r"\d+ ngày làm việc", r"3\.000722|2\.002913"),
        wrong=("Tối đa 03 ngày làm việc cho cả nhóm.", "Mã 3.000722, 2.002913."),
    ),
    Point("B44", "ks-lien-thong", says=(r"1/9/2026.*căn cước.*dưới 6 tuổi",)),
    # Contradictions between the sheets that are not settled above.
    Point("D7", "dvc-giam-phi-truc-tuyen can-cuoc-le-phi", says=(r"cccd.*sang thẻ căn cước: 30\.000",)),
    Point("D10", "vneid-mat-may-cu khoa-can-cuoc-dien-tu", says=(r"tk0?3", r"1900\.0368.*hướng dẫn")),
    Point(
        "D12",
        CIVIL,
        says=(r"xã khác chỉ giúp nộp.*nơi (giải quyết|cấp) vẫn là",),
        never=(r"xã(, phường)?( nào)? (bất kỳ|nào cũng)",),
        wrong=("Làm ở UBND xã bất kỳ.", "Xã nào cũng được."),
    ),
    Point("D12", "ks-dung-han dvc-phi-dia-gioi", says=(r"1/3/2027.*không còn phụ thuộc",)),
    Point("D13", "dang-ky-cu-tru-tre-so-sinh ks-lien-thong", says=(r"1/7/2026",)),
)


@pytest.mark.parametrize("point", POINTS, ids=str)
def test_what_is_right_is_said(point: Point) -> None:
    assert point.unsaid() == []


@pytest.mark.parametrize("point", [one for one in POINTS if one.never], ids=str)
def test_what_was_wrong_is_not_said_on_any_day(point: Point) -> None:
    assert point.back() == []


@pytest.mark.parametrize("point", [one for one in POINTS if one.never], ids=str)
def test_the_wrong_fact_would_be_noticed_if_it_came_back(point: Point) -> None:
    assert point.unnoticed() == []


def test_the_card_fee_begins_with_what_most_people_pay() -> None:
    first, then = entries()["can-cuoc-le-phi"].said("answer", WRITTEN)[:2]  # D7
    assert has(r"cccd.*30\.000", first)
    assert has(r"31/12/2026.*15\.000", then)


WRONG_SOURCES = (
    ("A38", r"202/2026"),  # electric cars, in force from 01/03/2027
    ("A26 D2", r"216/2026.*điều 48|điều 48.*216/2026"),  # it has 29 articles
)


@pytest.mark.parametrize(("number", "pattern"), WRONG_SOURCES)
def test_no_entry_rests_on_a_document_that_does_not_say_it(number: str, pattern: str) -> None:
    cited = [
        (entry.id, source) for entry in entries().values() for source in entry.sources
        if has(pattern, f"{source.document} {source.article}")
    ]  # fmt: skip
    assert cited == [], number
