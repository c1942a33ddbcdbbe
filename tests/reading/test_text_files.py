"""Workbooks that are text: csv in every encoding and with every separator, archives of them, HTML."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pdvalidate.model.returns import Return
from pdvalidate.reading.files.decoding import decode
from pdvalidate.reading.files.separators import looks_separated, separator_of
from tests.reading.workbooks import DISTRICTS, HEADER, Grid, column, form, key, read, records, refused, table
from tests.reading.writers import write_csv, write_zip

FORM = form(DISTRICTS)
GRID: Grid = [*HEADER, ["Quận Bình Thạnh", 5.0, 2.0, 3.0], ["Quận Gò Vấp", 1234.0, 234.0, 1000.0]]
ROWS = [["Quận Bình Thạnh", 5.0, 2.0, 3.0], ["Quận Gò Vấp", 1234.0, 234.0, 1000.0]]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_and_separators(tmp_path: Path, separator: str, encoding: str) -> None:
    file = write_csv(tmp_path / "quan.csv", GRID, separator=separator, encoding=encoding)
    found = read(file, FORM)
    assert found.parts[0].sheet == "quan"
    assert records(found.parts[0]) == ROWS


def test_vietnamese_code_page_of_windows(tmp_path: Path) -> None:
    """Its tones are letters of their own, behind their vowel."""
    file = tmp_path / "quan.csv"
    file.write_bytes("Đơn vi\u0323;Tô\u0309ng sô\u0301\r\nQuâ\u0323n Go\u0300 Vâ\u0301p;1.234\r\n".encode("cp1258"))
    found = read(file, form(table(key("district", "Đơn vị"), column("admitted", "Tổng số"))))
    assert records(found.parts[0]) == [["Quâ\u0323n Go\u0300 Vâ\u0301p", 1234.0]]


@pytest.mark.parametrize("line", ["§¬n vÞ,Tæng sè", "Ñôn vò,Toång soá", "§¬n vÞ vµ nhiÒu n\xadíc,Tæng sè"])
def test_old_fonts_are_decoded_later(line: str) -> None:
    assert decode(line.encode("cp1252")) == line


def test_old_fonts_in_csv(tmp_path: Path) -> None:
    file = tmp_path / "quan.csv"
    file.write_bytes("§¬n vÞ;Tæng sè;Häc sinh;Sinh viªn\nQuËn Gß VÊp;5;2;3\n".encode("cp1252"))
    columns = (
        key("district", "Đơn vị"),
        column("admitted", "Tổng số"),
        column("p", "Học sinh"),
        column("s", "Sinh viên"),
    )
    assert records(read(file, form(table(*columns))).parts[0]) == [["Quận Gò Vấp", 5.0, 2.0, 3.0]]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"caf\xe9 \x80", "café €"),  # code page 1252
        ("Gò Vấp".encode(), "Gò Vấp"),
        (b"a\x00\x01\x02b", None),
        (b"\xff\xfe\x00", None),
        (bytes(range(256)), None),
    ],
)
def test_bytes_as_text(data: bytes, text: str | None) -> None:
    assert decode(data) == text


def test_vietnamese_decimals_and_groups(tmp_path: Path) -> None:
    file = tmp_path / "quan.csv"
    file.write_text("Đơn vị;Tổng số;Tỷ lệ\nA;1.288.256;99,5\nB;14.541;12,25\n", encoding="utf-8")
    found = read(file, form(table(key("k", "Đơn vị"), column("n", "Tổng số"), column("p", "Tỷ lệ"))))
    assert records(found.parts[0]) == [["A", 1288256.0, 99.5], ["B", 14541.0, 12.25]]


def test_separator_that_the_first_line_tells(tmp_path: Path) -> None:
    file = tmp_path / "quan.csv"
    file.write_text("sep=|\nĐơn vị|Tổng số\nA, B; C|5\n", encoding="utf-8")
    assert records(read(file, form(table(key("k", "Đơn vị"), column("n", "Tổng số")))).parts[0]) == [["A, B; C", 5.0]]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a;b\n1,5;2,5\n1,5;2\n", ";"),
        ("title, of a table\n\na;b;c\nd;e;f\n", ";"),
        ('"a\nb";c\nd;e\n', ";"),
        ("one\ntwo\n", None),
    ],
)
def test_which_character_separates(text: str, separator: str | None) -> None:
    assert separator_of(text) == separator
    assert looks_separated(text) is (separator is not None)


def test_line_with_keys_only_is_a_record_of_a_csv_file(tmp_path: Path) -> None:
    grid = [*GRID, ["Quận 3", "", "", ""]]
    assert records(read(write_csv(tmp_path / "quan.csv", grid), FORM).parts[0]) == [*ROWS, ["Quận 3", "", "", ""]]


def test_archive_of_csv_files_is_one_workbook(tmp_path: Path) -> None:
    one = "Đơn vị,Tổng số\nA,5\n".encode()
    two = "Đơn vị;Sinh viên\nA;7\n".encode("utf-16")
    parts = {"../../evil/Biểu 1.csv": one, "Biểu 2.CSV": two, "__MACOSX/._Biểu 1.csv": b"\0\0", "leer/": b""}
    tables = (
        table(key("k", "Đơn vị"), column("n", "Tổng số"), name="a", sheets=("Biểu 1",)),
        table(key("k", "Đơn vị"), column("n", "Sinh viên"), name="b", sheets=("Biểu 2",)),
    )
    found = read(write_zip(tmp_path / "quan.zip", parts), form(*tables))
    assert [(part.sheet, records(part)) for part in found.parts] == [("Biểu 1", [["A", 5.0]]), ("Biểu 2", [["A", 7.0]])]
    assert not (tmp_path.parent / "evil").exists()


def test_archive_of_anything_else_is_no_workbook(tmp_path: Path) -> None:
    file = write_zip(tmp_path / "quan.zip", {"a.csv": b"a,b\n1,2\n", "b.exe": b"MZ"})
    assert refused(file, FORM).values == {"kind": "ZIP"}


def test_names_in_archives_that_do_not_say_their_encoding(tmp_path: Path) -> None:
    file = tmp_path / "quan.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("Bieu 2.csv", "Đơn vị,Tổng số\nA,5\n")
    file.write_bytes(file.read_bytes().replace(b"Bieu 2", "Biểu".encode()))
    assert read(file, form(table(key("k", "Đơn vị"), column("n", "Tổng số")))).parts[0].sheet == "Biểu"


HTML = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {mso-number-format:"0"}</style>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>KN-HSSV</x:Name></x:ExcelWorkbook></xml><![endif]--></head><body>
<h1>Kết nạp</h1><p>Năm 2022<p>Đơn vị tính: người
<table><caption>Biểu 1</caption><thead>
<tr><th rowspan=2>Đơn vị<th rowspan="2">Tổng số<th colspan="2">Chia ra
<tr><td>Học&nbsp;sinh</td><td><b>Sinh</b> viên</td></tr></thead>
<tr><td>Quận&nbsp;1<td x:num="5.0000001">5<td align=right>1.288.256<td>2,5</tr>
<tr><td>Quận &lt;2&gt;<script>alert("1")</script><td>0<td><table><tr><td>7</td></tr></table></td></tr>
</table><div>NGƯỜI LẬP BIỂU</div></body></html>"""


def test_html_as_web_systems_write_it(tmp_path: Path) -> None:
    file = tmp_path / "quan.xls"
    file.write_text(HTML, encoding="utf-8")
    part = read(file, FORM).parts[0]
    assert part.sheet == "KN-HSSV"
    assert (part.header, part.rows[0]) == ((4, 5), 6)
    assert records(part)[0] == ["Quận\xa01", 5.0000001, 1288256.0, 2.5]
    assert records(part)[1][:2] == ["Quận <2>", 0.0]


@pytest.mark.parametrize("span", ["0", "-1", "x", "99999999999999", ""])
def test_spans_that_no_table_has(tmp_path: Path, span: str) -> None:
    file = tmp_path / "quan.xls"
    file.write_text(HTML.replace('rowspan="2"', f'rowspan="{span}" colspan="1"'), encoding="utf-8")
    assert isinstance(read(file, FORM), Return)


def test_html_tells_its_encoding(tmp_path: Path) -> None:
    file = tmp_path / "quan.xls"
    page = HTML.replace("<head>", '<head><meta charset="utf-16le">')
    file.write_bytes(page.encode("utf-16"))
    assert read(file, FORM).parts[0].sheet == "KN-HSSV"
    file.write_bytes(HTML.replace("<head>", '<head><meta charset="no-such">').encode())
    assert read(file, FORM).parts[0].sheet == "KN-HSSV"
