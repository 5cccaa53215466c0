"""What the operator reads in the terminal."""

WELCOME = """
Trợ lý dịch vụ công đang chạy.
Mở trang này để trò chuyện: {address}
Bấm Ctrl-C để dừng, không mất gì đang làm dở.
"""
READY = "Đã chuẩn bị xong. Gõ `make run` để chạy."
CODES = """
Mã mời của tổ chức diễn tập (mỗi mã dùng một lần):"""
CODE = "  {who}: {code}"
CODES_HOW = """
Gõ /thamgia rồi đến mã trong trang trò chuyện, hoặc chạy: python -m bot chat --as MÃ
"""
TELEGRAM = "Telegram: đang bật."
STOPPED = "Đã dừng. Mọi việc dở dang được giữ lại cho lần chạy sau."
PORT_USED = (
    "Cổng {port} trên {host} đang có chương trình khác dùng. "
    "Hãy dừng chương trình đó, hoặc đặt WEB_PORT là một số khác trong tệp .env."
)
BAD_HOST = "Không mở được cổng {port} trên {host}. WEB_HOST cần {needed}; WEB_PORT cần {port_needed}."
ALREADY_RUNNING = "Trợ lý đang chạy rồi với dữ liệu này. Hãy dùng cửa sổ đang chạy, hoặc dừng nó trước."
NOT_WRITABLE = "Không ghi được vào {place}. Hãy kiểm tra quyền ghi, ổ đĩa còn chỗ, và DATA_DIR trong tệp .env."
DATABASE_AWAY = "Không mở được cơ sở dữ liệu {place}. Hãy kiểm tra máy chủ đang chạy và DATABASE_URL trong tệp .env."
BAD_COMMAND = "Lệnh gõ chưa đúng. Gõ {program} -h để xem cách gõ."
BAD_SETTINGS = "Thiết lập chưa đúng nên chưa chạy được:\n{problems}"
BAD_DATA = (
    "Có nội dung chưa đúng nên chưa chạy được:\n{problems}\n"
    "Hãy sửa các dòng trên, hoặc đặt SKIP_BROKEN_ENTRIES=1 để chạy với các mục còn lại."
)
BAD_REFERENCE = "Có nội dung chưa đúng nên chưa chạy được:\n{problems}"
OTHER_SCHEMA = (
    "Cơ sở dữ liệu chưa đúng phiên bản: dữ liệu này do một bản khác của trợ lý ghi. "
    "Hãy cập nhật chương trình lên bản mới nhất rồi chạy lại."
)
BAD_TIME = "Không đọc được thời điểm “{text}”. Viết như 2026-11-23T16:30:00+07:00."
ONLY_SAMPLE = "--at và tick chỉ dùng được với tổ chức diễn tập, khi PUBLIC_URL để trống."
NO_FILE = "Không có tệp {path}. Gõ: /tep rồi đến đường dẫn của tệp trên máy này."
BAD_CODE = "Mã này không dùng được: {why}"
TICK_NOTHING = "Không có nhắc việc nào đến lúc gửi."
TICK_SENT = "{person} ({unit}): {what}, {period}."
TICK_COUNT = "Đã chuyển {count} nhắc việc vào hộp gửi."
INVITED = "Mã mời: {code} (dùng một lần, trong 7 ngày). Người nhận gõ: /thamgia {code}"
NO_UNIT = "Không có đơn vị nào tên “{name}”."
MANY_UNITS = "Có nhiều đơn vị tên “{name}”: {units}. Hãy ghi rõ hơn."
NO_DATA = (
    "Chưa có dữ liệu nào ở {place}. Hãy chạy lệnh này trong thư mục của trợ lý, hoặc xem DATA_DIR trong tệp .env."
)
UNREADABLE_FILE = "Không đọc được tệp {file}. Hãy kiểm tra tên tệp và quyền đọc."
SETUP_DRY = "Chỉ xem trước, chưa ghi gì."
SETUP_CONFLICT = "Trong lúc đọc tệp, dữ liệu đã có người khác thay đổi. Chưa ghi gì; hãy chạy lại lệnh này."
SETUP_CODES = "Mã mời của {count} người ở trong {file}. Mỗi mã dùng một lần, trong 30 ngày; chỉ có trong tệp này."
TEMPLATE = "Đã ghi {file}. Điền xong thì gõ: python -m bot setup {file} --dry-run"
