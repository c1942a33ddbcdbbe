"""The workbook that a return was read from, for those who make a copy of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pdvalidate.model.returns import Cell

SheetValues = tuple[str, Sequence[Sequence[Cell]]]
"""Name of a sheet, and its cells from A1 on."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of an .xlsx package; of any other kind of file only the values of its sheets."""

    data: bytes | None
    sheets: Sequence[SheetValues] = ()
