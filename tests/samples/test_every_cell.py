"""One figure changed by 1, whichever it is, is noticed; the few that no rule covers are listed here."""

from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

from pdvalidate import api, reading
from pdvalidate.model.address import a1
from pdvalidate.model.returns import Return
from tests.samples.returns import REGION, library

RETURN = REGION / "ninh-thuan.xlsx"

UNCOVERED = {
    ("Biểu 5", "G23"): "members in enterprises with foreign capital: a part of row 6 that nothing else depends on",
} | {("KN-HSSV", f"A{row}"): "a serial number" for row in range(13, 26)}


def numeric_cells() -> Iterator[tuple[str, str]]:
    """Sheet and address of every number that was read from the return."""
    read = reading.read(RETURN, library())
    assert isinstance(read, Return)
    for part in read.parts:
        for place, cells in zip(part.places, part.cells, strict=True):
            for row, value in zip(part.rows, cells, strict=True):
                if isinstance(value, int | float):
                    yield part.sheet, a1(row, place.sheet_column)


def test_every_figure_is_covered(tmp_path: Path) -> None:
    workbook = load_workbook(RETURN)
    files = {}
    for number, (sheet, cell) in enumerate(numeric_cells()):
        value = workbook[sheet][cell].value
        workbook[sheet][cell].value = value + 1
        file = tmp_path / f"{number}.xlsx"
        workbook.save(file)
        workbook[sheet][cell].value = value
        files[str(file)] = (sheet, cell)
    assert len(files) == 328
    report = api.check(list(map(Path, files)), library())
    noticed = {one.file for one in report.discrepancies}
    assert {cell for file, cell in files.items() if file not in noticed} == set(UNCOVERED)
