"""Where a line of a frame stands in its workbook, and what people call its row and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pdvalidate.judging.frames.frames import Frame, Segment
from pdvalidate.model.address import a1
from pdvalidate.model.returns import Cell, ErrorValue, NoValue


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell of a frame. Row and column of the sheet count from 0; None where there is no cell."""

    ret: int
    sheet: str | None
    sheet_row: int | None
    sheet_column: int | None
    row: str
    column: str

    @property
    def cell(self) -> str | None:
        if self.sheet_row is None or self.sheet_column is None:
            return None
        return a1(self.sheet_row, self.sheet_column)


def spot(frame: Frame, line: int, column: str | None) -> Spot:
    """The cell of a column in a line, or the one that is merged over it; without a column, the label of its row."""
    segment, record = frame.segment(line)
    row, at = segment.part.rows[record], _sheet_column(frame, segment, column)
    row, at = segment.part.merged.get((row, at), (row, at)) if at is not None else (row, at)
    return Spot(
        ret=segment.ret,
        sheet=segment.part.sheet,
        sheet_row=row,
        sheet_column=at,
        row=field_label(frame, column) or row_label(frame, segment, record),
        column="" if field_label(frame, column) else column_name(column, segment.members),
    )


def field_label(frame: Frame, column: str | None) -> str | None:
    """What a field of the table is called; None for a column of its own."""
    field = next((one for one in frame.table.fields if one.name == column), None)
    return (field.labels[0] if field.labels else field.name) if field else None


def _sheet_column(frame: Frame, segment: Segment, column: str | None) -> int | None:
    wanted = [column] if column else [key.name for key in frame.table.keys]
    for name in wanted:
        if name in segment.places:
            return segment.places[name][1].sheet_column
        for place in segment.part.places:
            if place.column == name and not place.members:
                return place.sheet_column
    return None


def unlabelled(frame: Frame, lines: Iterable[int]) -> Iterator[Spot]:
    """Where labels are missing in the parts that lines stand in: the first key's cell of rows that have none."""
    parts = {id(segment.part): segment for segment in (frame.segment(line)[0] for line in lines)}
    for segment in parts.values():
        key = frame.table.keys[0].name if frame.table.keys else ""
        for skipped in segment.part.skipped if not segment.part.sums_closed else ():
            if skipped.reason == "key-missing" and skipped.first_row is not None:
                for row in range(skipped.first_row, (skipped.last_row or skipped.first_row) + 1):
                    yield Spot(segment.ret, segment.part.sheet, row, _sheet_column(frame, segment, None), "", key)


def column_name(column: str | None, members: tuple[str, ...]) -> str:
    """admitted, or admitted[y2020] in a block."""
    if column is None:
        return ""
    inner = [member for member in members if member != column]
    return f"{column}[{', '.join(inner)}]" if inner else column


def row_label(frame: Frame, segment: Segment, record: int) -> str:
    """What the row is called in the workbook: its keys as typed; without a label its name, else its number."""
    texts = [_shown(segment, key.name, record) for key in frame.table.keys]
    label = " / ".join(text for text in texts if text)
    if label:
        return label
    names = [names[record] for names in segment.part.members.values()]
    return next((name for name in names if name), f"{segment.part.rows[record] + 1}")


def _shown(segment: Segment, column: str, record: int) -> str:
    cells = cells_of(segment, column)
    return show(cells[record]) if cells else ""


def show(cell: Cell) -> str:
    """A cell's text on one line; of an error its name, of a formula without a value the formula."""
    if isinstance(cell, ErrorValue):
        return cell.text
    if isinstance(cell, NoValue):
        return cell.formula or "="
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split()) if cell is not None else ""


def cells_of(segment: Segment, column: str) -> list[Cell] | None:
    """The raw cells of a column that stands outside blocks, or in this segment's block."""
    found = segment.places.get(column)
    if found:
        return segment.part.cells[found[0]]
    for index, place in enumerate(segment.part.places):
        if place.column == column and not place.members:
            return segment.part.cells[index]
    return None
