"""What the program finds by itself, in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
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
    "finding-sheet-decoded": "Trang tính gõ bằng phông chữ cũ ({found}); đã được chuyển sang Unicode khi đọc.",
    "finding-column-unexpected": "Biểu mẫu không có cột này[ (“{found}”)]; cột không được đọc.",
    "finding-row-empty": "Dòng này có nhãn nhưng không có số liệu.",
    "finding-row-unused": "Dòng này không có nhãn và chỉ có số 0; dòng không được đọc.",
    "finding-return-missing": "{unit}: chưa nhận được báo cáo ({form}, {period}). Cần đôn đốc đơn vị gửi.",
    "finding-return-double": "{unit}: nhận được nhiều hơn một báo cáo ({form}, {period}): {files}. Chỉ giữ lại bản "
    "đúng.",
    "finding-return-unexpected": "Đợt báo cáo {collection} không chờ báo cáo này ({unit}, {period}). Hãy kiểm tra đơn "
    "vị, kỳ báo cáo và biểu mẫu.",
}
