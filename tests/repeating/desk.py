"""A schema and a workbook as one sees them in the test: sheets are tables of text, a line for each row."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pdvalidate import api
from pdvalidate.forms import load
from pdvalidate.model.library import Library
from pdvalidate.model.report import Report
from pdvalidate.model.returns import Return, TablePart

_NUMBER = re.compile(r"-?\d+(\.\d+)?")

Change = Callable[[Worksheet], object]


def grid(text: str) -> list[list[object]]:
    """Rows of cells between bars. Numbers are numbers; a text in quotes keeps its spaces."""
    lines = dedent(text).strip("\n").splitlines()
    return [[_cell(cell.strip()) for cell in line.split("|")] for line in lines]


def _cell(text: str) -> object:
    if _NUMBER.fullmatch(text):
        return float(text)
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text or None


def write(
    file: Path, sheets: Mapping[str, str] | str, merged: Sequence[str] = (), change: Change | None = None
) -> Path:
    """Write a workbook; `merged` and `change` are for its first sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, text in (sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}).items():
        sheet = book.create_sheet(name)
        for row in grid(text):
            sheet.append(row)
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    if change is not None:
        change(book.worksheets[0])
    book.save(file)
    return file


@dataclass(frozen=True)
class Desk:
    """One schema and one workbook on disk."""

    library: Library
    file: Path

    def report(self) -> Report:
        return api.check([self.file], self.library)

    def outcomes(self) -> dict[str, tuple[int, int, int, int]]:
        """Satisfied, violated, undecided and not applicable instances of each rule."""
        return {one.id: (one.satisfied, one.violated, one.undecided, one.not_applicable) for one in self.report().rules}

    def violations(self) -> list[tuple[str, str]]:
        """Rule and cell of every violation."""
        found = [one for one in self.report().discrepancies if one.kind == "rule"]
        return [(one.rule, f"{one.sheet}!{one.cell}") for one in found]

    def findings(self) -> list[tuple[str, str | None]]:
        """Identifier and cell of every finding that needs no rule."""
        return [(one.rule, one.cell) for one in self.report().discrepancies if one.kind == "finding"]

    def located(self) -> Return:
        found = api.locate(self.file, self.library)
        assert isinstance(found, Return), found
        return found

    def parts(self) -> list[TablePart]:
        return self.located().parts


def desk(
    folder: Path,
    schema: str,
    sheets: Mapping[str, str] | str,
    merged: Sequence[str] = (),
    change: Change | None = None,
) -> Desk:
    """Put a schema - the part below `tables:` and on - and a workbook into a folder."""
    text = 'form: f\nedition: "1"\n' + dedent(schema).strip("\n") + "\n"
    (folder / "schema.yaml").write_text(text, encoding="utf-8")
    return Desk(load([folder / "schema.yaml"]), write(folder / "f.xlsx", sheets, merged, change))
