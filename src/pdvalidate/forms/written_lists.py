"""Lists as they are written: the loader's own types."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from pdvalidate.forms.values import (
    Languages,
    Text,
    Texts,
    Written,
    mistake,
    shorthand,
)


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
