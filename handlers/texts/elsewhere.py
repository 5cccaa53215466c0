"""Sentences about a report that was begun in another chat of the same person."""

PLACES = {"telegram": "Telegram", "web": "trang web"}
OTHER_PLACE = "cuộc trò chuyện khác"

REPORT_THERE = "Anh chị có bản {period} đang viết dở ở {place}."
FORM_THERE = "Anh chị có biểu mẫu “{name}”, {period}, đang điền dở ở {place}."
HERE = "Làm tiếp ở đây?"
WHICH_HERE = "Làm tiếp bản nào ở đây?"
GO_ON_HERE = "Làm tiếp ở đây"
GO_ON_WITH = "Làm tiếp bản {period}"
GO_ON_WITH_FORM = "Làm tiếp {name}"

TAKEN_OVER = "Tôi đã chuyển bản này từ {place} sang đây. Ở bên kia bản này không còn nữa."
GONE = "Bản này không còn viết dở ở chỗ kia nữa: đã lưu, đã bỏ hoặc đã chuyển đi rồi."
FIRST_THIS = "Ở đây còn bản này chưa xong nên tôi chưa chuyển bản kia sang. Anh chị lưu hoặc hủy bản này trước nhé."
