"""Sentences of approving and returning."""

NOT_REVIEWER = "Chỗ trò chuyện này chưa được giao duyệt báo cáo. Anh chị hỏi quản trị của xã để được cấp mã."
NOT_ALLOWED = "Anh chị không có quyền với báo cáo này."
MAKER = "Báo cáo này do chính anh chị gửi, nên cần người khác duyệt."
NO_SUBMISSION = "Tôi không tìm thấy báo cáo này."
DECIDED = "Báo cáo này {state}. Anh chị không cần làm gì thêm."
DECIDED_BY = "Báo cáo này {state}: {who}, {moment}. Anh chị không cần làm gì thêm."
STATES = {
    "sent": "đang chờ duyệt",
    "approved": "đã được duyệt",
    "returned": "đã được trả lại",
    "withdrawn": "đã được người gửi thay bằng bản khác",
}

TITLE = "Báo cáo chờ duyệt"
LINE = "{author} – {unit}.\nSố liệu {day}, gửi lúc {moment}."
APPROVE = "Duyệt"
RETURN = "Trả lại"
APPROVED = "Đã duyệt số liệu {day} của {author}, {unit}."
RETURN_WHY = "Vì sao trả lại? Gõ một câu để {author} biết cần sửa gì. Gõ “hủy” nếu thôi."
REASON_LONG = "Lý do dài quá. Anh chị gõ gọn trong một hai câu giúp tôi."
REASON_WAITS = "Tôi vẫn chờ lý do trả lại báo cáo của {author}. Gõ lý do, hoặc gõ “hủy” nếu thôi."
KEPT = "Đã thôi trả lại. Báo cáo vẫn đang chờ duyệt."
RETURNED = "Đã trả lại số liệu {day} cho {author}."
TOLD_APPROVED = "{reviewer} đã duyệt số liệu {day} của anh chị. Cảm ơn anh chị."
TOLD_RETURNED = "{reviewer} trả lại số liệu {day} của anh chị: “{reason}”. Gõ lại số đúng để gửi lại."
NOTHING_PENDING = "Không có báo cáo nào chờ duyệt."
PENDING_COUNT = "Còn {count} báo cáo chờ duyệt sau báo cáo này. Gõ /duyet để xem tiếp."
PENDING_NOW = "Đang có {count} báo cáo chờ anh chị duyệt."
PENDING_STILL = "Còn {count} báo cáo chờ anh chị duyệt."
LOOK = "Xem báo cáo chờ duyệt"
