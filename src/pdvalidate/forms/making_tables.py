"""Tables, columns, blocks and rows: from what is written to what is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdvalidate.forms.making import Making, Path
from pdvalidate.forms.making_fields import as_columns, make_fields
from pdvalidate.forms.making_repeating import make_complete, make_repeat, make_sections, make_tree
from pdvalidate.forms.naming import name_of, repeated
from pdvalidate.forms.written_tables import WrittenColumn, WrittenRow, WrittenTable
from pdvalidate.model.form import Block, Column, Group, Heading, Row, Source, Table
from pdvalidate.model.kinds import Blank, Details, ValueType
from pdvalidate.text.numbers import DEFAULT_MARKS

LEVELS = " > "


def make_table(making: Making, name: str, written: WrittenTable) -> Table:
    """One table of a form."""
    path: Path = ("tables", name)
    columns = _columns(making, written.columns, (*path, "columns"), written)
    flat = Table(name, columns)
    keys = [column.name for column in flat.keys]
    rows, groups = [], []
    for row, content in written.rows.items():
        column = _label_column(making, row, content, keys, flat, path)
        if content.each is None:
            rows.append(_row(making, row, content, column, path))
        else:
            groups.append(_group(making, row, content, column, path))
    fields = make_fields(making, written.fields, (*path, "fields"))
    table = Table(
        name=making.name(name, making.source(*path, of_key=True)),
        columns=columns,
        rows=tuple(rows),
        groups=tuple(groups),
        sheets=written.sheet.texts,
        after=written.after.texts,
        until=written.until,
        header=written.header,
        details=_details(written.details),
        detail_list=_detail_list(making, written.details, path),
        each_sheet=make_repeat(making, written.sheet, (*path, "sheet")),
        each_after=make_repeat(making, written.after, (*path, "after")),
        sections=make_sections(making, written.sections, flat.by_name, (*path, "sections")),
        tree=make_tree(making, written.tree, flat.by_name, (*path, "tree")),
        complete=make_complete(making, written.complete, flat, (*path, "complete")),
        fields=fields,
        field_columns=as_columns(fields),
        source=making.source(*path, of_key=True),
    )
    _check(making, table)
    return table


def _columns(
    making: Making, written: Mapping[str, WrittenColumn], path: Path, table: WrittenTable
) -> tuple[Column | Block, ...]:
    return tuple(
        _column(making, name, content, path, table)
        if content.each is None
        else _block(making, name, content, (*path, name), table)
        for name, content in written.items()
    )


def _column(making: Making, name: str, written: WrittenColumn, path: Path, table: WrittenTable) -> Column:
    source = making.source(*path, name, of_key=True)
    if not (written.heading or written.number or written.at):
        making.say(source, f"the column '{name}' has neither 'heading' nor 'number' nor 'at'")
    codes, code_list = _codes(making, written.codes)
    own = ValueType.TEXT if written.key else table.type or ValueType.NUMBER
    return Column(
        name=making.name(name, source),
        headings=tuple(as_heading(text) for text in written.heading or ()),
        number=written.number,
        at=written.at or (),
        type=written.type or own,
        key=written.key,
        required=written.required,
        optional=written.optional,
        minimum=written.min,
        maximum=written.max,
        codes=codes,
        code_list=code_list,
        pattern=written.pattern,
        unique=written.unique,
        decimals=table.decimals if written.decimals is None and not written.key else written.decimals,
        blank=written.blank or (Blank.MISSING if written.key or table.blank is None else table.blank),
        marks={**DEFAULT_MARKS, **table.marks, **written.marks},
        scale=written.scale,
        source=source,
    )


def as_heading(text: str) -> Heading:
    """The levels of a heading: `Chia ra > Học sinh`."""
    return tuple(level.strip() for level in text.split(LEVELS))


def _codes(making: Making, written: tuple[str, ...] | None) -> tuple[tuple[str, ...], str | None]:
    """`codes:` is a list of values, or the name of a list."""
    if written and len(written) == 1 and written[0] in making.lists:
        return (), written[0]
    return written or (), None


def _block(making: Making, name: str, written: WrittenColumn, path: Path, table: WrittenTable) -> Block:
    """A block of columns. Without inner columns its only column bears its name, under the block's own heading."""
    source = making.source(*path, of_key=True)
    named = {member: (as_heading(text),) for member, text in written.names.items()}
    listed = written.each if isinstance(written.each, dict) else {}
    members = {name_of(member): tuple(map(as_heading, texts)) for member, texts in listed.items()} | named
    for member in members:
        making.name(member, source)
    inner = (
        (_column(making, name, written.model_copy(update={"heading": ("",)}), path[:-1], table),)
        if written.columns is None
        else _columns(making, written.columns, (*path, "columns"), table)
    )
    return Block(
        name=making.name(name, source),
        members=members,
        globs=() if listed else tuple(written.each or ()),
        excepted=written.excepted,
        columns=inner,
        source=source,
    )


def _label_column(making: Making, name: str, written: WrittenRow, keys: list[str], table: Table, path: Path) -> str:
    """The column that the label of a row stands in: `in`, else the only key."""
    source = making.source(*path, "rows", name, of_key=True)
    if written.column is not None:
        column = table.by_name.get(written.column)
        if column is None or not (column.key or column.type is ValueType.TEXT):
            making.say(source, f"'in: {written.column}' names no key and no text column of the table")
        return written.column
    if len(keys) != 1:
        what = "the table has no key column" if not keys else "the table has several key columns"
        making.say(source, f"{what}, so nobody knows where the label of '{name}' stands", "say it with 'in:'")
    return keys[0] if keys else ""


def _row(making: Making, name: str, written: WrittenRow, column: str, path: Path) -> Row:
    source = making.source(*path, "rows", name, of_key=True)
    if written.label is None and written.code is None:
        making.say(source, f"the row '{name}' has neither 'label' nor 'code'")
    if written.figures not in (None, "none"):
        making.say(source, "under 'figures' only 'none' can stand")
    return Row(
        name=making.name(name, source),
        labels=written.label or (),
        code=written.code,
        column=column,
        under=written.under,
        figures=written.figures is None,
        optional=written.optional,
        detail=written.detail,
        outside=written.outside,
        type=written.type,
        decimals=written.decimals,
        scale=written.scale,
        minimum=written.min,
        maximum=written.max,
        codes=written.codes or (),
        marks=written.marks,
        source=source,
    )


def _group(making: Making, name: str, written: WrittenRow, column: str, path: Path) -> Group:
    source = making.source(*path, "rows", name, of_key=True)
    listed = written.each if isinstance(written.each, dict) else {}
    names = {name_of(member): texts[0] for member, texts in listed.items() if texts} | written.names
    for member in names:
        making.name(member, source)
    return Group(
        name=making.name(name, source),
        globs=() if listed else tuple(written.each or ()),
        excepted=written.excepted,
        names=names,
        column=column,
        under=written.under,
        detail=written.detail,
        source=source,
    )


def _details(written: str | None) -> Details:
    return {None: Details.MANY, "many": Details.MANY, "none": Details.NONE}.get(written, Details.LIST)


def _detail_list(making: Making, written: str | None, path: Path) -> str | None:
    if _details(written) is not Details.LIST or written is None:
        return None
    if written not in making.lists:
        place = making.source(*path, "details")
        making.say(place, f"'details' is 'many', 'none' or a list, and no list is named '{written}'")
    return written


def _check(making: Making, table: Table) -> None:
    if not table.columns:
        making.say(table.source, f"the table '{table.name}' has no columns")
    making.mistakes += repeated(_names(table))
    placed = [(row.under, row.source) for row in table.rows] + [(group.under, group.source) for group in table.groups]
    for under, source in placed:
        if under is not None and under not in table.named_rows:
            making.say(source, f"'under: {under}' names no row of the table")


def _names(table: Table) -> Iterator[tuple[str, str, Source]]:
    """The names of a table that share one space."""
    for column in table.by_name.values():
        yield column.name, "field" if column.single else "column", column.source
    for block in table.blocks.values():
        if block.single is None or block.single.name != block.name:
            yield block.name, "block", block.source
        yield from ((member, "block member", block.source) for member in block.members)
    for row in table.rows:
        yield row.name, "row", row.source
    for group in table.groups:
        yield group.name, "group", group.source
        yield from ((member, "row", group.source) for member in group.names)
    for repeat, members in table.repeated_members.items():
        yield repeat, "dimension", table.source
        yield from ((member, "member", table.source) for member in members)
