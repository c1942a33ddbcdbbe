"""What findings are called in Vietnamese, where there is room for a few words only."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "sheet-missing": "thiếu trang tính",
    "column-missing": "thiếu cột",
    "column-duplicate": "trùng cột",
    "row-missing": "thiếu dòng",
    "row-duplicate": "trùng dòng",
    "row-mismatch": "tên và mã không khớp",
    "row-unexpected": "dòng không có trong biểu",
    "key-missing": "thiếu tên dòng",
    "combination-missing": "thiếu tổ hợp",
    "value-missing": "thiếu số liệu",
    "value-unreadable": "không đọc được",
    "value-type": "sai loại dữ liệu",
    "value-range": "ngoài giới hạn",
    "value-code": "giá trị không hợp lệ",
    "value-pattern": "viết không đúng mẫu",
    "value-duplicate": "trùng giá trị",
    "dot-as-decimal": "dấu chấm thành dấu thập phân",
    "error-cell": "ô báo lỗi",
    "formula-without-value": "công thức chưa có kết quả",
    "unit-unknown": "đơn vị không có trong danh sách",
    "unit-missing": "thiếu tên đơn vị",
    "unit-mismatch": "tên đơn vị không thống nhất",
    "period-missing": "thiếu kỳ báo cáo",
    "period-mismatch": "kỳ báo cáo không thống nhất",
    "number-as-text": "số gõ dạng chữ",
    "sheet-decoded": "trang tính dùng phông chữ cũ",
    "sheet-unexpected": "trang tính không có trong biểu",
    "column-unexpected": "cột không có trong biểu",
    "row-empty": "dòng không có số liệu",
    "row-unused": "dòng không dùng",
    "return-missing": "chưa có báo cáo",
    "return-double": "báo cáo bị trùng",
    "return-unexpected": "báo cáo ngoài danh sách",
}


SENTENCES: Mapping[str, str] = {f"name-{finding}": name for finding, name in _NAMES.items()}
