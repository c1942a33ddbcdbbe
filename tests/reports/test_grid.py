"""Tables of text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pdvalidate.reports.fitting import width
from pdvalidate.reports.terminal.grid import Column, Line, grid

COLUMNS = (Column("Ô"), Column("Dòng"), Column("Hiện có", figures=True))


def test_texts_stand_left_and_figures_right() -> None:
    lines = list(grid(COLUMNS, [Line(("B9", "Tổng số", "154")), Line(("B10", "Chợ Mới", "1.288.256"))], 80))
    assert lines == [
        "Ô    Dòng       Hiện có",
        "───  ───────  ─────────",
        "B9   Tổng số        154",
        "B10  Chợ Mới  1.288.256",
    ]


def test_what_is_said_below_a_row_follows_it_as_it_is() -> None:
    lines = list(grid(COLUMNS, [Line(("B9", "a b", "1"), ("      said",)), Line(("C9", "c", "2"))], 80, indent=2))
    assert lines[2:] == ["  B9  a b         1", "      said", "  C9  c           2"]


def test_a_title_is_wrapped_before_the_texts_are() -> None:
    lines = list(grid((Column("Chênh lệch", figures=True), Column("Dòng")), [Line(("9", "Thành phố Mỹ Tho"))], 24))
    assert lines[0].split() == ["Chênh", "Dòng"]
    assert lines[-1] == "    9  Thành phố Mỹ Tho"


texts = st.lists(st.text("aăâ bcđ 123", max_size=30), min_size=3, max_size=3).map(tuple)


@given(st.lists(texts, min_size=1, max_size=5), st.integers(40, 90))
def test_no_line_is_wider_than_its_room(rows: list[tuple[str, ...]], room: int) -> None:
    for line in grid(COLUMNS, [Line(row) for row in rows], room):
        assert width(line) <= room
