"""The report as a workbook of lists: discrepancies, rules and returns, each on a sheet with a filter."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Report
from pdvalidate.reports.fitting import brief
from pdvalidate.reports.format import Format, Layout
from pdvalidate.reports.programs.lists import Entry, List, discrepancy_list, formula_like, return_list, rule_list

_WHEN = (2000, 1, 1, 0, 0, 0)
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_TRANSLATED = {"severity": "severity-{}", "status": "status-{}", "waived": "{}", "operator": "operator-{}"}
_WIDE = {
    "message": 70,
    "calculation": 50,
    "hints": 40,
    "text": 50,
    "basis": 40,
    "reason": 60,
    "waived_reason": 40,
    "row": 30,
    "column": 30,
}
_WIDTH = 14
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def render(report: Report, catalogue: Catalogue, _: Layout) -> bytes:
    """An .xlsx file; the same report gives the same bytes."""
    book = Workbook(write_only=True)
    for name, made in (
        ("sheet-discrepancies", discrepancy_list),
        ("sheet-rules", rule_list),
        ("sheet-returns", return_list),
    ):
        _fill(book.create_sheet(catalogue.say(name)), made(report, catalogue), catalogue)
    saved = io.BytesIO()
    book.save(saved)
    return _timeless(saved.getvalue())


FORMAT: Final = Format("xlsx", render)


def _fill(sheet: Worksheet, found: List, catalogue: Catalogue) -> None:
    for at, name in enumerate(found.columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = _WIDE.get(name, _WIDTH)
    sheet.freeze_panes = "A2"
    sheet.append([_heading(sheet, catalogue.say(f"heading-{name}")) for name in found.columns])
    last = 1
    for line in found.lines:
        sheet.append(list(_cells(sheet, found.columns, line, catalogue)))
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(found.columns))}{last}"


def _heading(sheet: Worksheet, text: str) -> Cell:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _cells(sheet: Worksheet, columns: Sequence[str], line: Entry, catalogue: Catalogue) -> Iterator[object]:
    for name, value in zip(columns, line, strict=True):
        known = _TRANSLATED.get(name)
        text = catalogue.say(known.format(value)) if known and value else value
        plain = not isinstance(text, str) or not (name in _WIDE or formula_like(text) or text.startswith("#"))
        yield text if plain else _text(sheet, str(text), name in _WIDE)


def _text(sheet: Worksheet, text: str, wrapped: bool) -> Cell:
    """A cell that is text whatever it looks like - a formula, an error - and stays text when somebody edits it."""
    cell = WriteOnlyCell(sheet, brief(text))
    cell.data_type = "s"
    cell.quotePrefix = formula_like(text)
    if wrapped:
        cell.alignment = _WRAPPED
    return cell


def _timeless(content: bytes) -> bytes:
    """The package without a clock in it, its parts in one order."""
    when = datetime(*_WHEN).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, _CLOCK.sub(rb"\g<1>" + when + rb"\2", source.read(name)))
    return out.getvalue()
