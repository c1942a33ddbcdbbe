"""Names and identifiers: how they are written, and that no two of one space are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pdvalidate.errors import Mistake
from pdvalidate.model.form import Source
from pdvalidate.rules.building import RESERVED

_NAME = re.compile(r"[^\W\d]\w*")
_IDENTIFIER = re.compile(r"[^\W\d][\w-]*(\.[\w-]+)*")


def name_of(text: str) -> str:
    """A name in its composed Unicode form, as rules are parsed."""
    return unicodedata.normalize("NFC", text)


def wrong_name(name: str, source: Source) -> Mistake | None:
    """What is wrong with the name of a column, row, group, block, field, table or figure."""
    if name in RESERVED:
        says = f"'{name}' is a word of the rule language"
        return Mistake(source.file, source.line, source.column, says, "choose another name")
    if not _NAME.fullmatch(name):
        text = f"'{name}' is no name: it begins with a letter and goes on with letters, digits and _"
        return Mistake(source.file, source.line, source.column, text)
    return None


def wrong_identifier(text: str, source: Source) -> Mistake | None:
    """What is wrong with the identifier of a form, collection, list or rule."""
    if _IDENTIFIER.fullmatch(text):
        return None
    says = f"'{text}' is no identifier: it begins with a letter and goes on with letters, digits, _ and -"
    return Mistake(source.file, source.line, source.column, says)


def repeated(names: Iterable[tuple[str, str, Source]]) -> Iterable[Mistake]:
    """Names that stand for two things of one space. Each comes with what it is called and its place."""
    seen: dict[str, tuple[str, Source]] = {}
    for name, what, source in names:
        if name in seen:
            other, first = seen[name]
            text = f"the {what} '{name}' has the name of the {other} in line {first.line}"
            yield Mistake(source.file, source.line, source.column, text, "names of one table are all different")
        else:
            seen[name] = what, source
