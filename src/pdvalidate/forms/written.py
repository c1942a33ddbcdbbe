"""Whole schema files as they are written: forms, collections, lists."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from pdvalidate.forms.values import (
    Figure,
    Languages,
    Text,
    Texts,
    Written,
    shorthand,
)
from pdvalidate.forms.written_lists import AList
from pdvalidate.forms.written_rules import ARule, WrittenDefaults
from pdvalidate.forms.written_tables import WrittenField, WrittenIdentity, WrittenPeriod, WrittenTable
from pdvalidate.model.kinds import Severity


class WrittenSchema(Written):
    """What any schema file may hold beside a form or a collection."""

    lists: dict[str, AList] = {}
    edition: Text = ""
    title: Languages = {}
    defaults: WrittenDefaults = WrittenDefaults()
    rules: dict[str, ARule] = {}


class WrittenValidity(Written):
    from_: Text | None = Field(None, alias="from")
    until: Text | None = None


class WrittenForm(WrittenSchema):
    form: Text
    basis: Languages = {}
    unit: Annotated[WrittenIdentity, shorthand("constant")] | None = None
    period: Annotated[WrittenPeriod, shorthand("constant")] | None = None
    fields: dict[str, Annotated[WrittenField, shorthand("label")]] = {}
    tables: dict[str, WrittenTable] = {}
    findings: dict[str, Severity] = {}
    decimal_mark: Text | None = None
    valid: WrittenValidity | None = None


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
