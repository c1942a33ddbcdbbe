"""The small types that form files are written in: flags, figures, texts, lists of texts, texts in languages."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from pdvalidate.text.patterns import pattern_of


class Written(BaseModel):
    """What all written things share: no unknown keys, keys as the contract spells them."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


_NUMBER = re.compile(r"-?\d{1,30}(\.\d{1,30})?")


def mistake(text: str, suggestion: str = "") -> PydanticCustomError:
    """A mistake in our own words; `forms.wording` takes it over as it is."""
    return PydanticCustomError("mistake", "{text}", {"text": text, "suggestion": suggestion})


def _text(value: object) -> object:
    if isinstance(value, dict) and len(value) == 1:
        raise mistake("a text is expected here, and this is a mapping", "put this text in quotes")
    if value is None:
        raise mistake("'null' removes something only where a form extends another", "put it in quotes if it is a text")
    if not isinstance(value, str):
        raise mistake("a text is expected here")
    return value


def _flag(value: object) -> object:
    if value in ("true", "false", True, False):
        return value in ("true", True)
    raise mistake("only 'true' or 'false' can stand here")


def _number(value: object) -> object:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str):
        percent = value.endswith("%")
        digits = value.rstrip("%").strip()
        if _NUMBER.fullmatch(digits):
            return Decimal(digits) / 100 if percent else Decimal(digits)
    raise mistake(f"'{value}' is no number", "write it as 1000 or 0.5")


def _pattern(value: object) -> object:
    try:
        pattern_of(str(value))
    except ValueError as wrong:
        raise mistake(
            f"'{value}' is no regular expression: {wrong}", "lookaround and backreferences are not known"
        ) from None
    return _text(value)


def _whole(value: object) -> object:
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,9}", value):
        return int(value)
    raise mistake(f"'{value}' is no whole number")


def as_texts(value: object) -> tuple[str, ...]:
    """One text, or a list of them."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple):
        if any(not isinstance(one, str) for one in value):
            raise mistake("a list of texts is expected here", "put each of them in quotes")
        return tuple(value)
    raise mistake("a text or a list of texts is expected here")


def _languages(value: object) -> object:
    """A text, or a mapping from languages to texts; "" is the key of a text without a language."""
    if isinstance(value, str):
        return {"": value}
    if isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
        if set(value) <= {"vi", "en"} or not value:
            return value
        raise mistake(
            f"texts are given by language, 'vi' or 'en', not by '{next(iter(set(value) - {'vi', 'en'}))}'",
            "put the text in quotes if it holds a comma or braces",
        )
    raise mistake("a text, or a text for each language, is expected here")


def _named(value: object) -> object:
    """A mapping whose values may be anything; its order counts."""
    if isinstance(value, dict):
        return value
    raise mistake("a mapping of names is expected here")


Text = Annotated[str, BeforeValidator(_text)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Figure = Annotated[Decimal, BeforeValidator(_number)]
Whole = Annotated[int, BeforeValidator(_whole)]
Pattern = Annotated[str, BeforeValidator(_pattern)]
Texts = Annotated[tuple[str, ...], BeforeValidator(as_texts)]
Languages = Annotated[dict[str, str], BeforeValidator(_languages)]


def shorthand(key: str) -> Any:
    """A validator by which a text, or a list, stands for a mapping with one key."""

    def expand(value: object) -> object:
        return {key: value} if isinstance(value, str | list) else _named(value)

    return BeforeValidator(expand)


def unsupported(what: str) -> Any:
    """A key of the contract that this version cannot honour: said so, never passed over."""

    def refuse(_: object) -> object:
        raise mistake(f"{what} is not supported yet")

    return BeforeValidator(refuse)


NamedTexts = Annotated[dict[str, Text], BeforeValidator(_named)]
