"""The 22 committees, the committees below them, and the published figures that they share."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent

PUBLISHED = {
    "organisations": 14541,
    "sub_committees": 498,
    "affiliated_cells": 61081,
    "members": 1288256,
    "pupils": 2048,
    "students": 3366,
}
"""The regional totals of 2022; pupils and students are those admitted in 2020, 2021 and 2022 together."""


@dataclass(frozen=True)
class Committee:
    """`reported_as` is how its clerks write its name; weights say how the regional totals are shared."""

    id: str
    reported_as: str
    member_weight: int
    organisation_weight: int
    districts: tuple[str, ...]

    @property
    def place(self) -> int:
        """A small number of its own, from which its figures vary."""
        return sum(map(ord, self.id))


def committees() -> list[Committee]:
    """All 22, in the order of their codes."""
    below: dict[str, list[str]] = {}
    with (_HERE / "districts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            below.setdefault(row["committee"], []).append(row["name"])
    with (_HERE / "committees.csv").open(encoding="utf-8", newline="") as file:
        return [
            Committee(
                id=row["id"],
                reported_as=row["reported_as"],
                member_weight=int(row["member_weight"]),
                organisation_weight=int(row["organisation_weight"]),
                districts=tuple(below[row["id"]]),
            )
            for row in csv.DictReader(file)
        ]
