"""What stands on the HTML page and on the overview of an audit, in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "heading-due": "Phải nộp",
    "heading-received": "Đã nhận",
    "heading-accepted": "Đạt",
    "heading-rejected": "Không đạt",
    "heading-missing": "Chưa gửi",
    "heading-double": "Trùng",
    "heading-returns": "Số báo cáo",
    "heading-compared": "Đã xét",
    "title-worst": "Sai nhiều nhất",
    "summary-accepted-hidden": "Không liệt kê {count} đơn vị có báo cáo đều đạt (dùng -v để xem).",
    "html-title": "Kết quả kiểm tra",
    "html-skip": "Đến phần các báo cáo",
    "html-contents": "Mục lục",
    "html-comparisons": "Phép so sánh",
    "html-matrix": "Đơn vị và quy tắc",
    "html-matrix-note": "Mỗi ô cho biết quy tắc bị sai bao nhiêu lần trong báo cáo của đơn vị; càng đậm càng nhiều. "
    "“?”: chưa kết luận được. Các phát hiện ở bên phải, in nghiêng. Không nêu các quy tắc đúng ở mọi báo cáo: {count}.",
    "html-units-hit": "Số báo cáo",
    "html-search": "Tìm",
    "html-search-example": "đơn vị, dòng, ô, quy tắc …",
    "html-all": "tất cả",
    "html-reset": "Bỏ lọc",
    "html-shown": "Đang hiện: {units} báo cáo, {lines} sai lệch.",
    "html-none": "Không có mục nào phù hợp. Hãy tìm cách khác hoặc bỏ lọc.",
    "html-clean": "Không phát hiện sai sót.",
    "html-more": "{rule}: còn {count} mục nữa; định dạng xlsx và csv liệt kê đầy đủ.",
    "html-footer": "Do pdvalidate {version} tạo. Trang này tự đầy đủ: không tải gì về và không gửi gì đi.",
}
