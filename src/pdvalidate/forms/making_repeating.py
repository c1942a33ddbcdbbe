"""What repeats: from what is written to what is meant, with all that can be wrong about it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pdvalidate.forms.making import Making, Path
from pdvalidate.forms.naming import name_of
from pdvalidate.forms.written_repeating import WrittenRepeat, WrittenSection, WrittenTree
from pdvalidate.model.form import Column, Table
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.repeating import Repeat, Section, Tree, TreeKind
from pdvalidate.rules.mistakes import did_you_mean

_BRACES = re.compile(r"\{(\w+)\}")
_YEARS = ("year", "last_year")


def make_repeat(making: Making, written: WrittenRepeat, path: Path) -> Repeat | None:
    """The sheets or tables that `sheet` or `after` lets repeat; None where it names texts only.

    The dimension is named by `as`, under `after` else by the braces of the pattern.
    """
    source = making.source(*path, of_key=True)
    if written.each is None:
        if written.excepted or written.names or written.as_:
            making.say(source, f"a mapping under '{path[-1]}' says under 'each' what repeats")
        return None
    globs, members = _each(making, written.each, written.names, path)
    name = written.as_ or _braces(globs)
    if name is None:
        making.say(source, f"nothing names what repeats under '{path[-1]}'", "say it with 'as:'")
        return None
    return Repeat(making.name(name, source), globs, written.excepted, members)


def _braces(globs: tuple[str, ...]) -> str | None:
    found = [name for glob in globs for name in _BRACES.findall(glob) if name not in _YEARS]
    return found[0] if found else None


def _each(
    making: Making, each: Mapping[str, tuple[str, ...]] | tuple[str, ...], names: Mapping[str, str], path: Path
) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The patterns of `each`, and the members that have a name."""
    listed = each if isinstance(each, Mapping) else {}
    members = {**{name_of(name): texts for name, texts in listed.items()}}
    members |= {name_of(name): (text,) for name, text in names.items()}
    for member in members:
        making.name(member, making.source(*path))
    return () if isinstance(each, Mapping) else each, members


def make_sections(
    making: Making, written: Mapping[str, WrittenSection], columns: Mapping[str, Column], path: Path
) -> tuple[Section, ...]:
    """The sections of a table whose columns are these, by name."""
    made = tuple(_section(making, name, one, columns, (*path, name)) for name, one in written.items())
    headed = [one.column for one in made if one.headed and not one.globs]
    if len(set(headed)) < len(headed):
        making.say(making.source(*path), "two sections that any row without figures opens cannot be told apart")
    return made


def _section(making: Making, name: str, written: WrittenSection, columns: Mapping[str, Column], path: Path) -> Section:
    source = making.source(*path, of_key=True)
    headed = written.figures is not None
    if written.figures not in (None, "none"):
        making.say(source, "under 'figures' only 'none' can stand")
    if bool(written.ends) + (headed or written.each is not None) != 1:
        making.say(source, f"the section '{name}' says with 'figures: none', 'each' or 'ends' what begins or ends it")
    if written.column is not None:
        _require_texts(making, written.column, columns, (*path, "in"))
    elif not any(column.key for column in columns.values()):
        making.say(source, f"nobody knows in which column the section '{name}' has its labels", "say it with 'in:'")
    globs, members = _each(making, () if written.each is None else written.each, written.names, path)
    column = written.column or ""
    return Section(making.name(name, source), column, globs, written.excepted, headed, written.ends, members)


def make_tree(making: Making, written: WrittenTree | None, columns: Mapping[str, Column], path: Path) -> Tree | None:
    """The hierarchy of a table whose columns are these, by name."""
    if written is None:
        return None
    source = making.source(*path, of_key=True)
    told = {kind: column for kind in TreeKind if (column := getattr(written, kind)) is not None}
    if len(told) != 1:
        making.say(source, "a tree is told by one of 'indent', 'level', 'code' and 'parent'")
        return None
    ((kind, column),) = told.items()
    _require_texts(making, column, columns, (*path, str(kind)))
    if bool(written.order) != (kind is TreeKind.LEVEL):
        making.say(source, "'level' needs 'order': the levels from the top down" if not written.order else
                   "'order' belongs to 'level'")  # fmt: skip
    return Tree(kind, column, written.order)


def _require_texts(making: Making, name: str, columns: Mapping[str, Column], path: Path) -> None:
    column = columns.get(name)
    if column is None:
        making.say(making.source(*path), f"there is no column '{name}'", did_you_mean(name, columns))
    elif not (column.key or column.type in (ValueType.TEXT, ValueType.CODE)):
        making.say(making.source(*path), f"'{name}' is no column of texts")


def make_complete(making: Making, written: tuple[str, ...], table: Table, path: Path) -> tuple[str, ...]:
    """The key columns of which every combination must be there."""
    known = [key.name for key in table.keys]
    for name in written:
        if name not in known:
            making.say(making.source(*path), f"'complete' names key columns, and '{name}' is none",
                       did_you_mean(name, known))  # fmt: skip
    return tuple(name for name in written if name in known)
