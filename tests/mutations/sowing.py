"""The sound workbooks that damaged ones are made from, in every format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from tests.reading.workbooks import Grid
from tests.reading.writers import WRITERS

ROOT = Path(__file__).parents[2]
HEALTHY = ROOT / "sample_sheets" / "southern-region-2022" / "long-an.xlsx"
_SAMPLES = (
    ROOT / "sample_sheets" / "faulty" / "ninh-thuan.xlsx",
    ROOT / "sample_sheets" / "faulty" / "dong-nai.xlsx",
    ROOT / "sample_sheets" / "school-return" / "hoa-sen.xlsx",
    *sorted((ROOT / "tests" / "samples" / "formats").rglob("*.*")),
)


def sound() -> Iterator[tuple[str, bytes]]:
    """Suffix and content: of samples as they are, and of the sheets of one in every format that the tests can write."""
    for file in _SAMPLES:
        yield file.suffix, file.read_bytes()
    with TemporaryDirectory() as folder:
        for kind, write in WRITERS.items():
            file = write(Path(folder, f"KN-HSSV.{kind}"), _grid(), ())
            yield ".xls" if kind in ("html", "xml") else f".{kind}", file.read_bytes()


def _grid() -> Grid:
    """The cells of one sheet of a sample."""
    sheet = load_workbook(HEALTHY)["KN-HSSV"]
    return [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def _cell(value: object) -> object:
    return "" if value is None else float(value) if isinstance(value, int) else value
