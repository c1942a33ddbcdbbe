"""All that the schema files of one run say, together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pdvalidate.model.collection import Collection, MemberList
from pdvalidate.model.form import Form


@dataclass(frozen=True)
class Library:
    """Forms, collections and lists that were loaded together and know each other by name."""

    forms: tuple[Form, ...] = ()
    collections: tuple[Collection, ...] = ()
    lists: Mapping[str, MemberList] = field(default_factory=dict)
