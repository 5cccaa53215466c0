"""What the audit confirmed and asked to add, and where the facts said more than their sources (its parts C and E).

The numbers are those of the audit. A row fails when the right fact is gone or the loose one is back.
"""

from __future__ import annotations

import pytest

from tests.faq.points import Point

DECREE_320 = (
    "vneid-muc-1-muc-2 vneid-tre-duoi-14 vneid-tre-duoi-6 vneid-dang-ky-muc-1 vneid-dang-ky-muc-2 vneid-kich-hoat "
    "vneid-nguoi-nuoc-ngoai vneid-to-chuc-doanh-nghiep khoa-can-cuoc-dien-tu vneid-muc-2-tai-nha"
)
NEW_CIVIL_LAW = (
    "ks-dung-han khai-tu ket-hon xac-nhan-hon-nhan giam-ho ket-hon-nuoc-ngoai ks-dang-ky-lai ks-qua-han "
    "ks-yeu-to-nuoc-ngoai nhan-cha-me-con thay-doi-cai-chinh trich-luc-ho-tich"
)
HALF_MILLION = r"cảnh cáo hoặc phạt 500\.000-1\.000\.000"
AMENDED = r"sửa từ 15/9/2026.*hỏi công an"

POINTS = (
    # Pages 1 to 11 of decree 320 were not read.
    Point("C1", DECREE_320, says=(r"28/9/2026.*nghị định 320/2026",)),
    Point("C1", "vneid-muc-1-muc-2", says=(r"đủ 14 tuổi", r"đủ 6 đến dưới 14 tuổi", r"dưới 6 tuổi.*chỉ có mức 1")),
    Point("C2", "vneid-dang-ky-muc-1 vneid-muc-1-muc-2", says=(r"không quá 1 ngày làm việc",)),
    Point(
        "C3", "vneid-dang-ky-muc-2", says=(r"3 ngày làm việc", r"7 ngày làm việc", r"tk0?1", r"không (thu|mất) tiền")
    ),
    Point("C4", "vneid-kich-hoat", says=(r"7 ngày", r"quá hạn.*tổng đài")),
    Point(
        "C5",
        "vneid-nguoi-nuoc-ngoai",
        says=(r"quản lý xuất nhập cảnh", r"chưa có nguồn.*thời gian"),
        never=(r"\d+ ngày",),
        wrong=("Không quá 03 ngày làm việc.",),
    ),
    Point("C6", "vneid-to-chuc-doanh-nghiep", says=(r"3 ngày làm việc", r"15 ngày", r"tk0?2", r"không mất tiền")),
    Point("C7", "khoa-can-cuoc-dien-tu vneid-mat-may-cu", says=(r"trên vneid.*công an", r"1900\.0368.*hướng dẫn")),
    Point("C7", "khoa-can-cuoc-dien-tu", says=(r"tk0?3", r"giải quyết ngay")),
    # SIM cards: two hours, then thirty days, then five.
    Point(
        "C10",
        "sim-xac-thuc-2026 lua-dao-doa-khoa-sim",
        says=(
            r"2 giờ",
            r"15/6/2026",
            r"30 ngày.*hai chiều",
            r"5 ngày.*thanh lý",
            r"mức 2.*không phải làm lại.*trừ khi",
        ),
        never=(r"mức 2[^.]*không phải làm lại(?!.*trừ)",),
        wrong=("Người có VNeID mức 2 không phải làm lại.",),
    ),
    Point("C10", "sim-xac-thuc-2026", says=(r"4 thông tin", r"15/4/2026")),
    # Cards: when, how much, how fast.
    Point(
        "C11",
        "can-cuoc-doi-theo-tuoi can-cuoc-le-phi can-cuoc-thoi-han-the",
        says=(r"14, 25, 40.*60 tuổi.*luật căn cước 2023.*không phải nộp", r"hỏi( lại)? nơi làm thẻ trước khi nộp"),
    ),
    Point(
        "C11",
        "*",
        never=(r"(đủ 14|(?<!chưa )đến tuổi|theo tuổi)[^.;]*\d\.000 đồng",),
        wrong=("Đổi thẻ khi đủ 14, 25, 40, 60 tuổi: 30.000 đồng.",),
    ),
    Point(
        "C11",
        "can-cuoc-doi-theo-tuoi",
        says=(r"14, 25, 40 và 60", r"2 năm trước mốc", r"luật căn cước.*không phải nộp"),
    ),
    Point(
        "C12",
        "can-cuoc-le-phi can-cuoc-doi-sai-thong-tin",
        says=(r"cccd.*30\.000", r"cccd.*15\.000", r"điều 24.*50\.000", r"điều 24.*25\.000"),
        never=(r"ocr|đọc từ|phụ lục", r"^(?!.*điều 24)[^;]*50\.000"),
        wrong=("Dòng 30.000 đồng đọc từ OCR phụ lục.", "Cấp đổi: 50.000 đồng."),
    ),
    Point("C12", "can-cuoc-le-phi can-cuoc-cap-lai-mat-hong", says=(r"70\.000", r"35\.000")),
    Point("C13", "can-cuoc-cap-lai-mat-hong", says=(r"qua mạng.*mất.*5 ngày làm việc", r"7 ngày làm việc")),
    Point(
        "C14",
        "dieu-chinh-thong-tin-dan-cu",
        says=(r"2 ngày làm việc", r"nơi nào cũng phải nhận.*chuyển"),
        never=(r"(phải|chỉ|nên)[^.;,]*(đến|về|tại|ở)[^.;,]*nơi thường trú",),
        wrong=("Có thể phải đến Công an nơi thường trú.",),
    ),
    # Fines: those of decree 282, which decree 347 has amended since.
    Point(
        "C15",
        "can-cuoc-cham-doi-bi-phat",
        says=(r"trễ hạn.*" + HALF_MILLION, r"không đưa ra được.*" + HALF_MILLION, r"8-10 triệu", AMENDED),
        never=(r"300\.000",),
        wrong=("Không xuất trình: phạt 300.000–500.000 đồng.",),
    ),
    Point(
        "C16",
        "cho-muon-ban-tai-khoan-vneid",
        says=(
            r"cầm cố tài khoản.*3-4 triệu",
            r"mượn tài khoản.*4-8 triệu",
            r"thẻ căn cước: 8-10 triệu",
            r"15/9/2026.*hỏi",
        ),
    ),
    Point(
        "C17",
        "phat-cu-tru",
        says=(
            *(HALF_MILLION, r"2-4 triệu", r"4-8 triệu", r"1-3 người: 2-4 triệu", r"4-8 người: 4-8 triệu"),
            *(r"từ 9 người: 8-12 triệu", r"gấp đôi", AMENDED),
        ),
    ),
    # Residence.
    Point(
        "C20 E",
        "xac-nhan-cu-tru-ct07",
        says=(r"1 ngày làm việc", r"xác minh.*3 ngày làm việc", r"không (thu|mất) tiền", r"dùng được bao lâu: hỏi"),
        never=(r"(giá trị|dùng được|hiệu lực|thời hạn)[^.;]*\d+ (năm|tháng)",),
        wrong=("Giấy có giá trị 01 năm.", "Giấy dùng được trong 6 tháng."),
    ),
    Point(
        "C21",
        "dang-ky-thuong-tru le-phi-cu-tru",
        says=(
            *(r"trẻ em.*cao tuổi.*khuyết tật", r"người có công và thân nhân", r"hộ nghèo", r"xã biên giới, đặc khu"),
            *(r"16 đến dưới 18 tuổi mồ côi cả cha", r"dân tộc thiểu số.*đặc biệt khó khăn", r"20\.000", r"10\.000"),
        ),
    ),
    Point("C21", "le-phi-cu-tru", says=(r"tạm trú.*15\.000.*7\.000", r"tách hộ: 10\.000.*5\.000")),
    Point("C22", "dang-ky-cu-tru-tre-so-sinh", says=(r"60 ngày", r"1/7/2026", r"cha hoặc mẹ.*không phải xác minh")),
    Point("C23", "dang-ky-tam-tru", says=(r"30 ngày", r"3 ngày làm việc", r"2 năm", r"15 ngày trước")),
    Point("C23", "gia-han-tam-tru", says=(r"15 ngày", r"3 ngày làm việc", r"2 năm")),
    Point(
        "C25",
        "khai-bao-tam-tru-nguoi-nuoc-ngoai",
        says=(r"12 giờ", r"24 giờ", r"kbtt\.xuatnhapcanh\.gov\.vn", r"sửa từ 1/7/2026"),
        never=(r"phiếu|bản giấy",),
        wrong=("Khai trên trang kbtt hoặc khai phiếu giấy.",),
    ),
    Point(
        "C28", "mat-ho-chieu", says=(r"2 ngày làm việc", r"tk0?5", r"trong 1 ngày.*trong 1 ngày", r"không mất tiền")
    ),
    Point(
        "C30",
        "*",
        never=(r"(156|5656)[^.;]*(?<!tổng đài )(của|thuộc|do) (cục|bộ)",),
        wrong=("156 và 5656 do Cục An toàn thông tin quản lý.",),
    ),
    Point("C32", "dvc-loi-dang-nhap", says=(r"báo trước.*7 ngày làm việc.*trừ.*bất khả kháng",)),
    Point("C32", "dvc-cong-quoc-gia-la-gi", says=(r"bộ công an quản lý",)),
    Point("C33", "dvc-giam-phi-truc-tuyen", says=(r"135\.000", r"15\.000, 25\.000 và 35\.000")),
    # Building and business.
    Point(
        "C35",
        "gpxd-mien",
        says=(r"cả hai.*vị trí", r"7 tầng.*500 m", r"thông báo khởi công"),
        never=(r"(dưới 500|cấp iv)[^.;]*được miễn(?! ở một số)",),
        wrong=("Nhà dưới 7 tầng, tổng sàn dưới 500 m² được miễn.",),
    ),
    Point(
        "C36",
        "hkd-thue",
        says=(
            *(r"1/1/2026.*không còn thuế khoán", r"đến 1 tỷ", r"chậm nhất 31/1 ", r"6 tháng đầu năm.*chậm nhất 31/7"),
            *(r"30 ngày sau khi.*1 tỷ", r"1/tkn-cnkd|01/tkn-cnkd", r"mẫu.*1/7/2026"),
        ),
        never=(r"trước( ngày)? 31/1",),
        wrong=("Thông báo doanh thu trước 31/01.",),
    ),
    Point("C37", "hkd-thanh-lap", says=(r"3 ngày làm việc",)),
    Point("C37", "hkd-thay-doi", says=(r"15 ngày trở lên.*3 ngày làm việc",)),
    Point("C37", "hkd-cham-dut", says=(r"5 ngày làm việc",)),
    # Land: the national page and one province.
    Point("C40", "dat-doi-ten-dia-chi", says=(r"1\.013833", r"cổng ghi 10 ngày", r"đồng tháp: 4 ngày")),
    Point("C40", "dat-cap-lan-dau", says=(r"17 ngày làm việc", r"đồng tháp.*20 ngày làm việc")),
    Point("C40", "dat-cap-doi-cap-lai", says=(r"mất sổ: 10 ngày làm việc.*20", r"12 ngày làm việc")),
    # Insurance and allowances.
    Point(
        "C41 E",
        "bhyt-ho-gia-dinh",
        says=(r"113\.850.*1\.366\.200", r"90 ngày trở lên.*30 ngày", r"2\.530\.000", r"cận nghèo.*mỗi nơi một khác"),
        never=(r"3 tháng", r"70.{0,4}100%"),
        wrong=("Ngắt quãng quá 3 tháng thì thẻ có giá trị sau 30 ngày.", "Hộ cận nghèo: hỗ trợ 70–100% tùy nơi."),
    ),
    Point(
        "C42",
        "huu-tri-xa-hoi tro-cap-xa-hoi nguoi-khuyet-tat",
        says=(r"540\.000",),
        never=(r"650\.000|700\.000",),
        wrong=("Tỉnh chi 650.000 đồng, có nơi 700.000 đồng.",),
    ),
    Point("C42", "huu-tri-xa-hoi", says=(r"10 ngày làm việc", r"đủ 75 tuổi", r"70 đến dưới 75.*nghèo")),
    Point("C42", "nguoi-co-cong", says=(r"3\.012\.000",)),
    # Civil status.
    Point("C43", NEW_CIVIL_LAW, says=(r"1/3/2027.*luật hộ tịch mới",)),
    Point("C43", "ks-dung-han", says=(r"60 ngày.*miễn phí",)),
    Point("C43", "khai-tu", says=(r"15 ngày", r"3 ngày làm việc")),
    Point("C43", "ket-hon", says=(r"không quá 5 ngày làm việc", r"nước ngoài.*thêm tối đa 10 ngày làm việc")),
    Point("C43", "xac-nhan-hon-nhan", says=(r"3 ngày làm việc", r"6 tháng")),
    Point("C43", "giam-ho", says=(r"3 ngày làm việc",)),
    Point("C43", "nhan-cha-me-con", says=(r"3 ngày làm việc.*xác minh.*không quá 5 ngày",)),
    Point("C43", "ket-hon-nuoc-ngoai", says=(r"5 ngày làm việc.*thêm tối đa 10 ngày làm việc",)),
    # Looked at quickly.
    Point(
        "C gplx",
        "gplx-thi",
        says=(
            *(r"1/7/2026 bỏ bài thi mô phỏng", r"1/3/2027.*50 câu.*40 câu", r"60\.000.*70\.000"),
            *(r"khai giảng trước 1/7/2026.*28/2/2027",),
        ),
    ),
    Point("C that-nghiep", "that-nghiep", says=(r"12 tháng trong 24", r"12 tháng trong 36", r"ngày làm việc thứ 11")),
    Point("C khuyen-mai", "khuyen-mai", says=(r"dưới 100 triệu", r"sở công thương")),
    # More than the sources said.
    Point(
        "E",
        "dvc-tre-han",
        never=(r"ít nhất 1 ngày|trước khi hết hạn|trước ngày hẹn",),
        wrong=("Phải xin lỗi trước khi hết hạn ít nhất 01 ngày.",),
    ),
    Point(
        "E",
        "thong-bao-luu-tru",
        says=(r"hỏi công an cách báo",),
        never=(r"phần mềm|thư điện tử|trang (web|mạng)",),
        wrong=("Báo qua phần mềm quản lý lưu trú, thư điện tử hoặc trang web của Công an xã.",),
    ),
    Point(
        "E",
        "chung-thuc-hop-dong chung-thuc-chu-ky",
        says=(r"tp\.hcm.*có thể",),
        never=(r"27/4/2026", r"tp\.hcm(?!.*có thể)"),
        wrong=("TP.HCM từ 27/4/2026 đã chuyển sang công chứng.",),
    ),
    Point(
        "E",
        "dat-sang-ten",
        says=(r"đồng tháp: 8 ngày làm việc",),
        never=(r"^(?!.*đồng tháp).*8 ngày",),
        wrong=("Thường 08 ngày làm việc.",),
    ),
)


@pytest.mark.parametrize("point", POINTS, ids=str)
def test_what_is_right_is_said(point: Point) -> None:
    assert point.unsaid() == []


@pytest.mark.parametrize("point", [one for one in POINTS if one.never], ids=str)
def test_what_was_loose_is_not_said_on_any_day(point: Point) -> None:
    assert point.back() == []


@pytest.mark.parametrize("point", [one for one in POINTS if one.never], ids=str)
def test_the_loose_fact_would_be_noticed_if_it_came_back(point: Point) -> None:
    assert point.unnoticed() == []
