"""What every state is called, in every list and every file that leaves the program."""

STATES = {
    "draft": "nháp",
    "sent": "đã gửi",
    "returned": "trả lại",
    "approved": "đã duyệt",
    "consolidated": "đã tổng hợp",
    "locked": "đã khóa",
    "withdrawn": "đã rút",
}
NIL = "không phát sinh"
CORRECTION = "đính chính số {number}"
LATE = "nộp muộn"
OVERDUE = "quá hạn chưa gửi"
NOT_YET = "chưa gửi"
JOIN = ", "
