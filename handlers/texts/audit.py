"""Sentences of the audit trail: who did what, when."""

ROW = "{moment}: {actor} {deed}."
SYSTEM = "trợ lý"
OPERATOR = "người vận hành"
UNKNOWN = "người có mã {id}"
DEEDS = {
    "submission_sent": "gửi báo cáo",
    "submission_returned": "trả lại báo cáo",
    "submission_approved": "duyệt báo cáo",
    "submission_withdrawn": "rút lại báo cáo",
    "submission_restored": "lấy lại bản đã rút của báo cáo",
    "approval_taken_back": "bỏ duyệt báo cáo",
    "correction_sent": "gửi đính chính",
    "correction_approved": "duyệt đính chính",
    "correction_returned": "trả lại đính chính",
    "consolidated": "tổng hợp",
    "locked": "khóa số liệu",
    "opened": "mở khóa số liệu",
    "extension_asked": "đề nghị gia hạn",
    "extension_granted": "đồng ý gia hạn",
    "extension_refused": "không đồng ý gia hạn",
    "reopening_asked": "đề nghị mở khóa",
    "reopening_granted": "đồng ý mở khóa",
    "reopening_refused": "không đồng ý mở khóa",
    "deputy_set": "giao ủy quyền",
    "deputy_ended": "chấm dứt ủy quyền",
    "membership_started": "bắt đầu giữ vai trò",
    "membership_ended": "thôi vai trò",
    "code_made": "tạo mã mời",
    "code_revoked": "thu hồi mã mời",
    "code_used": "dùng mã mời",
    "unit_changed": "đổi thông tin đơn vị",
    "tally_closed": "chốt bảng đếm chung",
    "note_added": "ghi thêm",
    "note_withdrawn": "rút lại điều đã ghi",
    "setup_applied": "nạp danh sách từ tệp",
    "help_closed": "kết thúc một lượt hỗ trợ",
    "group_bound": "gắn nhóm trò chuyện với đơn vị",
    "group_unbound": "thôi gắn nhóm trò chuyện với đơn vị",
}
TO_ANOTHER = {"membership_started": "giao nhiệm vụ", "membership_ended": "cho thôi vai trò"}
"""The words when it was done to somebody else."""
OTHER_DEED = "làm một việc mà bản này chưa biết tên ({action})"
CLAUSES = {
    "roles": " {value}",
    "role": " {value}",
    "kind": " {value}",
    "correction": " số {value}",
    "count": " {value} báo cáo",
    "form": " “{value}”",
    "period": " {value}",
    "day": " {value}",
    "subject": " của {value}",
    "indicator": ": {value}",
    "person": " cho {value}",
    "deputy": " cho {value}",
    "absent": " thay {value}",
    "decided_for": " thay {value} theo ủy quyền",
    "taps": " ({value} lần bấm)",
    "replaced_by": " để thay bằng bản mới",
    "from": ", từ {value}",
    "first": ", từ {value}",
    "to": ", đến hết {value}",
    "last": ", đến hết {value}",
    "until": ", đến hết {value}",
    "on": ", đến hết {value}",
    "expires": ", dùng được đến {value}",
    "figures": ": {value}",
    "own": ": {value}",
    "reason": ". Lý do: “{value}”",
}
"""What is added to a deed for each fact of its row, in this order."""

NIL = "không phát sinh"
FIGURE = "{name} {amount}"
LISTED = "{name} (có danh sách)"
OWN = {
    "indicator": "{count} chỉ tiêu",
    "form": "{count} biểu mẫu",
    "target": "{count} mục tiêu",
    "obligation": "{count} hạn báo cáo",
}
NOTES = {
    "difficulty": "khó khăn, vướng mắc",
    "proposal": "kiến nghị, đề xuất",
    "document": "văn bản đã ban hành",
    "practice": "cách làm hay",
}

TITLE = "{unit}: {count} việc gần nhất."
TITLE_NONE = "{unit}: chưa có việc nào được ghi."
WHOLE = "Nhật ký nguyên vẹn: {chains} đơn vị, {rows} dòng, không dòng nào bị sửa, mất hoặc đổi chỗ."
EMPTY = "Nhật ký chưa có dòng nào."
BROKEN = "Nhật ký KHÔNG còn nguyên vẹn: {broken} trong {chains} đơn vị có dòng sai. Đã xem {rows} dòng."
AT = "{unit}, dòng {seq}: {what}"
FAULTS = {
    "changed": "nội dung đã bị sửa sau khi ghi.",
    "missing": "dòng này đã mất.",
    "moved": "dòng này đã bị đổi chỗ.",
    "unlinked": "dòng này không nối được với dòng trước, một trong hai đã bị ghi lại.",
    "head": "cuối nhật ký không khớp với dấu niêm phong, có dòng đã bị bớt hoặc thêm.",
    "rewritten": "không khớp với dấu đã cất riêng, nhật ký đã bị viết lại.",
    "figures": "số liệu trong kho không còn đúng như lúc gửi.",
}
WHAT_NOW = "Hãy giữ nguyên máy và tệp dữ liệu, đừng xóa gì, rồi báo người phụ trách an toàn thông tin."
AGAINST = "Đã so với {count} dấu cất riêng trong tệp {file}."
HEADS = "# Dấu niêm phong của nhật ký, lấy lúc {moment}. Hãy cất tệp này ở một máy khác."
KEPT = "Đã ghi {count} dấu niêm phong vào tệp {file}. Hãy cất tệp này ở một máy khác."
BAD_FILE = "Không đọc được tệp {file}. Hãy kiểm tra tên tệp."
BAD_LINE = "Tệp {file}, dòng {number}: không phải một dấu niêm phong. Tệp cần được tạo bằng lệnh lấy dấu niêm phong."
