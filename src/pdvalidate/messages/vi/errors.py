"""What stops work, and mistakes in schemas, in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str | Mapping[str, str]] = {
    "error-extra-missing": 'Cần thư viện {library}: pip install "pdvalidate[{extra}]".',
    "error-cluster-unreachable": "Không có cụm máy nào trả lời tại {address}.[ ({detail})]",
    "error-form-unknown": "Không có biểu mẫu “{form}”.[ Các biểu mẫu đã biết: {known}.]",
    "error-form-several": "Biểu mẫu “{form}” có nhiều phiên bản: {known}. Hãy chỉ rõ một phiên bản bằng --form.",
    "error-table-unknown": "Không có bảng “{table}”.[ Các bảng đã biết: {known}.]",
    "error-list-unknown": "Cột “{column}” lấy mã từ danh sách “{list}”, nhưng danh sách này không được cung cấp.",
    "error-collection-unknown": "Không có đợt báo cáo “{collection}”.[ Các đợt báo cáo đã biết: {known}.]",
    "error-rule-unknown": "Không có quy tắc hay phát hiện nào tên “{rule}”.[ Có phải ý bạn là {near}?] Lệnh "
    "`pdvalidate explain` liệt kê mọi tên.",
    "error-copies-need-a-folder": "Có {count} tệp Excel. Hãy chỉ rõ thư mục để ghi các bản sao đã đánh dấu: --format "
    "workbook=THU-MUC/",
    "error-copy-suffix": "Bản sao của {source} phải có tên kết thúc bằng {suffix}, không phải {file}; nếu không Excel "
    "sẽ không mở được.",
    "error-copy-not-made": "Không tạo được bản sao đã đánh dấu của {file}[: {detail}].",
    "error-no-files": "Không tìm thấy tệp Excel nào ở {places}. Hãy kiểm tra đường dẫn.",
    "error-nothing-judged": "Chưa kiểm tra được gì: không quy tắc nào có số liệu để so sánh. Hãy kiểm tra có đúng tệp "
    "và đúng biểu mẫu không.",
    "error-schema-broken": {"other": "Tệp mô tả biểu mẫu có {count} lỗi; chưa kiểm tra được gì."},
    "error-no-schemas": "Không tìm thấy tệp mô tả biểu mẫu nào[ ở {places}]. Hãy chỉ rõ bằng --schema.",
    "error-report-not-written": "Không ghi được {file}[: {detail}].",
    "error-report-over-input": "{file} là một trong các tệp được kiểm tra nên không bao giờ bị ghi đè. Hãy chọn tên "
    "khác cho kết quả.",
    "error-internal": "Chương trình pdvalidate gặp lỗi ({kind}: {detail}). Hãy báo lại kèm nội dung mà --debug in ra.",
}
