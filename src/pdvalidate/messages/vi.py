"""What is said in Vietnamese. A stretch in [brackets] is left out where a value that it names is not known."""

from __future__ import annotations

from collections.abc import Mapping

_FINDINGS: Mapping[str, str] = {
    "finding-sheet-missing": "Thiếu một trang tính mà biểu mẫu cần[: {expected}].[ Trong tệp có: {found}.] Hãy thêm "
    "trang tính đó, hoặc đổi tên trang tính đang chứa các số liệu này.",
    "finding-column-missing": "Không tìm thấy cột “{column}”. Hãy ghi tiêu đề cột đúng như trên biểu mẫu.",
    "finding-column-duplicate": "Có hai cột cùng tiêu đề “{column}” nên không biết lấy cột nào. Hãy bỏ một cột, hoặc "
    "sửa lại tiêu đề của cột đó.",
    "finding-row-missing": "Thiếu dòng “{row}”. Hãy thêm dòng này; nếu không phát sinh thì ghi 0.",
    "finding-row-duplicate": "Dòng “{row}” xuất hiện nhiều lần trong bảng này. Chỉ giữ lại một dòng.",
    "finding-row-mismatch": "Nhãn và mã số của dòng này không khớp nhau[: hiện là {found}][, phải là {expected}]. Hãy "
    "sửa lại cho đúng.",
    "finding-row-unexpected": "Biểu mẫu không có dòng “{row}” ở đây. Hãy sửa lại nhãn, hoặc chuyển số liệu sang đúng "
    "dòng của nó.",
    "finding-key-missing": "Dòng này có số liệu nhưng không có nhãn nên không biết là của đối tượng nào. Hãy ghi nhãn, "
    "hoặc xóa số liệu.",
    "finding-combination-missing": "Thiếu dòng của {expected}. Hãy thêm dòng này; nếu không phát sinh thì ghi 0.",
    "finding-value-missing": "Thiếu số liệu ở đây. Hãy điền vào; nếu không phát sinh thì ghi 0.",
    "finding-value-unreadable": "Không đọc được “{found}” thành số. Hãy gõ lại bằng chữ số.",
    "finding-value-type": "“{found}” không đúng loại dữ liệu[: ở đây phải là {type}]. Hãy kiểm tra và sửa lại.",
    "finding-value-range": "{found} nằm ngoài giới hạn[: phải {expected}]. Hãy kiểm tra và sửa lại.",
    "finding-value-code": "“{found}” không thuộc các giá trị được ghi ở đây[: {expected}].",
    "finding-value-pattern": "“{found}” không đúng cách ghi quy định ở đây[: {expected}].",
    "finding-value-duplicate": "“{found}” xuất hiện nhiều lần trong cột này; mỗi giá trị chỉ được ghi một lần.",
    "finding-dot-as-decimal": "{found} đã bị đọc thành số thập phân; có lẽ ý là {suggested}. Hãy gõ lại {suggested}, "
    "không gõ dấu chấm hay dấu phẩy.",
    "finding-error-cell": "Ô đang hiện lỗi {found}. Hãy sửa công thức, hoặc gõ số liệu vào.",
    "finding-formula-without-value": "Công thức được lưu mà không có kết quả. Hãy mở tệp bằng Excel, lưu lại rồi gửi "
    "lại.",
    "finding-unit-unknown": "“{found}” không phải tên một đơn vị đã biết. Hãy ghi tên đơn vị đúng như trong danh mục.",
    "finding-unit-missing": "Không thấy tên đơn vị báo cáo trong tệp. Hãy ghi tên đơn vị[ bên cạnh “{expected}”].",
    "finding-unit-mismatch": "Trong tệp có nhiều tên đơn vị khác nhau[: {found}][ và {expected}]. Hãy sửa lại cho "
    "đúng.",
    "finding-period-missing": "Không thấy kỳ báo cáo trong tệp. Hãy ghi kỳ báo cáo[ bên cạnh “{expected}”].",
    "finding-period-mismatch": "Trong tệp có nhiều kỳ báo cáo khác nhau[: {found}][ và {expected}]. Hãy sửa lại cho "
    "đúng.",
    "finding-number-as-text": "“{found}” được gõ dưới dạng chữ[; đã đọc thành {suggested}]. Hãy gõ lại dưới dạng số[: "
    "{suggested}].[ Dấu chú thích {footnote} đã được bỏ qua.]",
    "finding-sheet-unexpected": "Biểu mẫu không có trang tính này; trang tính không được đọc.",
    "finding-column-unexpected": "Biểu mẫu không có cột này[ (“{found}”)]; cột không được đọc.",
    "finding-row-empty": "Dòng này có nhãn nhưng không có số liệu.",
    "finding-row-unused": "Dòng này không có nhãn và chỉ có số 0; dòng không được đọc.",
    "finding-return-missing": "{unit}: chưa nhận được báo cáo ({form}, {period}). Cần đôn đốc đơn vị gửi.",
    "finding-return-double": "{unit}: nhận được nhiều hơn một báo cáo ({form}, {period}): {files}. Chỉ giữ lại bản "
    "đúng.",
    "finding-return-unexpected": "Đợt báo cáo {collection} không chờ báo cáo này ({unit}, {period}). Hãy kiểm tra đơn "
    "vị, kỳ báo cáo và biểu mẫu.",
}

_REFUSALS: Mapping[str, str] = {
    "refused-file-missing": "không có tệp này. Hãy kiểm tra tên tệp và thư mục.",
    "refused-file-empty": "tệp rỗng (0 byte). Hãy lưu lại tệp Excel, hoặc đề nghị gửi lại.",
    "refused-file-is-folder": "đây là thư mục, không phải tệp Excel. Hãy ghi tên các tệp trong đó.",
    "refused-not-a-workbook": "đây không phải tệp Excel[ mà là {kind}]. Hãy lưu thành .xlsx rồi thử lại.",
    "refused-password-protected": "tệp có mật khẩu bảo vệ. Hãy bỏ mật khẩu trong Excel rồi lưu lại.",
    "refused-file-damaged": "tệp bị hỏng, không đọc được. Hãy mở bằng Excel và lưu với tên khác, hoặc đề nghị gửi lại.",
    "refused-file-too-large": "tệp lớn hơn mức đọc được[ (giới hạn: {limit})]. Hãy xóa những phần không thuộc biểu "
    "mẫu.",
    "refused-file-locked": "không được phép đọc tệp. Hãy đóng tệp trong Excel, hoặc kiểm tra quyền truy cập.",
    "refused-form-unknown": "không nhận ra biểu mẫu: không tìm thấy tiêu đề cột của biểu mẫu nào. Hãy kiểm tra có đúng "
    "tệp không, hoặc chỉ rõ biểu mẫu bằng --form.",
    "refused-form-ambiguous": "tệp khớp với nhiều biểu mẫu[: {forms}]. Hãy chỉ rõ biểu mẫu đúng bằng --form.",
    "refused-sheets-missing": "không có trang tính nào mà biểu mẫu cần[: {expected}]. Hãy kiểm tra có đúng tệp không, "
    "hoặc đổi lại tên trang tính.",
    "refused-not-read": "không đọc được tệp ({reason}).",
}

_ERRORS: Mapping[str, str | Mapping[str, str]] = {
    "error-form-unknown": "Không có biểu mẫu “{form}”.[ Các biểu mẫu đã biết: {known}.]",
    "error-form-several": "Biểu mẫu “{form}” có nhiều phiên bản: {known}. Hãy chỉ rõ một phiên bản bằng --form.",
    "error-collection-unknown": "Không có đợt báo cáo “{collection}”.[ Các đợt báo cáo đã biết: {known}.]",
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

_ARITHMETIC: Mapping[str, str] = {
    "arithmetic-=": "{found}, phải bằng {expected}; chênh lệch {difference}.",
    "arithmetic-!=": "{found}, phải khác {expected}.",
    "arithmetic-<": "{found}, phải nhỏ hơn {expected}; chênh lệch {difference}.",
    "arithmetic-<=": "{found}, không được lớn hơn {expected}; chênh lệch {difference}.",
    "arithmetic->": "{found}, phải lớn hơn {expected}; chênh lệch {difference}.",
    "arithmetic->=": "{found}, không được nhỏ hơn {expected}; chênh lệch {difference}.",
    "arithmetic-none": "Không đúng quy tắc: {text}[; {cells}].",
    "operand-blank": "(trống)",
    "operand-absent": "{row}: {column} (không có)",
}

_HINTS: Mapping[str, str] = {
    "hint-dot-as-decimal": "có lẽ ý là {suggested}: dấu chấm dùng để tách hàng nghìn.",
    "hint-number-as-text": "có lẽ ý là số {suggested}.",
    "hint-did-you-mean": "có phải ý là “{suggested}”[ ở ô {cells}]?",
}

_WORDS: Mapping[str, str] = {
    "severity-error": "Lỗi",
    "severity-warning": "Cảnh báo",
    "severity-info": "Ghi chú",
    "hint": "Gợi ý",
    "status-accepted": "đạt",
    "status-rejected": "không đạt",
    "status-unreadable": "không đọc được",
    "status-unrecognised": "không nhận ra biểu mẫu",
    "status-missing": "chưa gửi",
    "status-double": "gửi trùng",
    "outcome-satisfied": "đúng",
    "outcome-violated": "sai",
    "outcome-undecided": "chưa kết luận được",
    "outcome-not_applicable": "không áp dụng",
    "figure-satisfied": "khớp",
    "figure-violated": "không khớp",
    "figure-undecided": "chưa kết luận được",
    "figure-not_applicable": "không áp dụng",
    "type-count": "số nguyên không âm",
    "type-integer": "số nguyên",
    "type-number": "số",
    "type-percent": "tỷ lệ phần trăm",
    "type-text": "chữ",
    "type-code": "mã số",
    "type-date": "ngày tháng",
    "type-year": "năm",
    "kind-text": "tệp văn bản thô",
    "kind-binary": "tệp loại khác",
    "kind-program": "chương trình",
    "kind-device": "thiết bị",
    "kind-OLE": "tệp Office cũ loại khác",
}

_HEADINGS: Mapping[str, str] = {
    "heading-cell": "Ô",
    "heading-row": "Dòng",
    "heading-check": "Kiểm tra",
    "heading-found": "Hiện có",
    "heading-expected": "Phải là",
    "heading-difference": "Chênh lệch",
    "heading-unit": "Đơn vị",
    "heading-form": "Biểu mẫu",
    "heading-files": "Tệp",
    "heading-outcome": "Kết quả",
    "heading-errors": "Lỗi",
    "heading-warnings": "Cảnh báo",
    "heading-figure": "Số liệu",
    "heading-published": "Đã công bố",
    "heading-added": "Cộng từ báo cáo",
    "heading-rule": "Quy tắc",
    "heading-column": "Cột",
    "heading-typed": "Tiêu đề trong tệp",
    "heading-name": "Tên",
    "heading-label": "Nhãn trong tệp",
    "heading-place": "Vị trí",
    "heading-reason": "Lý do",
    "heading-value": "Giá trị",
    "heading-title": "Tên gọi",
    "heading-schema": "Tệp mô tả",
    "title-sheet": "Trang tính {sheet}",
    "title-workbook": "Toàn bộ tệp",
    "title-collection": "Đợt báo cáo {collection}",
    "title-figures": "Số liệu đã công bố",
    "title-between": "Giữa các báo cáo",
    "title-refused": "Không kiểm tra được",
    "title-undecided": "Chưa kết luận được",
    "title-summary": "Tổng hợp",
}

_SUMMARY: Mapping[str, str | Mapping[str, str]] = {
    "count-errors": {"other": "{count} lỗi"},
    "count-warnings": {"other": "{count} cảnh báo"},
    "count-notes": {"other": "{count} ghi chú"},
    "count-returns": {"other": "{count} báo cáo"},
    "count-rules": {"other": "{count} quy tắc"},
    "count-comparisons": {"other": "{count} phép so sánh"},
    "count-details": {"other": "{count} dòng chi tiết"},
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
    "summary-by-unit": "Theo đơn vị: {parts}.",
    "summary-waived": "Được miễn trừ: {count}.",
    "summary-missing": "Chưa gửi: {units}.",
    "summary-double": "Gửi trùng: {units}.",
    "summary-complete": "Đã nhận đủ {count} báo cáo.",
    "summary-lacks": "thiếu {operands}",
    "note-written": "Đã ghi {file}.",
    "note-checking": "Đang đọc các tệp",
}

_LOCATION: Mapping[str, str | Mapping[str, str]] = {
    "locate-form": "Biểu mẫu",
    "locate-unit": "Đơn vị",
    "locate-period": "Kỳ báo cáo",
    "locate-as-typed": "ghi trong tệp: “{text}”",
    "locate-not-found": "không tìm thấy",
    "locate-table": "Bảng {table}, trang tính {sheet}[ ({members})]",
    "locate-header": "Tiêu đề ở dòng {first} đến dòng {last}; {details}; bảng kết thúc trước dòng {end}.",
    "locate-hidden": "ẩn",
    "locate-columns-missing": "Các cột của biểu mẫu không tìm thấy: {columns}.",
    "locate-rows-missing": "Các dòng có tên không tìm thấy: {rows}.",
    "locate-tables-missing": "Các bảng của biểu mẫu không tìm thấy: {tables}.",
    "locate-sheets-unread": "Các trang tính không đọc: {sheets}.",
    "locate-columns": "Các cột",
    "locate-rows": "Các dòng có tên",
    "locate-groups": "Các dòng theo nhóm",
    "locate-fields": "Các mục ngoài bảng",
    "locate-skipped": "Không đọc",
    "locate-findings": "Nhận thấy khi đọc",
    "place-row": "dòng {first}",
    "place-rows": "dòng {first} đến {last}",
    "place-column": "cột {column}",
    "place-all": "tất cả",
    "skipped-empty": "trống",
    "skipped-header-repeated": "tiêu đề lặp lại",
    "skipped-numbering": "dòng đánh số cột",
    "skipped-row-empty": "có nhãn, không có số liệu",
    "skipped-row-unused": "không có nhãn, chỉ có số 0",
    "skipped-key-missing": "có số liệu, không có nhãn",
    "skipped-after-table": "dưới phần cuối của bảng",
    "skipped-before-table": "trên bảng",
    "skipped-column-unexpected": "không phải cột của biểu mẫu",
}

_FORMS: Mapping[str, str] = {
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

SENTENCES: Mapping[str, str | Mapping[str, str]] = {
    **_FINDINGS,
    **_REFUSALS,
    **_ERRORS,
    **_ARITHMETIC,
    **_HINTS,
    **_WORDS,
    **_HEADINGS,
    **_SUMMARY,
    **_LOCATION,
    **_FORMS,
}
