"""Why a file is not judged, in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "refused-file-missing": "không có tệp này. Hãy kiểm tra tên tệp và thư mục.",
    "refused-file-empty": "tệp rỗng (0 byte). Hãy lưu lại tệp Excel, hoặc đề nghị gửi lại.",
    "refused-file-is-folder": "đây là thư mục, không phải tệp Excel. Hãy ghi tên các tệp trong đó.",
    "refused-not-a-workbook": "đây không phải tệp Excel[ mà là {kind}]. Hãy lưu thành .xlsx rồi thử lại.",
    "refused-password-protected": "tệp có mật khẩu bảo vệ. Hãy bỏ mật khẩu trong Excel rồi lưu lại.",
    "refused-file-damaged": "tệp bị hỏng, không đọc được. Hãy mở bằng Excel và lưu với tên khác, hoặc đề nghị gửi lại.",
    "refused-file-too-large": "tệp lớn hơn {limit} MiB. Hãy xóa những phần không thuộc biểu mẫu, hoặc tăng giới hạn "
    "bằng --max-size.",
    "refused-unpacks-too-large": "nội dung tệp khi giải nén lớn hơn {limit} MiB. Hãy xóa những phần không thuộc biểu "
    "mẫu, hoặc tăng giới hạn bằng --max-size.",
    "refused-packed-too-well": "nội dung tệp khi giải nén lớn gấp hơn {limit} lần, khác với mọi tệp Excel bình thường. "
    "Hãy lưu lại tệp bằng Excel, hoặc đề nghị gửi lại.",
    "refused-too-many-parts": "tệp gồm hơn {limit} phần, khác với mọi tệp Excel bình thường. Hãy lưu lại tệp bằng "
    "Excel, hoặc đề nghị gửi lại.",
    "refused-too-many-cells": "vùng có dữ liệu tính từ ô A1 rộng hơn {limit} ô. Hãy xóa những ô lạc ở xa phía dưới "
    "hoặc xa bên phải các bảng, hoặc tăng giới hạn bằng --max-cells.",
    "refused-reader-died": "tệp này làm chương trình đọc nó bị ngắt: tệp bị hỏng hoặc được tạo ra để gây hại. Hãy "
    "mở bằng Excel và lưu với tên khác, hoặc đề nghị gửi lại.",
    "refused-too-slow": "đã dừng đọc tệp sau {seconds} giây; có lẽ tệp bị hỏng. Hãy mở bằng Excel và lưu thành .xlsx, "
    "hoặc tăng giới hạn bằng --max-seconds.",
    "refused-too-much-memory": "đọc tệp cần nhiều bộ nhớ hơn mức cho phép[ ({limit} MiB)]; có lẽ tệp bị hỏng. Hãy mở "
    "bằng Excel và lưu thành .xlsx, hoặc tăng giới hạn bằng --max-memory.",
    "refused-file-growing": "tệp đang được ghi dở. Hãy chờ lưu hoặc sao chép xong rồi thử lại.",
    "refused-lock-file": "tệp này chỉ cho biết có một tệp Excel đang mở. Hãy đóng tệp Excel đó và ghi tên tệp đó.",
    "refused-file-changed": "tệp đã thay đổi sau khi kiểm tra. Hãy kiểm tra lại.",
    "refused-file-locked": "không được phép đọc tệp. Hãy đóng tệp trong Excel, hoặc kiểm tra quyền truy cập.",
    "refused-form-unknown": "không nhận ra biểu mẫu: không tìm thấy tiêu đề cột của biểu mẫu nào. Hãy kiểm tra có đúng "
    "tệp không, hoặc chỉ rõ biểu mẫu bằng --form.",
    "refused-form-ambiguous": "tệp khớp với nhiều biểu mẫu[: {forms}]. Hãy chỉ rõ biểu mẫu đúng bằng --form.",
    "refused-sheets-missing": "không có trang tính nào mà biểu mẫu cần[: {expected}]. Hãy kiểm tra có đúng tệp không, "
    "hoặc đổi lại tên trang tính.",
    "refused-headings-missing": "trang tính không có tiêu đề cột nào của biểu mẫu[: {expected} …]. Hãy kiểm tra có "
    "đúng tệp không, hoặc ghi lại tiêu đề cột đúng như biểu mẫu.",
    "refused-not-read": "không đọc được tệp ({reason}).",
}
