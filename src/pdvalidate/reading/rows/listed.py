"""Tables whose details are a list: one row for each member that is valid, each exactly once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pdvalidate.model.collection import Member, MemberList
from pdvalidate.model.period import Period
from pdvalidate.model.returns import Finding
from pdvalidate.reading.rows.labels import folded_label
from pdvalidate.reading.rows.missing import missing_among
from pdvalidate.reading.rows.parts import Part, row_finding, unnamed
from pdvalidate.text.units import find_member


def list_findings(members: MemberList, period: Period | None, parts: Sequence[Part]) -> Iterator[Finding]:
    """Rows of no member, and members without a row. Members are those of the last day of the period."""
    day = period.last if period else None
    seen: set[str] = set()
    unknown: dict[tuple[int, int], str] = {}
    for place, part in enumerate(parts):
        for record, label, member in _details(part, members, day):
            if member is None:
                unknown[place, record] = label
            if member is None or member.id in seen:
                reason = "row-duplicate" if member else "row-unexpected"
                yield row_finding(part.context, reason, part.part.rows[record])
            else:
                seen.add(member.id)
    column = _key(parts[0])
    if column is not None:
        for member in members.members:
            if member.valid_on(day) and member.id not in seen:
                yield missing_among(parts, column, (member.name, member.name), unknown)


def _key(part: Part) -> str | None:
    """The column that the members stand in: the first key."""
    return next(iter(part.context.keys), None)


def _details(part: Part, members: MemberList, day: date | None) -> Iterator[tuple[int, str, Member | None]]:
    """The records without a name of their own, each with its label and its member, if it names one."""
    index = next((index for index, one in enumerate(part.part.places) if one.column == _key(part)), None)
    if index is not None:
        labels = part.part.cells[index]
        for record in unnamed(part.part, part.context.plan.table):
            folded = folded_label(labels[record])
            yield record, str(labels[record]).strip() if folded else "", find_member(folded, members, day)
