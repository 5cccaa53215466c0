"""Sentences of the list of matters, for those who do not want to type."""

BROWSE = "Xem các việc tôi biết"
TITLE = "Các việc tôi biết"
CHOOSE = "Bà con chọn một nhóm, bấm nút hoặc gõ số đều được."
MORE = "Xem thêm"
BACK = "Quay lại"
PAGE = "Phần {page} trong {pages} phần. Bà con bấm vào việc cần hỏi, hoặc gõ số của việc đó."
ONE_PAGE = "Bà con bấm vào việc cần hỏi, hoặc gõ số của việc đó."
NOTHING = "Nhóm này hiện chưa có câu trả lời nào. Bà con chọn nhóm khác giúp tôi nhé."

POPULAR = "Phổ biến ở xã mình"
HEADINGS = {
    "vneid": "VNeID, định danh điện tử",
    "giay-to": "Căn cước, hộ chiếu, bằng lái, xe",
    "cu-tru": "Thường trú, tạm trú, hộ khẩu",
    "ho-tich": "Khai sinh, kết hôn, khai tử, chứng thực",
    "ho-so": "Nộp hồ sơ và theo dõi hồ sơ",
    "an-sinh": "Bảo hiểm, trợ cấp, học hành",
    "nha-dat": "Nhà đất, điện nước, làm ăn",
    "an-toan": "Phòng lừa đảo, giữ an toàn",
}
