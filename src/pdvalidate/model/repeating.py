"""What repeats around or within a table, and its hierarchy, as a form declares them (schema-language 2.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Repeat:
    """Sheets that hold the same table, or the same table down one sheet: a member of dimension `name` each.

    `globs` are compared with sheet names, or with the texts that stand above the table; what their braces hold is
    the member. `members` are those that have a name: declared name -> texts.
    """

    name: str
    globs: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """Stretches of a table's rows, each a member of dimension `name`.

    A stretch is opened by rows with a label and no figures (`headed`), by rows whose text in `column` is of one of
    `globs`, or ended by rows whose text is of one of `ends`.
    """

    name: str
    column: str = ""  # "": the key columns
    globs: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    headed: bool = False
    ends: tuple[str, ...] = ()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # declared name -> texts

    @property
    def with_figures(self) -> bool:
        """Whether the rows that open it are records, whose figures are the section's."""
        return not (self.headed or self.ends)


class TreeKind(StrEnum):
    """What tells under which record another lies."""

    INDENT = "indent"
    LEVEL = "level"
    CODE = "code"
    PARENT = "parent"


@dataclass(frozen=True, slots=True)
class Tree:
    """The hierarchy of a table's records. `order` of a level tree: its texts from the top down, equal ones together."""

    kind: TreeKind
    column: str
    order: tuple[tuple[str, ...], ...] = ()
