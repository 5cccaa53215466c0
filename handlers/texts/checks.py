"""Sentences about figures: what was found in them, and how exact, complete and good they are."""

FINDINGS = {
    "usual_above": "“{name}” {amount} {unit}: gấp {times} lần mọi khi (thường khoảng {usual}), đúng không ạ?",
    "usual_above_nothing": "“{name}” {amount} {unit}, mọi khi gần như không có. Đúng không ạ?",
    "usual_below": "“{name}” {amount} {unit}: chỉ bằng 1/{times} mọi khi (thường khoảng {usual}), đúng không ạ?",
    "usual_below_nothing": "“{name}” là 0, mọi khi khoảng {usual}. Đúng không ạ?",
    "stock_fell": "“{name}” từ {before} xuống còn {amount} {unit}, giảm từ một nửa trở lên. Đúng không ạ?",
    "stock_rose": "“{name}” từ {before} lên {amount} {unit}, gấp đôi kỳ trước hoặc hơn. Đúng không ạ?",
    "copied": "Cả {count} số đều y như kỳ trước. Có phải chép lại bản cũ không ạ?",
    "carried_over": "Hồ sơ kỳ trước chuyển sang là {left}, mà kỳ trước báo đang giải quyết {right}. Số nào đúng ạ?",
    "negative": "“{name}” không thể âm ({amount}). Anh chị gõ lại giúp tôi.",
    "rank": "“{name}” phải từ 1 đến {most}, không thể là {amount}. Anh chị gõ lại giúp tôi.",
    "items": "“{name}” ghi {amount} nhưng danh sách có {items} mục khác nhau. Anh chị xem lại giúp tôi.",
}

PRECISION = {"exact": "{amount}", "at_least": "hơn {amount}", "about": "khoảng {amount}"}
PERCENT = "{amount}%"
NO_DATA = "chưa có số liệu"
NOT_ADDITIVE = "không cộng được"
COVERAGE = "{reported}/{of} đơn vị đã báo cáo"
VERDICTS = {"met": "đạt", "not_met": "chưa đạt", "no_data": NO_DATA}
