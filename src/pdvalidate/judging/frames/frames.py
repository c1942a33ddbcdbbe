"""Frames: all records of one table, of all returns, stacked below each other; one more frame for each block."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.frames.codes import Book, Books, Codes
from pdvalidate.judging.frames.lookup import Groups, Index
from pdvalidate.model.form import Form, Table
from pdvalidate.model.returns import Cell, Place, Return, TablePart
from pdvalidate.rules.comparing import Texts
from pdvalidate.rules.quantity import Quantity

Lines = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Segment:
    """Consecutive lines of a frame: the records of one part of a return, for one member of each block."""

    ret: int  # which return, from 0
    part: TablePart
    members: tuple[str, ...]  # of the frame's blocks, outermost first
    first: int  # its first line
    record: int  # the line of its first record in the frame of records
    places: Mapping[str, tuple[int, Place]]  # column -> which list of the part's cells, and where it stands

    @property
    def length(self) -> int:
        return len(self.part.rows)


@dataclass
class Frame:
    """The lines of one table, or of one block of it, over all returns: n lines.

    A line of the frame of records (`path` empty) is a record; a line of a block's frame is a record in one member.
    """

    table: Table
    path: tuple[str, ...]
    segments: tuple[Segment, ...]
    members: Mapping[str, Codes]  # block -> code of its member, per line
    figures: dict[str, Quantity] = field(default_factory=dict)  # measure -> n figures
    texts: dict[str, Texts] = field(default_factory=dict)  # text column -> n texts
    widths: dict[str, Quantity] = field(default_factory=dict)  # measure -> printing width, where decimals are given
    _lacking: dict[str, list[Segment]] = field(default_factory=dict, repr=False)

    @cached_property
    def size(self) -> int:
        return sum(segment.length for segment in self.segments)

    @cached_property
    def lengths(self) -> NDArray[np.intp]:
        return np.array([segment.length for segment in self.segments], np.intp)

    @cached_property
    def starts(self) -> NDArray[np.intp]:
        return np.array([segment.first for segment in self.segments], np.intp)

    @cached_property
    def ret(self) -> Codes:
        """The return of each line."""
        return np.repeat(np.array([segment.ret for segment in self.segments], np.int32), self.lengths)

    @cached_property
    def record(self) -> Lines:
        """The line of each line's record in the frame of records."""
        shift = np.array([segment.record - segment.first for segment in self.segments], np.intp)
        return np.arange(self.size, dtype=np.intp) + np.repeat(shift, self.lengths)

    def segment(self, line: int) -> tuple[Segment, int]:
        """The segment that holds a line, and which record of it the line is."""
        segment = self.segments[int(np.searchsorted(self.starts, line, side="right")) - 1]
        return segment, line - segment.first

    def cells(self, column: str) -> list[Cell]:
        """The raw cells of a column over all lines; None where a return lacks the column."""
        stacked: list[Cell] = []
        for segment in self.segments:
            found = segment.places.get(column)
            stacked += segment.part.cells[found[0]] if found else [None] * segment.length
        return stacked

    def without(self, column: str) -> list[Segment]:
        """The segments that lack a column."""
        if column not in self._lacking:
            self._lacking[column] = [segment for segment in self.segments if column not in segment.places]
        return self._lacking[column]

    @cached_property
    def merged(self) -> bool:
        """Whether any figure stands in a cell that is merged over others."""
        return any(segment.part.merged for segment in self.segments)

    @cached_property
    def sums_closed(self) -> bool:
        """Whether no row without a label stands among the details of any part."""
        return all(segment.part.sums_closed for segment in self.segments)


@dataclass
class Plans:
    """What rules have looked up before, by what they asked: lines, indexes, instances. Shared by all rules."""

    lines: dict[Hashable, Lines] = field(default_factory=dict)
    indexes: dict[Hashable, Index] = field(default_factory=dict)
    groups: dict[Hashable, Groups] = field(default_factory=dict)
    found: dict[Hashable, Lines] = field(default_factory=dict)
    instances: dict[Hashable, Any] = field(default_factory=dict)


@dataclass
class Stack:
    """All returns of one form, stacked."""

    form: Form
    returns: Sequence[Return]
    books: Books
    frames: dict[tuple[str, tuple[str, ...]], Frame]
    keys: dict[str, dict[str, Codes]] = field(default_factory=dict)  # table -> key column -> codes per record
    names: dict[str, dict[str, Codes]] = field(default_factory=dict)  # table -> column -> named row per record
    groups: dict[str, dict[str, Codes]] = field(default_factory=dict)  # table -> column -> group per record
    opens: dict[str, dict[str, NDArray[np.bool_]]] = field(default_factory=dict)  # table -> section -> opening records
    above: dict[str, Lines] = field(default_factory=dict)  # table with a tree -> the record above each record
    plans: Plans = field(default_factory=lambda: Plans(), repr=False)

    def frame(self, table: str, path: tuple[str, ...] = ()) -> Frame:
        return self.frames[table, path]

    def of_table(self, table: str) -> Iterator[Frame]:
        """The frame of records of a table, then those of its blocks."""
        return (frame for (name, _), frame in self.frames.items() if name == table)

    def book(self, dimension: str) -> Book:
        return self.books[dimension]
