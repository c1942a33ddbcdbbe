"""What every part of a report for the screen works with: what is told, in which language, in how much room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pdvalidate.messages import Catalogue
from pdvalidate.reports.fitting import clipped, harmless, wrapped
from pdvalidate.reports.format import Layout
from pdvalidate.reports.terminal.grid import Column, Line, grid
from pdvalidate.reports.terminal.ink import Ink

if TYPE_CHECKING:
    from pdvalidate.model.form import Form
    from pdvalidate.model.report import Report


@dataclass(frozen=True)
class Page:
    """The language and the room that lines are laid out in."""

    catalogue: Catalogue
    layout: Layout

    @cached_property
    def ink(self) -> Ink:
        return Ink(self.layout.color)

    def say(self, identifier: str, **values: object) -> str:
        """A sentence of the catalogue."""
        return self.catalogue.say(identifier, values)

    def title(self, text: str, indent: int = 0) -> list[str]:
        """The lines of a title."""
        return [self.ink.bold(line) for line in self.lines(clipped(text), indent)]

    def lines(self, text: str, indent: int = 0, hanging: int = 0) -> list[str]:
        """A text in lines that fit; those after the first stand `hanging` columns further right."""
        room = self.layout.width - indent - hanging
        return [" " * (indent + hanging * (at > 0)) + line for at, line in enumerate(wrapped(harmless(text), room))]

    def grid(self, columns: Sequence[Column], lines: Sequence[Line], indent: int = 2) -> Iterator[str]:
        """A table without the columns in which nothing stands."""
        kept = [at for at in range(len(columns)) if any(line.cells[at] for line in lines)]
        rows = [Line(tuple(line.cells[at] for at in kept), line.below) for line in lines]
        return grid([columns[at] for at in kept], rows, self.layout.width, indent)


@dataclass(frozen=True)
class ReportPage(Page):
    """A page that tells a report."""

    report: Report

    @cached_property
    def forms(self) -> Mapping[str, Form]:
        """The forms of the returns, by identifier and edition."""
        return {one.form.key: one.form for one in self.report.returns if one.form}

    @cached_property
    def units(self) -> Mapping[str, str]:
        """Whose return each file is."""
        return {one.file: one.unit for one in self.report.returns if one.unit}
