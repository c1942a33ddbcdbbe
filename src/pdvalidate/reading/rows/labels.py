"""Which named row or group a label belongs to, and which of a table's named rows were found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from pdvalidate.model.form import Group, Row
from pdvalidate.model.returns import Cell, ErrorValue, NoValue
from pdvalidate.reading.tables.columns import matches_any
from pdvalidate.reading.tables.plans import TablePlan, label_column
from pdvalidate.text.folding import fold, fold_value, without_footnotes

_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Claim:
    """What a form says of a label: the rows that may bear it, in the order of the file, and its groups.

    `unmarked`: only the label without its footnote marks is known, so no other label may be equal to it then.
    """

    rows: tuple[Row, ...] = ()
    groups: tuple[tuple[Group, str | None], ...] = ()  # with the declared name of the member
    unmarked: str | None = None


NO_CLAIM = Claim()


def folded_label(value: Cell) -> str:
    """A label for comparing; errors and formulas without a value have none."""
    return "" if isinstance(value, (ErrorValue, NoValue)) else fold_value(value)


class LabelBook:
    """The labels of one key or text column. What a text claims is remembered: labels recur in every return."""

    def __init__(self, plan: TablePlan, column: str) -> None:
        table = plan.table
        self.column = column
        self.plan = plan
        self.rows = tuple(row for row in table.rows if label_column(table, row) == column)
        first = table.keys[0].name if table.keys else ""
        self.groups = tuple(group for group in table.groups if (group.column or first) == column)
        self.by_name = {row.name: row for row in self.rows}
        self.codes = {fold(row.code): row for row in self.rows if row.code is not None}
        self._by_label: dict[str, list[Row]] = defaultdict(list)
        self._by_unmarked: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            for label in dict.fromkeys(fold(plan.text(label)) for label in row.labels):
                self._by_label[label].append(row)
                self._by_unmarked[without_footnotes(label)].append(row)
        self.names_blank = "" in self._by_label
        self.known: dict[Hashable, Claim] = {}
        self.remembered: dict[Hashable, Any] = {}  # what whole columns of labels came to

    def claims(self, labels: Sequence[Cell]) -> list[Claim]:
        """The claim of each label."""
        known = self.known
        missing = set(labels).difference(known)
        if missing:
            if len(known) > _REMEMBERED:
                known.clear()
                missing = set(labels)
            known.update((label, self._claim(label)) for label in missing)
        return list(map(known.__getitem__, labels))

    def _claim(self, label: Cell) -> Claim:
        text = folded_label(label)
        groups = tuple(self._groups(text)) if text else ()
        rows = self._by_label.get(text, ())
        if rows or groups:
            return Claim(tuple(rows), groups)
        plain = without_footnotes(text)
        rows = self._by_unmarked.get(plain, ()) if plain else ()
        return Claim(tuple(rows), (), plain) if rows else NO_CLAIM

    def _groups(self, text: str) -> list[tuple[Group, str | None]]:
        found: list[tuple[Group, str | None]] = []
        for group in self.groups:
            named = [name for name, label in group.names.items() if fold(self.plan.text(label)) == text]
            if named:
                found.append((group, named[0]))
            elif matches_any(group.globs, text) and not matches_any(group.excepted, text):
                found.append((group, None))
        return found
