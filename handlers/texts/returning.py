"""Sentences of giving a report back, and of sending it again."""

RETURN_WHY = "Vì sao trả lại? Bấm một lý do, hoặc gõ một câu để {author} biết cần sửa gì. Gõ “hủy” nếu thôi."
REASONS = ("Thiếu mục", "Số quá cao", "Nhầm ngày", "Nhầm tổ", "Trùng")
WRONG_AT = "Sai ở: {name}"
MARKED = "Đã đánh dấu mục {names}. Giờ bấm một lý do, hoặc gõ một câu cho {author}."
WITH_MARKS = "Sai ở mục {names}. {reason}"
REASON_LONG = "Lý do dài quá. Anh chị gõ gọn trong một hai câu giúp tôi."
KEPT = "Đã thôi trả lại. Báo cáo vẫn đang chờ duyệt."
RETURNED = "Đã trả lại số liệu {day} cho {author}."
TOLD_RETURNED = "{reviewer} trả lại số liệu {day} của anh chị: “{reason}”."
HOW_AGAIN = "Bấm “Sửa và gửi lại”, hoặc gõ lại số đúng."
AGAIN = "Sửa và gửi lại"
AGAIN_LEAD = "Đây là bản bị trả lại: “{reason}”. Bấm Sửa để gõ số đúng, xong thì bấm Lưu."
KEPT_FIGURES = "Bản trước bị trả lại: “{reason}”. Mục anh chị chưa gõ lại, tôi giữ số cũ: {figures}."
DROP_KEPT = "Bỏ số cũ"
DROPPED_KEPT = "Tôi đã bỏ số cũ khỏi bản này."
NOT_YOURS = "Báo cáo này không phải của anh chị, nên tôi không mở ra được."
NOT_RETURNED = "Báo cáo này {state}, không còn chờ anh chị sửa."
SLIP_AGAIN = "Đính chính bị trả lại: “{reason}”. Anh chị gõ lại số đúng để gửi đính chính khác."
UNSAVED = "Anh chị còn một bản chưa lưu. Lưu hoặc hủy bản đó trước, rồi bấm lại nút này giúp tôi."

STILL_WAITS = {
    "review.reason": "Tôi vẫn chờ lý do trả lại báo cáo của {author}. Gõ lý do, hoặc gõ “hủy” nếu thôi.",
    "review.take_back": "Tôi vẫn chờ lý do bỏ duyệt. Gõ lý do, hoặc gõ “hủy” nếu thôi.",
    "door.until": "Tôi vẫn chờ anh chị chọn ngày. Bấm hoặc gõ một ngày, hoặc gõ “hủy” nếu thôi.",
    "door.why": "Tôi vẫn chờ lý do. Gõ lý do, hoặc gõ “hủy” nếu thôi.",
    "door.refuse": "Tôi vẫn chờ lý do từ chối. Gõ lý do, hoặc gõ “hủy” nếu thôi.",
    "deputy.who": "Tôi vẫn chờ tên người được ủy quyền. Bấm hoặc gõ tên, hoặc gõ “hủy” nếu thôi.",
    "deputy.days": "Tôi vẫn chờ ngày ủy quyền. Gõ như “từ 01/12 đến 05/12”, hoặc gõ “hủy” nếu thôi.",
    "deputy.agree": "Bản ủy quyền vẫn chờ anh chị bấm Đồng ý, hoặc gõ “hủy” nếu thôi.",
    "invite.next": "Mã mời đang tạo dở. Gõ /moi để làm lại từ đầu, hoặc gõ “hủy” nếu thôi.",
    "invite.agree": "Mã mời vẫn chờ anh chị bấm Tạo mã, hoặc gõ “hủy” nếu thôi.",
    "end.who": "Tôi vẫn chờ tên người thôi nhiệm vụ. Bấm hoặc gõ tên, hoặc gõ “hủy” nếu thôi.",
    "end.agree": "Việc cho thôi nhiệm vụ vẫn chờ anh chị bấm Đồng ý, hoặc gõ “hủy” nếu thôi.",
}
STOPPED = {
    "review.reason": KEPT,
    "review.take_back": "Đã thôi. Báo cáo vẫn là đã duyệt.",
    "door.until": "Đã thôi, chưa gửi gì.",
    "door.why": "Đã thôi, chưa gửi gì.",
    "door.refuse": "Đã thôi. Đơn vẫn đang chờ trả lời.",
    "deputy.who": "Đã thôi, chưa ủy quyền cho ai.",
    "deputy.days": "Đã thôi, chưa ủy quyền cho ai.",
    "deputy.agree": "Đã thôi, chưa ủy quyền cho ai.",
    "invite.next": "Đã thôi, chưa tạo mã nào.",
    "invite.agree": "Đã thôi, chưa tạo mã nào.",
    "end.who": "Đã thôi, mọi người vẫn giữ nhiệm vụ như cũ.",
    "end.agree": "Đã thôi, mọi người vẫn giữ nhiệm vụ như cũ.",
}
