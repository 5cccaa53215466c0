"""Sentences of correction slips and of messages that were changed."""

CORRECT = "Đính chính"
SEND = "Gửi đính chính"
TITLE = "Đính chính số liệu {period}"
COLUMNS = ("Nội dung", "Đang ghi", "Sửa thành")
WHAT_STANDS = "Số đang ghi {period}"
HOW = "Gõ số đúng, ví dụ “cài vneid 15”. Những số không nhắc tới được giữ nguyên; gõ “hủy” nếu thôi."
WHY = "Vì sao phải sửa? Bấm một lý do, hoặc gõ vài chữ. Số này chỉ đổi khi được duyệt."
REASONS = ("Gõ nhầm số", "Đếm sót", "Ghi nhầm việc")
CHECK = "{unit}. Lý do: “{reason}”. Đúng thì bấm Gửi đính chính; số cũ giữ nguyên cho đến khi được duyệt."
SENT = "Đã gửi đính chính số {number} cho số liệu {period} của {unit}. Số cũ vẫn được tính cho đến khi duyệt xong."
CANCELLED = "Đã bỏ bản đang làm dở. Số đã ghi trước đây giữ nguyên."
ALREADY = (
    "Số này đã có một bản đính chính đang chờ duyệt. Chờ duyệt xong, hoặc nhờ người duyệt trả lại, rồi sửa tiếp."
)
SAME = "Số đang ghi {period} đã đúng như vậy, không cần đính chính."
OF_FORM = "Báo cáo của {unit} thì đính chính ở biểu mẫu: bấm nút dưới, chọn biểu mẫu rồi bấm Đính chính."
NOTHING_THERE = "{day} anh chị chưa báo gì nên không cần đính chính. Tôi ghi đây là báo cáo mới."
NOT_FROZEN = "Số cũ chưa được duyệt nên thay thẳng được, không cần đính chính."
FROZEN_NOW = "Số cũ vừa được duyệt nên phải đính chính."
WHICH = "Anh chị cần đính chính số của ngày nào? Bấm một ngày, hoặc gõ như “đính chính hôm qua vneid 12”."
WHICH_DAY = "{day}: {figures}"
NOTHING_RECENT = "Chưa có báo cáo nào gần đây để đính chính. Gõ như “đính chính ngày 20/11 vneid 12” giúp tôi."
RETURNED = "Báo cáo {period} đã được trả lại, nên gõ lại số đúng là gửi lại được, không cần đính chính."
GONE = "Báo cáo này đã được rút lại hoặc thay bằng bản khác, nên không cần đính chính."
NOT_YOURS = "Tôi không tìm thấy báo cáo này trong những báo cáo của anh chị."

EDITED_DRAFT = "Tôi thấy anh chị vừa sửa tin cũ nên đọc lại từ đầu."
EDITED_SENT = "Tôi thấy anh chị vừa sửa tin đã báo {period}: {changes}. Số đã ghi chưa đổi; đúng thì bấm Thay thế."
EDITED_FROZEN = "Tôi thấy anh chị vừa sửa tin đã báo {period}: {changes}. Số cũ đã được duyệt nên phải đính chính."
EDITED_SAME = "Tôi thấy anh chị vừa sửa tin cũ. Số liệu {period} vẫn như đã ghi: {figures}."
EDITED_UNREAD = (
    "Tôi thấy anh chị vừa sửa tin đã báo {period}, nhưng không đọc được số trong đó. Số đã ghi giữ nguyên: {figures}."
)
EDITED_PART = (
    "Tôi thấy anh chị vừa sửa một trong các tin đã báo {period}. Số đang ghi giữ nguyên: {figures}. "
    "Cần đổi thì bấm Đính chính rồi gõ số đúng."
)
EDITED_DAY = (
    "Tin vừa sửa nói {new}, còn số đã ghi là của {period}: {figures}. "
    "Số đó giữ nguyên; anh chị gõ một tin mới giúp tôi."
)
EDITED_LATER = (
    "Tôi thấy anh chị vừa sửa tin đã báo {period}. Lưu hoặc hủy bản đang chờ này trước, rồi gõ “đính chính” giúp tôi."
)
CHANGE = "{name} {before} → {after}"
ADDED = "{name} {after}, trước chưa có"
"""Beside a figure that was not there."""
