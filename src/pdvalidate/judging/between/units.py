"""Which unit a return or a row is of, and how units are related: above, below, before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pdvalidate.judging.frames.codes import NONE, Book
from pdvalidate.model.collection import Member, MemberList
from pdvalidate.model.period import Period
from pdvalidate.model.returns import Return
from pdvalidate.text.folding import fold_value
from pdvalidate.text.units import find_member

_LONGEST_CHAIN = 100
"""Successors are followed so far at the most: lists could name each other in a circle."""


@dataclass
class Units:
    """Units as small integers, the same for all returns. Members of lists are known by their identifiers.

    `preferred` names lists that texts are looked up in before all others.
    """

    lists: Mapping[str, MemberList]
    preferred: Sequence[str | None] = ()
    book: Book = field(default_factory=Book)
    members: dict[int, Member] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)  # of units that no list knows, as typed first
    _known: dict[tuple[str, date | None], int] = field(default_factory=dict, repr=False)

    def of_return(self, one: Return, day: date | None) -> int:
        """The unit of a return: a member, else its text; NONE where it says nobody's name but should.

        Returns of a form that has no unit are all of one unit.
        """
        if one.unit is not None:
            return self.of_member(one.unit)
        if one.unit_text:
            return self.of_text(one.unit_text, day)
        return self.book.declared("") if one.form.unit is None else NONE

    def of_member(self, member: Member) -> int:
        code = self.book.declared(member.id)
        self.members.setdefault(code, member)
        return code

    def of_text(self, text: str, day: date | None) -> int:
        """The member of a list that a text names on a day, else the text itself."""
        if (text, day) not in self._known:
            found = (find_member(text, members, day) for members in self._ordered)
            member = next((one for one in found if one is not None), None)
            self._known[text, day] = self._unlisted(text) if member is None else self.of_member(member)
        return self._known[text, day]

    def _unlisted(self, text: str) -> int:
        code = self.book.codes.setdefault((False, fold_value(text)), len(self.book))
        self.texts.setdefault(code, text)
        return code

    @cached_property
    def _ordered(self) -> list[MemberList]:
        names = dict.fromkeys((*self.preferred, *self.lists))
        return [self.lists[name] for name in names if name and name in self.lists]

    @cached_property
    def _by_id(self) -> dict[str, Member]:
        return {member.id: member for members in reversed(self._ordered) for member in members.members}

    @cached_property
    def _by_parent(self) -> dict[str, list[Member]]:
        found: dict[str, list[Member]] = {}
        for member in self._by_id.values():
            found.setdefault(member.parent or "", []).append(member)
        return found

    @cached_property
    def _by_successor(self) -> dict[str, list[Member]]:
        found: dict[str, list[Member]] = {}
        for member in self._by_id.values():
            found.setdefault(member.successor or "", []).append(member)
        return found

    def name(self, code: int) -> str:
        """As a person says it."""
        return self.members[code].name if code in self.members else self.texts.get(code, "")

    def above(self, code: int) -> int:
        """The unit that the list says is the parent; NONE where it says none, or none that any list knows."""
        member = self.members.get(code)
        parent = self._by_id.get(member.parent or "") if member else None
        return self.of_member(parent) if parent else NONE

    def below(self, code: int, day: date | None) -> list[int]:
        """The units directly below that exist on a day."""
        member = self.members.get(code)
        if member is None:
            return []
        children = sorted(self._by_parent.get(member.id, ()), key=lambda one: one.id)
        return [self.of_member(child) for child in children if child.valid_on(day)]

    def before(self, code: int, day: date | None, then: date | None) -> list[int]:
        """What the unit of `day` was on an earlier day: itself, or all the units whose successor it is."""
        member = self.members.get(code)
        if member is None or day is None or then is None:
            return [code]
        joined = [self.of_member(one) for one in self._merged(member, then) if not one.valid_on(day)]
        return [code, *joined] if member.valid_on(then) else joined

    def _merged(self, member: Member, then: date) -> Iterator[Member]:
        """The units valid on a day whose figures this one went on with, then or later."""
        waiting, seen = [member], {member.id}
        while waiting and len(seen) < _LONGEST_CHAIN:
            for one in self._by_successor.get(waiting.pop().id, ()):
                if one.id not in seen:
                    seen.add(one.id)
                    waiting.append(one)
                    if one.valid_on(then):
                        yield one


def last_day(period: Period | None) -> date | None:
    return period.last if period else None
