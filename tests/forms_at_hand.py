"""Small forms and returns made in tests, without YAML and without workbooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pdvalidate.model.form import Block, Column, Form, Group, Row, Rule, Table
from pdvalidate.model.kinds import Mark, ValueType
from pdvalidate.model.period import Period
from pdvalidate.model.returns import Cell, Place, Return, TablePart

MARKS: Mapping[str, Mark] = {"-": Mark.ZERO, "x": Mark.NOT_APPLICABLE, "…": Mark.MISSING}


def count(name: str, type_: ValueType = ValueType.COUNT, decimals: int | None = None) -> Column:
    return Column(name, ((name,),), type=type_, marks=MARKS, decimals=decimals)


def key(name: str) -> Column:
    return Column(name, ((name,),), type=ValueType.TEXT, key=True)


def text(name: str) -> Column:
    return Column(name, ((name,),), type=ValueType.TEXT)


def block(name: str, members: Sequence[str], *columns: Column | Block) -> Block:
    return Block(name, {member: ((member,),) for member in members}, columns=columns)


def row(name: str, label: str = "", column: str = "district", *, detail: bool = False) -> Row:
    return Row(name, (label or name,), column=column, detail=detail)


def group(name: str, column: str, **names: str) -> Group:
    return Group(name, names=names, column=column)


def form(*tables: Table, rules: Sequence[Rule | str] = ()) -> Form:
    """A form whose rules are known by their texts."""
    made = tuple(Rule(rule, rule) if isinstance(rule, str) else rule for rule in rules)
    return Form("form", "1", {}, tables, rules=made)


def part(table: Table, records: Sequence[Mapping[str, Cell]], sheet: str = "Sheet") -> TablePart:
    """A table as the reader would find it: the header in row 4, records from row 6.

    A record maps `column`, or `member.column` in a block, to a cell. Rows are named where a key equals a label.
    """
    names = list(dict.fromkeys(name for record in records for name in record))
    places = tuple(_place(name, index) for index, name in enumerate(names))
    labels = {(row.column, label): row.name for row in table.rows for label in row.labels}
    grouped = {(one.column, label): one.name for one in table.groups for label in one.names.values()}
    inner = {(one.column, label): name for one in table.groups for name, label in one.names.items()}
    columns = {column for column, _ in labels} | {column for column, _ in inner} | {one.name for one in table.keys}
    return TablePart(
        table=table.name,
        sheet=sheet,
        places=places,
        rows=[5 + place for place in range(len(records))],
        cells=[[record.get(name, "") for record in records] for name in names],
        members={
            column: [{**labels, **inner}.get((column, str(record.get(column)))) for record in records]
            for column in columns
        },
        groups={column: [grouped.get((column, str(record.get(column)))) for record in records] for column in columns},
    )


def _place(name: str, index: int) -> Place:
    *members, column = name.split(".")
    return Place(column, tuple(members), index)


def returned(one: Form, *parts: TablePart, file: str = "a.xlsx", unit: str = "Unit") -> Return:
    return Return(file, "", one, None, unit, Period(2022), "2022", list(parts))
