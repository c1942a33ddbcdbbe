"""The hierarchy of a table's records: which record each lies directly under (schema-language 2.4)."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pdvalidate.model.form import Table
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.repeating import Tree, TreeKind
from pdvalidate.model.returns import Above, Cell, TablePart
from pdvalidate.reading.rows.labels import folded_label
from pdvalidate.text.folding import fold

At = tuple[int, int]
"""A record: which of the parts, and which record of it."""


@dataclass(frozen=True, slots=True)
class _Node:
    """A record, or a row with a label only (`at` None), of one combination of the other keys (`group`)."""

    at: At | None
    group: Hashable
    text: str  # of the tree's column, folded
    level: int | None = None


def grow(table: Table, parts: Sequence[TablePart], levels: Sequence[Mapping[int, int]]) -> list[At]:
    """Say of every record of some parts of a table, printed one after the other, what it lies under.

    Records whose level is none of the tree's come back: they lie under nothing.

    Args:
        levels: for a tree by indents, the level of each sheet row of a part that has a label.
    """
    tree = table.tree
    if tree is None:
        return []
    for part in parts:
        part.above = [None] * len(part.rows)
    nodes = list(_nodes(table, tree, parts, levels))
    leveled = tree.kind in (TreeKind.INDENT, TreeKind.LEVEL)
    links = _by_level(nodes) if leveled else _by_text(tree, nodes, _names(table, tree, parts))
    for (own, record), (other, above) in links:
        parts[own].above[record] = Above(parts[other].rows[above], other - own)
    return [node.at for node in nodes if node.at and node.text and leveled and node.level is None]


def _nodes(
    table: Table, tree: Tree, parts: Sequence[TablePart], levels: Sequence[Mapping[int, int]]
) -> Iterator[_Node]:
    order = {fold(text): level for level, texts in enumerate(tree.order) for text in texts}
    others = _other_keys(table, tree, parts)
    for index, part in enumerate(parts):
        texts = [folded_label(cell) for cell in _cells(part, tree.column)]
        keys = [[folded_label(cell) for cell in _cells(part, name)] for name in others]
        groups = list(zip(*keys, *part.openings.values(), strict=True)) or [()] * len(part.rows)
        records = {row: record for record, row in enumerate(part.rows)}
        for row in sorted({*part.rows, *levels[index]}):
            record = records.get(row)
            if record is None:
                yield _Node(None, (), "", levels[index][row])
                continue
            level = levels[index].get(row) if tree.kind is TreeKind.INDENT else order.get(texts[record])
            yield _Node((index, record), groups[record], texts[record], level)


def _cells(part: TablePart, column: str) -> list[Cell]:
    for place, cells in zip(part.places, part.cells, strict=True):
        if place.column == column and not place.members:
            return cells
    return [""] * len(part.rows)


def _other_keys(table: Table, tree: Tree, parts: Sequence[TablePart]) -> list[str]:
    """The keys within which a tree grows: all but the one that its records are known by.

    That is the tree's own column, else the last key of whose texts each has one text in the tree's column.
    """
    keys = [key.name for key in table.keys]
    own = tree.column if tree.column in keys else None
    if own is None:
        own = next((key for key in reversed(keys) if _decides(parts, key, tree.column)), None)
    return [key for key in keys if key != (own or keys[-1])] if keys else []


def _decides(parts: Sequence[TablePart], key: str, column: str) -> bool:
    """Whether records with the same text in a key have the same text in another column."""
    known: dict[str, str] = {}
    for part in parts:
        for label, text in zip(_cells(part, key), _cells(part, column), strict=True):
            if known.setdefault(folded_label(label), folded_label(text)) != folded_label(text):
                return False
    return True


@dataclass(slots=True)
class _Path:
    """The rows above the current one, from the top level down, each with its level."""

    rows: list[tuple[int, At | None]] = field(default_factory=list)

    def enter(self, level: int, at: At | None) -> At | None:
        """Put the next row in its place; what it lies under comes back."""
        while self.rows and self.rows[-1][0] >= level:
            self.rows.pop()
        above = self.rows[-1][1] if self.rows else None
        self.rows.append((level, at))
        return above


def _by_level(nodes: Sequence[_Node]) -> Iterator[tuple[At, At]]:
    """A record lies under the nearest one above it of a higher level. A label without figures holds for all groups."""
    labels = _Path()
    paths: dict[Hashable, _Path] = {}
    for node in nodes:
        if node.level is None:
            continue
        if node.at is None:
            for path in (labels, *paths.values()):
                path.enter(node.level, None)
            continue
        path = paths.setdefault(node.group, _Path(list(labels.rows)))
        above = path.enter(node.level, node.at)
        if above is not None:
            yield node.at, above


def _by_text(tree: Tree, nodes: Sequence[_Node], names: Sequence[Mapping[At, str]]) -> Iterator[tuple[At, At]]:
    """A code lies under the longest other that it begins with; a parent is named by its key, else by its code."""
    known: list[dict[tuple[Hashable, str], At]] = [{} for _ in names]
    for node in nodes:
        for places, texts in zip(known, names, strict=True):
            if node.at is not None and texts[node.at]:
                places.setdefault((node.group, texts[node.at]), node.at)
    for node in nodes:
        if node.at is not None and node.text:
            wanted = [node.text[:length] for length in range(len(node.text) - 1, 0, -1)]
            if tree.kind is TreeKind.PARENT:
                wanted = [node.text]
            found = (places[node.group, text] for places in known for text in wanted if (node.group, text) in places)
            above = next(found, None)
            if above is not None and above != node.at:
                yield node.at, above


def _names(table: Table, tree: Tree, parts: Sequence[TablePart]) -> list[dict[At, str]]:
    """The texts by which records are known as those that others lie under: for each column one text per record."""
    columns = [tree.column]
    if tree.kind is TreeKind.PARENT:
        others = _other_keys(table, tree, parts)
        keys = [key.name for key in table.keys if key.name not in others]
        codes = [column.name for column, _ in table.walk() if column.type is ValueType.CODE]
        columns = [name for name in dict.fromkeys([*keys, *codes]) if name != tree.column]
    return [
        {
            (index, record): folded_label(cell)
            for index, part in enumerate(parts)
            for record, cell in enumerate(_cells(part, name))
        }
        for name in columns
    ]
