"""What stands in the empty workbook."""

AUTHOR = "Trợ lý DVC"
CHOOSE = "Chọn một mục trong danh sách."
GUIDE = (
    "MỘT TỆP NÀY THIẾT LẬP CẢ TỈNH HOẶC MỘT XÃ",
    "Điền các tờ bên cạnh rồi chạy: python -m bot setup TỆP.xlsx --dry-run (xem trước, chưa ghi gì), "
    "sau đó bỏ --dry-run. Hoặc người quản trị gửi tệp này vào chỗ trò chuyện riêng với trợ lý.",
    "Có chỗ sai thì trợ lý nêu hết một lần, có tên tờ và ô; chưa có gì được ghi cho đến khi tệp đúng hết.",
    "Sửa tệp rồi gửi lại lúc nào cũng được: chỉ những gì khác mới thay đổi. Bỏ một dòng không làm ai mất vai trò; "
    "muốn thôi thì ghi “Đến ngày”.",
    "TỜ CHUNG",
    "Ghi tỉnh, ví dụ Đồng Tháp (82): tỉnh và mọi xã, phường có sẵn, không phải gõ lại. "
    "Chỉ thiết lập một xã thì ghi thêm dòng “Xã, phường”.",
    "TỜ ĐƠN VỊ",
    "Chỉ cần ghi các Tổ công nghệ số cộng đồng, và đơn vị thay đổi. Mã để trống thì trợ lý tự đặt. "
    "Tổ giải thể thì ghi “Đến ngày”. Tổ mới do gộp thì ghi các Tổ cũ ở cột “Kế thừa từ”, "
    "cách nhau bằng dấu chấm phẩy.",
    "TỜ NGƯỜI",
    "Mỗi dòng là một người với một vai trò ở một đơn vị; ai có hai vai trò thì ghi hai dòng. "
    "Ai làm ở nhiều đơn vị thì ghi cùng một “Mã người” ở các dòng ấy. "
    "Nhiều xã có Tổ trùng tên thì ghi xã ở cột “Thuộc”.",
    "Tên viết có dấu hay không dấu, Mỹ Quý hay Mỹ Quí, tên xã cũ hay mới đều được; "
    "tên có thể hiểu hai cách thì trợ lý hỏi lại.",
    "TỜ CHỈ TIÊU THỐNG KÊ, BIỂU MẪU, MỤC TIÊU, NGHĨA VỤ",
    "Để trống cũng được. Chỉ ghi những gì riêng của địa phương, ngoài danh mục chung đã có sẵn.",
    "CÁCH GHI",
    "Cột màu vàng phải điền, cột màu xanh có thể để trống. Ngày viết ngày/tháng/năm: 01/07/2025.",
    "Không gộp ô. Không đặt mật khẩu. Ô có công thức thì được, miễn là đã lưu bằng Excel.",
    "Dòng bắt đầu bằng “Ví dụ” được bỏ qua; xóa đi cũng được. Tờ ẩn không được đọc. Sau 1.000 dòng trống là hết tờ.",
)
COLUMNS = {
    ("common", "item"): "Tên mục. Không sửa cột này.",
    ("common", "said"): "Điền vào đây.",
    ("units", "code"): "Mã riêng của đơn vị. Để trống thì trợ lý tự đặt.",
    ("units", "name"): "Ví dụ: Tổ công nghệ số cộng đồng ấp 1.",
    ("units", "level"): "tỉnh, huyện (chỉ trước 01/07/2025), xã, hoặc tổ. Để trống thì hiểu theo tên.",
    ("units", "parent"): "Tên xã, phường. Thiết lập một xã thì để trống được.",
    ("units", "from"): "Ngày đầu có đơn vị này. Để trống: theo tờ Chung.",
    ("units", "to"): "Ngày cuối còn đơn vị này. Còn hoạt động thì để trống.",
    ("units", "heir_of"): "Các đơn vị cũ đã gộp vào, cách nhau bằng dấu chấm phẩy.",
    ("units", "extent"): "toàn bộ hay một phần đơn vị cũ.",
    ("units", "law"): "Văn bản quy định, ví dụ Quyết định 12/QĐ-UBND.",
    ("people", "name"): "Họ và tên đầy đủ.",
    ("people", "unit"): "Tên Tổ, xã, phường hoặc tỉnh. Ghi mã cũng được.",
    ("people", "under"): "Xã, phường của Tổ, khi nhiều xã có Tổ trùng tên.",
    ("people", "role"): "Chọn một vai trò.",
    ("people", "from"): "Ngày bắt đầu. Để trống: theo tờ Chung, hoặc hôm nay.",
    ("people", "to"): "Ngày cuối cùng còn vai trò này.",
    ("people", "code"): "Mã cán bộ, nếu có. Giúp nhận ra một người khi đổi tên, đổi đơn vị. Không ghi số căn cước.",
    ("indicators", "code"): "Chữ thường không dấu, số và dấu gạch dưới. Để trống thì trợ lý tự đặt.",
    ("indicators", "name"): "Tên đầy đủ của chỉ tiêu.",
    ("indicators", "unit"): "lượt, hồ sơ, điểm …",
    (
        "indicators",
        "kind",
    ): "phát sinh: cộng dồn theo thời gian. hiện có: số tại một ngày. đếm khác nhau: không cộng được.",
    ("indicators", "over_units"): "Cách gộp số của các đơn vị.",
    ("indicators", "over_time"): "Cách gộp số của các kỳ.",
    ("indicators", "note"): "Cách đếm, nếu cần nói rõ.",
    ("forms", "code"): "Chữ thường không dấu, số và dấu gạch dưới.",
    ("forms", "name"): "Tên biểu mẫu.",
    ("forms", "period"): "Kỳ báo cáo. (15 đến 14) là kỳ theo Nghị định 09/2019/NĐ-CP.",
    ("forms", "indicators"): "Tên hoặc mã chỉ tiêu, cách nhau bằng dấu chấm phẩy.",
    ("targets", "indicator"): "Tên hoặc mã chỉ tiêu, tỷ lệ.",
    ("targets", "unit"): "Để trống: mọi đơn vị.",
    ("targets", "year"): "Ví dụ 2026.",
    ("targets", "value"): "Ví dụ 80 hoặc 71,83.",
    ("targets", "measure"): "%, lượt, hồ sơ …",
    ("targets", "law"): "Văn bản giao mục tiêu.",
    ("obligations", "code"): "Để trống thì trợ lý tự đặt.",
    ("obligations", "name"): "Tên báo cáo phải nộp.",
    ("obligations", "who"): "Ví dụ: UBND xã, phường.",
    ("obligations", "period"): "Bao lâu một lần.",
    ("obligations", "due"): "Ví dụ: trước ngày 15, ngày 20, 15/12, thứ Sáu. “Trước ngày 15” là chậm nhất ngày 14.",
    ("obligations", "law"): "Văn bản quy định.",
}
EXAMPLES: dict[str, tuple[tuple[str | None, ...], ...]] = {
    "common": (("Tỉnh", None), ("Xã, phường", None), ("Từ ngày", None)),
    "units": (
        ("Ví dụ", "Tổ công nghệ số cộng đồng ấp 1", "tổ", "xã Tháp Mười", "01/07/2025"),
        (
            "Ví dụ", "Tổ công nghệ số cộng đồng ấp 2", "tổ", "xã Tháp Mười", "01/09/2026", None,
            "Tổ ấp 2A; Tổ ấp 2B", "toàn bộ", "Quyết định 12/QĐ-UBND",
        ),
    ),
    "people": (
        (
            "Ví dụ: Nguyễn Văn Minh", "Tổ công nghệ số cộng đồng ấp 1", "xã Tháp Mười", "người báo",
            "01/07/2025", None, "CB01",
        ),
        ("Ví dụ: Trần Thị Lan", "xã Tháp Mười", None, "người duyệt"),
    ),
    "indicators": (("Ví dụ", "Số điểm hỗ trợ dịch vụ công", "điểm", "hiện có", "cộng", "số cuối kỳ"),),
    "forms": (("Ví dụ", "Biểu điểm hỗ trợ", "quý", "Số điểm hỗ trợ dịch vụ công; Số Tổ công nghệ số cộng đồng"),),
    "targets": (("Ví dụ: Số Tổ công nghệ số cộng đồng", "xã Tháp Mười", "2026", "38", "tổ", "Kế hoạch 12/KH-UBND"),),
    "obligations": (("Ví dụ", "Báo cáo tháng của xã", "UBND xã", "tháng", "trước ngày 15", "Kế hoạch 12/KH-UBND"),),
}  # fmt: skip
