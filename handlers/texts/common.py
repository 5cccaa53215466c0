"""Sentences that belong to no subject. {you} is how the person is spoken to, {You} the same at a sentence's start."""

CITIZEN = "bà con"
OFFICER = "anh chị"
SOMEBODY = "một thành viên"

GREETING = (
    "Chào bà con, tôi là Trợ lý dịch vụ công. Tôi giúp cài và dùng VNeID, làm căn cước, cư trú, hộ tịch "
    "và nộp hồ sơ qua mạng."
)
HOW_TO_ASK = "Bà con cứ hỏi bằng lời thường ngày, có dấu hay không dấu đều được. Ví dụ: làm định danh mức 2 ở đâu?"
PRIVACY = (
    "Câu hỏi được lưu 12 tháng để sửa câu trả lời cho tốt hơn; số căn cước, số điện thoại trong đó được che đi. "
    "Xin đừng gửi mật khẩu hay mã OTP cho bất kỳ ai, kể cả tôi."
)
WELCOME_BACK = "Chào {name}, {unit}."
MENU_REPORTER = "Báo số liệu: gõ một câu như “cài vneid 12, nộp hồ sơ 5”. Không có gì để báo thì gõ /khongphatsinh."
MENU_REVIEWER = "Xem báo cáo chờ duyệt: /duyet."
MENU_EDITOR = "Sửa câu trả lời: gõ /sua rồi đến vài chữ của câu hỏi. Xem câu trả lời chưa trúng: /cauhoi."
MENU_TOTALS = "Xem tổng: /tong."

APOLOGY = "Xin lỗi, tôi vừa gặp trục trặc nên chưa làm được việc này. Chưa có gì bị mất. Mời gửi lại giúp tôi."
TOO_LONG = "Tin nhắn dài quá nên tôi đọc không hết. Mời {you} tóm lại trong vài câu, tôi trả lời ngay."
EMPTY = "Tôi chưa thấy chữ nào trong tin. {You} gõ câu hỏi giúp tôi nhé."
UNKNOWN_COMMAND = "Tôi không biết lệnh này. Gõ /trogiup để xem những việc tôi làm được."
PRIVATE_ONLY = "Việc này tôi chỉ làm khi nhắn riêng. Anh chị mở khung trò chuyện riêng với tôi rồi gõ lại nhé."
STALE = "Nút này đã cũ, không dùng được nữa. {You} xem tin mới nhất hoặc gõ điều cần hỏi nhé."
NOTHING_OPEN = "Hiện không có việc gì đang làm dở. {You} cần gì cứ gõ nhé."
CANCELLED = "Đã bỏ bản đang làm dở. Chưa có số liệu nào được ghi."

MEDIA = {
    "voice": "Tôi chưa nghe được tin thoại. {You} gõ chữ giúp tôi, không dấu cũng được.",
    "sticker": "Tôi nhận được nhãn dán rồi. {You} cần hỏi gì cứ gõ chữ nhé.",
    "photo": "Tôi chưa xem được ảnh. Ảnh giấy tờ có thông tin riêng, {you} đừng gửi; hãy gõ câu hỏi giúp tôi.",
    "video": "Tôi chưa xem được phim quay. {You} gõ câu hỏi bằng chữ giúp tôi nhé.",
    "file": "Tôi chưa đọc được tệp. {You} gõ nội dung cần hỏi bằng chữ giúp tôi nhé.",
    "place": "Tôi chưa dùng được vị trí trên bản đồ. {You} gõ câu hỏi bằng chữ giúp tôi nhé.",
    "contact": "Tôi không lưu danh bạ nên đã bỏ qua tin này. {You} gõ câu hỏi bằng chữ nhé.",
    "other": "Tôi chưa đọc được loại tin này. {You} gõ câu hỏi bằng chữ giúp tôi nhé.",
}
EDITED = "Tôi thấy {you} vừa sửa tin cũ. Tôi chỉ đọc tin mới, mời gửi lại nội dung đã sửa."
HIDDEN = "Tôi đã che {what} trong tin của {you} và không lưu lại. Lần sau {you} không cần gửi những thông tin này."

SAMPLE = "diễn tập"
HELP_TITLE = "Tôi giúp được gì"
HELP_CITIZEN = (
    "Hỏi về VNeID, căn cước, cư trú, hộ tịch, dịch vụ công: cứ gõ câu hỏi.",
    "Không muốn gõ nhiều: gõ /danhmuc để chọn trong các việc tôi biết.",
    "Cần gặp người: gõ /canbo.",
    "Có mã mời của xã: gõ /thamgia rồi đến mã.",
)
HELP_REPORTER = (
    "Báo số liệu: gõ một câu, ví dụ “cài vneid 12, nộp hồ sơ 5”.",
    "Không có gì để báo: gõ /khongphatsinh.",
    "Đếm nhanh bằng nút cộng, cả tổ cùng bấm: gõ /dem.",
    "Giúp một người làm từng bước, xong tôi ghi một lượt: gõ /hotro.",
    "Muốn được hỏi từng câu: gõ “báo từng bước”.",
    "Biểu mẫu tháng, quý, năm, điền ở đây hay trên Excel: gõ /bieumau.",
    "Xem việc đã gửi, còn nợ: gõ “báo cáo của tôi”, “còn gì”.",
    "Khó khăn, kiến nghị, văn bản: gõ như “khó khăn: sóng yếu ở ấp”.",
)
HELP_REVIEWER = (
    "Xem báo cáo chờ duyệt: gõ /duyet. Duyệt nhầm: gõ “bỏ duyệt”.",
    "Sổ đã khóa mà cần sửa: gõ như “mở khóa sổ ngày 12/11”. Xem đơn xin: gõ “đơn chờ”.",
    "Đi vắng: gõ /uyquyen để nhờ người duyệt thay.",
    "Xem nơi chưa gửi: gõ “ai chưa nộp”. Gộp báo cáo cấp dưới: gõ “tổng hợp”.",
)
HELP_EDITOR = (
    "Sửa câu trả lời: gõ /sua rồi đến vài chữ của câu hỏi, ví dụ “/sua lệ phí căn cước”.",
    "Xem những câu trả lời chưa trúng: gõ /cauhoi.",
)
HELP_CHECKER = ("Xem mục hỏi đáp chờ duyệt: gõ /sua.",)
HELP_TOTALS = ("Xem tổng hôm nay và cả kỳ: gõ /tong.",)
CONTINUE = "Tiếp tục"
DRAFT_WAITS = "Bản báo cáo ngày {day} vẫn đang chờ, chưa lưu. Gõ “tiếp tục” để xem lại, “hủy” để bỏ."
AND_MORE = "{names} và {count} nơi khác"
