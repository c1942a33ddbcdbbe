"""Where a table may stand: a slot for each table that is to be found. A table that repeats has one for each member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pdvalidate.model.repeating import Repeat
from pdvalidate.model.returns import Opening
from pdvalidate.reading.files.cells import Sheet, Workbook
from pdvalidate.reading.tables.columns import matches_any
from pdvalidate.reading.tables.plans import FormPlan, TablePlan
from pdvalidate.text.folding import fold
from pdvalidate.text.globs import Glob

LONGEST = 500
"""Letters of a text that may stand above a table; a longer one is prose."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Rows of one or more sheets in which one table is looked for, and what it is a member of there.

    Rows count from 0; `stop` None: down to the end of the sheet.
    """

    plan: TablePlan
    sheets: Sequence[Sheet]
    first: int = 0
    stop: int | None = None
    openings: Mapping[str, Opening] = field(default_factory=dict)

    def end(self, sheet: Sheet) -> int:
        """The first row below it."""
        return len(sheet.rows) if self.stop is None else self.stop


def slots(form: FormPlan, plan: TablePlan, workbook: Workbook) -> Iterator[Slot]:
    """The slots of a table in a workbook, in the order of the sheets and of their rows."""
    for slot in _by_sheet(plan, workbook):
        if plan.table.each_after is None:
            yield slot
        else:
            for sheet in slot.sheets:
                yield from _down(form, plan, slot, sheet)


def _by_sheet(plan: TablePlan, workbook: Workbook) -> Iterator[Slot]:
    each = plan.table.each_sheet
    if each is None:
        yield Slot(plan, candidate_sheets(plan, workbook))
        return
    for sheet in candidate_sheets(plan, workbook):
        member = repeated_member(plan, each, sheet.name)
        if member is not None:
            yield Slot(plan, [sheet], openings={each.name: Opening(member, sheet.name)})


def _down(form: FormPlan, plan: TablePlan, slot: Slot, sheet: Sheet) -> Iterator[Slot]:
    """The tables of one sheet that stand below the texts of `after`, each down to the next of them."""
    each = plan.table.each_after
    if each is None:
        return
    found = dict(_texts_above(plan, each, sheet))
    ends = sorted({*found, *stops(form, plan, sheet)})
    for row, member in found.items():
        stop = next((other for other in ends if other > row), None)
        opening = Opening(member, sheet.name, row)
        yield Slot(plan, [sheet], row + 1, stop, {**slot.openings, each.name: opening})


def _texts_above(plan: TablePlan, each: Repeat, sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Row and member of every text that stands above a table, from the top down; of a row the first such text."""
    members = {text: repeated_member(plan, each, text) for text in sheet.texts if 0 < len(text) < LONGEST}
    seen: set[int] = set()
    for row, _, text in sheet.find({text for text, member in members.items() if member is not None}):
        if row not in seen:
            seen.add(row)
            yield row, members[text] or ""


def repeated_member(plan: TablePlan, each: Repeat, text: str) -> str | None:
    """The member that a sheet name or a text above a table names: declared name, else its text as typed."""
    for name, texts in each.members.items():
        if any(fold(plan.text(one)) == fold(text) for one in texts):
            return name
    if any(_glob(plan.text(pattern)).matches(text) for pattern in each.excepted):
        return None
    captured = (_glob(plan.text(pattern)).capture(text) for pattern in each.globs)
    return next((" ".join(one.split()) for one in captured if one is not None), None)


_glob = lru_cache(maxsize=1000)(Glob)


def candidate_sheets(plan: TablePlan, workbook: Workbook) -> list[Sheet]:
    """The sheets that may hold a table: those with its accepted names or of its patterns, else all."""
    table = plan.table
    if table.each_sheet is not None:
        each = table.each_sheet
        return [sheet for sheet in workbook.sheets if repeated_member(plan, each, sheet.name) is not None]
    if not table.sheets:
        return workbook.sheets
    by_name = {fold(sheet.name): sheet for sheet in reversed(workbook.sheets)}
    wanted = [fold(plan.text(name)) for name in table.sheets]
    return [by_name[name] for name in wanted if name in by_name]


def stops(form: FormPlan, plan: TablePlan, sheet: Sheet) -> list[int]:
    """The rows with a text that stands above another table of the form."""
    return [
        row
        for other in form.tables
        if other is not plan and above(other) and above(other) != above(plan)
        for row in rows_with(sheet, above(other))
    ]


def above(plan: TablePlan) -> tuple[str, ...]:
    """The patterns of the texts that stand above a table; `Glob` takes braces in them for any text."""
    each = plan.table.each_after
    if each is None:
        return plan.table.after
    return (*each.globs, *(text for texts in each.members.values() for text in texts))


def rows_with(sheet: Sheet, patterns: Sequence[str]) -> Iterator[int]:
    """The rows of which a cell is of one of the patterns."""
    fitting = {text for text in sheet.texts if 0 < len(text) < LONGEST and matches_any(patterns, fold(text))}
    return iter(dict.fromkeys(row for row, _, _ in sheet.find(fitting)))
