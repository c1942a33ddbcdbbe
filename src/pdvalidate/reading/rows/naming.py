"""Goes down the labels of a table and says which record is which named row, and of which group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pdvalidate.model.form import Group, Row
from pdvalidate.model.kinds import Details
from pdvalidate.model.returns import Cell, Opening
from pdvalidate.reading.rows.labels import NO_CLAIM, Claim, LabelBook, folded_label
from pdvalidate.text.folding import without_footnotes

_REMEMBERED = 64


@dataclass(slots=True)
class Named:
    """The names and groups of the records of one column; `double` and `mismatched` are places in those lists."""

    members: list[str | None]
    groups: list[str | None]
    double: list[int] = field(default_factory=list)
    mismatched: list[int] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def name_rows(
    book: LabelBook,
    labels: tuple[Cell, ...],
    codes: tuple[Cell, ...] | None = None,
    others: tuple[tuple[object, ...], ...] | None = None,
) -> Named:
    """Name the records of one column. The result is shared with later calls: it is not to be changed.

    Args:
        labels: the labels, one for each record.
        codes: what stands beside them in the column of codes, if rows are known by code too.
        others: the other keys of each record, and the sections it stands in: a name may recur with others.
    """
    asked = (labels, codes, others)
    found = book.remembered.get(asked)
    if found is None:
        if len(book.remembered) >= _REMEMBERED:
            book.remembered.clear()
        found = book.remembered[asked] = _name_rows(book, labels, codes, others)
    return found


def _name_rows(
    book: LabelBook,
    labels: tuple[Cell, ...],
    codes: tuple[Cell, ...] | None,
    others: tuple[tuple[object, ...], ...] | None,
) -> Named:
    claims = book.claims(labels)
    named = Named([None] * len(labels), [None] * len(labels))
    walk = _Walk(book, named)
    by_code = codes is not None and bool(book.codes)
    for place, claim in enumerate(claims):
        if by_code and codes is not None:
            claim = _with_code(book, named, place, (claim, codes[place]))
        if claim is not NO_CLAIM:
            if claim.unmarked and _ambiguous(labels, labels[place], claim.unmarked):
                continue
            walk.take(place, claim, others[place] if others else ())
    return named


def _with_code(book: LabelBook, named: Named, place: int, found: tuple[Claim, Cell]) -> Claim:
    """A row is found by its label, else by its code; both must agree."""
    claim, cell = found
    code = folded_label(cell)
    by_code = book.codes.get(code) if code else None
    if not claim.rows:
        return Claim((by_code,), claim.groups) if by_code else claim
    wanted = [row for row in claim.rows if row.code is not None]
    if not code or not wanted:
        return claim
    agreeing = [row for row in claim.rows if row is by_code]
    if agreeing:
        return Claim(tuple(agreeing), claim.groups, claim.unmarked)
    if len(wanted) == len(claim.rows):
        named.mismatched.append(place)
    return claim


def _ambiguous(labels: Sequence[Cell], own: Cell, plain: str) -> bool:
    """Whether another label of the column is the same once footnote marks are gone."""
    mine = folded_label(own)
    return any(
        folded != mine and without_footnotes(folded) == plain for folded in map(folded_label, dict.fromkeys(labels))
    )


class _Walk:
    """Knows, from row to row, in which named rows' blocks the next row stands."""

    def __init__(self, book: LabelBook, named: Named) -> None:
        self.book = book
        self.named = named
        self.open: set[str] = set()
        self.sections: list[Opening] = []
        self.times: Counter[tuple[str, tuple[object, ...]]] = Counter()

    def take(self, place: int, claim: Claim, others: tuple[object, ...]) -> None:
        """Name the next row, or put it into its group. The block of a named row ends with its section."""
        sections = [one for one in others if isinstance(one, Opening)]
        if sections != self.sections:
            self.sections, self.open = sections, set()
        row = self._row(claim, others)
        if row is None:
            self._group(place, claim.groups)
            return
        if self.times[row.name, others]:
            if self._may_recur(row, others):
                self._group(place, claim.groups)
                return
            self.named.double.append(place)
        self.times[row.name, others] += 1
        self.named.members[place] = row.name
        self.named.seen.add(row.name)
        self._enter(row)

    def _may_recur(self, row: Row, others: tuple[object, ...]) -> bool:
        """Whether a label that stood there before is a detail here: in its own block, where no other key tells."""
        return (
            row.name in self.open
            and all(isinstance(one, Opening) for one in others)
            and "" not in row.labels
            and self.book.plan.table.details is not Details.NONE
        )

    def _row(self, claim: Claim, others: tuple[object, ...]) -> Row | None:
        """The first row in the file that may stand here, one that was not met yet before one that was."""
        here = [row for row in claim.rows if row.under is None or row.under in self.open]
        fresh = [row for row in here if not self.times[row.name, others]]
        return next(iter(fresh or here), None)

    def _enter(self, row: Row) -> None:
        """A named row closes all blocks but its own and those around it."""
        stay = {row.name}
        around = row.under
        while around is not None and around not in stay:
            stay.add(around)
            above = self.book.by_name.get(around)
            around = above.under if above else None
        self.open = (self.open | {row.name}) & stay

    def _group(self, place: int, groups: Sequence[tuple[Group, str | None]]) -> None:
        for group, member in groups:
            if group.under is None or group.under in self.open:
                self.named.groups[place] = group.name
                if member is not None and self.named.members[place] is None:
                    self.named.members[place] = member
                    self.named.seen.add(member)
                return


def missing_rows(book: LabelBook, seen: set[str]) -> list[Row]:
    """The named rows that must stand in the table and do not."""
    return [row for row in book.rows if row.name not in seen and not row.optional]


def missing_members(book: LabelBook, seen: set[str]) -> Mapping[str, str]:
    """The members that groups name one by one and that do not stand in the table: declared name -> label."""
    return {
        name: label
        for group in book.groups
        if not group.globs
        for name, label in group.names.items()
        if name not in seen
    }
