"""The known forms, in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "forms-none": "Không tìm thấy biểu mẫu nào.",
    "forms-lists": "Danh mục: {lists}.",
    "forms-sound": "{forms}, {collections}, {lists}: không có lỗi.",
    "forms-table": "Bảng {table}[, trang tính {sheets}]",
    "forms-columns": "Các cột",
    "forms-rows": "Các dòng có tên",
    "forms-rules": "Các quy tắc",
    "forms-basis": "Căn cứ: {basis}",
    "forms-file": "Tệp: {file}",
    "forms-key": "khóa",
}
