"""Waivers: discrepancies that somebody has accepted, with the values they were accepted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pdvalidate.model.form import NOWHERE, Source
from pdvalidate.model.kinds import Severity

EXPIRED = "waiver-expired"
CHANGED = "waiver-changed"
UNMATCHED = "waiver-unmatched"

STALE: Mapping[str, Severity] = dict.fromkeys((EXPIRED, CHANGED, UNMATCHED), Severity.ERROR)
"""The findings about waivers: the date passed, the values are others, there is no such discrepancy any more."""


@dataclass(frozen=True, slots=True)
class Granted:
    """The values that a waiver was granted for: both sides, and a digest of the cells that took part."""

    left: str | None = None  # a figure in plain digits, or a text as typed
    right: str | None = None
    operands: str | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """One accepted discrepancy. What is beside `id` and `values` tells people which it is, and whose return it is in.

    `form` is that of the rule, or the collection, with its edition. `until` is the last day on which it holds.
    """

    id: str  # fingerprint of the discrepancy
    reason: str
    by: str
    values: Granted = Granted()
    until: date | None = None
    rule: str | None = None
    form: str | None = None
    unit: str | None = None
    period: str | None = None
    file: str | None = None  # relative to the folder of the waivers, with slashes
    table: str | None = None
    row: str | None = None
    column: str | None = None
    source: Source = NOWHERE


@dataclass(frozen=True)
class Waivers:
    """All waivers of one file, in its order."""

    file: str = ""
    entries: tuple[Waiver, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Waiver]:
        return {one.id: one for one in self.entries}
