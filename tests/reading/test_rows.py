"""Labels and rows of tables: which name each bears, and where a table ends."""

from __future__ import annotations

from pathlib import Path

from pdvalidate.model.form import Column
from pdvalidate.model.kinds import Blank, ValueType
from tests.reading.workbooks import (
    DATA,
    DISTRICTS,
    FORM,
    HEADER,
    NONE,
    Grid,
    by_column,
    column,
    findings,
    form,
    key,
    read,
    records,
    rows,
    save,
    table,
)


def test_until_ends_a_table_but_never_at_a_named_row(file: Path) -> None:
    ended = table(*DISTRICTS.columns, rows=rows("district", total="Cộng"), until=("Cộng*", "Tham khảo*"))
    grid: Grid = [*HEADER, *DATA, ["Cộng", 14.0, 6.0, 8.0], ["Tham khảo 2021", 1.0, 1.0, 0.0]]
    assert read(save(file, grid), form(ended)).parts[0].rows == [2, 3, 4]


def test_key_in_the_first_of_several_columns_that_is_filled(file: Path) -> None:
    indented = table(
        Column("area", at=("A", "B"), type=ValueType.TEXT, key=True), column("pupils", "Học sinh"), _far("Z")
    )
    grid: Grid = [["Vùng", "", "Học sinh"], ["Nam", "", 3.0], ["", "Long An", 2.0]]
    found = read(save(file, grid), form(indented))
    assert by_column(found.parts[0], "area") == ["Nam", "Long An"]
    assert [(one.id, one.column_name) for one in found.findings] == [("column-missing", "far")]


def _far(letter: str) -> Column:
    return Column("far", at=(letter,), type=ValueType.COUNT)


def test_label_printed_once_for_its_group(file: Path) -> None:
    grouped = table(
        column("district", "Huyện", key=True, type=ValueType.TEXT, blank=Blank.ABOVE),
        key("commune", "Xã"),
        column("pupils", "Học sinh"),
    )
    grid: Grid = [["Huyện", "Xã", "Học sinh"], ["A", "x", 1.0], ["", "y", 2.0], ["B", "z", 3.0]]
    assert by_column(read(save(file, grid), form(grouped)).parts[0], "district") == ["A", "A", "B"]


def test_label_merged_over_its_rows(file: Path) -> None:
    two = table(key("district", "Huyện"), key("commune", "Xã"), column("pupils", "Học sinh"))
    grid: Grid = [["Huyện", "Xã", "Học sinh"], ["A", "x", 1.0], ["", "y", 2.0]]
    assert by_column(read(save(file, grid, ("A2:A3",)), form(two)).parts[0], "district") == ["A", "A"]


def test_numbers_as_text_are_handed_over_as_typed(file: Path) -> None:
    grid: Grid = [*HEADER, ["Quận 1", "1.288.256", "x", "…"]]
    found = read(save(file, grid), FORM)
    assert records(found.parts[0]) == [["Quận 1", "1.288.256", "x", "…"]]


def test_columns_found_by_their_printed_numbers(file: Path) -> None:
    columns = [Column(name, number=number, type=ValueType.COUNT) for name, number in (("a", "1"), ("b", "2"))]
    grid: Grid = [["Tiêu chí", "x y", "y z"], ["A", 1.0, "2=1"], ["dòng", 5.0, 6.0]]
    found = read(save(file, grid), form(table(key("line", "Tiêu chí"), *columns)))
    assert by_column(found.parts[0], "b") == [6.0]


def test_line_item_form_with_labels_that_restart(file: Path) -> None:
    lines = table(
        key("line", "Tiêu chí"),
        column("current", "Kỳ này"),
        details=NONE,
        rows=rows(
            "line",
            {"admitted": "up", "moved": "up", "died": "down", "left": "down"},
            up="B - Tăng",
            admitted="1. Kết nạp",
            moved="2. Chuyển",
            down="C - Giảm",
            died="1. Từ trần",
            left="2. Chuyển",
        ),
    )
    grid: Grid = [
        ["Tiêu chí", "Kỳ này"],
        ["B - Tăng", 3.0],
        ["1. Kết nạp", 1.0],
        ["2. Chuyển", 2.0],
        ["C - Giảm", 5.0],
        ["1. Từ trần", 4.0],
        ["2. Chuyển", 1.0],
    ]
    found = read(save(file, grid), form(lines))
    assert found.parts[0].members["line"] == ["up", "admitted", "moved", "down", "died", "left"]
    assert findings(found) == []


def test_until_stands_instead_of_the_words_of_a_signature(tmp_path: Path) -> None:
    grid: list[list[object]] = [["K", "A"], ["u", 2], ["Trưởng ban", ""], ["v", 1], ["Hết", ""], ["w", 5]]
    until = table(key("k", "K"), column("a", "A"), until=("Hết",))
    (found,) = read(save(tmp_path / "a.xlsx", grid), form(until)).parts
    assert [row + 1 for row in found.rows] == [2, 4]
    (signed,) = read(save(tmp_path / "b.xlsx", grid), form(table(key("k", "K"), column("a", "A")))).parts
    assert [row + 1 for row in signed.rows] == [2]
