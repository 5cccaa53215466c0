"""The command menu, where a channel can show one."""

MENU = (
    ("trogiup", "Tôi giúp được gì"),
    ("danhmuc", "Xem các việc tôi biết"),
    ("canbo", "Gặp cán bộ"),
    ("thamgia", "Nhập mã mời của xã"),
    ("dem", "Đếm nhanh bằng nút"),
    ("hotro", "Hỗ trợ người dân từng bước"),
    ("tong", "Tổng số liệu hôm nay và cả kỳ"),
    ("bieumau", "Biểu mẫu tháng, quý, năm"),
    ("khongphatsinh", "Hôm nay không phát sinh"),
    ("duyet", "Báo cáo chờ duyệt"),
    ("uyquyen", "Nhờ người duyệt thay khi đi vắng"),
    ("tieptuc", "Làm tiếp bản đang dở"),
    ("huy", "Bỏ bản đang dở"),
)
