"""A form of another field: two tables on one sheet, a field, no list of units."""

from pathlib import Path

from openpyxl import load_workbook

from pdvalidate import api
from pdvalidate.model.kinds import Status
from tests.samples.returns import SCHOOL, library

RETURN = SCHOOL / "hoa-sen.xlsx"


def test_the_school_is_accepted() -> None:
    report = api.check([RETURN], library())
    (one,) = report.returns
    assert (one.status, one.unit, one.period) == (Status.ACCEPTED, "Hoa Sen Lower Secondary School", "2023")
    assert one.form is not None
    assert one.form.key == "school-return@2023"
    assert all(rule.satisfied and not rule.undecided for rule in report.rules)


def test_slips_in_either_table_are_found(tmp_path: Path) -> None:
    workbook = load_workbook(RETURN)
    sheet = workbook.worksheets[0]
    sheet["D8"].value += 10
    sheet["B17"].value = 4
    sheet["B4"].value = 5
    workbook.save(tmp_path / "school.xlsx")
    report = api.check([tmp_path / "school.xlsx"], library())
    assert [(one.rule, one.cell) for one in report.discrepancies] == [
        ("rooms-for-classes", "B4"),
        ("pupils-split", "C8"),
        ("grades-total", "D12"),
        ("staff-split", "B17"),
        ("teachers-for-classes", "B17"),
        ("staff-total", "B19"),
    ]
