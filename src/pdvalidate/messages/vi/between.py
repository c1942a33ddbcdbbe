"""Tiếng Việt: what is said of rules that look at other returns."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str | Mapping[str, str]] = {
    "note-earlier": {"other": "Đã đọc {count} báo cáo kỳ trước để đối chiếu."},
    "note-earlier-none": "Không tìm thấy báo cáo kỳ trước nào ({places}), nên không có gì để đối chiếu.",
    "summary-earlier": {"other": "Đã đối chiếu với {count} báo cáo kỳ trước."},
    "summary-previous-hint": {
        "other": "Chưa thực hiện {count} phép so sánh với báo cáo kỳ trước: hãy chỉ ra tệp hoặc thư mục bằng "
        "--previous.",
    },
    "lack-no-return": "báo cáo của {unit}[ kỳ {period}]",
    "lack-returns-double": "một báo cáo duy nhất của {unit}[ kỳ {period}]; hiện có nhiều bản",
    "lack-units-merged": "một đơn vị duy nhất[ ở kỳ {period}]: {unit} đã hợp nhất, số liệu của các đơn vị này không "
    "được cộng lại",
    "name-return-other-period": "báo cáo khác kỳ",
    "name-return-other-edition": "báo cáo khác mẫu",
    "finding-return-other-period": "Đợt báo cáo {collection} chờ báo cáo của {unit} kỳ {awaited}, không phải kỳ "
    "{period}. Hãy kiểm tra kỳ báo cáo trong tệp.",
    "finding-return-other-edition": "Báo cáo này theo mẫu {edition}, nhưng mẫu có hiệu lực ở kỳ {period} là {valid}. "
    "Hãy yêu cầu gửi lại theo mẫu đang có hiệu lực.",
    "hint-unit-followed": "ở kỳ {period} đơn vị này còn là {unit}; số liệu của {unit} đã được dùng để đối chiếu.",
    "hint-first-break": "chuỗi số liệu sai lần đầu ở kỳ {period} ({file}); hãy sửa kỳ đó trước.",
    "hint-one-unit": "chỉ riêng {unit} đã giải thích được chênh lệch: nếu ô {cell} ({sheet}) là {meant} chứ không phải "
    "{found} thì quy tắc {rule} trong báo cáo của chính đơn vị này cũng đúng.",
    "hint-one-unit-shifted": "chỉ riêng {unit} đã giải thích được chênh lệch: ô {cell} ({sheet}) có lẽ là {meant}; "
    "{found} lệch 10, 100 hoặc 1000 lần.",
}
