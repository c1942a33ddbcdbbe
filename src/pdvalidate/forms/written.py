"""Form, list and collection files as they are written: the loader's own types. Their fields are the contract's keys."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from pdvalidate.forms.values import (
    Figure,
    Flag,
    Languages,
    NamedTexts,
    Pattern,
    Text,
    Texts,
    Whole,
    as_texts,
    mistake,
    shorthand,
    unsupported,
)
from pdvalidate.model.kinds import Blank, Mark, Missing, Scale, Severity, ValueType
from pdvalidate.model.period import PeriodType


class Written(BaseModel):
    """What all of them share: no unknown keys, keys as the contract spells them."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


def _each(value: object) -> object:
    """`each:` is a pattern, a list of patterns, or a mapping from names to texts."""
    if isinstance(value, dict):
        return {name: as_texts(texts) for name, texts in value.items()}
    return as_texts(value)


Each = Annotated[Any, BeforeValidator(_each)]
"""A tuple of patterns, or a dictionary from names to tuples of texts."""


class WrittenLimits(Written):
    """What a column and a row both may say about the cells that they hold."""

    type: ValueType | None = None
    decimals: Whole | None = None
    scale: Scale | None = None
    min: Figure | None = None
    max: Figure | None = None
    codes: Texts | None = None
    marks: dict[Text, Mark] = {}


class WrittenColumn(WrittenLimits):
    heading: Texts | None = None
    number: Text | None = None
    at: Texts | None = None
    key: Flag = False
    required: Flag = False
    optional: Flag = False
    pattern: Pattern | None = None
    unique: Flag = False
    blank: Blank | None = None
    each: Each | None = None
    excepted: Texts = Field((), alias="except")
    names: NamedTexts = {}
    columns: dict[str, AColumn] | None = None


AColumn = Annotated[WrittenColumn, shorthand("heading")]


class WrittenRow(WrittenLimits):
    label: Texts | None = None
    code: Text | None = None
    column: Text | None = Field(None, alias="in")
    under: Text | None = None
    figures: Text | None = None
    optional: Flag = False
    detail: Flag = False
    outside: Flag = False
    each: Each | None = None
    excepted: Texts = Field((), alias="except")
    names: NamedTexts = {}


ARow = Annotated[WrittenRow, shorthand("label")]


def _sheets(value: object) -> object:
    if isinstance(value, dict):
        raise mistake("a table on several sheets (a mapping under 'sheet' or 'after') is not supported yet")
    return value


class WrittenTable(Written):
    sheet: Annotated[Texts, BeforeValidator(_sheets)] = ()
    after: Annotated[Texts, BeforeValidator(_sheets)] = ()
    until: Texts = ()
    header: Whole | None = None
    columns: dict[str, AColumn] = {}
    rows: dict[str, ARow] = {}
    details: Text | None = None
    type: ValueType | None = None
    decimals: Whole | None = None
    blank: Blank | None = None
    marks: dict[Text, Mark] = {}
    complete: Annotated[Any, unsupported("'complete'")] = None
    sections: Annotated[Any, unsupported("'sections'")] = None
    tree: Annotated[Any, unsupported("'tree'")] = None
    fields: Annotated[Any, unsupported("'fields' of a table")] = None
    like: Annotated[Any, unsupported("'like'")] = None


class WrittenField(Written):
    label: Texts | None = None
    below: Whole | None = None
    at: Text | None = None
    sheet: Texts = ()
    pattern: Pattern | None = None
    type: ValueType | None = None
    required: Flag = False
    min: Figure | None = None
    max: Figure | None = None
    codes: Texts | None = None


class WrittenIdentity(Written):
    """`unit` and `period`: fields that may also be constant, or come from elsewhere."""

    constant: Text | None = None  # written as a bare text, never as a key
    label: Texts | None = None
    below: Whole | None = None
    at: Text | None = None
    sheet: Texts = ()
    pattern: Pattern | None = None
    column: Text | None = None
    origin: Text | None = Field(None, alias="from")
    list: Text | None = None


class WrittenPeriod(WrittenIdentity):
    type: PeriodType | None = None


def _narrowing(value: object) -> object:
    if isinstance(value, str | list):
        return {"names": value}
    return value


class WrittenNarrowing(Written):
    names: Texts = ()
    excepted: Texts = Field((), alias="not")


Narrowed = Annotated[WrittenNarrowing, BeforeValidator(_narrowing)]


def _sides(value: object) -> object:
    return {"left": value, "right": value} if isinstance(value, str) else value


class WrittenMissing(Written):
    left: Missing = Missing.SKIP_IF_ANY
    right: Missing = Missing.SKIP_IF_ANY


class WrittenDefaults(Written):
    missing: Annotated[WrittenMissing, BeforeValidator(_sides)] | None = None
    severity: Severity | None = None
    tolerance: Text | None = None


class WrittenRule(WrittenDefaults):
    rule: Text
    table: Texts = ()
    rows: Narrowed | None = None
    columns: Narrowed | None = None
    where: Text | None = None
    basis: Languages = {}
    message: Languages = {}
    suspended: Text | None = None
    by: Annotated[Any, unsupported("'by'")] = None
    for_: Annotated[Any, unsupported("'for'")] = Field(None, alias="for")


ARule = Annotated[WrittenRule, shorthand("rule")]


class WrittenMember(Written):
    name: Languages | None = None
    code: Text | None = None
    aliases: Texts = ()
    from_: Text | None = Field(None, alias="from")
    until: Text | None = None
    successor: Text | None = None
    parent: Text | None = None


AMember = Annotated[WrittenMember, shorthand("name")]


class WrittenList(Written):
    members: dict[str, AMember] = {}
    file: Text | None = None
    prefixes: Texts = ()
    parent: Text | None = None


def _list(value: object) -> object:
    """A list of texts, a mapping of members, or a mapping with the keys of a list."""
    if isinstance(value, list):
        if any(not isinstance(one, str) for one in value):
            raise mistake("a list of texts is expected here", "put each of them in quotes")
        return {"members": {text: {"name": text} for text in value}}
    if isinstance(value, dict) and not set(value) & {"members", "file"}:
        return {"members": value}
    return value


AList = Annotated[WrittenList, BeforeValidator(_list)]


class WrittenSchema(Written):
    """What any schema file may hold beside a form or a collection."""

    lists: dict[str, AList] = {}
    edition: Text = ""
    title: Languages = {}
    defaults: WrittenDefaults = WrittenDefaults()
    rules: dict[str, ARule] = {}


class WrittenForm(WrittenSchema):
    form: Text
    basis: Languages = {}
    unit: Annotated[WrittenIdentity, shorthand("constant")] | None = None
    period: Annotated[WrittenPeriod, shorthand("constant")] | None = None
    fields: dict[str, Annotated[WrittenField, shorthand("label")]] = {}
    tables: dict[str, WrittenTable] = {}
    findings: dict[str, Severity] = {}
    decimal_mark: Text | None = None
    extends: Annotated[Any, unsupported("'extends'")] = None
    valid: Annotated[Any, unsupported("'valid'")] = None


class WrittenUnits(Written):
    list: Text | None = None
    parent: Text | None = None
    named: Texts = ()  # written as a list of names, never as a key


def _units(value: object) -> object:
    """A list's name, a mapping, or names in brackets."""
    if isinstance(value, str):
        return {"list": value}
    return {"named": value} if isinstance(value, list) else value


class WrittenExpectation(Written):
    units: Annotated[WrittenUnits, BeforeValidator(_units)]
    forms: Texts
    period: Text


def _several(value: object) -> object:
    return [value] if isinstance(value, dict) else value


class WrittenFigure(Written):
    value: Figure
    title: Languages = {}
    basis: Languages = {}


class WrittenCollection(WrittenSchema):
    collection: Text
    expects: Annotated[list[WrittenExpectation], BeforeValidator(_several)] = []
    figures: dict[str, Annotated[WrittenFigure, shorthand("value")]] = {}


class WrittenLists(Written):
    lists: dict[str, AList]


WrittenColumn.model_rebuild()
