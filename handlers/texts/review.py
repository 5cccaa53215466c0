"""Sentences of approving, taking back and returning."""

NOT_REVIEWER = "Chỗ trò chuyện này chưa được giao duyệt báo cáo. Anh chị hỏi quản trị của xã để được cấp mã."
NOT_ALLOWED = "Anh chị không có quyền với báo cáo này."
MAKER = "Báo cáo này do chính anh chị gửi, nên cần người khác duyệt."
MAKER_ABSENT = "Báo cáo này do {absent} gửi, mà anh chị đang làm thay {absent}, nên cần người khác duyệt."
NO_SUBMISSION = "Tôi không tìm thấy báo cáo này."
DECIDED = "Báo cáo này {state}. Anh chị không cần làm gì thêm."
DECIDED_BY = "Báo cáo này {state}: {who}, {moment}. Anh chị không cần làm gì thêm."
IN_PLACE = "{deputy} thay {absent}"
STATES = {
    "sent": "đang chờ duyệt",
    "approved": "đã được duyệt",
    "returned": "đã được trả lại",
    "withdrawn": "đã được người gửi thay bằng bản khác",
    "consolidated": "đã được duyệt và đưa vào số liệu tổng hợp",
    "locked": "đã được duyệt và đã khóa",
}
STALE = "Nút vừa bấm đã cũ. Đây là báo cáo như hiện nay."

TITLE = "Báo cáo chờ duyệt"
TITLE_SLIP = "Đính chính số {number} chờ duyệt"
LINE = "{author} – {unit}.\nSố liệu {day}, gửi lúc {moment}{way}."
LINE_FORM = "{author} – {unit}.\n{form}, {day}, gửi lúc {moment}{way}."
WAYS = {
    "telegram": " qua Telegram",
    "zalo_oa": " qua Zalo",
    "zalo_bot": " qua Zalo",
    "web": " trên trang web của trợ lý",
    "console": " tại máy của cơ quan",
}
COLUMNS = ("Nội dung", "Số lượng", "So với {day}")
SLIP_COLUMNS = ("Nội dung", "Số cũ", "Số mới")
RAISED = "+{amount}"
LOWERED = "−{amount}"
SAME = "như cũ"
NEW = "mới có"
NOTHING_BEFORE = "chưa có"
WRONG = "{name} ← sai ở đây"
TO_SEE = "Chỗ cần xem:"
SAYS = "{finding} Người báo giải thích: “{reason}”."
NOTED = "Người báo ghi về “{name}”: “{reason}”."
SLIP_WHY = "Lý do đính chính: “{reason}”."
ALL_USUAL = "Không có chỗ nào khác thường."

APPROVE = "Duyệt"
RETURN = "Trả lại"
LINES = "Xem dòng"
LINES_TITLE = "Từng dòng của báo cáo"
LINE_ITEM = "{name}: {amount}{corrects}{note}"
LINE_CORRECTS = " (trước là {before})"
LINE_NOTE = ". Ghi chú: “{note}”"
LINES_SENT = "Gửi lúc {moment}{way}, {author}."
LINES_SENTENCE = "Câu đã gõ: “{sentence}”."
LINES_NIL = "Báo cáo không phát sinh, không có dòng nào."

APPROVED = "Đã duyệt số liệu {day} của {author}, {unit}."
APPROVED_SLIP = "Đã duyệt đính chính số {number} của {author}, {unit}: số liệu {day}."
SIGNED = "Anh chị duyệt thay {absent}, ủy quyền đến {day}."
AS_DEPUTY = "{deputy} (duyệt thay {absent}, ủy quyền đến {day})"
TOLD_APPROVED = "{reviewer} đã duyệt số liệu {day} của anh chị. Cảm ơn anh chị."
TOLD_APPROVED_SLIP = "{reviewer} đã duyệt đính chính số {number} cho số liệu {day}. Số mới được tính từ bây giờ."
NOTHING_PENDING = "Không có báo cáo nào chờ duyệt."
PENDING_NOW = "Đang có {count} báo cáo chờ anh chị duyệt."
PENDING_STILL = "Còn {count} báo cáo chờ anh chị duyệt."
LOOK = "Xem báo cáo chờ duyệt"

TAKE_BACK = "Bỏ duyệt"
TAKE_BACK_WHY = "Vì sao bỏ duyệt số liệu {day} của {author}? Gõ một câu. Gõ “hủy” nếu thôi."
TAKEN_BACK = "Đã bỏ duyệt số liệu {day} của {author}. Báo cáo lại nằm trong danh sách chờ duyệt."
TOLD_TAKEN_BACK = (
    "{reviewer} bỏ duyệt số liệu {day} của anh chị: “{reason}”. Báo cáo lại chờ duyệt, số vẫn còn nguyên."
)
IN_TOTAL = (
    "Số liệu này đã vào bản tổng hợp hoặc đã khóa nên không bỏ duyệt được nữa. "
    "Cần đổi số thì người báo gửi đính chính."
)
CORRECTED_SINCE = (
    "Số liệu này đã có bản đính chính dựa vào nên không bỏ duyệt được. "
    "Bản đính chính đang chờ thì anh chị trả lại trước; đã duyệt rồi mà còn sai thì người báo gửi đính chính mới."
)
SLIP_OUTDATED = (
    "Số cũ ghi trong bản đính chính này không còn đứng nữa, duyệt thì số bị tính hai lần. Tôi chưa duyệt. "
    "Anh chị bấm Trả lại để người báo gửi đính chính theo số hiện nay."
)
NOTHING_APPROVED = "Không có báo cáo nào anh chị đã duyệt mà còn bỏ duyệt được."
WHICH_BACK = "Anh chị muốn bỏ duyệt báo cáo nào?"
