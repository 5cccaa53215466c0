"""Sentences of groups: binding one to a unit, and reporting in it. Nobody's figures, nobody who is late."""

IN_PRIVATE = (
    "Muốn tổ báo số liệu ngay trong nhóm: thêm tôi vào nhóm, rồi gõ /nhom ở đó. "
    "Trong nhóm, gõ như “/bc cài vneid 12, nộp hồ sơ 5”; số liệu được đọc lại riêng cho từng người."
)
BOUND_SINCE = "{unit}: có một nhóm, {by} gắn {day}."
LET_GO = "Thôi gắn nhóm của {unit}"
WHOM_NOT_SEEN = (
    "Tôi không thấy ai đang gõ, vì người gửi ẩn danh. Anh chị tắt ẩn danh trong nhóm rồi gõ lại, "
    "hoặc nhắn riêng cho tôi."
)
UNKNOWN = (
    "Tôi chưa biết anh chị là ai. Anh chị bấm vào tên tôi, mở khung trò chuyện riêng, gõ mã mời của tổ ở đó. "
    "Xong rồi báo ở đâu cũng được."
)
NOT_YOURS = (
    "Việc gắn nhóm là của người duyệt, quản trị, hoặc người báo của tổ. "
    "Anh chị nhờ một trong những người đó gõ /nhom giúp."
)
NOT_THAT_UNIT = (
    "Anh chị chưa được giao việc ở {unit} nên chưa gắn nhóm được. Nhờ người duyệt của nơi đó gõ /nhom giúp."
)
NO_SUCH_UNIT = "Tôi không tìm thấy đơn vị đó trong những nơi anh chị phụ trách. Gõ như “/nhom tổ Bình Lợi”."
WHICH = "Nhóm này là của đơn vị nào? Bấm để chọn, hoặc gõ như “/nhom tổ Bình Lợi”."
READ_BACK = "Nhóm này sẽ được gắn với {unit}. Đúng thì bấm Gắn nhóm."
READ_BACK_OTHER = "Nhóm này đang gắn với {old}, sẽ đổi sang {unit}. Đúng thì bấm Gắn nhóm."
BIND = "Gắn nhóm"
BOUND = "Đã gắn nhóm này với {unit}."
BOUND_ALREADY = "Nhóm này đang gắn với {unit}."
HOW = "Báo số liệu trong nhóm: gõ như “/bc cài vneid 12, nộp hồ sơ 5”, hoặc trả lời một tin của tôi."
UNBIND = "Thôi gắn"
UNBOUND = "Đã thôi gắn nhóm này. Từ giờ số liệu xin báo ở khung trò chuyện riêng."
UNBOUND_OF = "Đã thôi gắn nhóm của {unit}."
UNBOUND_BEFORE = "Nhóm này không gắn với đơn vị nào."
HELD_BY_OTHER = "Nhóm này đang gắn với {unit}. Nhờ người duyệt của nơi đó gõ “/nhom thôi” trước."

NOT_BOUND = (
    "Nhóm này chưa gắn với đơn vị nào. Người báo hoặc người duyệt gõ /nhom để gắn; hoặc anh chị báo riêng cho tôi."
)
UNREAD = "Tôi chưa đọc được số liệu trong tin này. Anh chị gõ như “/bc cài vneid 12, nộp hồ sơ 5” giúp tôi."
NOT_REPORTER = "Báo số liệu là việc của người được giao. Anh chị cần báo thì nhờ người duyệt cấp mã mời."
RECEIVED = "Đã nhận số liệu của {name}, mời xem lại ở khung trò chuyện riêng."
RECEIVED_NO_NAME = "Đã nhận số liệu, mời anh chị xem lại ở khung trò chuyện riêng."
ASKED = "Tôi cần hỏi lại {name} một chút, mời xem ở khung trò chuyện riêng."
ASKED_NO_NAME = "Tôi cần hỏi lại anh chị một chút, mời xem ở khung trò chuyện riêng."
HOW_TO_OPEN = "Tôi chưa nhắn riêng được: mời bấm vào tên tôi, mở khung trò chuyện riêng rồi gõ “tiếp tục”."
FROM_GROUP = "Trong nhóm của {unit}, anh chị vừa gửi: “{words}”."
EDITED = "Tôi thấy {name} vừa sửa tin đã báo, mời xem ở khung trò chuyện riêng."
EDITED_NO_NAME = "Tôi thấy anh chị vừa sửa tin đã báo, mời xem ở khung trò chuyện riêng."

HOW_ALONE = (
    "Gõ số liệu ngay sau lệnh, ví dụ “/bc cài vneid 12, nộp hồ sơ 5”. "
    "Ở đây gõ thẳng câu đó, không cần lệnh, cũng được."
)
UNREAD_ALONE = "Tôi chưa đọc được số liệu nào. Anh chị gõ như “cài vneid 12, nộp hồ sơ 5” giúp tôi."
