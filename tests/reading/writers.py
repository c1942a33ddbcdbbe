"""One grid of cells written in every format that the reader knows, so that all must be read alike."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from struct import pack
from xml.sax.saxutils import quoteattr

from openpyxl.styles import Alignment
from openpyxl.utils.cell import range_boundaries

from pdvalidate.model.returns import ErrorValue, NoValue
from tests.reading.workbooks import Grid, save

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged range, from 0."""


class Percent(float):
    """A number under the format 0.00%."""


class Indented(str):
    """A text that its alignment indents by one step, in those formats that can say so."""


def spans(ranges: Sequence[str]) -> list[Span]:
    """`A1:B2` as a span."""
    found = []
    for one in ranges:
        left, top, right, bottom = range_boundaries(one)
        found.append((top - 1, left - 1, bottom - 1, right - 1))  # type: ignore[operator]  # no open ends
    return found


def write_xlsx(path: Path, grid: Grid, merged: Sequence[str] = ()) -> Path:
    """By openpyxl; an error has its type, a formula without a value is what openpyxl writes anyway."""
    plain = [[_for_openpyxl(value) for value in row] for row in grid]
    save(path, {path.stem: plain}, merged)
    from openpyxl import load_workbook

    book = load_workbook(path)
    for row, values in enumerate(grid, start=1):
        for column, value in enumerate(values, start=1):
            if isinstance(value, Percent):
                book.worksheets[0].cell(row, column).number_format = "0.00%"
            if isinstance(value, Indented):
                book.worksheets[0].cell(row, column).alignment = Alignment(indent=1)
    book.save(path)
    return path


def _for_openpyxl(value: object) -> object:
    if isinstance(value, ErrorValue):
        return value.text
    return f"={value.formula}" if isinstance(value, NoValue) else float(value) if isinstance(value, Percent) else value


def write_csv(path: Path, grid: Grid, _: Sequence[str] = (), *, separator: str = ",", encoding: str = "utf-8") -> Path:
    path.write_bytes(_csv(grid, separator).encode(encoding))
    return path


def write_csv_zip(path: Path, grid: Grid, _: Sequence[str] = ()) -> Path:
    return write_zip(path, {f"{path.stem}.csv": _csv(grid, ",").encode()})


def _csv(grid: Grid, separator: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([[_shown(value) for value in row] for row in grid])
    return text.getvalue()


def _shown(value: object) -> str:
    """What a spreadsheet shows in a cell."""
    if isinstance(value, ErrorValue):
        return value.text
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, Percent):
        return f"{value * 100:.2f}%"
    if isinstance(value, float):
        return f"{value:.15g}"
    return value.isoformat() if isinstance(value, date) else str(value)


def write_zip(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _covers(row: int, column: int, merged: Sequence[Span]) -> tuple[int, int] | None:
    """How many rows and columns a cell covers; None where another cell covers it."""
    for top, left, bottom, right in merged:
        if (row, column) == (top, left):
            return bottom - top + 1, right - left + 1
        if top <= row <= bottom and left <= column <= right:
            return None
    return 1, 1


def _standing(grid: Grid, merged: Sequence[str]) -> Iterator[list[tuple[object, int, int, int]]]:
    """Row by row, the cells that no other covers: value, column, and how many rows and columns they cover."""
    covers = spans(merged)
    for row, values in enumerate(grid):
        found = [(value, column, _covers(row, column, covers)) for column, value in enumerate(values)]
        yield [(value, column, *span) for value, column, span in found if span is not None]


def write_html(path: Path, grid: Grid, merged: Sequence[str] = ()) -> Path:
    rows = (
        "<tr>" + "".join(_html_cell(value, rows, columns) for value, _, rows, columns in row) + "\n"
        for row in _standing(grid, merged)
    )
    page = f"<html><head><meta charset=utf-8><title>x</title></head><body><table>{''.join(rows)}</table></body></html>"
    path.write_text(page, encoding="utf-8")
    return path


def _html_cell(value: object, rows: int, columns: int) -> str:
    return f'<td rowspan="{rows}" colspan={columns}>{escape(_shown(value))}'.replace("\n", "<br>")


def write_spreadsheetml(path: Path, grid: Grid, merged: Sequence[str] = ()) -> Path:
    rows = (
        "<Row>" + "".join(_xml_cell(*cell) for cell in row if cell[0] != "") + "</Row>"
        for row in _standing(grid, merged)
    )
    path.write_text(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p">'
        '<NumberFormat ss:Format="Percent"/></Style><Style ss:ID="i"><Alignment ss:Indent="1"/></Style></Styles>'
        f"<Worksheet ss:Name={quoteattr(path.stem)}>"
        f"<Table>{''.join(rows)}</Table></Worksheet></Workbook>",
        encoding="utf-8",
    )
    return path


def _xml_cell(value: object, column: int, rows: int, columns: int) -> str:
    told = f'ss:Index="{column + 1}" ss:MergeDown="{rows - 1}" ss:MergeAcross="{columns - 1}"'
    if isinstance(value, NoValue):
        return f'<Cell {told} ss:Formula="={value.formula}"/>'
    kinds = {float: "Number", Percent: "Number", date: "DateTime", ErrorValue: "Error", bool: "Boolean"}
    text = f"{value:.15g}" if isinstance(value, float) else f"{value}T00:00:00.000" if isinstance(value, date) else None
    style = {Percent: ' ss:StyleID="p"', Indented: ' ss:StyleID="i"'}.get(type(value), "")
    data = escape(text or (str(int(value)) if isinstance(value, bool) else _shown(value)))
    return f'<Cell {told}{style}><Data ss:Type="{kinds.get(type(value), "String")}">{data}</Data></Cell>'


def write_ods(path: Path, grid: Grid, merged: Sequence[str] = ()) -> Path:
    covers = spans(merged)
    rows = "".join(
        "<table:table-row>"
        + "".join(_ods_cell(value, _covers(row, column, covers)) for column, value in enumerate(values))
        + '<table:table-cell table:number-columns-repeated="16300"/></table:table-row>'
        for row, values in enumerate(grid)
    )
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    known = " ".join(f'xmlns:{name}="{names}{name}:1.0"' for name in ("office", "table", "text", "style"))
    known += f' xmlns:fo="{names}xsl-fo-compatible:1.0"'
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f"<office:document-content {known} {calc}>"
        '<office:automatic-styles><style:style style:name="i">'
        '<style:paragraph-properties fo:margin-left="0.353cm"/></style:style></office:automatic-styles><office:body>'
        "<office:spreadsheet>"
        f'<table:table table:name={quoteattr(path.stem)}>{rows}<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return write_zip(path, {"mimetype": kind, "content.xml": content.encode()})


def _ods_cell(value: object, covers: tuple[int, int] | None) -> str:
    if covers is None:
        return "<table:covered-table-cell/>"
    told = f'table:number-rows-spanned="{covers[0]}" table:number-columns-spanned="{covers[1]}"'
    if isinstance(value, NoValue):
        return f'<table:table-cell {told} table:formula="of:={value.formula}"/>'
    if isinstance(value, ErrorValue):
        told += ' table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"'
    elif isinstance(value, bool):
        told += f' office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, float):
        kind = "percentage" if isinstance(value, Percent) else "float"
        told += f' office:value-type="{kind}" office:value="{value:.15g}"'
    elif isinstance(value, date):
        told += f' office:value-type="date" office:date-value="{value}"'
    elif value != "":
        told += ' office:value-type="string"' + ' table:style-name="i"' * isinstance(value, Indented)
    return f"<table:table-cell {told}>{_ods_text(_shown(value))}</table:table-cell>"


def _ods_text(text: str) -> str:
    return "".join(f"<text:p>{escape(line).replace('  ', ' <text:s/>')}</text:p>" for line in text.split("\n") if text)


def write_xlsb(path: Path, grid: Grid, merged: Sequence[str] = ()) -> Path:
    """The fewest records of [MS-XLSB] that make a workbook of one sheet."""
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = '<Relationship Id="{}" Type="{}/{}" Target="{}"/>'
    wrapped = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    of_book = relation.format("r1", relations, "worksheet", "worksheets/sheet1.bin")
    of_book += relation.format("r2", relations, "styles", "styles.bin")
    bundle = pack("<II", 0, 1) + _wide("r1") + _wide(path.stem)
    parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": wrapped.format(relation.format("r", relations, "officeDocument", "xl/workbook.bin")).encode(),
        "xl/_rels/workbook.bin.rels": wrapped.format(of_book).encode(),
        "xl/workbook.bin": b"".join((_record(131), _record(143), _record(156, bundle), _record(144), _record(132))),
        "xl/styles.bin": _xlsb_styles(),
        "xl/worksheets/sheet1.bin": b"".join(_xlsb_sheet(grid, merged)),
    }
    return write_zip(path, parts)


def _xlsb_styles() -> bytes:
    """Four styles of cells: general, percent, date, indented."""
    looks = ((0, 0), (10, 0), (14, 0), (0, 1))  # number of the format, and indent
    styles = (_record(47, pack("<HH7xB4x", 0xFFFF, *look)) for look in looks)
    return b"".join((_record(278), _record(617, pack("<I", 4)), *styles, _record(618), _record(279)))


def _xlsb_sheet(grid: Grid, merged: Sequence[str]) -> Iterator[bytes]:
    yield _record(129)
    yield _record(148, pack("<IIII", 0, len(grid) - 1, 0, max(map(len, grid)) - 1))
    yield _record(145)
    for row, values in enumerate(grid):
        yield _record(0, pack("<II", row, 0) + bytes(9))
        for column, value in enumerate(values):
            if value != "":
                yield _xlsb_cell(column, value)
    yield _record(146)
    yield _record(177, pack("<I", len(merged)))
    for top, left, bottom, right in spans(merged):
        yield _record(176, pack("<IIII", top, bottom, left, right))
    yield _record(178) + _record(130)


def _xlsb_cell(column: int, value: object) -> bytes:
    errors = {"#DIV/0!": 7, "#N/A": 0x2A}
    if isinstance(value, ErrorValue):
        return _record(3, pack("<IIB", column, 0, errors[value.text]))
    if isinstance(value, bool):
        return _record(4, pack("<IIB", column, 0, value))
    if isinstance(value, float):
        return _record(5, pack("<IId", column, 1 if isinstance(value, Percent) else 0, value))
    if isinstance(value, date):
        return _record(5, pack("<IId", column, 2, (value - date(1899, 12, 30)).days))
    return _record(6, pack("<II", column, 3 if isinstance(value, Indented) else 0) + _wide(str(value)))


def _wide(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, content: bytes = b"") -> bytes:
    length, size = b"", len(content)
    while size > 0x7F:
        length += bytes([size & 0x7F | 0x80])
        size >>= 7
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + length + bytes([size]) + content


Writer = Callable[[Path, Grid, Sequence[str]], Path]

WRITERS: Mapping[str, Writer] = {
    "xlsx": write_xlsx,
    "xlsb": write_xlsb,
    "ods": write_ods,
    "csv": write_csv,
    "zip": write_csv_zip,
    "html": write_html,
    "xml": write_spreadsheetml,
}
