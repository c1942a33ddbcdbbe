"""Rules between returns judged the slow way: one dictionary entry for each cell, and the contract's sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Cell = tuple[str, int, str]
"""Unit, year and row."""

ROWS = ("opening", "closing", "other")
PARENTS: Mapping[str, str] = {"a": "top", "b": "top"}
SUCCESSORS: Mapping[str, str] = {"old": "new"}
"""`old` ended with 2021, and `new` goes on with its figures."""

Figure = int | None | str
"""A number; None: missing; "several": two returns of one unit and year."""


@dataclass(frozen=True)
class Filed:
    """Every cell of every return; units and years of which two returns were filed are in `double`."""

    cells: Mapping[Cell, int | None]
    filed: frozenset[tuple[str, int]]
    double: frozenset[tuple[str, int]]

    def figure(self, unit: str, year: int, row: str) -> Figure:
        """The figure in another return: missing where no return is."""
        if (unit, year) in self.double:
            return "several"
        return self.cells.get((unit, year, row))

    def before(self, unit: str, year: int) -> str:
        """The name that a unit had in a year."""
        return next((old for old, new in SUCCESSORS.items() if new == unit and year < 2022), unit)

    def verdicts(self, rule: str) -> Counter[str]:
        """How often each verdict is given: once for each row or return that the rule is judged in."""
        found: Counter[str] = Counter()
        for (unit, year), times in Counter({one: 1 + (one in self.double) for one in self.filed}).items():
            for verdict in _RULES[rule](self, unit, year):
                found[verdict] += times
        return found


def _equal(left: Figure, right: Figure) -> str:
    if isinstance(left, str) or isinstance(right, str) or left is None or right is None:
        return "undecided"
    return "satisfied" if left == right else "violated"


def _carried_over(filed: Filed, unit: str, year: int) -> Iterator[str]:
    then = filed.before(unit, year - 1)
    yield _equal(filed.cells[unit, year, "opening"], filed.figure(then, year - 1, "closing"))


def _as_last_year(filed: Filed, unit: str, year: int) -> Iterator[str]:
    then = filed.before(unit, year - 1)
    for row in ROWS:
        yield _equal(filed.cells[unit, year, row], filed.figure(then, year - 1, row))


def _above(filed: Filed, unit: str, year: int) -> Iterator[str]:
    if unit in PARENTS:
        yield _equal(filed.cells[unit, year, "closing"], filed.figure(PARENTS[unit], year, "other"))


def _below(filed: Filed, unit: str, year: int) -> Iterator[str]:
    children = [child for child, parent in PARENTS.items() if parent == unit]
    for row in ROWS if children else ():
        figures = [filed.figure(child, year, row) for child in children]
        known = [figure for figure in figures if isinstance(figure, int)]
        yield _equal(filed.cells[unit, year, row], sum(known) if len(known) == len(figures) else None)


_RULES: Mapping[str, Callable[[Filed, str, int], Iterator[str]]] = {
    "figure[opening] = previous.figure[closing]": _carried_over,
    "figure = last_year.figure": _as_last_year,
    "figure[closing] = parent.figure[other]": _above,
    "figure = sum(children.figure)": _below,
}
RULES = tuple(_RULES)
