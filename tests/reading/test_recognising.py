"""Of which form a workbook is; and what is remembered from one workbook does not change how the next is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pdvalidate import reading
from pdvalidate.model.form import Field
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.period import Period
from pdvalidate.model.returns import Return
from tests.reading.workbooks import (
    DISTRICTS,
    HEADER,
    MERGED,
    Grid,
    column,
    findings,
    form,
    key,
    library,
    read,
    refused,
    reporting,
    save,
    table,
)

GRID: Grid = [*HEADER, ["Quận 1", 5.0, 2.0, 3.0]]
STUDENTS = form(DISTRICTS, name="students")
TEACHERS = form(table(key("district", "Đơn vị"), column("teachers", "Giáo viên")), name="teachers")
UNIT_LINES: Grid = [["Đơn vị báo cáo: Long An"], ["Kỳ báo cáo: 2022"]]


def test_the_form_of_whose_headings_the_most_are_found(file: Path) -> None:
    assert read(save(file, GRID, MERGED), TEACHERS, STUDENTS).form is STUDENTS
    other = save(file, [["Đơn vị", "Giáo viên", "Tổng số"], ["Quận 1", 5.0, 6.0]])
    assert read(other, form(table(key("x", "Đơn vị"), column("y", "Khác")), name="z"), TEACHERS).form is TEACHERS


def test_two_forms_that_fit_alike(file: Path) -> None:
    twin = form(DISTRICTS, name="twin")
    found = refused(save(file, GRID, MERGED), STUDENTS, twin)
    assert (found.reason, found.values, found.unrecognised) == (
        *("form-ambiguous", {"forms": ("students@1", "twin@1")}),
        True,
    )
    chosen = reading.read(file, library(STUDENTS, twin), twin)
    assert isinstance(chosen, Return)
    assert chosen.form is twin


def test_no_form_fits(file: Path) -> None:
    found = refused(save(file, [["Tên hàng", "Giá"], ["a", 1.0]]), STUDENTS, TEACHERS)
    assert (found.reason, found.unrecognised, len(found.sha256)) == ("form-unknown", True, 64)


def test_chosen_form_of_which_nothing_is_found(file: Path) -> None:
    named = form(table(*DISTRICTS.columns, sheets=("KN-HSSV",)), table(key("a"), column("b"), name="second"))
    found = refused(save(file, [["Tên hàng", "Giá"], ["a", 1.0]]), named, chosen=named)
    assert (found.reason, found.values, found.unrecognised) == (
        *("sheets-missing", {"expected": ("KN-HSSV", "second")}),
        True,
    )


def test_the_edition_that_is_valid_in_the_period(file: Path) -> None:
    old = replace(reporting(DISTRICTS), edition="2021", valid_until=Period(2021))
    new = replace(reporting(DISTRICTS), edition="2022", valid_from=Period(2022))
    save(file, [*UNIT_LINES, *GRID])
    assert read(file, old, new).form is new
    found = reading.read(file, library(old))
    assert isinstance(found, Return)
    assert found.form is old


def test_pattern_of_the_unit_must_fit(tmp_path: Path) -> None:
    by_name = Field("unit", origin="file-name", pattern=r"^returns_(.+)", type=ValueType.TEXT)
    named = form(DISTRICTS, name="named", unit=by_name)
    assert read(save(tmp_path / "a.xlsx", GRID, MERGED), named, STUDENTS).form is STUDENTS
    assert refused(tmp_path / "a.xlsx", named).reason == "form-unknown"


def test_what_was_remembered_does_not_change_how_the_next_file_is_read(tmp_path: Path) -> None:
    """Read alone and read after others, each file gives the same return."""
    wide = [[*line, ""] for line in GRID]
    layouts: list[tuple[Grid, tuple[str, ...]]] = [
        (GRID, MERGED),
        (GRID, ()),
        ([[], *GRID], ()),
        ([*HEADER, ["Quận 1", "x", 1.0, 2.0], ["Quận 2", 1.0, 1.0, 0.0]], MERGED),
        ([["Đơn vị", "Tổng số", "Chia ra", ""], ["", "", "Sinh viên", "Học sinh"], *GRID[2:]], MERGED),
        ([[*wide[0][:4], "Thêm"], *wide[1:]], MERGED),
        ([["Đơn vị", "Tổng số", "Chia ra", ""], ["", "", "Học sinh", "?"], *GRID[2:]], MERGED),
        (GRID, MERGED),
    ]
    files = [save(tmp_path / f"{place}.xlsx", grid, merged) for place, (grid, merged) in enumerate(layouts)]
    together = library(STUDENTS)
    for _ in range(2):
        for file in files:
            assert reading.read(file, together) == reading.read(file, library(STUDENTS))


def test_labels_are_looked_for_in_every_file_anew(tmp_path: Path) -> None:
    one = reporting(DISTRICTS)
    together = library(one)
    first = save(tmp_path / "a.xlsx", {"1": [*UNIT_LINES, *GRID], "2": [["x"]]})
    second = save(tmp_path / "b.xlsx", {"1": [*UNIT_LINES, *GRID], "2": [["Đơn vị báo cáo: Vĩnh Long"]]})
    for file, wanted in ((first, []), (second, ["unit-mismatch"])):
        found = reading.read(file, together)
        assert isinstance(found, Return)
        assert [one for one in findings(found) if one != "sheet-unexpected"] == wanted
