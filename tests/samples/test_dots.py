"""2.048 + 3.366 = 5.414 also holds where Excel took the dots for decimal points. It must not pass."""

from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from pdvalidate import api
from pdvalidate.model.kinds import Severity
from tests.samples.returns import REGION, library


def test_three_dots_are_three_findings_and_nothing_else(tmp_path: Path) -> None:
    workbook = load_workbook(REGION / "ho-chi-minh.xlsx")
    sheet = workbook["KN-HSSV"]
    total = next(row for row in range(13, 100) if sheet.cell(row, 2).value == "Tổng cộng")
    for column, value in (("L", 5.414), ("M", 2.048), ("N", 3.366)):
        sheet[f"{column}{total}"].value = value
    workbook.save(tmp_path / "dots.xlsx")
    report = api.check([tmp_path / "dots.xlsx"], library())
    dots = [one for one in report.discrepancies if one.rule == "dot-as-decimal"]
    assert [(one.sheet, one.cell) for one in dots] == [("KN-HSSV", f"{column}{total}") for column in "LMN"]
    assert {one.severity for one in dots} == {Severity.ERROR}
    assert [hint.suggested for one in dots for hint in one.hints] == [5414, 2048, 3366]
    split = [one for one in report.discrepancies if one.rule == "admissions-split"]
    assert split == []  # as 5414 = 2048 + 3366 they agree among themselves
    years = [one for one in report.discrepancies if one.rule == "admissions-years"]
    assert {one.left for one in years} == {Decimal(5414), Decimal(2048), Decimal(3366)}
