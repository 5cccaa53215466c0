"""Sentences of codes and roles."""

JOINED = "Chào {name}. Từ giờ, ở chỗ trò chuyện này, anh chị là {role}, {unit}."
ROLES = {
    "reporter": "người báo số liệu",
    "reviewer": "người duyệt",
    "editor": "người biên tập",
    "admin": "quản trị",
    "viewer": "người xem",
}
ROLE_AT = "{role}, {unit}"
HOW_TO_REPORT = (
    "Báo số liệu bằng một câu, ví dụ: cài vneid 12, nộp hồ sơ 5. Không có gì để báo thì gõ /khongphatsinh."
)
HOW_TO_REPORT_FORMS = (
    "Báo cáo tháng, quý, năm của đơn vị: gõ /bieumau. Xem còn phải báo gì: gõ “còn gì”; nơi chưa gửi: “ai chưa nộp”."
)
HOW_TO_REVIEW = "Khi có báo cáo, tôi nhắn ngay để anh chị bấm Duyệt hoặc Trả lại. Xem tổng: /tong."
HOW_TO_LOOK = "Xem tổng hôm nay và cả kỳ: gõ /tong."
HOW_TO_ELSE = "Gõ /trogiup để xem những việc tôi làm được."
CODE_MISSING = "Gõ mã ngay sau lệnh, ví dụ: /thamgia ABCD-EFGH."
CODE_UNKNOWN = "Mã này không đúng. Anh chị xem lại từng chữ rồi gõ lại, hoặc hỏi người cấp mã."
CODE_USED = "Mã này đã có người dùng rồi. Anh chị xin mã mới từ người cấp mã của xã."
CODE_EXPIRED = "Mã này đã hết hạn. Anh chị xin mã mới từ người cấp mã của xã."
CODE_SAMPLE_OFF = "Mã diễn tập không dùng được trên hệ thống đang chạy thật. Anh chị xin mã thật của xã."
CODE_TOO_MANY = "Đã gõ sai mã nhiều lần. Anh chị chờ 10 phút rồi thử lại, hoặc hỏi người cấp mã."
SESSION = "Trên trang web, phiên làm việc này tự hết sau {days} ngày."
WHO_NOBODY = "Chỗ trò chuyện này chưa gắn với ai. Bà con vẫn hỏi đáp bình thường."
WHO = "Anh chị là {name}: {roles}."
