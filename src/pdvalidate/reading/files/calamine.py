"""The fast reader: worksheets with their cells and merged ranges, as the calamine library finds them."""

from __future__ import annotations

import io
from datetime import timedelta
from itertools import chain
from typing import cast

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from pdvalidate.reading.files.cells import Rows, Sheet


def calamine_sheets(data: bytes) -> list[Sheet]:
    """The worksheets of a file, hidden ones too. The library may raise anything, even panics, or end the process."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    worksheets = [meta for meta in workbook.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
    return [
        _sheet(workbook.get_sheet_by_name(meta.name), meta.visible is not SheetVisibleEnum.Visible)
        for meta in worksheets
    ]


def _sheet(sheet: CalamineSheet, hidden: bool) -> Sheet:
    rows = sheet.to_python(skip_empty_area=False)
    if timedelta in set(map(type, chain.from_iterable(rows))):
        rows = [[str(value) if isinstance(value, timedelta) else value for value in row] for row in rows]
    merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    return Sheet(sheet.name, cast(Rows, rows), merged, hidden=hidden)
