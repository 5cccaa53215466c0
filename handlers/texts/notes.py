"""Sentences of remarks beside the figures."""

KINDS = {
    "difficulty": "khó khăn, vướng mắc",
    "proposal": "kiến nghị, đề xuất",
    "document": "văn bản đã ban hành",
    "practice": "cách làm hay",
}
ASK = {
    "difficulty": "Anh chị đang vướng chuyện gì? Gõ một hai câu, tôi ghi vào báo cáo của kỳ này.",
    "proposal": "Anh chị kiến nghị điều gì với cấp trên? Gõ một hai câu giúp tôi.",
    "document": "Gõ số, ngày và tên văn bản, ví dụ: “12/KH-UBND ngày 05/11/2026 về tuyên truyền VNeID”.",
    "practice": "Anh chị có cách làm gì hay muốn kể? Gõ một hai câu giúp tôi.",
}
SAVED = "Đã ghi {kind} của {unit}: “{text}”."
SAVED_DOCUMENT = "Đã ghi văn bản của {unit}: {number}{dated}, về {text}."
SAVED_ALSO = "Tôi cũng đã ghi {kind}: “{text}”."
DATED = " ngày {day}"
NO_NUMBER = "văn bản chưa có số"
REMOVE = "Xóa ghi chú này"
REMOVE_KIND = "Xóa {kind}"
REMOVED = "Đã xóa ghi chú đó."
REMOVED_BEFORE = "Ghi chú đó đã được xóa rồi. Anh chị không cần làm gì thêm."
NOT_YOURS = "Chỉ người đã ghi hoặc người duyệt của đơn vị mới xóa được ghi chú này."
EMPTY_TEXT = "Tôi chưa thấy nội dung. Gõ một hai câu giúp tôi, hoặc gõ “hủy” nếu thôi."
LONG = "Nội dung dài quá. Anh chị gõ gọn trong vài câu giúp tôi."
LIST_TITLE = "Ghi chú của {unit}, {period}"
LIST_EMPTY = "Kỳ này chưa ai ghi khó khăn, kiến nghị, văn bản hay cách làm hay nào."
LIST_KIND = "{kind} ({count}):"
LIST_LINE = "{text} – {unit}, {day}"
LIST_DOCUMENT = "{number}{dated}: {text} – {unit}"
LIST_MORE = "… và {count} ghi chú nữa."
ADD = {
    "difficulty": "Ghi khó khăn",
    "proposal": "Ghi kiến nghị",
    "document": "Ghi văn bản",
    "practice": "Ghi cách làm hay",
}
DOCUMENT_SPOKEN = "đã ban hành văn bản số {text}"
LOOK = "Xem ghi chú đã có"
STOPPED = "Đã thôi, tôi chưa ghi gì."
