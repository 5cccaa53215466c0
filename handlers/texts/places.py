"""What only this commune adds to an answer."""

OWN_PLACE = "Ở xã mình: {name}"
ADDRESS = "Địa chỉ: {address}"
HOURS = "Giờ làm việc: {hours}"
HOTLINE = "Điện thoại: {hotline}"
REHEARSED = "Câu trả lời này đã được sửa trong lúc diễn tập."
