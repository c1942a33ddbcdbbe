"""All that the schema files of one run say, together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pdvalidate.model.collection import Collection, MemberList
from pdvalidate.model.form import Form
from pdvalidate.model.period import Period


@dataclass(frozen=True)
class Library:
    """Forms, collections and lists that were loaded together and know each other by name."""

    forms: tuple[Form, ...] = ()
    collections: tuple[Collection, ...] = ()
    lists: Mapping[str, MemberList] = field(default_factory=dict)

    def edition(self, form: str, period: Period) -> Form | None:
        """The edition of a form that is valid in a period, else the newest; None for an unknown form."""
        editions = sorted((one for one in self.forms if one.id == form), key=lambda one: one.edition)
        valid = [one for one in editions if one.valid_in(period)]
        return next(reversed(valid or editions), None)
