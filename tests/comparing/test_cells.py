"""Values that changed between two workbooks, by the names of rows and columns."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pdvalidate.comparing import changes_between
from pdvalidate.comparing.records import value_of
from pdvalidate.model.comparison import Change, ChangeKind, Pair
from pdvalidate.model.form import Form, Table
from pdvalidate.model.kinds import Blank, Scale, ValueType
from pdvalidate.model.report import Value
from pdvalidate.model.returns import ErrorValue, NoValue
from tests.reading.workbooks import (
    DATA,
    DISTRICTS,
    FORM,
    HEADER,
    MERGED,
    Grid,
    block,
    column,
    form,
    key,
    read,
    rows,
    save,
    table,
)

PAIR = Pair("form", "Long An", "2022", "old.xlsx", "new.xlsx")
TOLD = tuple[str, str | None, str | None, Value, Value]


def between(folder: Path, before: Grid, after: Grid, wanted: Form, merged: tuple[str, ...] = ()) -> list[Change]:
    old = read(save(folder / "old.xlsx", before, merged), wanted)
    new = read(save(folder / "new.xlsx", after, merged), wanted)
    return list(changes_between(old, new, PAIR))


def told(changes: list[Change]) -> list[TOLD]:
    return [(one.kind.value, one.row, one.column, one.old, one.new) for one in changes]


def test_inserted_rows_and_moved_columns_are_no_changes(tmp_path: Path) -> None:
    moved = [["Tiêu đề"], [], *HEADER, DATA[1], ["Quận 3", 1, 1, 0], DATA[0]]
    old = read(save(tmp_path / "old.xlsx", [*HEADER, *DATA], MERGED), FORM)
    new = read(save(tmp_path / "new.xlsx", moved, ("A3:A4", "B3:B4", "C3:D3")), FORM)
    assert told(list(changes_between(old, new, PAIR))) == [("row-added", "Quận 3", None, None, None)]


def test_a_value_is_told_with_its_cells(tmp_path: Path) -> None:
    (one,) = between(tmp_path, [*HEADER, *DATA], [*HEADER, DATA[0], ["QUẬN  2", 9, 4, "5 "]], FORM, MERGED)
    assert (one.row, one.column, one.old, one.new) == ("QUẬN  2", "students", Decimal(5), "5")
    assert (one.old_cell, one.new_cell, one.table) == ("'Sheet1'!D4", "'Sheet1'!D4", "t")


def test_what_is_blank_was_removed(tmp_path: Path) -> None:
    after = [*HEADER, DATA[0], ["Quận 2", 9, "", 5]]
    assert told(between(tmp_path, [*HEADER, *DATA], after, FORM, MERGED)) == [
        ("value", "Quận 2", "pupils", Decimal(4), None)
    ]


def test_rows_of_one_name_are_told_apart_by_their_order(tmp_path: Path) -> None:
    before = [*HEADER, DATA[0], DATA[0], DATA[1]]
    changes = between(tmp_path, before, [*HEADER, DATA[0], ["Quận 1", 5, 1, 4], DATA[1]], FORM, MERGED)
    assert told(changes) == [
        ("value", "Quận 1", "pupils", Decimal(2), Decimal(1)),
        ("value", "Quận 1", "students", Decimal(3), Decimal(4)),
    ]
    assert {one.new_cell for one in changes} == {"'Sheet1'!C4", "'Sheet1'!D4"}


def test_a_named_row_stays_the_same_under_another_label(tmp_path: Path) -> None:
    named = form(table(*DISTRICTS.columns, rows=rows("district", total="Tổng số")))
    before = [*HEADER, DATA[0], ["Tổng số", 5, 2, 3]]
    after = [*HEADER, DATA[0], ["Tổng  số (1)", 6, 2, 3]]
    assert told(between(tmp_path, before, after, named, MERGED)) == [
        ("value", "Tổng  số (1)", "admitted", Decimal(5), Decimal(6))
    ]


def groups() -> Table:
    return table(
        column("group", "Nhóm", key=True, type=ValueType.TEXT, blank=Blank.ABOVE),
        key("kind", "Loại"),
        column("n", "Số"),
    )


def test_a_label_that_is_printed_once_counts_for_the_rows_below_it(tmp_path: Path) -> None:
    before: Grid = [["Nhóm", "Loại", "Số"], ["A", "x", 1], ["", "y", 2], ["B", "x", 3], ["", "y", 4]]
    after: Grid = [["Nhóm", "Loại", "Số"], ["B", "x", 3], ["", "y", 5], ["A", "x", 1], ["", "y", 2]]
    assert told(between(tmp_path, before, after, form(groups()))) == [("value", "B / y", "n", Decimal(4), Decimal(5))]


def test_blocks_are_columns_with_their_members(tmp_path: Path) -> None:
    years = form(table(key("d", "Đơn vị"), block("year", {"y20": "2020", "y21": "2021"}, column("n", "Số"))))
    head: Grid = [["Đơn vị", "2020", "2021"], ["", "Số", "Số"]]
    merged = ("A1:A2",)
    changes = between(tmp_path, [*head, ["a", 7, 2]], [*head, ["a", 7, 3]], years, merged)
    assert told(changes) == [("value", "a", "n[y21]", Decimal(2), Decimal(3))]


def test_a_column_that_came_is_told_once(tmp_path: Path) -> None:
    wanted = form(table(key("d", "Đơn vị"), column("n", "Số"), column("m", "Ghi", optional=True)))
    before: Grid = [["Đơn vị", "Số"], ["a", 1], ["b", 2]]
    after: Grid = [["Đơn vị", "Số", "Ghi"], ["a", 1, 8], ["b", 2, 9]]
    assert told(between(tmp_path, before, after, wanted)) == [("column-added", None, "m", None, None)]
    assert told(between(tmp_path, after, before, wanted)) == [("column-removed", None, "m", None, None)]


def test_rows_without_names_are_aligned_by_what_they_hold(tmp_path: Path) -> None:
    wanted = form(table(column("n", "Số"), column("m", "Ghi")))
    before: Grid = [["Số", "Ghi"], [1, 1], [2, 2], [3, 3], [4, 4]]
    after: Grid = [["Số", "Ghi"], [1, 1], [9, 9], [2, 2], [3, 5]]
    kinds = [one.kind for one in between(tmp_path, before, after, wanted)]
    assert kinds.count(ChangeKind.ROW_ADDED) == 1
    assert len(kinds) == 3


def test_a_percentage_is_the_same_in_either_writing(tmp_path: Path) -> None:
    def rates(scale: Scale | None) -> Form:
        return form(table(key("d", "Đơn vị"), column("r", "Tỷ lệ", type=ValueType.PERCENT, scale=scale)))

    old = read(save(tmp_path / "old.xlsx", [["Đơn vị", "Tỷ lệ"], ["a", 0.5]]), rates(Scale.RATIO))
    new = read(save(tmp_path / "new.xlsx", [["Đơn vị", "Tỷ lệ"], ["a", 50]]), rates(Scale.HUNDREDTHS))
    assert list(changes_between(old, new, PAIR)) == []


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (0.1 + 0.2, Decimal("0.3")),
        (1e15, Decimal(10) ** 15),
        (True, "True"),
        ("  a ", "a"),
        ("", None),
        (None, None),
        (ErrorValue("#DIV/0!"), "#DIV/0!"),
        (NoValue("A1+A2"), "A1+A2"),
        (NoValue(), None),
    ],
)
def test_values_are_what_a_reader_sees(cell: object, value: Value) -> None:
    assert value_of(cell) == value  # type: ignore[arg-type]
