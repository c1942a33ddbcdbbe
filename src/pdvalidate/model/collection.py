"""Lists of members (units, codes), and collections: the returns that belong together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from pdvalidate.model.form import NOWHERE, Rule, Source, Texts
from pdvalidate.model.period import Period


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a list. Codes are text: "08" is not 8. Dates are both inclusive."""

    id: str
    names: Texts
    code: str | None = None
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    successor: str | None = None
    parent: str | None = None

    @property
    def name(self) -> str:
        """The name in the list's first language, as typed there."""
        return next(iter(self.names.values()), self.id)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that it may be called in a cell: names, aliases, its code."""
        return tuple(
            dict.fromkeys([self.name, *self.names.values(), *self.aliases, *([self.code] if self.code else [])])
        )

    def valid_on(self, day: date | None) -> bool:
        """Whether it exists on the day; without a day every member does."""
        if day is None:
            return True
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


@dataclass(frozen=True)
class MemberList:
    """A list of members, and the words that may stand before their names."""

    id: str
    members: tuple[Member, ...]
    prefixes: tuple[str, ...] = ()
    parent: str | None = None
    source: Source = NOWHERE

    @cached_property
    def by_id(self) -> Mapping[str, Member]:
        return {member.id: member for member in self.members}


@dataclass(frozen=True, slots=True)
class Expectation:
    """Whose returns, of which forms, of which period a collection waits for."""

    units: tuple[str, ...]  # identifiers of members of `unit_list`
    unit_list: str
    forms: tuple[str, ...]
    period: Period


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure."""

    name: str
    value: Decimal
    title: Texts = field(default_factory=dict)
    basis: Texts = field(default_factory=dict)
    source: Source = NOWHERE


@dataclass(frozen=True)
class Collection:
    id: str
    edition: str
    title: Texts
    expects: tuple[Expectation, ...]
    figures: Mapping[str, Figure] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    source: Source = NOWHERE

    @property
    def key(self) -> str:
        return f"{self.id}@{self.edition}" if self.edition else self.id
