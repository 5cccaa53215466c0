"""Sentences of reporting and of what was counted."""

READ_BACK = "Tôi đọc được số liệu {day}"
READ_BACK_UNIT = "{unit}. Đúng thì bấm Lưu."
COLUMNS = ("Nội dung", "Số lượng")
AMOUNT = "{amount} {unit}"
NIL = "Không phát sinh"
ON_DAY = "ngày {day}"
SAVE = "Lưu"
ADD = "Cộng thêm"
REPLACE = "Thay thế"
EDIT = "Sửa"
CANCEL = "Hủy"
EARLIER = "{day} anh chị đã báo rồi: {figures}. Lần này là cộng thêm hay thay thế số cũ?"
EARLIER_APPROVED = (
    "{day} anh chị đã báo rồi: {figures}. Số đó đã được duyệt nên không thay được, chỉ cộng thêm được phần mới."
)
EARLIER_NIL = "{day} anh chị đã báo rồi: không phát sinh. Anh chị có thay bằng số này không?"
NIL_INSTEAD = "{day} anh chị đã báo rồi: {figures}. Anh chị có thay bằng không phát sinh không?"
NIL_NEEDLESS = "{day} anh chị đã báo rồi: {figures}. Không cần báo không phát sinh nữa."
MERGED = "Tôi đã gộp vào bản đang chờ lưu."
CHANGED = "Tôi đã đổi {what} trong bản đang chờ lưu."
CHANGE = "“{name}” từ {before} thành {after}"
UNSAVED_FIRST = "Bản này chưa lưu. Anh chị lưu hoặc hủy bản này trước, rồi báo {day} giúp tôi."
NEWER = "Bảng vừa bấm đã cũ. Đây là bản mới nhất đang chờ lưu."
SAVED = "Đã lưu số liệu {day} của {unit}."
SAVED_TOLD = "Đã báo {reviewer} duyệt."
SAVED_NOBODY = "Người duyệt chưa mở trợ lý nên chưa nhận được tin. Báo cáo vẫn nằm trong danh sách chờ duyệt."
ALREADY_SAVED = "Báo cáo này đã được lưu lúc {moment}, không ghi thêm lần nữa."
EDIT_HOW = "Gõ lại số đúng, ví dụ “cài vneid 15”. Những số không nhắc tới được giữ nguyên."
EDIT_UNREAD = "Tôi chưa đọc được số nào trong câu đó. Gõ như “cài vneid 15”, hoặc gõ “hủy” để bỏ."
DRAFT_GONE = "Bản báo cáo này không còn chờ lưu nữa. Gõ lại số liệu nếu cần báo."
NOT_THAT_DAY = "{day} anh chị chưa được giao báo cho {unit} nên tôi không ghi được. Anh chị xem lại ngày giúp tôi."
NOT_YET = "Ngày báo cáo chưa tới nên tôi không ghi được. Gõ lại ngày đúng giúp tôi."
BAD_FIGURE = "Có số không hợp lệ nên tôi chưa ghi gì. Bấm Sửa rồi gõ lại số đúng giúp tôi."
ASK = "Tôi đọc chưa chắc nên chưa ghi gì."
PROBLEMS = {
    "negative": "Số lượng không thể âm: “{words}”. Gõ lại số đúng giúp tôi.",
    "fractional": "Số lượng phải là số nguyên: “{words}”. Gõ lại số đúng giúp tôi.",
    "huge": "Số quá lớn so với một ngày: “{words}”. Anh chị kiểm tra rồi gõ lại giúp tôi.",
    "range": "Tôi cần một con số chắc chắn, không phải khoảng chừng: “{words}”. Gõ lại một số giúp tôi.",
    "future": "Ngày báo cáo chưa tới: “{words}”. Gõ lại ngày đúng giúp tôi.",
    "which_day": "Tôi chưa rõ là ngày nào: “{words}”. Gõ như “ngày 20/11” giúp tôi.",
    "whole_month": "Sổ tay ngày ghi theo từng ngày, mà đây là số của cả {words}. Gõ kèm một ngày, như “ngày 20/11”, giúp tôi.",
    "unknown_item": "Tôi chưa có mục nào tên “{words}” trong sổ tay ngày. Gõ tên khác giúp tôi.",
    "which": "“{words}” là việc nào ạ? Gõ rõ hơn, ví dụ “tạo tài khoản DVC 5” hay “nộp hồ sơ 5”.",
    "missing": "“{words}” được bao nhiêu ạ? Gõ thêm con số giúp tôi.",
    "twice": "Một việc mà có mấy con số: “{words}”. Gõ lại một số giúp tôi.",
}

NOT_REPORTER = "Chỗ trò chuyện này chưa được giao báo số liệu. Có mã mời của xã thì gõ /thamgia rồi đến mã."
NOT_MEMBER = "Phần này dành cho người được xã giao báo hoặc duyệt số liệu. Có mã mời thì gõ /thamgia rồi đến mã."

TOTAL_TITLE = "Tổng của {unit}"
TOTAL_COLUMNS = ("Nội dung", "Hôm nay", "Cả kỳ")
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
