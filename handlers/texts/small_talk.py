"""Greetings, thanks, goodbyes, anger, nonsense; and what is said when somebody is out of danger."""

SAID = {
    "greeting": "Chào bà con. Bà con cần hỏi việc gì ạ? Ví dụ: mất căn cước thì làm lại ở đâu?",
    "calling": "Alo, tôi nghe đây ạ. Bà con cần hỏi việc gì?",
    "thanks": "Không có chi ạ. Bà con cần gì cứ nhắn tôi.",
    "agreed": "Vâng ạ. Bà con còn cần gì nữa cứ hỏi tôi nhé.",
    "praise": "Bà con khen tôi vui quá. Khi nào cần, bà con lại nhắn tôi nhé.",
    "goodbye": "Chào bà con, khi nào cần cứ nhắn tôi nhé.",
    "night": "Chúc bà con ngủ ngon. Khi nào cần cứ nhắn tôi nhé.",
    "insult": "Tôi xin lỗi vì làm bà con bực mình. Bà con cho tôi biết cần việc gì, tôi cố giúp ngay.",
    "disappointed": "Tôi xin lỗi vì chưa giúp được bà con. Bà con nói lại việc cần làm, hoặc gặp thẳng cán bộ.",
    "nonsense": "Tôi chưa hiểu tin này. Bà con gõ lại bằng vài chữ giúp tôi nhé, không dấu cũng được.",
    "cheerful": "Thấy bà con vui, tôi cũng vui. Bà con cần hỏi gì thì gõ vài chữ nhé.",
    "upset": "Bà con đang buồn hay bực việc gì ạ? Bà con gõ vài chữ, tôi cố giúp ngay.",
    "wondering": "Bà con đang thắc mắc việc gì ạ? Bà con gõ vài chữ giúp tôi nhé, không dấu cũng được.",
}

AFTER_DANGER = {
    "scam": (
        "Bà con làm vậy là đúng rồi, giờ thì yên tâm. Số đó có gọi lại, bà con đừng nghe và chặn luôn.",
        "Lỡ đã đưa mã hay chuyển tiền thì bà con nhắn tôi ngay, còn kịp lo. "
        "Bà con kể cho người nhà biết để họ cũng đề phòng nhé.",
    ),
    "self_harm": (
        "Cảm ơn bạn đã nhắn lại cho tôi. Bạn nhớ ở bên một người thân, đừng ở một mình lúc này.",
        "Khi thấy khó quá, bạn gọi 115 bất cứ giờ nào nhé.",
    ),
    "emergency": (
        "Cảm ơn bà con đã nhắn lại. Mong bà con và cả nhà bình an.",
        "Có chuyện gì nữa, bà con gọi ngay 113, 114 hoặc 115 nhé.",
    ),
}
