"""Sentences of reporting and of what was counted."""

READ_BACK = "Tôi đọc được số liệu {day}"
READ_BACK_UNIT = "{unit}. Đúng thì bấm Lưu."
UNIT_ONLY = "{unit}."
LAST_DAY = "Hôm {day}"
LAST_PERIOD = "Kỳ trước"
BLOCKED = "Chưa lưu được vì có số chưa khớp. Bản này tôi vẫn giữ, bấm Sửa rồi gõ lại số đúng giúp tôi."
WHY_ODD = "Số này khác mọi khi. Anh chị bấm một lý do, hoặc gõ vài chữ; số sai thì gõ lại số đúng."
WHY_MISMATCH = "Hai số này chưa khớp nhau. Anh chị gõ vài chữ cho biết vì sao; số sai thì gõ lại số đúng."
REASON = "Lý do: “{reason}”."
ODD_REASONS = ("Có đợt ra quân", "Ngày hội", "Số đúng, đã kiểm tra")
REASON_LONG = "Lý do dài quá. Anh chị gõ gọn trong một câu giúp tôi."
COLUMNS = ("Nội dung", "Số lượng")
AMOUNT = "{amount} {unit}"
NIL = "Không phát sinh"
SAVE = "Lưu"
ADD = "Cộng thêm"
REPLACE = "Thay thế"
REPLACE_ALL = "Thay cả ngày"
CORRECT = "Đính chính"
EDIT = "Sửa"
CANCEL = "Hủy"
EARLIER = "{day} anh chị đã báo rồi: {figures}. Lần này là cộng thêm hay thay thế số cũ?"
EARLIER_PART = (
    "{day} anh chị đã báo rồi: {figures}. Lần này là cộng thêm hay thay thế số cũ? "
    "Bấm “Thay thế” thì vẫn giữ {kept}; bấm “Thay cả ngày” thì chỉ còn số mới."
)
EARLIER_APPROVED = (
    "{day} anh chị đã báo rồi: {figures}. Số đó đã được duyệt nên không thay được. "
    "Đây là phần mới thì bấm Cộng thêm; số cũ sai thì bấm Đính chính."
)
EARLIER_REPLACED = "{day} anh chị đã báo rồi: {figures}. Đúng thì bấm Thay thế, tôi ghi số mới thay số cũ."
EARLIER_OF_UNIT = "{unit} đã có số liệu {day} do {author} gửi: {figures}. Anh chị có thay bằng số này không?"
EARLIER_OF_UNIT_APPROVED = (
    "{unit} đã có số liệu {day} do {author} gửi, đã được duyệt: {figures}. Số cũ sai thì bấm Đính chính."
)
EARLIER_NIL = "{day} anh chị đã báo rồi: không phát sinh. Anh chị có thay bằng số này không?"
NIL_INSTEAD = "{day} anh chị đã báo rồi: {figures}. Anh chị có thay bằng không phát sinh không?"
NIL_NEEDLESS = "{day} anh chị đã báo rồi: {figures}. Không cần báo không phát sinh nữa."
MERGED = "Tôi đã gộp vào bản đang chờ lưu."
CHANGED = "Tôi đã đổi {what} trong bản đang chờ lưu."
CHANGE = "“{name}” từ {before} thành {after}"
UNSAVED_FIRST = "Bản này chưa lưu. Anh chị lưu hoặc hủy bản này trước, rồi báo {day} giúp tôi."
UNSAVED_UNIT = "Bản này chưa lưu. Anh chị lưu hoặc hủy bản này trước, rồi báo số của {unit} giúp tôi."
UNSAVED_KEPT = "Câu vừa gõ tôi vẫn nhớ."
LATER = "Báo tiếp: {sentence}"
LATER_GONE = "Không còn câu nào đang chờ. Anh chị gõ lại số liệu giúp tôi."
NEWER = "Bảng vừa bấm đã cũ. Đây là bản mới nhất đang chờ lưu."
SAVED = "Đã lưu số liệu {day} của {unit}."
SAVED_TOLD = "Đã báo {reviewer} duyệt."
SAVED_NOBODY = "Người duyệt chưa mở trợ lý nên chưa nhận được tin. Báo cáo vẫn nằm trong danh sách chờ duyệt."
UNDO = "Hoàn tác"
UNDO_HINT = "Nhầm thì bấm Hoàn tác trong 10 phút."
UNDONE = "Đã rút lại số liệu {day}. Bản này tôi vẫn giữ, sửa xong bấm Lưu."
UNDONE_NIL = "Đã rút lại báo cáo không phát sinh {day}."
UNDONE_BESIDE = "Đã rút lại số liệu {day}: {figures}. Số đó chưa ghi lại; tôi giữ bản đang chờ của anh chị như cũ."
UNDONE_BACK = "Số báo trước đó được tính lại: {figures}."
UNDO_LATE = "Đã quá 10 phút nên không hoàn tác được nữa. Số sai thì bấm Đính chính để ghi số đúng."
UNDO_DECIDED = "Báo cáo này {state} nên không hoàn tác được nữa. Số sai thì bấm Đính chính để ghi số đúng."
UNDO_RETURNED = "Báo cáo này đã được trả lại nên không cần hoàn tác. Gõ lại số đúng để gửi lại."
UNDO_GONE = "Báo cáo này đã được rút lại rồi, không cần làm gì thêm."
UNDO_NOTHING = "Trong 10 phút vừa qua anh chị chưa lưu báo cáo nào."
TOLD_UNDONE = "{author} vừa rút lại số liệu {day} của {unit}. Anh chị không cần duyệt bản đó nữa."
ALREADY_SAVED = "Báo cáo này đã được lưu lúc {moment}, không ghi thêm lần nữa."
EDIT_HOW = "Gõ lại số đúng, ví dụ “cài vneid 15”. Những số không nhắc tới được giữ nguyên."
DAY_MOVED = "Tôi đã chuyển cả bản này sang {day}."
EDIT_UNREAD = "Tôi chưa đọc được số nào trong câu đó. Gõ như “cài vneid 15”, hoặc gõ “hủy” để bỏ."
DRAFT_GONE = "Bản báo cáo này không còn chờ lưu nữa. Gõ lại số liệu nếu cần báo."
NOT_THAT_DAY = "{day} anh chị chưa được giao báo cho {unit} nên tôi không ghi được. Anh chị xem lại ngày giúp tôi."
NOT_YET = "Ngày báo cáo chưa tới nên tôi không ghi được. Gõ lại ngày đúng giúp tôi."
FIGURES_KEPT = "Số anh chị gõ: {figures}. Tôi vẫn giữ bản này."
REMOVED = (
    "Anh chị không còn được giao báo số liệu nên tôi không lưu được bản này. "
    "Đây là nội dung để chuyển cho người khác."
)
MERGED_UNIT = "{old} đã nhập vào {new} từ {since}. Báo cáo cũ của {old} vẫn giữ nguyên."
MERGED_OFFER = "Số liệu {day} báo cho nơi mới: bấm tên bên dưới."
MERGED_ASK = "Anh chị chưa được giao báo cho {new}. Nhờ {who} giao giúp; bản này tôi vẫn giữ."
CLOSED = "Số liệu {period} đã khóa từ {since}: hết hạn này thì không ghi thêm, không sửa được nữa."
CLOSED_DOOR = "Kỳ này có được mở lại đến hết {until}, nay cũng đã hết."
CLOSED_WHO = "Người mở được: {who}. Bản này tôi vẫn giữ, mở khóa xong bấm Tiếp tục rồi Lưu."
SOME_REVIEWER = "người duyệt của xã"
ASK_OPENING = "Xin mở khóa"
RETIRED = "Mục {names} không còn trong biểu nữa nên tôi đã bỏ khỏi bản này. Những số khác giữ nguyên."
RETIRED_ALL = "Mục {names} không còn trong biểu nữa nên bản này không còn số nào để lưu."
FORM_GONE = "Biểu này không còn dùng nữa nên bản này không lưu được. Số anh chị đã gõ: {figures}."
RETIRED_NAME = "đã bỏ"
SWITCH = "Đổi tổ"
WHICH_UNIT = "Số liệu này của tổ nào? Bấm tên tổ giúp tôi."
LOG_OF_TEAMS = (
    "Sổ tay ngày do các Tổ ghi, {unit} không ghi sổ này. Đây là số của tổ nào? Bấm tên tổ, hoặc gõ lại câu "
    "kèm tên tổ; số của cả đơn vị thì điền ở biểu mẫu."
)
WHICH_OF = "Câu này có thể là của nhiều tổ. Số liệu này của tổ nào? Bấm tên tổ giúp tôi."
NOT_YOUR_UNIT = (
    "Anh chị chưa được giao báo cho {unit} nên tôi chưa ghi. Nếu là số của tổ mình thì bấm tên tổ bên dưới."
)
NOT_REPORTER_THERE = "Anh chị chưa được giao báo cho tổ này nên tôi chưa đổi. Bản đang chờ vẫn giữ nguyên."
SWITCHED = "Đã đổi sang {unit}. Lần sau tôi cũng ghi cho tổ này, trừ khi anh chị nói tên tổ khác."
LONGER_FORMS = "Biểu mẫu tháng, quý"
WHOLE_MONTH = (
    "Sổ tay ngày ghi theo từng ngày, mà đây là số của cả tháng {month}. Tôi tạm để vào {day}, chưa lưu. "
    "Muốn ngày khác thì bấm Sửa rồi gõ kèm ngày, như “ngày 20/11 cài vneid 8”."
)
BAD_FIGURE = "Có số không hợp lệ nên tôi chưa ghi gì. Bấm Sửa rồi gõ lại số đúng giúp tôi."
ASK = "Tôi đọc chưa chắc nên chưa ghi gì."
PROBLEMS = {
    "negative": "Số lượng không thể âm: “{words}”. Gõ lại số đúng giúp tôi.",
    "fractional": "Số lượng phải là số nguyên: “{words}”. Gõ lại số đúng giúp tôi.",
    "huge": "Số quá lớn so với một ngày: “{words}”. Anh chị kiểm tra rồi gõ lại giúp tôi.",
    "range": "Tôi cần một con số chắc chắn, không phải khoảng chừng: “{words}”. Gõ lại một số giúp tôi.",
    "future": "Ngày báo cáo chưa tới: “{words}”. Gõ lại ngày đúng giúp tôi.",
    "which_day": "Tôi chưa rõ là ngày nào: “{words}”. Gõ như “ngày 20/11” giúp tôi.",
    "whole_month": "Sổ tay ngày ghi theo từng ngày, mà đây là số của cả {words}. Gõ kèm một ngày giúp tôi.",
    "unknown_item": "Tôi chưa có mục nào tên “{words}” trong sổ tay ngày. Gõ tên khác giúp tôi.",
    "which": "“{words}” là việc nào ạ? Gõ rõ hơn, ví dụ “tạo tài khoản DVC 5” hay “nộp hồ sơ 5”.",
    "missing": "“{words}” được bao nhiêu ạ? Gõ thêm con số giúp tôi.",
    "twice": "Một việc mà có mấy con số: “{words}”. Gõ lại một số giúp tôi.",
}

NOT_REPORTER = "Chỗ trò chuyện này chưa được giao báo số liệu. Có mã mời của xã thì gõ /thamgia rồi đến mã."
NOT_MEMBER = "Phần này dành cho người được xã giao báo hoặc duyệt số liệu. Có mã mời thì gõ /thamgia rồi đến mã."

TOTAL_TITLE = "Tổng của {unit}"
TOTAL_COLUMNS = ("Nội dung", "Hôm nay", "Cả kỳ", "Đã duyệt")
TOTAL_PAST_COLUMNS = ("Nội dung", "Cả kỳ", "Đã duyệt")
TOTAL_EARLIER = "Kỳ trước"
TOTAL_ROW = "{name} ({unit})"
TOTAL_TODAY = "Hôm nay"
TOTAL_COVER = "{name}: đã tính {reported}/{teams} tổ, {approved} báo cáo đã duyệt, {waiting} chờ duyệt."
TOTAL_MISSING = "Chưa báo hôm nay: {teams}."
TOTAL_NOT_YET = "Tổ của anh chị chưa báo hôm nay."
TOTAL_NOTHING = "Chưa có số liệu nào được báo."
TOTAL_NIL = "Chưa có việc nào phát sinh."
NO_FIGURE = "chưa có"
TEAM_FULL = "Tổ công nghệ số cộng đồng "
TEAM_SHORT = "Tổ "
