"""Successors of units: whoever goes on with a unit's figures is a unit too, and nobody succeeds himself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdvalidate.errors import Mistake
from pdvalidate.model.collection import Member, MemberList
from pdvalidate.rules.mistakes import did_you_mean


def successor_mistakes(lists: Iterable[MemberList]) -> Iterator[Mistake]:
    """The successors that no list knows, and those that lead back to where they began."""
    known = list(lists)
    members = {member.id: member for one in known for member in one.members}
    for one in known:
        for member in one.members:
            says = _wrong(member, members)
            if says:
                suggestion = did_you_mean(member.successor or "", members)
                yield Mistake(one.source.file, one.source.line, one.source.column, says, suggestion)


def _wrong(member: Member, members: Mapping[str, Member]) -> str:
    if member.successor is None:
        return ""
    if member.successor not in members:
        return f"the successor '{member.successor}' of '{member.id}' is no member of any list"
    seen, current = {member.id}, members[member.successor]
    while current.id not in seen:
        seen.add(current.id)
        if current.successor is None or current.successor not in members:
            return ""
        current = members[current.successor]
    return f"the successors of '{member.id}' lead round in a circle"
