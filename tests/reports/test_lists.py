"""CSV and workbook lists: figures stay figures, and no text becomes a formula."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Report
from pdvalidate.reports import FORMATS, Layout
from pdvalidate.reports.programs.lists import discrepancy_list, formula_like, return_list, rule_list
from tests.reports.everything_at_hand import FORMULA, everything
from tests.reports.reports_at_hand import audited


def lines(report: Report, language: str = "en") -> list[dict[str, str]]:
    text = FORMATS["csv"].render(report, Catalogue(language), Layout())
    assert isinstance(text, str)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def workbook(report: Report, language: str = "en") -> Workbook:
    data = FORMATS["xlsx"].render(report, Catalogue(language), Layout())
    assert isinstance(data, bytes)
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_could_calculate_is_known(mark: str) -> None:
    assert formula_like(f"{mark}1")
    assert not formula_like(f"1{mark}")


def test_csv_has_no_cell_that_is_a_formula() -> None:
    for line in lines(everything()):
        for name, text in line.items():
            assert not formula_like(text) or name == "difference", (name, text)
    assert lines(everything())[8]["found"] == f"'{FORMULA}"


def test_csv_keeps_figures_as_programs_read_them() -> None:
    found = {line["rule"]: line for line in lines(everything(), "vi")}
    assert (found["plausible"]["found"], found["plausible"]["operator"]) == ("12", "ge")
    assert Decimal(found["plausible"]["difference"]) == -8
    assert found["dot-as-decimal"]["found"] == "2.048"


def test_csv_lists_files_that_were_not_judged() -> None:
    assert [line["file"] for line in lines(everything()) if line["kind"] == "file"] == [
        "ghi-chu.txt",
        "khac.xlsx",
        "khong-co.xlsx",
    ]


def test_the_workbook_has_a_line_for_everything() -> None:
    report = everything()
    book = workbook(report)
    assert book.sheetnames == ["Discrepancies", "Rules", "Returns"]
    refused = sum(bool(one.reason) for one in report.returns)
    assert book["Discrepancies"].max_row == 1 + len(report.discrepancies) + refused
    assert (book["Rules"].max_row, book["Returns"].max_row) == (1 + len(report.rules), 1 + len(report.returns))


def test_the_workbook_holds_no_formula() -> None:
    for sheet in workbook(everything()).worksheets:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n"}
    cell = next(cell for cell in workbook(everything())["Discrepancies"]["M"] if cell.value == FORMULA)
    assert cell.quotePrefix


def test_the_workbook_is_the_same_every_time() -> None:
    assert FORMATS["xlsx"].render(audited(), Catalogue("vi"), Layout()) == FORMATS["xlsx"].render(
        audited(), Catalogue("vi"), Layout()
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_column_has_a_heading(language: str) -> None:
    catalogue = Catalogue(language)
    for made in (discrepancy_list, rule_list, return_list):
        found = made(audited(), catalogue)
        assert [name for name in found.columns if f"heading-{name}" not in catalogue] == []
        assert all(len(line) == len(found.columns) for line in found.lines)
    sheet = workbook(audited(), language)[catalogue.say("sheet-discrepancies")]
    assert sheet["A1"].value == catalogue.say("heading-severity")
