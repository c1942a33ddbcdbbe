"""What repeats, as it is written: sheets, tables down a sheet, sections, trees."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from pdvalidate.forms.values import NamedTexts, Text, Texts, Written, as_texts, mistake, shorthand


def _each(value: object) -> object:
    """`each:` is a pattern, a list of patterns, or a mapping from names to texts."""
    if isinstance(value, dict):
        return {name: as_texts(texts) for name, texts in value.items()}
    return as_texts(value)


Each = Annotated[Any, BeforeValidator(_each)]
"""A tuple of patterns, or a dictionary from names to tuples of texts."""


class WrittenRepeat(Written):
    """`sheet` or `after`: texts, or a mapping where the table repeats."""

    texts: Texts = ()  # written as bare texts, never as a key
    each: Each | None = None
    excepted: Texts = Field((), alias="except")
    names: NamedTexts = {}
    as_: Text | None = Field(None, alias="as")


ARepeat = Annotated[WrittenRepeat, shorthand("texts")]
NOTHING_REPEATS = WrittenRepeat.model_validate({})


class WrittenSection(Written):
    each: Each | None = None
    excepted: Texts = Field((), alias="except")
    names: NamedTexts = {}
    column: Text | None = Field(None, alias="in")
    figures: Text | None = None
    ends: Texts = ()


def _order(value: object) -> object:
    """`order:` lists texts from the top level down; a list inside it holds the texts of one level."""
    if not isinstance(value, list | tuple):
        raise mistake("a list of levels, from the top down, is expected here")
    return tuple(as_texts(level) for level in value)


class WrittenTree(Written):
    indent: Text | None = None
    level: Text | None = None
    order: Annotated[tuple[tuple[str, ...], ...], BeforeValidator(_order)] = ()
    code: Text | None = None
    parent: Text | None = None
