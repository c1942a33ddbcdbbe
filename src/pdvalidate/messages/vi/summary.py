"""Counts, and the summary of a report, in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str | Mapping[str, str]] = {
    "count-errors": {"other": "{count} lỗi"},
    "count-warnings": {"other": "{count} cảnh báo"},
    "count-notes": {"other": "{count} ghi chú"},
    "count-returns": {"other": "{count} báo cáo"},
    "count-undecided": {"other": "{count} chưa kết luận được"},
    "count-rules": {"other": "{count} quy tắc"},
    "count-comparisons": {"other": "{count} phép so sánh"},
    "count-details": {"other": "{count} dòng chi tiết"},
    "count-rows": {"other": "{count} dòng"},
    "count-cells": {"other": "{count} ô"},
    "count-workbooks": {"other": "{count} tệp"},
    "count-forms": {"other": "{count} biểu mẫu"},
    "count-collections": {"other": "{count} đợt báo cáo"},
    "count-lists": {"other": "{count} danh mục"},
    "summary-rules": "{rules}, {comparisons}: {violated} sai, {undecided} chưa kết luận được, {satisfied} đúng",
    "summary-inapplicable": "Không áp dụng: {count}.",
    "summary-rounding": "Chỉ đúng nhờ làm tròn: {count}.",
    "summary-idle": "Quy tắc không có số liệu để so sánh: {rules}.",
    "summary-suspended": "Quy tắc tạm ngừng: {rules}.",
    "summary-returns": "{returns}: {statuses}",
    "summary-notes-hidden": "(xem bằng -v)",
    "summary-more": "và {count} mục nữa (xem bằng -v)",
    "summary-cells": {"other": "Ở {count} dòng: {cells}"},
    "summary-by-unit": "Theo đơn vị: {parts}.",
    "summary-waived": "Được miễn trừ: {count}.",
    "summary-missing": "Chưa gửi: {units}.",
    "summary-double": "Gửi trùng: {units}.",
    "summary-complete": "Đã nhận đủ {count} báo cáo.",
    "summary-lacks": "thiếu {operands}",
    "note-lock-files": {
        "other": "Bỏ qua {count} tệp chỉ cho biết tệp Excel đang mở: {files}. Phần chưa lưu trong các tệp đang mở chưa "
        "được kiểm tra.",
    },
    "note-copied-values": "Đã ghi {file}: chỉ gồm các giá trị của {source} và chỗ đánh dấu, không có định dạng gốc.",
    "note-copies": {"other": "Đã ghi {count} bản sao có đánh dấu vào {folder}."},
    "note-written": "Đã ghi {file}.",
    "note-checking": "Đang đọc các tệp",
    "note-progress": "Đã kiểm tra {done}/{count} tệp; {rate} tệp mỗi giây, còn {left}",
    "note-rate": "{rate} tệp mỗi giây",
}
