"""Sentences for whoever looks after the installation."""

SET_ASIDE = (
    "Có một tin không đọc được nên tôi đã để riêng, các tin khác vẫn chạy. "
    "Kênh {channel}, số {number}, lý do: {why}. Nội dung tin sẽ tự xóa sau 24 giờ."
)
