"""Sentences of period forms, guided steps and reports as Excel files."""

LIST_TITLE = "Biểu mẫu của {unit}"
LIST_ROW = "{name}, {period}: {state}. Hạn nộp: {due}."
LIST_HOW = "Bấm vào một biểu mẫu để điền."
NO_FORMS = "Hiện {unit} không có biểu mẫu nào phải nộp."
NOT_YOURS = "Biểu mẫu này không thuộc đơn vị mà anh chị được giao báo. Gõ /bieumau để xem các biểu mẫu của mình."
NO_SUCH = "Tôi không tìm thấy biểu mẫu này. Gõ /bieumau để xem các biểu mẫu của mình."
WHICH_UNIT = "Anh chị báo cho mấy đơn vị. Lần này là đơn vị nào ạ?"

STATES = {
    "none": "chưa nộp",
    "late": "chưa nộp, đã quá hạn",
    "early": "chưa nộp, kỳ này chưa hết",
    "draft": "đang điền dở {done}/{of} mục, chưa gửi",
    "sent": "đã gửi, chờ duyệt",
    "returned": "bị trả lại, cần sửa rồi gửi lại",
    "approved": "đã duyệt",
    "consolidated": "đã duyệt, đã tổng hợp",
    "locked": "đã khóa",
    "closed": "chưa nộp, kỳ đã khóa",
}
NIL_STATE = "{state} (không phát sinh)"

PAGE_DATES = (
    "Hạn chốt số liệu: số tính đến {cut_off}.",
    "Hạn nộp: {due}.",
    "Ngày khóa: {lock}, sau đó không sửa được nữa.",
)
UNTIL_DAY = "hết ngày {day}"
UNTIL_TIME = "{time} ngày {day}"
PERIOD_PREFIX = "kỳ báo cáo "
PAGE_OPENED = "Kỳ này đã khóa nhưng đang được mở lại đến hết ngày {day}."
PAGE_STATE = "Tình trạng: {state}."
PAGE_RETURNED = "Lý do trả lại: {reason}"
PAGE_PROPOSED = "Ngày khóa do chương trình đề nghị, xã có thể quy định khác."
PAGE_HOW = "Có {of} mục. Anh chị điền từng câu ở đây, hoặc điền trên Excel rồi gửi lại."
PAGE_CLOSED = "Kỳ này đã khóa từ {since} nên chưa điền được. Cần sửa thì gõ “xin mở khóa”."
FILL = "Điền từng câu"
FILL_ON = "Điền tiếp"
FILL_AGAIN = "Sửa rồi gửi lại"
CORRECT = "Đính chính"
TEMPLATE = "Lấy mẫu Excel"
BACK_TO_LIST = "Biểu mẫu khác"

STEP_TITLE = "Câu {at}/{of} · {group}"
GROUPS = {
    "communication": "Tuyên truyền",
    "outreach": "Hướng dẫn người dân",
    "dossiers": "Hồ sơ",
    "administration": "Máy tính và Tổ công nghệ số",
}
OTHER_GROUP = "Nội dung khác"
ASK_AMOUNT = "{name}: bao nhiêu {unit}?"
ASK_RANK = "{name}: hạng mấy?"
ASK_LIST = "{name}: gồm những gì? Bấm từng mục đã làm, bấm lần nữa để bỏ, rồi bấm Xong."
PREVIOUS = "Kỳ trước: {amount}."
CARRIED = "Kỳ trước còn đang giải quyết: {amount}."
FROM_DAILY = "Từ sổ ngày: {amount} (đã duyệt {teams}/{of} tổ)."
FROM_DAILY_WAITING = "Từ sổ ngày: {amount} (đã duyệt {teams}/{of} tổ, còn {waiting} báo cáo chờ duyệt chưa tính)."
LACKING = "Trong đó chưa có số của: {names}."
FROM_MONTHS = "Từ báo cáo tháng đã duyệt: {amount} ({reported}/{of} tháng)."
FROM_PARTS = "Cộng các mục đã điền: {amount}."
FILLED = "Đã điền: {amount}."
FORM_SHEET = "{name}, {period}, {unit}."
NO_DAILY = "{unit} không ghi sổ tay ngày; sổ này do các Tổ ghi. Anh chị điền biểu mẫu của đơn vị nhé."
DAILY_SHEET = "Sổ tay {day} của {unit}."
USE = "Đúng, lấy {amount}"
KEEP = "Giữ {amount}"
AS_BEFORE = "Giữ như kỳ trước: {amount}"
AS_BEFORE_LIST = "Giữ như kỳ trước"
SKIP = "Bỏ qua"
CLEAR = "Để trống"
BACK = "Lùi lại"
REVIEW = "Xem lại và gửi"
CHOSEN = "✓ {name}"
DONE = "Xong"
HOW_TO_STEP = "Gõ một con số. Chưa có số thì bấm Bỏ qua: mục đó để trống, không tính là 0."

TAKEN = "Đã ghi “{name}”: {amount}."
TAKEN_MANY = "Đã ghi {what}."
TAKEN_ONE = "“{name}” {amount}"
SKIPPED = "Đã để trống “{name}”."
WRONG = {
    "none": "Tôi chưa thấy con số nào trong câu đó.",
    "negative": "Số không thể âm.",
    "fractional": "Số phải là số nguyên. Nếu là hàng nghìn, gõ liền như 2054 giúp tôi.",
    "range": "Tôi cần một con số chắc chắn, như 12 hoặc “khoảng 12”.",
    "huge": "Số quá lớn. Anh chị kiểm tra rồi gõ lại giúp tôi.",
    "several": "Tôi chưa rõ con số nào. Gõ riêng một số giúp tôi, như 428.",
}
OLD_BUTTON = "Nút vừa bấm là của câu đã qua, tôi không đổi gì. Đây là câu đang chờ:"
RESUMED = "Làm tiếp chỗ đang dở."
FIRST = "Đây là câu đầu rồi."
NOTHING_KNOWN = "Mục này chưa có sẵn số nào để lấy. Anh chị gõ số giúp tôi."
NOTHING_FILLED = "Chưa có số nào để gửi. Anh chị điền ít nhất một mục giúp tôi."
STILL_EMPTY = "Còn {count}/{of} mục để trống, không tính là 0: {names}."
ALL_FILLED = "Đã điền đủ {of} mục."
CHANGE_BY_STEPS = "Sửa từng câu"
FORM_WAITS = "Biểu mẫu “{name}” đang điền dở, chưa gửi. Gõ “tiếp tục” để điền tiếp."
REPORT_WAITS = "Bản của {period} vẫn đang chờ, chưa lưu. Gõ “tiếp tục” để xem lại, “hủy” để bỏ."
RESUME_FORM = "Điền tiếp biểu mẫu"
UNSAVED_FIRST = "Bản này chưa lưu. Anh chị lưu hoặc hủy bản này trước; biểu mẫu đang điền vẫn còn nguyên."
DROP_ASK = "Bỏ hẳn “{name}” đang điền dở ({done} mục đã điền)?"
DROP_YES = "Bỏ hẳn"
DROP_NO = "Điền tiếp"
DROPPED = "Đã bỏ “{name}” đang điền dở. Chưa có số liệu nào được ghi."
QUOTED = "“{name}”"
AND_MORE_ITEMS = "{names} và {count} mục khác"

CHANNELS = (
    "Đài truyền thanh",
    "Bảng điện tử",
    "Trực tiếp tại bộ phận một cửa",
    "Tổ công nghệ số cộng đồng",
    "Cổng, trang thông tin điện tử",
    "Trang mạng xã hội của xã",
    "Nhóm Zalo",
    "Màn hình, bảng mã quét",
    "Báo, đài, truyền hình",
    "Phim ngắn, tranh cổ động",
    "Hội nghị, tập huấn",
    "Sinh hoạt đoàn thể",
)

HINTS = {
    "comm_news_broadcast": "Một tin chỉ tính một lần, ở nơi làm ra nó; phát lại không tính.",
    "training_events": "Đếm số cuộc; số người dự không tính ở đây.",
    "leaflets_distributed": "Tờ đã đến tay người dân, không phải tờ in ra.",
    "outreach_vneid_turns": "Đếm lượt: một người được giúp hai lần là hai lượt.",
    "outreach_other_app_turns": "VssID, eTax, sổ sức khỏe, ngân hàng và ứng dụng khác. Đếm lượt, không đếm người.",
    "outreach_app_install_turns": "Bằng lượt VNeID cộng lượt ứng dụng khác.",
    "dossier_carried_over": "Bằng số đang giải quyết của kỳ trước.",
    "dossier_received": "Chỉ hồ sơ mới tiếp nhận trong kỳ.",
    "dossier_pending": "Hồ sơ chưa giải quyết xong khi hết kỳ.",
    "tthc_full_online_active": "Đếm số thủ tục khác nhau, không đếm hồ sơ.",
    "tthc_partial_online_active": "Đếm số thủ tục khác nhau, không đếm hồ sơ.",
    "pc_infected": "Đếm số máy khác nhau trong kỳ.",
    "vneid_accounts_activated": "Lấy số của Công an, không cộng từ số lượt của các Tổ.",
    "dossier_remote_online": "Không tính hồ sơ nộp hộ tại quầy.",
    "tthc_fin_total": "Lấy từ danh mục của tỉnh.",
    "tthc_fin_online_payable": "Lấy từ danh mục của tỉnh.",
    "cnscd_members_trained": "Đếm người, không đếm lượt.",
}
"""Beside a question: what is easily counted wrongly."""
