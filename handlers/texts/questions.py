"""Sentences around answers. The answers themselves are entries, said word for word."""

SECTION_TITLES = {
    "answer": "Trả lời chung",
    "steps": "Các bước",
    "papers": "Giấy tờ cần có",
    "where": "Làm ở đâu",
    "fee": "Lệ phí",
    "time": "Thời gian",
    "exceptions": "Trường hợp riêng",
    "next": "Việc tiếp theo",
}
SECTION_LINE = "{section}: {said}"
ASK_RIGHT = "Đúng ý tôi"
ASK_WRONG = "Chưa đúng"
ASK_OFFICER = "Gặp cán bộ"
ASK_OTHER = "Hỏi việc khác"
ASKED_OTHER = "Vâng ạ, bà con hỏi việc khác đi. Bà con gõ vài chữ, hoặc bấm nút dưới đây để chọn."
TALKING_ABOUT = "Đang nói về: {question}"
SEE_SOURCES = "Xem nguồn"
SOURCES = "Nguồn của câu trả lời"
SOURCE = "Theo {source} · kiểm tra ngày {day}"
CHECKED = "Kiểm tra lại lần gần nhất: ngày {day}."
PAGE = "{label}: {url}"
LESS_SURE = "Phần này còn điểm chưa rõ, bà con nên hỏi lại {office} trước khi đi."

CHOOSE = "Tôi chưa chắc bà con hỏi việc nào. Bà con chọn giúp tôi một việc:"
ALSO = "Xem thêm: {question}"
TWO_NEEDS = "Bà con hỏi hai việc, tôi trả lời lần lượt."
UNSURE = "Tôi chưa có câu trả lời chắc chắn cho câu này nên không dám đoán."
UNSURE_NEAREST = "Những việc gần nhất tôi biết:"
NOT_OURS = (
    "Việc này nằm ngoài phần tôi biết. Tôi trả lời về VNeID, căn cước, cư trú, hộ tịch, đất đai, bảo hiểm, trợ cấp "
    "và nộp hồ sơ dịch vụ công."
)
ELSEWHERE = "Việc này ({matter}) tôi chưa có câu trả lời. Bà con hỏi: {ask}."
SECOND_MISS = "Hai lần liền tôi chưa giúp được, bà con nên hỏi thẳng cán bộ cho chắc."

UNSAFE = {
    "secret_codes": (
        "Xin đừng đưa mã OTP, mật khẩu, mã khóa VNeID cho ai, kể cả tôi hay người xưng là cán bộ. "
        "Tôi không cần và không nhận các mã này."
    ),
    "act_for_me": (
        "Tôi không đăng nhập hay nộp hồ sơ thay bà con được, vì tài khoản là của riêng từng người. "
        "Tôi chỉ từng bước để bà con tự làm, hoặc bà con nhờ cán bộ hỗ trợ trực tiếp."
    ),
    "forgery": (
        "Làm hay dùng giấy tờ giả là phạm pháp nên tôi không giúp được. Cần giấy tờ thật, tôi chỉ cách làm đúng."
    ),
    "others_data": (
        "Tôi không tra cứu thông tin của người khác. Mỗi người chỉ xem được thông tin của chính mình trên VNeID "
        "hoặc tại cơ quan có thẩm quyền."
    ),
    "instructions": "Tôi chỉ trả lời về dịch vụ công theo nội dung đã được duyệt. Bà con cần hỏi thủ tục nào ạ?",
}
DANGER = {
    "scam": (
        "DỪNG LẠI NGAY: đừng chuyển tiền, đừng đọc mã OTP, đừng cài ứng dụng theo lời người gọi. Cúp máy.",
        "Gọi 113 hoặc đến Công an xã, phường gần nhất.",
        "Nếu đã chuyển tiền: gọi ngay tổng đài ngân hàng (số in sau thẻ) để nhờ chặn giao dịch.",
        "Công an, ngân hàng, cán bộ xã không bao giờ yêu cầu chuyển tiền hay đọc mã qua điện thoại.",
    ),
    "self_harm": (
        "Gọi ngay 115 nếu bạn đang nguy hiểm. Bạn không phải chịu một mình.",
        "Tôi rất lo cho bạn. Hãy nói với một người thân ở gần bạn ngay lúc này.",
        "Nếu sợ điều xấu sắp xảy ra, gọi 113. Có người nghe máy cả ngày lẫn đêm.",
    ),
    "emergency": (
        "Việc này cần người đến ngay. Gọi 113 (công an), 114 (cứu hỏa, cứu nạn) hoặc 115 (cấp cứu).",
        "Nói rõ bạn đang ở đâu và chuyện gì đang xảy ra.",
    ),
}

OFFICE_TITLE = "Gặp cán bộ"
OFFICE_ADDRESS = "Địa chỉ: {address}"
OFFICE_HOURS = "Giờ làm việc: {hours}"
OFFICE_HOTLINE = "Điện thoại: {hotline}"
OFFICE_UNKNOWN = "Địa chỉ và số điện thoại của nơi này chưa được khai báo. Bà con xem ở bảng tin hoặc trang của xã."
NOBODY_TOLD = "Tôi chưa báo cho cán bộ nào cả, nên bà con cần tự gọi hoặc đến nơi."
THANKS_RIGHT = "Cảm ơn bà con. Tôi mừng vì giúp được."
ASK_WHY = "Cảm ơn bà con đã cho biết. Tôi chưa đúng ở chỗ nào ạ?"
WRONG_TOPIC = "Sai việc"
OUT_OF_DATE = "Đã cũ"
UNCLEAR = "Khó hiểu"
THANKS_WRONG = "Tôi hiểu sai ý bà con rồi, xin lỗi bà con. Bà con hỏi lại bằng lời khác giúp tôi nhé."
THANKS_OLD = (
    "Cảm ơn bà con, tôi ghi lại để người biên tập xem. Trong lúc chờ, bà con hỏi lại {office} cho chắc trước khi đi."
)
THANKS_UNCLEAR = "Cảm ơn bà con, tôi ghi lại để người biên tập viết cho dễ hiểu hơn."
PART_BY_PART = "Bà con thử xem từng phần ngắn dưới đây, hoặc gặp cán bộ để được chỉ tận nơi."
MAYBE_MEANT = "Hay bà con cần một trong những việc này?"
ENTRY_GONE = "Câu trả lời này không còn được dùng nữa. Bà con gõ lại câu hỏi giúp tôi nhé."
