"""The JSON Schema of form, collection and list files, for editors: generated from the loader's own types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from pdvalidate.forms.written import WrittenCollection, WrittenForm, WrittenLists

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Json = dict[str, Any]

TEXT: Json = {"type": ["string", "number", "boolean"]}
"""Every scalar is taken as it was typed, but an editor sees `2022` as a number and `no` as a flag."""

_TEXTS: Json = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
_NAMED_TEXTS: Json = {"type": "object", "additionalProperties": _TEXTS}
_FLAG: Json = {"enum": [True, False, "true", "false"]}
_FIGURE: Json = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?\d{1,30}(\.\d{1,30})?\s*%?$"}]}
_WHOLE: Json = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?\d{1,9}$"}]}
_LANGUAGES: Json = {
    "anyOf": [TEXT, {"type": "object", "properties": {"vi": TEXT, "en": TEXT}, "additionalProperties": False}]
}

_MEMBERS: Json = {
    "type": "object",
    "not": {"anyOf": [{"required": ["members"]}, {"required": ["file"]}]},
    "additionalProperties": {"anyOf": [*_TEXTS["anyOf"], {"$ref": "#/$defs/WrittenMember"}, {"type": "null"}]},
}

_PLACE_OF_MEMBERS: Json = {"const": "members"}
"""Stands for _MEMBERS until pydantic is done: it knows no reference that it has not made."""

_WRITTEN: Mapping[str, Json] = {
    "_text": TEXT,
    "_pattern": TEXT,
    "_flag": _FLAG,
    "_number": _FIGURE,
    "_whole": _WHOLE,
    "as_texts": _TEXTS,
    "_languages": _LANGUAGES,
    "_each": {"anyOf": [*_TEXTS["anyOf"], _NAMED_TEXTS]},
    "_order": {"type": "array", "items": _TEXTS},
    "_for": {"anyOf": [_NAMED_TEXTS, {"type": "array", "items": {"type": "object", "additionalProperties": TEXT}}]},
}
"""What may be written where the loader reads with one of these functions, by its name."""

_BESIDE: Mapping[str, list[Json]] = {
    "expand": _TEXTS["anyOf"],
    "_narrowing": _TEXTS["anyOf"],
    "_sides": [TEXT],
    "_list": [{"type": "array", "items": TEXT}, _PLACE_OF_MEMBERS],
    "_units": _TEXTS["anyOf"],
}
"""What may be written instead of the mapping that one of these functions makes of it."""

_SEVERAL = "_several"
"""The function by which one mapping stands for a list of them."""

_THE_SAME = frozenset({"_named"})

_NEVER_A_KEY = frozenset({"constant", "texts", "named"})
"""Fields of the loader's types that hold what is written without a key."""


class _Generator(GenerateJsonSchema):
    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        name = schema["function"]["function"].__name__
        if name in _WRITTEN:
            return dict(_WRITTEN[name])
        inner = self.generate_inner(schema["schema"])
        if name == _SEVERAL:
            return {"anyOf": [inner, inner["items"]]}
        if name in _THE_SAME:
            return inner
        return {"anyOf": [*_BESIDE[name], inner]}


def json_schema() -> Json:
    """The schema of one file: a form, a collection, or lists."""
    models = ((WrittenForm, "form"), (WrittenCollection, "collection"), (WrittenLists, "lists"))
    definitions: Json = {}
    kinds: list[Json] = []
    for model, key in models:
        made = model.model_json_schema(
            by_alias=True, ref_template="#/$defs/{model}", schema_generator=_Generator, mode="validation"
        )
        definitions |= made.pop("$defs", {})
        definitions[model.__name__] = made
        kinds.append({"if": {"required": [key]}, "then": {"$ref": f"#/$defs/{model.__name__}"}})
    definitions["WrittenForm"]["properties"]["extends"] = TEXT
    definitions["WrittenTable"]["properties"]["like"] = TEXT
    return {
        "$schema": DIALECT,
        "title": "Schema files of pdvalidate: forms, collections, lists",
        "type": "object",
        "anyOf": [{"required": [key]} for _, key in models],
        "allOf": _only_first(kinds),
        "$defs": {name: _with_members(_opened(definition)) for name, definition in sorted(definitions.items())},
    }


def _with_members(definition: Json) -> Json:
    made: Json = json.loads(json.dumps(definition).replace(json.dumps(_PLACE_OF_MEMBERS), json.dumps(_MEMBERS)))
    return made


def as_text() -> str:
    """The schema as it stands in the repository."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _only_first(kinds: list[Json]) -> list[Json]:
    """A form may hold `lists` too: the kind of a file is that of the first key in this order."""
    form, collection, lists = kinds
    return [{**form, "else": {**collection, "else": lists}}]


def _opened(definition: Json) -> Json:
    """A definition as a file may have it: a form that extends another may leave out anything, and remove with null."""
    made = {name: value for name, value in definition.items() if name not in ("required", "title")}
    known = {name: _nullable(value) for name, value in made.get("properties", {}).items() if name not in _NEVER_A_KEY}
    return {**made, "properties": known} if "properties" in made else made


def _nullable(schema: Json) -> Json:
    made = {name: value for name, value in schema.items() if name not in ("default", "title")}
    entries = made.get("additionalProperties")
    if isinstance(entries, dict):
        made["additionalProperties"] = _nullable(entries)
    if made.get("anyOf"):
        return {**made, "anyOf": [*made["anyOf"], *([] if {"type": "null"} in made["anyOf"] else [{"type": "null"}])]}
    return {"anyOf": [made, {"type": "null"}]}
