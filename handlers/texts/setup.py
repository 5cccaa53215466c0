"""Sentences of setting up a province or commune from one workbook. {what} stands in the cell, {hints} may be it."""

AT = "Tờ {sheet}, ô {cell}: {said}"
OR = " hay "
MAYBE = "; có phải {hints}?"
QUOTED = "“{name}”"

WRONG = {
    "no_sheets": "tệp này không có tờ nào tôi biết. Tôi đọc các tờ {hints}",
    "sheet_twice": "tờ này trùng với tờ “{what}”; gộp lại thành một tờ",
    "sheet_unknown": "tên tờ “{what}” chưa đúng nên tôi chưa đọc; đổi tên thành {hints}",
    "no_header": "không thấy dòng tiêu đề ở đầu tờ; cần có các cột {hints}",
    "no_column": "thiếu cột “{what}”",
    "column_twice": "có hai cột “{what}”; bỏ bớt một cột",
    "merged": "các ô này bị gộp làm một nên không biết giá trị thuộc dòng nào; bỏ gộp ô rồi điền từng dòng",
    "formula": "công thức ở đây chưa có kết quả; mở bằng Excel rồi lưu lại, hoặc gõ thẳng giá trị",
    "error_value": "công thức ở đây báo lỗi {what}; sửa công thức hoặc gõ thẳng giá trị",
    "empty": "ô này cần điền nhưng đang trống",
    "too_long": "dài quá {first} chữ: “{what}…”",
    "bad_code": "mã “{what}” có ký tự lạ; chỉ dùng chữ không dấu, số, dấu gạch, không có khoảng trắng",
    "not_a_day": "“{what}” không phải ngày; viết ngày/tháng/năm, ví dụ 01/07/2025",
    "month_first": "“{what}” viết tháng trước ngày; viết lại ngày/tháng/năm, ví dụ 20/11/2026",
    "number_as_day": "“{what}” là một con số, chưa phải ngày; chọn định dạng ngày cho ô, hoặc gõ như 01/07/2025",
    "days_reversed": "ngày cuối {what} đứng trước ngày đầu",
    "not_a_number": "“{what}” không phải số; viết như 24.060 hoặc 71,83",
    "not_a_choice": "“{what}” không có trong danh sách; chọn một trong: {hints}",
    "no_province": "không có tỉnh, thành phố “{what}” trong 34 tỉnh, thành phố hiện nay",
    "no_commune": "không có xã, phường “{what}” trong tỉnh này",
    "no_unit": "không có đơn vị “{what}”",
    "which_unit": "có nhiều đơn vị tên “{what}”: {hints}; ghi đủ dấu, ghi thêm đơn vị cấp trên, hoặc ghi mã",
    "no_parent": "không có đơn vị cấp trên “{what}”",
    "parent_level": "“{what}” không phải cấp trên trực tiếp của loại đơn vị này",
    "parent_not_yet": "lúc đó “{what}” chưa có; đơn vị ấy có từ ngày {first}",
    "unit_twice": "đơn vị “{what}” đã ghi ở ô {first}",
    "code_taken": "mã “{what}” đang là của {first}, từ ngày {second}; ghi ngày cuối cho đơn vị cũ, hoặc đặt mã khác",
    "code_named_otherwise": "mã hoặc tên không khớp: “{what}”, mà {first} là {second}",
    "moved_today": "“{what}” vừa được xếp sang nơi khác hôm nay; để ngày mai hãy đổi tiếp",
    "still_open": "“{what}” vẫn đang hoạt động; thêm một dòng cho đơn vị ấy, ghi “Đến ngày”",
    "heir_of_itself": "đơn vị không thể kế thừa chính mình: “{what}”",
    "person_twice": "“{what}” trùng với ô {first}; nếu là hai người khác nhau thì ghi thêm “Mã người”",
    "which_person": "ở đơn vị này có nhiều người tên “{what}”; ghi thêm “Mã người”",
    "code_of_two": "mã người “{what}” đã ghi cho {first} ở ô {second}",
    "code_elsewhere": "mã người “{what}” đang là của người ở đơn vị khác; đặt mã khác, hoặc nhờ quản trị tỉnh nạp",
    "before_unit": "lúc đó “{what}” chưa có; đơn vị ấy có từ ngày {first}",
    "no_indicator": "không có chỉ tiêu “{what}”",
    "which_indicator": "có nhiều chỉ tiêu tên “{what}”; ghi mã: {hints}",
    "indicator_taken": "mã “{what}” đã có trong danh mục chung; đặt mã khác",
    "cannot_add": "loại “{what}” không gộp theo cách “{first}” được",
    "own_twice": "mã “{what}” đã ghi ở ô {first}",
    "own_elsewhere": "mã “{what}” đang là của nơi khác; đặt mã khác",
    "needs_root": "ghi tỉnh ở tờ Chung, để biết phần riêng này là của nơi nào",
    "since_kept": "“{what}” đã có từ ngày {first}; tôi giữ ngày ấy",
    "ended_before": "“{what}” đã thôi vai trò này từ ngày {first}; muốn nhận lại thì ghi “Từ ngày” mới",
    "bad_due": "chưa hiểu hạn “{what}”; viết như “trước ngày 15”, “ngày 20”, “15/12” hoặc “thứ Sáu”",
    "bad_year": "“{what}” không phải năm",
}
UNREADABLE = {
    "too_large": "Tệp lớn quá 10 MB nên tôi không đọc. Anh chị bỏ ảnh và các tờ không cần, rồi gửi lại.",
    "locked": "Tệp có mật khẩu; bỏ mật khẩu rồi gửi lại.",
    "old": "Tệp thuộc loại Excel cũ (.xls). Anh chị mở bằng Excel, chọn lưu thành .xlsx rồi gửi lại.",
    "unreadable": "Tôi không đọc được tệp này. Anh chị mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.",
    "bomb": "Tệp này mở ra lớn bất thường nên tôi không đọc. Anh chị chép dữ liệu sang mẫu mới rồi gửi lại.",
    "too_many_rows": "Tệp có hơn 100.000 dòng nên tôi không đọc. Anh chị chia thành nhiều tệp, mỗi xã một tệp.",
}

MISTAKES = "Tệp có {count} chỗ cần sửa, nên chưa có gì thay đổi:"
MORE = "… và {count} chỗ nữa. Sửa những chỗ trên rồi gửi lại để xem tiếp."
REMARKS = "Xin lưu ý ({count}):"
WOULD = "Sẽ thay đổi{where}:"
DID = "Đã thay đổi{where}:"
OF = " ở {name}"
NOTHING = "Không có gì mới: {same} dòng đều đã có sẵn."
EMPTY = "Tệp chưa có dòng dữ liệu nào."
COUNTS = "{subject}: thêm {added}, đổi {changed}, không đổi {same}."
SUBJECTS = {
    "units": "Đơn vị",
    "moves": "Xếp dưới đơn vị cấp trên",
    "successions": "Kế thừa",
    "people": "Người và vai trò",
    "names": "Họ tên",
    "own": "Chỉ tiêu, biểu mẫu, mục tiêu, nghĩa vụ riêng",
}
ENDS = "Trong đó {count} vai trò kết thúc."
CODES = "Mã mời: {count} người chưa vào được sẽ có mã mới, dùng một lần, trong 30 ngày."
CODES_MADE = "Có {count} mã mời mới, mỗi mã dùng một lần trong 30 ngày. Mã chỉ có trong tệp này, máy không lưu lại."

HELP = ("Thiết lập đơn vị, người và vai trò: gửi tệp Excel theo mẫu vào đây.",)
NOT_ADMIN = "Tệp thiết lập chỉ nhận từ người quản trị. Anh chị hỏi quản trị của đơn vị cấp trên."
NOT_ABOVE = "Tệp này nói đến đơn vị ngoài phần anh chị quản trị, nên tôi không nhận. Nhờ quản trị cấp trên gửi giúp."
ASK = "Anh chị xem kỹ rồi bấm Áp dụng. Chưa bấm thì chưa có gì thay đổi."
APPLY = "Áp dụng"
DROP = "Thôi"
DROPPED = "Đã thôi. Chưa có gì thay đổi."
GONE = "Tôi không còn tệp ấy. Anh chị gửi lại tệp giúp tôi."
OTHER_FILE = "Tệp đã khác với lúc anh chị xem. Anh chị gửi lại tệp để xem lại."
CODES_COLUMNS = ("Họ tên", "Đơn vị", "Thuộc", "Vai trò", "Mã mời", "Dùng đến ngày")
CODES_HOW = (
    "Mỗi người gõ /thamgia rồi đến mã, trong chỗ trò chuyện riêng với trợ lý. Đưa mã tận tay; xong thì xóa tệp này."
)
