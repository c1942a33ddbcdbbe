"""Which sheet column is which column of the form, told by the headings above it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from pdvalidate.model.form import Block
from pdvalidate.reading.tables.headings import Path, joined
from pdvalidate.reading.tables.plans import Leaf, TablePlan, Target
from pdvalidate.text.folding import fold, without_footnotes
from pdvalidate.text.globs import Glob

Name = tuple[str, tuple[str, ...]]
"""A column of the form and the members of the blocks around it."""


@dataclass
class Assignment:
    """What was found in one header. Columns are sheet columns from 0."""

    paths: Mapping[int, Path]
    found: dict[int, Name] = field(default_factory=dict)
    whole: int = 0  # columns found by their whole path
    missing: list[Target] = field(default_factory=list)
    double: dict[Name, tuple[int, ...]] = field(default_factory=dict)  # several columns that answer to one name
    absent: list[str] = field(default_factory=list)  # columns of repeating blocks of which none was found

    @property
    def complete(self) -> bool:
        """Whether every column was found, and none twice."""
        return not (self.missing or self.double or self.absent)

    @property
    def columns(self) -> frozenset[str]:
        """The form's columns that were found."""
        return frozenset(column for column, _ in self.found.values())

    @cached_property
    def unexpected(self) -> list[int]:
        """Columns with a heading that the form does not name, in and directly beside the table."""
        doubles = {column for columns in self.double.values() for column in columns}
        taken = set(self.found) | doubles
        if not taken:
            return []
        first, last = min(taken), max(taken)
        while first - 1 in self.paths:
            first -= 1
        while last + 1 in self.paths:
            last += 1
        return [column for column in self.paths if first <= column <= last and column not in taken]


def assign(plan: TablePlan, paths: Mapping[int, Path]) -> Assignment:
    """Give every sheet column the name that its heading says (schema-language 2.2)."""
    assigning = _Assigning(paths)
    waiting = assigning.whole_paths(plan.targets)
    waiting = assigning.by_index(waiting, assigning.endings)
    waiting = assigning.by_index(waiting, assigning.unmarked_endings())
    assigning.done.missing = [target for target in waiting if not target.column.optional]
    for leaf in plan.leaves:
        assigning.wildcard(plan, leaf)
    assigning.check_blocks(plan)
    return assigning.done


class _Assigning:
    def __init__(self, paths: Mapping[int, Path]) -> None:
        self.paths = paths
        self.done = Assignment(paths)
        self.whole: dict[str, list[int]] = defaultdict(list)
        self.endings: dict[str, list[int]] = defaultdict(list)
        for column, path in paths.items():
            self.whole[joined(path)].append(column)
            for start in range(len(path)):
                self.endings[joined(path[start:])].append(column)

    def whole_paths(self, targets: Sequence[Target]) -> list[Target]:
        waiting = self.by_index(targets, self.whole)
        self.done.whole = len(self.done.found)
        return waiting

    def by_index(self, targets: Sequence[Target], index: Mapping[str, list[int]]) -> list[Target]:
        """Serve the targets in their order from free columns; those that found none go on waiting."""
        waiting = []
        for target in targets:
            columns = sorted({column for text in target.headings for column in index.get(text, ())})
            free = [column for column in columns if column not in self.done.found]
            name = (target.column.name, target.members)
            if not free:
                waiting.append(target)
            elif len(free) == 1:
                self.done.found[free[0]] = name
            else:
                self.done.double[name] = tuple(free)
        return waiting

    def unmarked_endings(self) -> Mapping[str, list[int]]:
        """Endings of the free columns without footnote marks, where that makes no two headings equal."""
        index: dict[str, list[int]] = defaultdict(list)
        for column, path in self.paths.items():
            if column not in self.done.found:
                for start in range(len(path)):
                    index[unmarked(path[start:])].append(column)
        return {text: columns for text, columns in index.items() if len(columns) == 1 and text not in self.whole}

    def wildcard(self, plan: TablePlan, leaf: Leaf) -> None:
        """Every free column whose heading fits a repeating block."""
        fitting: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for column, path in self.paths.items():
            members = None if column in self.done.found else match_leaf(plan, leaf, path)
            if members is not None:
                fitting[members].append(column)
        for members, columns in fitting.items():
            if len(columns) == 1:
                self.done.found[columns[0]] = (leaf.column.name, members)
            else:
                self.done.double[leaf.column.name, members] = tuple(columns)

    def check_blocks(self, plan: TablePlan) -> None:
        """Every member of a repeating block has all the block's columns; at least one member is there."""
        known = set(self.done.found.values()) | set(self.done.double)
        for leaf in plan.leaves:
            if leaf.column.optional:
                continue
            same = {other.column.name for other in plan.leaves if other.blocks == leaf.blocks}
            members = {members for column, members in known if column in same}
            if not members:
                self.done.absent.append(leaf.column.name)
            self.done.missing += [
                Target(leaf.column, one, leaf.headings)
                for one in sorted(members)
                if (leaf.column.name, one) not in known
            ]


def unmarked(path: Path) -> str:
    """Levels as one folded text without footnote marks."""
    return " ".join([without_footnotes(level.folded) for level in path])


def match_leaf(plan: TablePlan, leaf: Leaf, path: Path) -> tuple[str, ...] | None:
    """The members, outermost first, that a path names around a column of a repeating block."""
    for heading in leaf.headings:
        for start in range(len(path), -1, -1):
            captured = _own(leaf, heading, path[start:])
            if captured is not None:
                members = _around(plan, leaf.blocks, path[:start], captured)
                if members is not None:
                    return members
    return None


def _own(leaf: Leaf, heading: str, levels: Path) -> Mapping[str, str] | None:
    """What the braces of a column's own heading hold, if the lowest levels are that heading."""
    text = joined(levels)
    if "{" not in heading:
        return {} if text == heading or (heading and unmarked(levels) == heading) else None
    pattern = re.escape(heading)
    for block in leaf.blocks:
        pattern = pattern.replace(re.escape(fold("{" + block.name + "}")), f"(?P<{block.name}>.+)")
    match = re.fullmatch(pattern, text) if levels else None
    if match is None:
        return None
    shown = " ".join(level.typed.strip() for level in levels)
    return {name: _as_typed(shown, text, match.span(name)) for name in match.groupdict()}


def _as_typed(shown: str, text: str, span: tuple[int, int]) -> str:
    """A stretch of a folded text as it was typed, where folding left its length alone."""
    return shown[slice(*span)] if len(shown) == len(text) else text[slice(*span)]


def _around(
    plan: TablePlan, blocks: tuple[Block, ...], levels: Path, captured: Mapping[str, str]
) -> tuple[str, ...] | None:
    """The members of the blocks, read from the inside out; each takes as many levels as it can."""
    if not blocks:
        return ()
    *outer, block = blocks
    if block.name in captured:
        member = member_of(plan, block, fold(captured[block.name]), captured[block.name])
        rest = _around(plan, tuple(outer), levels, captured)
        return None if member is None or rest is None else (*rest, member)
    for start in range(len(levels)):
        taken = levels[start:]
        shown = " ".join(" ".join(level.typed.split()) for level in taken)
        member = member_of(plan, block, joined(taken), shown)
        rest = None if member is None else _around(plan, tuple(outer), levels[:start], captured)
        if member is not None and rest is not None:
            return (*rest, member)
    return None


def member_of(plan: TablePlan, block: Block, folded: str, shown: str) -> str | None:
    """The member of a block that a heading text names: a declared name, else the text as typed; None if none."""
    for name, headings in block.members.items():
        if any(plan.folded(heading) == folded for heading in headings):
            return name
    if not folded or matches_any(block.excepted, folded):
        return None
    return shown if matches_any(block.globs, folded) else None


def matches_any(patterns: Iterable[str], text: str) -> bool:
    """Whether a text is of one of the patterns."""
    return any(_glob(pattern).matches(text) for pattern in patterns)


_glob = lru_cache(maxsize=1000)(Glob)


def halves(plan: TablePlan, paths: Mapping[int, Path], first: Assignment) -> list[Assignment]:
    """A table printed in two or more parts side by side: one assignment for each part, else the one there is.

    Parts are told by every found heading standing there equally often, in parts that do not overlap.
    """
    times = {len(columns) for columns in first.double.values()}
    if first.found or len(times) != 1 or not first.double:
        return [first]
    parts = list(zip(*(sorted(columns) for columns in first.double.values()), strict=True))
    starts = [min(part) for part in parts]
    if any(max(part) >= start for part, start in zip(parts, starts[1:], strict=False)):
        return [first]
    return [
        assign(plan, {column: path for column, path in paths.items() if start <= column < after})
        for start, after in zip(starts, [*starts[1:], 1 << 30], strict=True)
    ]
