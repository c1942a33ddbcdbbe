"""What pydantic found wrong, in plain words and with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from pdvalidate.errors import Mistake
from pdvalidate.forms.written import WrittenExpectation, WrittenFigure
from pdvalidate.forms.written_lists import WrittenList, WrittenMember
from pdvalidate.forms.written_repeating import WrittenRepeat, WrittenSection, WrittenTree
from pdvalidate.forms.written_rules import WrittenMissing, WrittenNarrowing, WrittenRule
from pdvalidate.forms.written_tables import WrittenColumn, WrittenField, WrittenPeriod, WrittenRow, WrittenTable
from pdvalidate.text.yaml_tree import Mapping as MappingNode
from pdvalidate.text.yaml_tree import Node, Scalar, source_at

Path = tuple[str | int, ...]

_BELOW: Mapping[str, type[BaseModel]] = {
    "tables": WrittenTable,
    "columns": WrittenColumn,
    "rows": WrittenRow,
    "rules": WrittenRule,
    "fields": WrittenField,
    "sections": WrittenSection,
    "figures": WrittenFigure,
    "lists": WrittenList,
    "members": WrittenMember,
    "expects": WrittenExpectation,
}
_AT: Mapping[str, type[BaseModel]] = {
    "unit": WrittenPeriod,
    "period": WrittenPeriod,
    "missing": WrittenMissing,
    "sheet": WrittenRepeat,
    "after": WrittenRepeat,
    "tree": WrittenTree,
}


def mistakes_of(error: ValidationError, tree: Node, top: type[BaseModel]) -> Iterator[Mistake]:
    """Every mistake of one file, once each."""
    seen: set[tuple[int, int, str]] = set()
    for detail in error.errors(include_url=False):
        path: Path = tuple(one for one in detail["loc"] if isinstance(one, str | int))
        unknown = detail["type"] in ("extra_forbidden", "missing")
        place = source_at(tree, path, of_key=unknown)
        text, suggestion = _say(detail["type"], path, detail.get("ctx", {}), detail.get("input"), top)
        suggestion = suggestion or _quote(tree, path)
        if (place.line, place.column, text) not in seen:
            seen.add((place.line, place.column, text))
            yield Mistake(place.file, place.line, place.column, text, suggestion)


def _say(kind: str, path: Path, context: Mapping[str, Any], given: object, top: type[BaseModel]) -> tuple[str, str]:
    key = str(path[-1]) if path else ""
    match kind:
        case "mistake":
            return str(context["text"]), str(context["suggestion"])
        case "extra_forbidden":
            return f"unknown key '{key}'", _closest(key, keys_of(_model_at(path, top)))
        case "missing":
            return f"the key '{key}' is missing here", ""
        case "enum":
            known = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
            return f"'{given}' is not one of {known}", _closest(str(given), known.split(", "))
        case "model_type" | "dict_type" | "model_attributes_type":
            return "a mapping is expected here", ""
        case "list_type" | "tuple_type":
            return "a list is expected here", ""
        case _:
            return f"'{given}' cannot stand under '{key}'", ""


def _model_at(path: Path, top: type[BaseModel]) -> type[BaseModel]:
    """The type that a key was written into, by what stands above it."""
    above = [str(one) for one in path[:-1]]
    if not above:
        return top
    if above[-1] in _AT:
        return _AT[above[-1]]
    if len(above) > 1 and above[-2] == "rules" and above[-1] in ("rows", "columns"):
        return WrittenNarrowing
    if len(above) > 2 and above[-3] == "rules":
        return WrittenNarrowing
    return _BELOW.get(above[-2], top) if len(above) > 1 else _BELOW.get(above[-1], top)


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys that may stand in a mapping of this type."""
    return [field.alias or name for name, field in model.model_fields.items() if name not in ("constant", "texts")]


def _closest(word: str, known: list[str]) -> str:
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else ""


def _quote(tree: Node, path: Path) -> str:
    """A text in braces that was cut at a comma leaves keys without values: the advice is always the same."""
    node: Node | None = tree
    for step in path[:-1]:
        node = node.entries.get(str(step)) if isinstance(node, MappingNode) else None
    if not isinstance(node, MappingNode) or not path:
        return ""
    value = node.entries.get(str(path[-1]))
    cut = isinstance(value, Scalar) and value.plain and not value.text
    return "put a text that holds a comma in quotes" if cut else ""
