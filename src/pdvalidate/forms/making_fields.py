"""Fields - single values outside the rows of tables: from what is written to what is meant."""

from __future__ import annotations

from collections.abc import Mapping

from pdvalidate.forms.making import Making, Path
from pdvalidate.forms.written_tables import WrittenField
from pdvalidate.model.form import Column, Field
from pdvalidate.model.kinds import ValueType
from pdvalidate.text.numbers import DEFAULT_MARKS


def make_fields(making: Making, written: Mapping[str, WrittenField], path: Path) -> tuple[Field, ...]:
    """The fields of a form, or of a table."""
    return tuple(_field(making, name, field, path) for name, field in written.items())


def _field(making: Making, name: str, written: WrittenField, path: Path) -> Field:
    source = making.source(*path, name, of_key=True)
    if written.label is None and written.at is None:
        making.say(source, f"the field '{name}' has neither 'label' nor 'at'")
    return Field(
        name=making.name(name, source),
        labels=written.label or (),
        below=written.below or 0,
        at=written.at,
        sheet=written.sheet,
        pattern=written.pattern,
        type=written.type or ValueType.NUMBER,
        required=written.required,
        minimum=written.min,
        maximum=written.max,
        codes=written.codes or (),
        source=source,
    )


def as_columns(fields: tuple[Field, ...]) -> tuple[Column, ...]:
    """Fields of a table as columns, each of which holds one value for every sheet or table that repeats."""
    return tuple(
        Column(
            field.name,
            type=field.type,
            required=field.required,
            optional=True,
            minimum=field.minimum,
            maximum=field.maximum,
            codes=field.codes,
            marks=DEFAULT_MARKS,
            single=True,
            source=field.source,
        )
        for field in fields
    )
