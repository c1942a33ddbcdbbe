"""Combinations of keys that a form says must all be there: `complete` (schema-language 2.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, product

from pdvalidate.judging.cells.cell_findings import Located
from pdvalidate.judging.frames.frames import Segment, Stack
from pdvalidate.judging.within.addresses import cells_of, show
from pdvalidate.model.collection import MemberList
from pdvalidate.model.form import Column, Table
from pdvalidate.model.returns import Finding, opening_records, openings_at
from pdvalidate.text.folding import fold, fold_value
from pdvalidate.text.units import find_member

MOST = 10_000
"""Combinations of one sheet or section that are told to be missing: a bound for tables that are nothing alike."""

Combination = tuple[str, ...]


@dataclass(slots=True)
class _Group:
    """The records of one sheet, table or section: their combinations, and how each member was typed first."""

    ret: int
    sheet: str
    found: set[Combination] = field(default_factory=set)
    members: list[dict[str, str]] = field(default_factory=list)  # of each column: member -> as typed


def missing_combinations(stack: Stack, lists: Mapping[str, MemberList]) -> Iterator[Located]:
    """Combinations of the keys under `complete` of which no record stands in its sheet, table or section."""
    for table in stack.form.tables:
        if table.complete:
            for group in _groups(stack, table, lists).values():
                yield from _missing(table, group)


def _missing(table: Table, group: _Group) -> Iterator[Located]:
    every = product(*(members.items() for members in group.members))
    wanted = (zip(*combination, strict=True) for combination in every)
    missing = (texts for members, texts in wanted if members not in group.found)
    for texts in islice(missing, MOST):
        said = " / ".join(texts)
        values = {"expected": said}
        yield (
            group.ret,
            Finding("combination-missing", group.sheet, None, None, table.name, said, None, None, said, values),
        )


def _groups(stack: Stack, table: Table, lists: Mapping[str, MemberList]) -> Mapping[object, _Group]:
    groups: dict[object, _Group] = {}
    empty: dict[tuple[int, str], _Group] = {}
    for segment in stack.frame(table.name).segments:
        asked = _asked(stack, table, segment, lists)
        texts = [cells_of(segment, name) or [None] * segment.length for name in table.complete]
        empty.setdefault((segment.ret, segment.part.sheet), _group(segment, asked))
        for record in _taking_part(table, segment):
            labels = [show(column[record]) for column in texts]
            where = (segment.ret, *openings_at(segment.part, record).values())
            group = groups.setdefault(where, _group(segment, asked))
            names = [segment.part.members.get(name, [None] * segment.length)[record] for name in table.complete]
            _take(group, asked, labels, names)
    told = {(group.ret, group.sheet) for group in groups.values()}
    return {**groups, **{place: group for place, group in empty.items() if place not in told}}


def _asked(stack: Stack, table: Table, segment: Segment, lists: Mapping[str, MemberList]) -> list[_Members]:
    period = stack.returns[segment.ret].period
    return [_Members.of(table.by_name[name], lists, period.last if period else None) for name in table.complete]


def _group(segment: Segment, asked: Sequence[_Members]) -> _Group:
    return _Group(segment.ret, segment.part.sheet, set(), [dict(known.expected) for known in asked])


def _taking_part(table: Table, segment: Segment) -> Iterator[int]:
    """The records whose keys combine: in a table with sections those that stand in one, and do not open it."""
    opening = opening_records(segment.part, table)
    for record in range(segment.length):
        inside = openings_at(segment.part, record)
        if record not in opening and all(section.name in inside for section in table.sections):
            yield record


def _take(group: _Group, asked: Sequence[_Members], labels: Sequence[str], names: Sequence[str | None]) -> None:
    """Enter a record that is known by all of its keys; a grand total with a blank key is no member of the others."""
    if not all(labels):
        return
    members = tuple(known.member(label, name) for known, label, name in zip(asked, labels, names, strict=True))
    group.found.add(members)
    for known, seen, member, label in zip(asked, group.members, members, labels, strict=True):
        if not known.expected:
            seen.setdefault(member, label)


@dataclass(frozen=True, slots=True)
class _Members:
    """The members that a key column must have: those of its codes or list; none where those count that occur."""

    expected: Mapping[str, str]  # member -> how it is called
    of_list: MemberList | None = None
    day: date | None = None

    @classmethod
    def of(cls, column: Column, lists: Mapping[str, MemberList], day: date | None) -> _Members:
        known = lists.get(column.code_list or "")
        if known is not None:
            return cls({one.id: one.name for one in known.members if one.valid_on(day)}, known, day)
        return cls({fold(code): code for code in column.codes})

    def member(self, label: str, name: str | None) -> str:
        """What a label stands for: a member of the list, a code, or the named row that it is."""
        if self.of_list is not None:
            found = find_member(fold_value(label), self.of_list, self.day)
            return found.id if found else f"?{fold_value(label)}"
        return fold_value(label) if self.expected or name is None else f"={name}"
