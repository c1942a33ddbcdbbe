"""A new workbook with the values of one of another kind: its sheets and cells, and nothing else of it."""

from __future__ import annotations

import io
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet.worksheet import Worksheet

from pdvalidate.model.returns import Cell, ErrorValue, NoValue
from pdvalidate.model.source import Source
from pdvalidate.reports.programs.lists import formula_like

_LONGEST_NAME = 31
_NEVER_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_WHEN = datetime(2000, 1, 1)


def as_workbook(source: Source) -> bytes:
    """The values of a workbook as an .xlsx file. Texts stay texts, whatever they look like."""
    book = Workbook(write_only=True)
    for name, (_, rows) in zip(sheet_names(source), source.sheets, strict=True):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([_value(sheet, value) for value in row])
    if not source.sheets:
        book.create_sheet()
    book.properties.created = book.properties.modified = _WHEN
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def sheet_names(source: Source) -> list[str]:
    """The names of its sheets as Excel takes them: short, without signs of its own, each once."""
    names: dict[str, str] = {}
    for name, _ in source.sheets:
        plain = short = name[:_LONGEST_NAME].translate(_NEVER_IN_NAMES).strip("'") or "Sheet"
        number = 1
        while short.lower() in names:
            number += 1
            short = f"{plain[: _LONGEST_NAME - len(str(number)) - 1]}_{number}"
        names[short.lower()] = short
    return list(names.values())


def _value(sheet: Worksheet, value: Cell) -> object:
    if isinstance(value, NoValue) or value == "":
        return None
    text = value.text if isinstance(value, ErrorValue) else value
    if not isinstance(text, str):
        return text
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "e" if isinstance(value, ErrorValue) else "s"
    cell.quotePrefix = formula_like(text)
    return cell
