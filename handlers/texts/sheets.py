"""Sentences of reports that are sent as Excel files, and of the file that is sent out to be filled in."""

SHEET = "Biểu mẫu"
FILE = "{name} {period}.xlsx"
HEADS = ("STT", "Nội dung", "Đơn vị tính", "Kỳ trước", "Từ sổ ngày", "Kỳ này", "Ghi chú")
HOW = "Chỉ điền hai cột màu vàng: Kỳ này và Ghi chú. Chưa có số thì để trống, đừng ghi 0."
HOW_LISTS = "Mục cần kể tên thì ghi các tên cách nhau bằng dấu chấm phẩy."
DUE = "Hạn nộp: {due}."
TEMPLATE = "Đây là mẫu {name}, {period}. Anh chị điền rồi gửi tệp vào đây; tôi đọc lại trước khi lưu."

NOT_XLSX = (
    "Tôi chỉ đọc tệp Excel có đuôi .xlsx. Anh chị mở tệp bằng Excel, chọn lưu thành .xlsx rồi gửi lại giúp tôi."
)
NOT_OURS = (
    "Tôi chưa nhận ra đây là báo cáo gì nên chưa ghi gì. Anh chị gõ /bieumau, bấm Lấy mẫu Excel, điền vào mẫu đó "
    "rồi gửi lại."
)
NOT_YOURS = (
    "Tệp này là của {unit}, nơi anh chị chưa được giao báo, nên tôi không ghi gì. Anh chị kiểm tra lại tệp nhé."
)
OLD_FORM = "Biểu mẫu trong tệp này không còn dùng. Anh chị gõ /bieumau để lấy mẫu mới rồi chép số sang."
EMPTY = "Tệp chưa có số nào ở cột Kỳ này nên tôi chưa ghi gì. Anh chị điền rồi gửi lại giúp tôi."
READ = "Tôi đọc được {count} mục từ tệp."
MERGED = "Tôi gộp với bản đang điền dở; chỗ nào khác thì lấy số trong tệp."
CALCULATED = "{count} ô là công thức ({cells}); tôi lấy kết quả đang hiện trong ô."
OTHER_PERIOD = "Tệp này là của {period}, không phải kỳ đang phải nộp ({now}). Anh chị có nộp cho kỳ trong tệp không?"
OTHER_UNIT = "Tệp này là của {unit}, khác với đơn vị anh chị thường báo ({mine}). Anh chị có báo cho {unit} không?"
YES_THAT = "Đúng, đọc tiếp"
NO_THAT = "Không, xem biểu mẫu"
MISTAKES = "Tệp có {count} chỗ cần sửa nên tôi chưa ghi gì:"
MORE_MISTAKES = "… và {count} chỗ nữa."
AFTER_MISTAKES = "Anh chị sửa trên Excel rồi gửi lại tệp. {right}"
RIGHT = "{count} mục còn lại đọc được; muốn giữ lại làm nháp thì bấm nút dưới."
KEEP_RIGHT = "Giữ phần đúng làm nháp"
HELD_GONE = "Bản đọc từ tệp không còn nữa. Anh chị gửi lại tệp giúp tôi."

AT = "Ô {cell}: {said}"
AT_NAME = "Ô {cell} ({name}): {said}"
FAULTS = {
    "none": "“{what}” không phải là số",
    "several": "không rõ “{what}” là số nào; ghi một con số thôi",
    "negative": "số không thể âm ({what})",
    "fractional": "{what} không phải số nguyên; nếu là hàng nghìn thì gõ liền, ví dụ 2054",
    "range": "“{what}” là khoảng chừng; ghi một con số, hoặc “khoảng 12”",
    "huge": "số quá lớn: {what}",
    "date": "ô này thành ngày {what}; đặt lại định dạng số rồi gõ lại",
    "truth": "ô này đang là đúng hay sai, cần một con số",
    "formula": "công thức chưa có kết quả; mở bằng Excel rồi lưu lại, hoặc gõ thẳng số",
    "error": "công thức báo lỗi {what}; sửa công thức hoặc gõ thẳng số",
    "merged": "các ô này bị gộp làm một; bỏ gộp ô rồi điền từng ô",
    "twice": "mục này có hai dòng đều có số; giữ một dòng thôi",
    "no_day": "thiếu ngày",
    "bad_day": "“{what}” không phải ngày; viết như 20/11/2026",
    "future": "ngày {what} chưa tới",
    "no_unit": "thiếu tên Tổ",
    "strange_unit": "“{what}” không phải Tổ anh chị được giao báo",
    "same_day": "Tổ này đã có một dòng khác cho ngày {what}; gộp thành một dòng",
    "unknown_column": "tôi không biết cột “{what}”; đổi tên theo sổ tay ngày hoặc bỏ cột này",
    "too_many": "có {what} dòng, mỗi lần tôi nhận nhiều nhất 2.000 dòng; anh chị chia làm nhiều tệp",
}

LOG_TITLE = "Sổ tay ngày đọc từ tệp"
LOG_COLUMNS = ("Ngày", "Số Tổ", "Số liệu cộng lại")
LOG_UNIT = "{rows} dòng, {days} ngày, {teams} Tổ. Chưa ghi gì; đúng thì bấm nút dưới, tất cả được ghi cùng một lúc."
LOG_TEXT_DAYS = "Ngày ở {count} ô là chữ; tôi đọc theo ngày/tháng/năm."
LOG_EARLIER = "{count} dòng đã có báo cáo từ trước: {names}."
LOG_FROZEN = "{count} dòng đã được duyệt nên tôi không đổi: {names}."
LOG_OTHERS = (
    "{count} dòng đã được thành viên của Tổ tự báo với số khác nên tôi không ghi thêm, kẻo tính hai lần: {names}."
)
LOG_SAME = "{count} dòng giống hệt số đã báo, không cần ghi lại."
LOG_NOTHING = "Mọi dòng trong tệp đều đã có báo cáo rồi, không có gì để ghi thêm."
LOG_PLACE = "{unit} ngày {day}"
LOG_SAVE = "Lưu tất cả"
LOG_REPLACE = "Thay số cũ bằng số trong tệp"
LOG_NEW = "Chỉ lưu dòng mới"
LOG_CANCEL = "Hủy"
LOG_SAVED = "Đã lưu {rows} báo cáo của {teams} Tổ, {days} ngày."
LOG_REFUSED = "Dòng {row} ({place}): {said} Chưa có dòng nào được ghi."
LOG_CLOSED = "kỳ này đã khóa từ {since}."
LOG_NOT_YOURS = "anh chị chưa được giao báo cho Tổ này vào ngày đó."
LOG_OTHER = "số liệu vừa thay đổi. Anh chị gửi lại tệp giúp tôi."
LOG_TOLD = "{name} vừa gửi {rows} báo cáo sổ tay ngày từ một tệp. Gõ /duyet để xem."
LOG_DROPPED = "Đã bỏ tệp vừa gửi. Chưa có số liệu nào được ghi."
LOG_GONE = "Tôi không còn tệp ấy. Anh chị gửi lại tệp giúp tôi."
LOG_CHANGED = "Tệp hoặc số liệu đã khác lúc đọc. Đây là bản mới nhất:"
