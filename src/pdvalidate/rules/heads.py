"""What the last name of a path stands for, before its brackets are looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pdvalidate.model.expression import Name
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.term import CHILDREN, DETAILS, FIRST, RECORD, Members, Pin
from pdvalidate.rules.mistakes import RuleError, did_you_mean
from pdvalidate.rules.reference import Reference
from pdvalidate.rules.scope import Meaning, Scope, Sort


@dataclass(frozen=True)
class Head:
    """A table, the measure that is read, and what the name pins, keeps to or closes by itself."""

    scope: Scope
    measure: str | None
    type: ValueType | None
    pins: tuple[Pin, ...] = ()
    within: Members | None = None
    closes: tuple[Members, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        return self.scope.path(self.measure)

    def counting_rows(self) -> Head:
        """As `count` sees it: of a group, a key, `details` or `children` it counts rows, not their figures."""
        if not self.closes or any(members.dimension in self.scope.table.blocks for members in self.closes):
            return self
        return replace(self, measure=None, type=None)

    @classmethod
    def of(cls, name: Name, reference: Reference, measure: str | None, aggregate: bool = False) -> Head:
        scope = reference.scope
        if scope is None:
            raise RuleError(name.at, f"'{name}' is unknown")
        at_measure = measure if measure in scope.table.by_name else None
        kind = scope.column(at_measure).type if at_measure else None
        if aggregate and (relatives := relatives_of(scope, reference.name, name.at)):
            return cls(scope, at_measure, kind, closes=(relatives,))
        if reference.name == "this" and not aggregate:
            return cls._this(scope, name, at_measure)
        meaning = scope.names.get(reference.name)
        if meaning is None:
            raise RuleError(name.at, f"'{name}' is unknown", did_you_mean(reference.name, scope.names))
        if meaning.sort is Sort.COLUMN:
            return cls._column(scope, meaning, measure, aggregate)
        return cls._of_rows(scope, meaning, name, at_measure, aggregate)

    @classmethod
    def _of_rows(cls, scope: Scope, meaning: Meaning, name: Name, at_measure: str | None, aggregate: bool) -> Head:
        """What names rows, or a block or repeat with all that stands in it."""
        kind = scope.column(at_measure).type if at_measure else None
        match meaning.sort:
            case Sort.ROW:
                return cls(scope, at_measure, kind, (Pin(meaning.dimension, meaning.name),))
            case Sort.MEMBER:
                return cls._member(scope, meaning, at_measure)
            case Sort.GROUP:
                group = Members(meaning.dimension, meaning.name)
                return cls(scope, at_measure, kind, within=group, closes=(group,) if aggregate else ())
            case Sort.REPEAT if not aggregate and scope.opened_by(meaning.name):
                return cls(scope, at_measure, kind, (Pin(RECORD, meaning.name),))
            case Sort.BLOCK | Sort.REPEAT if aggregate:
                return cls(scope, at_measure, kind, closes=(Members(meaning.name),))
        what = "columns" if meaning.sort is Sort.BLOCK else "rows"
        raise RuleError(name.at, f"'{name}' names many {what}", f"write sum({name})")

    @classmethod
    def _column(cls, scope: Scope, meaning: Meaning, measure: str | None, aggregate: bool) -> Head:
        column = scope.column(meaning.name)
        if column.key and aggregate:
            at_measure = measure if measure in scope.table.by_name else None
            kind = scope.column(at_measure).type if at_measure else None
            return cls(scope, at_measure, kind, closes=(Members(column.name),))
        return cls(scope, column.name, column.type, (Pin(RECORD, FIRST),) if column.single else ())

    @classmethod
    def _this(cls, scope: Scope, name: Name, measure: str | None) -> Head:
        """The record that is judged, at the measure of the member rule."""
        if measure is None or name.brackets:
            raise RuleError(name.at, "'this' stands for each figure of the row in a rule that names no columns")
        return cls(scope, measure, scope.column(measure).type)

    @classmethod
    def _member(cls, scope: Scope, meaning: Meaning, measure: str | None) -> Head:
        """A member of a block: at its only column, else at the measure of the member rule."""
        block = scope.table.blocks.get(meaning.dimension)
        measure = block.single.name if block and block.single else measure
        kind = scope.column(measure).type if measure else None
        return cls(scope, measure, kind, (Pin(meaning.dimension, meaning.name),))


def relatives_of(scope: Scope, word: str, at: int) -> Members | None:
    """The rows that `details` or `children` mean; None for any other word."""
    if word == CHILDREN and scope.table.tree is None:
        raise RuleError(at, f"'children' needs a hierarchy, and the table '{scope.table.name}' has no 'tree'")
    return Members(RECORD, word) if word in (DETAILS, CHILDREN) else None
