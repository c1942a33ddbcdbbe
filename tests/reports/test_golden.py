"""Whole reports, compared with files that people have read."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell, MergedCell
from wcwidth import wcswidth

from pdvalidate.messages import Catalogue
from pdvalidate.reports import FORMATS, Layout
from tests.conftest import Golden
from tests.reports.everything_at_hand import everything
from tests.reports.reports_at_hand import audited, checked

FOLDER = Path(__file__).parent / "golden"
REPORTS = {"check": checked, "audit": audited, "everything": everything}
ENDINGS = {"junit": "xml", "markdown": "md", "sarif": "sarif.json", "gitlab": "gitlab.json", "github": "github"}


def told(format_name: str, report: str, language: str, layout: Layout | None = None) -> str:
    text = FORMATS[format_name].render(REPORTS[report](), Catalogue(language), layout or Layout())
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("report", ["check", "audit", "everything"])
def test_table_is_as_it_was_read(golden: Golden, report: str, language: str) -> None:
    golden(FOLDER / f"{report}.{language}.txt", told("table", report, language))


def test_verbose_table_is_as_it_was_read(golden: Golden) -> None:
    golden(FOLDER / "check-verbose.vi.txt", told("table", "check", "vi", Layout(verbose=True)))


@pytest.mark.parametrize(("report", "language"), [("check", "vi"), ("audit", "en"), ("everything", "en")])
def test_json_is_as_it_was_read(golden: Golden, report: str, language: str) -> None:
    golden(FOLDER / f"{report}.{language}.json", told("json", report, language))


@pytest.mark.parametrize("name", ["jsonl", "sarif", "junit", "github", "gitlab", "markdown", "csv", "html"])
@pytest.mark.parametrize(("report", "language"), [("everything", "vi"), ("everything", "en"), ("audit", "vi")])
def test_formats_for_programs_are_as_they_were_read(golden: Golden, name: str, report: str, language: str) -> None:
    golden(FOLDER / f"{report}.{language}.{ENDINGS.get(name, name)}", told(name, report, language))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_workbook_of_lists_is_as_it_was_read(golden: Golden, language: str) -> None:
    """Cell by cell: what stands there, and as what."""
    data = FORMATS["xlsx"].render(everything(), Catalogue(language), Layout())
    assert isinstance(data, bytes)
    lines = []
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        lines += [f"{sheet.title} {sheet.auto_filter.ref}"]
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        lines += [f"{cell.coordinate} {_kind(cell)} {cell.value}" for cell in cells]
    golden(FOLDER / f"everything.{language}.xlsx.list", "\n".join(lines) + "\n")


def _kind(cell: Cell | MergedCell) -> str:
    """s is a text, n a figure; an apostrophe: it stays a text when somebody edits it."""
    return f"{cell.data_type}'" if cell.quotePrefix else cell.data_type


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.name)
def test_no_line_is_wider_than_a_terminal(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines
    assert [line for line in lines if wcswidth(line) > 80 or line != line.rstrip()] == []
