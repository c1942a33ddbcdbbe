"""Rules as they are written: the loader's own types."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from pdvalidate.forms.values import (
    Languages,
    Text,
    Texts,
    Written,
    as_texts,
    mistake,
    shorthand,
)
from pdvalidate.model.kinds import Missing, Severity


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


def _are_texts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


def _for(value: object) -> object:
    """`for:` is a mapping from names to values, or a list of mappings from names to one value each."""
    if isinstance(value, dict) and value:
        return {name: as_texts(texts) for name, texts in value.items()}
    if isinstance(value, list) and value and all(map(_are_texts, value)):
        return value
    raise mistake("a mapping from names to values is expected here, or a list of such mappings")


class WrittenRule(WrittenDefaults):
    rule: Text
    table: Texts = ()
    rows: Narrowed | None = None
    columns: Narrowed | None = None
    where: Text | None = None
    basis: Languages = {}
    message: Languages = {}
    suspended: Text | None = None
    by: Texts = ()
    for_: Annotated[Any, BeforeValidator(_for)] = Field(None, alias="for")


ARule = Annotated[WrittenRule, shorthand("rule")]
