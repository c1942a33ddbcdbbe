"""Tables and fields as they are written: the loader's own types. Their fields are the contract's keys."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pdvalidate.forms.values import (
    Figure,
    Flag,
    NamedTexts,
    Pattern,
    Text,
    Texts,
    Whole,
    Written,
    shorthand,
)
from pdvalidate.forms.written_repeating import NOTHING_REPEATS, ARepeat, Each, WrittenSection, WrittenTree
from pdvalidate.model.kinds import Blank, Mark, Scale, ValueType
from pdvalidate.model.period import PeriodType


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


class WrittenTable(Written):
    sheet: ARepeat = NOTHING_REPEATS
    after: ARepeat = NOTHING_REPEATS
    until: Texts = ()
    header: Whole | None = None
    columns: dict[str, AColumn] = {}
    rows: dict[str, ARow] = {}
    details: Text | None = None
    type: ValueType | None = None
    decimals: Whole | None = None
    blank: Blank | None = None
    marks: dict[Text, Mark] = {}
    complete: Texts = ()
    sections: dict[str, WrittenSection] = {}
    tree: WrittenTree | None = None
    fields: dict[str, Annotated[WrittenField, shorthand("label")]] = {}


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


WrittenColumn.model_rebuild()
WrittenTable.model_rebuild()
