"""The discrepancies as CSV, for programs and for spreadsheets: no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Report, Value
from pdvalidate.reports.format import Layout, in_pieces
from pdvalidate.reports.programs.lists import discrepancy_list, formula_like

_MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


def pieces(report: Report, catalogue: Catalogue, _: Layout) -> Iterator[str]:
    """Fixed names in the first line, then a line for each discrepancy. Figures have a decimal point and no grouping."""
    found = discrepancy_list(report, catalogue)
    yield _MARK + _line(found.columns)
    for line in found.lines:
        yield _line([_cell(value) for value in line])


FORMAT: Final = in_pieces("csv", pieces)


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def _cell(value: Value | int) -> str:
    """A text that looks like a formula gets an apostrophe before it; a negative figure is no formula."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and formula_like(text) else text
