"""Sentences of what one has sent, what one owes, and who is silent."""

MINE_TITLE = "Báo cáo của tôi, {span}"
MINE_COLUMNS = ("Kỳ", "Nội dung", "Trạng thái")
MINE_EMPTY = "Từ {first} đến nay anh chị chưa gửi báo cáo nào."
MINE_MORE = "Đây là {shown} báo cáo mới nhất, còn {count} báo cáo cũ hơn."
MINE_REASON = "Trả lại vì: “{reason}”."
MINE_BY = "{state}, {who}, {moment}"
DRAFT = "Bản {period} chưa lưu"

OWED_TITLE = "Việc còn phải báo"
OWED_COLUMNS = ("Báo cáo", "Hạn nộp", "Tình trạng")
OWED_NOTHING = "Anh chị không còn nợ báo cáo nào. Cảm ơn anh chị."
OWED_TODAY = "Hôm nay chưa báo. Không có việc gì thì bấm “Không phát sinh”."
OWED_DAYS = (
    "Còn thiếu {count} ngày: {days}. Gõ như “ngày {example} cài vneid 5”, hoặc “ngày {example} không phát sinh”."
)
OWED_RETURNED = "bị trả lại, chờ anh chị gửi lại"
OWED_MISSING = "chưa nộp"
OWED_LATE = "quá hạn, chưa nộp"
OWED_LOCK = "khóa sổ lúc {moment}"
OWED_REVIEW = "Có {count} báo cáo chờ anh chị duyệt."
NIL_TODAY = "Không phát sinh"
FILL = "Làm {form}"

SILENT_TITLE = "{form}, {period}"
SILENT_COVER = "Đã báo {reported}/{expected} {what} ({share}%)."
SILENT_WAITING = "Trong đó {count} báo cáo chờ duyệt."
SILENT_WHO = "Chưa báo: {names}."
SILENT_LATE = "Quá hạn, chưa gửi: {names}."
SILENT_NONE = "Tất cả đã báo. Cảm ơn mọi người."
SILENT_NOBODY = "Không có đơn vị nào phải báo kỳ này."
SILENT_PERSON = "{unit} ({people})"
LEVELS = {"to": "tổ", "xa": "xã, phường, đặc khu", "tinh": "tỉnh", "huyen": "huyện"}
OTHER_FORM = "Xem {form}"
DAY_BEFORE = "Ngày trước đó"

TRACE_TITLE = "{name}: {amount} {unit}"
TRACE_PERIOD = "{unit_name}, {period}. Cộng từ {count} dòng."
TRACE_COLUMNS = ("Ngày", "Đơn vị, người báo", "Số lượng", "Trạng thái")
TRACE_WHO = "{unit} – {person}, gửi {moment}"
TRACE_BEFORE = "trước đính chính: {amount}"
TRACE_REASON = "lý do: “{reason}”"
TRACE_NOTE = "ghi chú: “{note}”"
TRACE_SAID = "Câu báo: “{sentence}”"
TRACE_MORE = "Còn {count} dòng nữa. Bấm tên đơn vị để xem riêng từng nơi."
TRACE_NOTHING = "Chưa có dòng nào được báo cho mục này trong kỳ."
TRACE_ASK = "Anh chị muốn biết số nào ở đâu ra?"
TRACE_CHOICE = "{name}: {amount}"
TRACE_UNKNOWN = "Tôi không tìm thấy số này. Gõ /tong rồi bấm “Ở đâu ra?” để chọn."
WHERE_FROM = "Ở đâu ra?"
WHO_SILENT = "Ai chưa báo?"
