"""Values that changed between two returns, by the names of row and column: inserted rows are no change."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from pdvalidate.comparing.records import Held, Key, Record, address, records_of, value_of
from pdvalidate.model.comparison import Change, ChangeKind, Pair
from pdvalidate.model.form import Table
from pdvalidate.model.returns import FieldValue, Return

_ALIGNED_AT_MOST = 2_000
"""Records of a table without keys that are aligned by what they hold; in longer ones they are taken in their order."""

_NOTHING = Held(None)

Records = dict[Key, Record]


def changes_between(old: Return, new: Return, pair: Pair) -> Iterator[Change]:
    """Fields, then tables in the order of the new return's form."""
    yield from _Changes(old, new, pair).all()


class _Changes:
    def __init__(self, old: Return, new: Return, pair: Pair) -> None:
        self.old, self.new, self.pair = old, new, pair

    def all(self) -> Iterator[Change]:
        for name in dict.fromkeys((*self.new.fields, *self.old.fields)):
            before, after = _field(self.old.fields.get(name)), _field(self.new.fields.get(name))
            if before.value != after.value:
                yield self._value(None, name, None, before, after)
        for table in self.new.form.tables:
            known = self.old.form.by_name.get(table.name)
            yield from self._table(table, records_of(self.old, known) if known else {})

    def _table(self, table: Table, before: Records) -> Iterator[Change]:
        after = records_of(self.new, table)
        if not table.keys:
            before, after = _aligned(before, after)
        columns_before, columns_after = _columns(before), _columns(after)
        if before and after:
            yield from self._columns(table, columns_before, columns_after)
        common = [name for name in columns_after if name in columns_before]
        for key, record in after.items():
            known = before.get(key)
            if known is None:
                yield self._row(ChangeKind.ROW_ADDED, table, record)
            else:
                yield from self._cells(table, known, record, common)
        for key, record in before.items():
            if key not in after:
                yield self._row(ChangeKind.ROW_REMOVED, table, record)

    def _cells(self, table: Table, known: Record, record: Record, columns: list[str]) -> Iterator[Change]:
        for column in columns:
            before, after = known.cells.get(column, _NOTHING), record.cells.get(column, _NOTHING)
            if before.value != after.value:
                yield self._value(table.name, record.label, column, before, after)

    def _value(self, table: str | None, row: str, column: str | None, before: Held, after: Held) -> Change:
        return Change(
            kind=ChangeKind.VALUE,
            pair=self.pair,
            form=self.new.form.key,
            table=table,
            row=row,
            column=column,
            old=before.value,
            new=after.value,
            old_cell=before.cell,
            new_cell=after.cell,
        )

    def _row(self, kind: ChangeKind, table: Table, record: Record) -> Change:
        cell = next((held.cell for held in record.cells.values()), None)
        added = kind is ChangeKind.ROW_ADDED
        cells = {"new_cell": cell} if added else {"old_cell": cell}
        return Change(kind, self.pair, self.new.form.key, table.name, record.label, None, **cells)

    def _columns(self, table: Table, before: list[str], after: list[str]) -> Iterator[Change]:
        form = self.new.form.key
        for name in after:
            if name not in before:
                yield Change(ChangeKind.COLUMN_ADDED, self.pair, form, table.name, None, name)
        for name in before:
            if name not in after:
                yield Change(ChangeKind.COLUMN_REMOVED, self.pair, form, table.name, None, name)


def _field(found: FieldValue | None) -> Held:
    if found is None:
        return _NOTHING
    return Held(value_of(found.value), address(found.sheet, found.row, found.column))


def _columns(records: Records) -> list[str]:
    """The columns in which anything stands."""
    return list(dict.fromkeys(name for record in records.values() for name in record.cells))


def _aligned(before: Records, after: Records) -> tuple[Records, Records]:
    """Records without names under common numbers: equal ones together, so that an inserted row moves no other."""
    if max(len(before), len(after)) > _ALIGNED_AT_MOST:
        return before, after
    old, new = list(before.values()), list(after.values())
    matcher = SequenceMatcher(None, [one.values for one in old], [one.values for one in new], autojunk=False)
    numbered: tuple[Records, Records] = ({}, {})
    for _, first, last, start, stop in matcher.get_opcodes():
        for at in range(max(last - first, stop - start)):
            key = (f"{first + at}/{start + at}",)
            if first + at < last:
                numbered[0][key] = old[first + at]
            if start + at < stop:
                numbered[1][key] = new[start + at]
    return numbered
