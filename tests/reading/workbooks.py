"""Small workbooks and forms for the tests of the reader. A sheet is written as the rows that one sees in the test."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pdvalidate import reading
from pdvalidate.model.collection import Member, MemberList
from pdvalidate.model.form import Block, Column, Field, Form, Row, Table
from pdvalidate.model.kinds import Details, ValueType
from pdvalidate.model.library import Library
from pdvalidate.model.period import PeriodType
from pdvalidate.model.returns import Cell, Refusal, Return, TablePart

Grid = Sequence[Sequence[object]]

UNITS = MemberList(
    "units",
    (
        Member("long-an", {"vi": "Long An"}, code="80"),
        Member("vinh-long", {"vi": "Vĩnh Long"}, code="86"),
        Member("ho-chi-minh", {"vi": "Hồ Chí Minh"}, code="79", aliases=("TP HCM",)),
    ),
    prefixes=("Tỉnh", "Tỉnh ủy", "Thành phố", "TP.", "Thành ủy"),
)


def column(name: str, heading: str = "", **more: object) -> Column:
    """A column of counts; levels of its heading are joined by " > "."""
    levels = tuple((heading or name).split(" > "))
    return Column(name, (levels,), **{"type": ValueType.COUNT, **more})  # type: ignore[arg-type]  # fields of Column


def key(name: str, heading: str = "") -> Column:
    return column(name, heading, key=True, type=ValueType.TEXT)


def block(name: str, members: Mapping[str, str], *columns: Column) -> Block:
    return Block(name, {member: ((text,),) for member, text in members.items()}, columns=columns)


def rows(column_name: str, under: Mapping[str, str] | None = None, /, **labels: str) -> tuple[Row, ...]:
    return tuple(
        Row(name, (label,), column=column_name, under=(under or {}).get(name)) for name, label in labels.items()
    )


def table(*columns: Column | Block, name: str = "t", **more: object) -> Table:
    return Table(name, columns, **more)  # type: ignore[arg-type]  # fields of Table


def form(*tables: Table, name: str = "form", **more: object) -> Form:
    return Form(name, "1", {}, tables, **more)  # type: ignore[arg-type]  # fields of Form


def reporting(*tables: Table, name: str = "form", period: PeriodType = PeriodType.YEAR) -> Form:
    """A form that says who reports and for which period."""
    return form(
        *tables,
        name=name,
        unit=Field("unit", ("Đơn vị báo cáo",), type=ValueType.TEXT),
        unit_list="units",
        period=Field("period", ("Kỳ báo cáo",), type=ValueType.TEXT),
        period_type=period,
    )


DISTRICTS = table(
    key("district", "Đơn vị"),
    column("admitted", "Tổng số"),
    column("pupils", "Chia ra > Học sinh"),
    column("students", "Chia ra > Sinh viên"),
)

HEADER: Grid = [["Đơn vị", "Tổng số", "Chia ra", ""], ["", "", "Học sinh", "Sinh viên"]]
MERGED = ("A1:A2", "B1:B2", "C1:D1")


def save(
    path: Path,
    sheets: Mapping[str, Grid] | Grid,
    merged: Sequence[str] = (),
    change: Callable[[Worksheet], None] | None = None,
) -> Path:
    """Write a workbook; `merged` and `change` are for its first sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, grid in (sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}).items():
        sheet = book.create_sheet(name)
        for number, cells in enumerate(grid, start=1):
            for place, value in enumerate(cells, start=1):
                if value != "":
                    sheet.cell(number, place).value = value
    for range_ in merged:
        book.worksheets[0].merge_cells(range_)
    if change is not None:
        change(book.worksheets[0])
    book.save(path)
    return path


def rewrite(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """Replace bytes within one part of an .xlsx file."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def library(*forms: Form) -> Library:
    return Library(forms, lists={"units": UNITS})


def read(path: Path, *forms: Form) -> Return:
    """The return in a file that must be of one of the forms."""
    found = reading.read(path, library(*forms))
    assert isinstance(found, Return), found
    return found


def refused(path: Path, *forms: Form, chosen: Form | None = None) -> Refusal:
    found = reading.read(path, library(*forms), chosen)
    assert isinstance(found, Refusal)
    return found


def records(part: TablePart) -> list[list[Cell]]:
    """The cells of a part, record by record."""
    return [list(record) for record in zip(*part.cells, strict=True)]


def by_column(part: TablePart, name: str, *members: str) -> list[Cell]:
    """The cells of one column."""
    index = next(i for i, one in enumerate(part.places) if (one.column, one.members) == (name, members))
    return part.cells[index]


def findings(found: Return) -> list[str]:
    """The identifiers of all findings."""
    return [one.id for one in found.findings]


NONE = Details.NONE

DATA: Grid = [["Quận 1", 5.0, 2.0, 3.0], ["Quận 2", 9.0, 4.0, 5.0]]

FORM = form(DISTRICTS)
