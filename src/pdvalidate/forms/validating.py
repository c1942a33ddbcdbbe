"""From a tree of texts to the loader's own types, past mistakes: one wrong key must not hide the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import ValidationError

from pdvalidate.errors import Mistake
from pdvalidate.forms.values import Written
from pdvalidate.forms.wording import mistakes_of
from pdvalidate.text.yaml_tree import Mapping, plain

_ROUNDS = 4

Schema = TypeVar("Schema", bound=Written)


def validated(tree: Mapping, type: type[Schema]) -> tuple[Schema | None, list[Mistake]]:
    """What a file says, without the keys that are wrong, and the mistakes in those."""
    content = plain(tree)
    mistakes: dict[Mistake, None] = {}
    for _ in range(_ROUNDS):
        try:
            return type.model_validate(content), list(mistakes)
        except ValidationError as error:
            mistakes.update(dict.fromkeys(mistakes_of(error, tree, type)))
            for detail in error.errors(include_url=False, include_context=False):
                _remove(content, detail["loc"])
    return None, list(mistakes)


def _remove(content: Any, path: tuple[Any, ...]) -> None:
    """Take out the entry that a path leads to, or the nearest above it that is there."""
    place: Any = None
    last: Any = None
    for step in path:
        if step in _steps(content):
            place, last, content = content, step, content[step]
    if isinstance(place, dict):
        del place[last]
    elif isinstance(place, list):
        place[last] = ""


def _steps(content: Any) -> Iterable[Any]:
    """The keys or positions that lead further down."""
    if isinstance(content, dict):
        return content.keys()
    return range(len(content)) if isinstance(content, list) else ()
