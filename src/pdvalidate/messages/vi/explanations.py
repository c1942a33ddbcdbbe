"""What findings mean, in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping

from pdvalidate.messages.explaining import Explanation, as_sentences

_STRUCTURE: Mapping[str, Explanation] = {
    "sheet-missing": Explanation(
        "Trong tệp không có trang tính mà biểu mẫu ghi số liệu, hoặc trang tính đó mang tên khác.",
        "Biểu mẫu ghi số đảng viên ở trang “Biểu 1”; tệp chỉ có “Sheet1” và “Sheet2”.",
        "Đổi tên trang tính đang chứa các số liệu này cho đúng biểu mẫu, hoặc thêm trang tính.",
    ),
    "column-missing": Explanation(
        "Không tìm thấy tiêu đề của một cột trong bảng nên không đọc được số liệu của cột đó.",
        "Biểu mẫu có tiêu đề “Học sinh”; trong tệp lại ghi “HS”.",
        "Ghi tiêu đề đúng như biểu mẫu in, kể cả các tầng tiêu đề ở phía trên.",
    ),
    "column-duplicate": Explanation(
        "Trong một bảng có hai cột cùng tiêu đề. Lấy cột nào cũng là đoán, nên không lấy cột nào.",
        "“Sinh viên” đứng ở E5 và lại ở H5, nơi dán số liệu năm trước.",
        "Bỏ cột không thuộc biểu mẫu, hoặc sửa lại tiêu đề của cột đó.",
    ),
    "row-missing": Explanation(
        "Bảng thiếu một dòng mà biểu mẫu có ghi tên. Thiếu dòng không có nghĩa là 0: phép cộng cần dòng đó chưa kết "
        "luận được.",
        "Biểu mẫu có 11 loại hình tổ chức; dòng “9. Công an” đã bị xóa.",
        "Thêm dòng với nhãn đúng như biểu mẫu in. Nếu không phát sinh thì ghi 0.",
    ),
    "row-duplicate": Explanation(
        "Một dòng chỉ được có một lần trong bảng lại xuất hiện nhiều lần.",
        "“Huyện Tri Tôn” có ở dòng 12 và dòng 19.",
        "Giữ dòng đúng, xóa dòng kia; hoặc sửa nhãn nếu đó là dòng của đơn vị khác.",
    ),
    "row-mismatch": Explanation(
        "Nhãn của dòng nói một đằng, mã số của dòng nói một nẻo.",
        "Dòng có mã 80 của Long An nhưng nhãn ghi “Tiền Giang”.",
        "Sửa nhãn hoặc mã số, và xem lại số liệu có đúng là của dòng này không.",
    ),
    "row-unexpected": Explanation(
        "Một dòng có số liệu nhưng nhãn của nó không có trong biểu mẫu hay danh mục dùng ở đây.",
        "“Dầu khí” đứng trong danh sách chỉ gồm các tỉnh.",
        "Nếu gõ nhầm thì sửa lại nhãn. Nếu không thì chuyển số liệu sang đúng dòng của nó.",
    ),
    "key-missing": Explanation(
        "Một dòng có số liệu mà không có nhãn. Không biết là của ai, nên các quy tắc tính trên mọi dòng chưa kết luận "
        "được.",
        "Dòng 15 có 12 và 30, cột đầu để trống.",
        "Ghi nhãn của dòng. Nếu đó là số ghi tạm cạnh bảng thì chuyển xuống dưới bảng hoặc xóa đi.",
    ),
    "combination-missing": Explanation(
        "Biểu mẫu cần một dòng cho mỗi tổ hợp nhãn, nhưng thiếu một tổ hợp.",
        "Có “Nam, 2021”, “Nữ, 2021”, “Nam, 2022” nhưng không có “Nữ, 2022”.",
        "Thêm dòng đó. Nếu không phát sinh thì ghi 0.",
    ),
    "sheet-unexpected": Explanation(
        "Tệp có một trang tính mà biểu mẫu không có. Trang này không được đọc và không được kiểm tra.",
        "Ngoài “Biểu 1” còn có trang “nháp”.",
        "Không cần làm gì. Nếu số liệu của biểu mẫu nằm ở đó thì chuyển sang đúng trang tính.",
    ),
    "sheet-decoded": Explanation(
        "Trang tính được gõ bằng phông chữ trước Unicode (.VnTime: TCVN3, VNI-Times: VNI). Chỉ sau khi chuyển mã mới "
        "nhận ra tiêu đề, nên cả trang được đọc theo cách đó. Tệp không bị thay đổi.",
        "Ô chứa “§¬n vÞ”, phông .VnTime hiện thành “Đơn vị”.",
        "Không cần làm gì. Báo cáo hiện chữ theo Unicode.",
    ),
    "column-unexpected": Explanation(
        "Bảng có một cột mà biểu mẫu không có. Cột này không được đọc và không được kiểm tra.",
        "Bên phải có thêm cột “Ghi chú”.",
        "Không cần làm gì. Nếu đó là cột của biểu mẫu thì ghi lại tiêu đề đúng như biểu mẫu in.",
    ),
    "row-empty": Explanation(
        "Một dòng có nhãn nhưng không có số liệu nào.",
        "A12 ghi “Huyện Tri Tôn”, từ B12 đến G12 để trống.",
        "Nếu không phát sinh thì ghi 0. Nếu không cần dòng đó thì để nguyên.",
    ),
    "row-unused": Explanation(
        "Một dòng không có nhãn và chỉ toàn số 0, như các dòng kẻ sẵn. Dòng này không được đọc.",
        "Dưới huyện cuối cùng, dòng 25 không có nhãn và công thức cho kết quả 0.",
        "Không cần làm gì.",
    ),
}

_VALUES: Mapping[str, Explanation] = {
    "value-missing": Explanation(
        "Ô phải có số liệu lại để trống. Để trống nghĩa là chưa biết, không phải là 0.",
        "B12 để trống trong khi các huyện khác đều có số.",
        "Điền số liệu. Nếu không phát sinh thì ghi 0.",
    ),
    "value-unreadable": Explanation(
        "Ô cần số nhưng lại chứa chữ không đọc được thành số.",
        "C9 ghi “khoảng 50”.",
        "Chỉ gõ số bằng chữ số; ghi chú để ở chỗ khác.",
    ),
    "value-type": Explanation(
        "Nội dung của ô không đúng loại dữ liệu của cột.",
        "12,5 nằm trong cột chỉ nhận số nguyên; ngày tháng nằm ở chỗ ghi số lượng.",
        "Kiểm tra ô và gõ lại cho đúng loại. Ngày tháng hay xuất hiện khi Excel hiểu 1/2 là một ngày.",
    ),
    "value-range": Explanation(
        "Con số nhỏ hơn mức thấp nhất hoặc lớn hơn mức cao nhất mà biểu mẫu cho phép.",
        "Cột tỷ lệ tối đa 100 nhưng ghi 670.",
        "Xem có gõ nhầm dấu thập phân hay thừa chữ số không, rồi sửa lại.",
    ),
    "value-code": Explanation(
        "Nội dung không thuộc các giá trị được ghi ở đây.",
        "Ghi “Đạt yêu cầu” ở chỗ phải chọn “Tốt”, “Khá” hoặc “Kém”.",
        "Chọn một giá trị được phép, ghi đúng như trong danh mục.",
    ),
    "value-pattern": Explanation(
        "Nội dung không viết theo cách biểu mẫu quy định.",
        "Ghi “2022-7” ở chỗ phải ghi “07/2022”.",
        "Viết lại theo cách biểu mẫu quy định.",
    ),
    "value-duplicate": Explanation(
        "Giá trị chỉ được có một lần trong cột lại xuất hiện thêm lần nữa.",
        "Số thẻ 083012345 có ở dòng 8 và dòng 31.",
        "Xác định dòng nào đúng và sửa dòng kia.",
    ),
    "dot-as-decimal": Explanation(
        "Số lượng bị lẻ nhưng nhân với 1000 lại thành số nguyên: Excel đã hiểu dấu chấm tách hàng nghìn là dấu thập "
        "phân. Nếu mọi số đều bị như vậy thì phép cộng vẫn khớp, không phát hiện được.",
        "Gõ 2.048 để ghi hai nghìn không trăm bốn mươi tám; ô lại chứa 2,048, tức hơn hai một chút.",
        "Gõ lại con số, không gõ dấu chấm hay dấu phẩy.",
    ),
    "number-as-text": Explanation(
        "Con số được lưu dưới dạng chữ. Chương trình vẫn đọc được, nhưng hàm cộng của Excel bỏ qua ô này.",
        "B7 ghi “1.288.256” căn trái, và SUM(B7:B9) không tính ô đó.",
        "Gõ lại dưới dạng số, không có dấu chấm, dấu cách hay ký hiệu.",
    ),
    "error-cell": Explanation(
        "Ô đang hiện lỗi của Excel nên không có số liệu; các quy tắc cần ô này chưa kết luận được.",
        "D9 hiện #DIV/0! vì C9 bằng 0.",
        "Sửa công thức, hoặc gõ số liệu vào. Lỗi thường do công thức dùng một ô trống.",
    ),
    "formula-without-value": Explanation(
        "Ô chứa công thức nhưng không lưu kết quả, thường gặp ở tệp do chương trình khác xuất ra.",
        "B29 chứa =SUM(B8:B28) mà tệp không cho biết kết quả là bao nhiêu.",
        "Mở tệp bằng Excel, lưu lại rồi gửi lại.",
    ),
}

_IDENTITY: Mapping[str, Explanation] = {
    "unit-unknown": Explanation(
        "Tên đơn vị báo cáo không có trong danh mục đơn vị tại thời điểm báo cáo.",
        "Ghi “An Giangg” thay vì “An Giang”; hoặc ghi tên một tỉnh đã sáp nhập.",
        "Ghi tên đúng như trong danh mục.",
    ),
    "unit-missing": Explanation(
        "Tệp không cho biết là báo cáo của đơn vị nào.",
        "Ô bên cạnh “Đơn vị báo cáo:” để trống.",
        "Ghi tên đơn vị bên cạnh nhãn của nó.",
    ),
    "unit-mismatch": Explanation(
        "Hai chỗ trong tệp ghi tên đơn vị khác nhau, thường do chép tệp từ đơn vị khác.",
        "“Biểu 1” ghi An Giang, “Biểu 5” ghi Kiên Giang.",
        "Sửa chỗ ghi sai, và xem lại số liệu có đúng là của đơn vị này không.",
    ),
    "period-missing": Explanation(
        "Tệp không cho biết báo cáo của kỳ nào.",
        "Ô bên cạnh “Kỳ báo cáo:” để trống.",
        "Ghi kỳ báo cáo bên cạnh nhãn của nó.",
    ),
    "period-mismatch": Explanation(
        "Hai chỗ trong tệp ghi kỳ báo cáo khác nhau, thường do chép tệp từ năm trước.",
        "Tên biểu ghi năm 2022, tiêu đề một cột ghi năm 2021.",
        "Sửa chỗ ghi sai, và xem lại số liệu có đúng là của kỳ này không.",
    ),
    "return-missing": Explanation(
        "Một đơn vị phải gửi báo cáo nhưng chưa gửi. Tổng của mọi đơn vị chưa kết luận được cho đến khi nhận đủ.",
        "Cần 22 báo cáo; trong thư mục chưa có báo cáo của Bạc Liêu.",
        "Đôn đốc đơn vị gửi báo cáo, hoặc sửa tên đơn vị trong tệp lẽ ra là của đơn vị đó.",
    ),
    "return-double": Explanation(
        "Có nhiều báo cáo của cùng đơn vị, biểu mẫu và kỳ báo cáo. Chương trình không đoán bản nào đúng.",
        "can-tho.xlsx và can-tho (2).xlsx đều là của Cần Thơ, năm 2022.",
        "Giữ lại bản đúng, đưa bản kia ra khỏi thư mục.",
    ),
    "return-unexpected": Explanation(
        "Báo cáo của một đơn vị, kỳ hoặc biểu mẫu mà đợt báo cáo này không chờ.",
        "Báo cáo của Hà Nội nằm lẫn trong báo cáo các tỉnh phía Nam; hoặc báo cáo năm 2021 nằm lẫn trong năm 2022.",
        "Kiểm tra đơn vị, kỳ và biểu mẫu trong tệp; nếu không thuộc đợt này thì đưa ra khỏi thư mục.",
    ),
    "return-other-period": Explanation(
        "Báo cáo của một đơn vị trong đợt nhưng thuộc kỳ khác.",
        "Báo cáo năm 2023 nằm lẫn trong năm 2022. Báo cáo kỳ trước chỉ là ghi chú: có thể dùng để đối chiếu.",
        "Kiểm tra kỳ báo cáo trong tệp; nếu đúng như vậy thì đưa tệp ra khỏi thư mục.",
    ),
    "return-other-edition": Explanation(
        "Báo cáo lập theo mẫu không còn hoặc chưa có hiệu lực ở kỳ báo cáo.",
        "Đơn vị dùng biểu mẫu năm trước cho năm nay.",
        "Yêu cầu đơn vị gửi lại theo mẫu đang có hiệu lực. Trước mắt báo cáo được kiểm tra theo mẫu đã dùng.",
    ),
}

SENTENCES: Mapping[str, str] = as_sentences({**_STRUCTURE, **_VALUES, **_IDENTITY})
