"""All schema files of a run together: read, made, checked. Every mistake of every file is told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar

from pdvalidate.errors import Mistake, SchemaError
from pdvalidate.forms.inheriting import inherited
from pdvalidate.forms.making import Making
from pdvalidate.forms.making_collections import Known, make_collection
from pdvalidate.forms.making_forms import make_form
from pdvalidate.forms.making_lists import make_lists
from pdvalidate.forms.making_rules import text_path
from pdvalidate.forms.places import schema_files
from pdvalidate.forms.successors import successor_mistakes
from pdvalidate.forms.templates import base_of
from pdvalidate.forms.validating import validated
from pdvalidate.forms.written import WrittenCollection, WrittenForm, WrittenLists, WrittenSchema
from pdvalidate.model.collection import Collection, MemberList
from pdvalidate.model.form import Form, Source
from pdvalidate.model.library import Library
from pdvalidate.model.term import RuleMistake
from pdvalidate.rules import check_collection, check_form
from pdvalidate.rules.mistakes import did_you_mean
from pdvalidate.text.yaml_tree import Mapping, NoTreeError, read_tree

_TYPES: dict[str, type[WrittenForm] | type[WrittenCollection] | type[WrittenLists]] = {
    "form": WrittenForm,
    "collection": WrittenCollection,
    "lists": WrittenLists,
}


@dataclass(slots=True)
class _File:
    """One schema file, as far as it could be read."""

    path: Path
    making: Making
    written: WrittenSchema | WrittenLists


def load(paths: Iterable[Path]) -> Library:
    """The forms, collections and lists in schema files, and in all schema files below folders.

    Raises:
        SchemaError: with every mistake of every file.
    """
    mistakes: list[Mistake] = []
    trees = {str(path): tree for path in _files(paths, mistakes) if (tree := _tree(path, mistakes))}
    files = [file for path, tree in inherited(trees, mistakes).items() if (file := _file(path, tree, mistakes))]
    lists = {one.id: one for one in _only_once(_lists(files), "list", lambda one: one.id, mistakes)}
    mistakes += successor_mistakes(lists.values())
    for file in files:
        file.making.lists = frozenset(lists)
    made = [(file, make_form(file.making, file.written)) for file in files if isinstance(file.written, WrittenForm)]
    forms = _only_once((form for _, form in made), "form", lambda form: form.key, mistakes)
    gathered = [
        (file, make_collection(file.making, file.written, Known(forms, lists)))
        for file in files
        if isinstance(file.written, WrittenCollection)
    ]
    collections = _only_once((one for _, one in gathered), "collection", lambda one: one.key, mistakes)
    library = Library(tuple(forms), tuple(collections), lists)
    for file, form in made:
        _place_all(file.making, check_form(form, lists))
    for file, collection in gathered:
        _place_all(file.making, check_collection(collection, library))
    mistakes += chain.from_iterable(file.making.mistakes for file in files)
    if mistakes:
        raise SchemaError(list(dict.fromkeys(mistakes)))
    return library


def _files(paths: Iterable[Path], mistakes: list[Mistake]) -> Iterator[Path]:
    for path in paths:
        found = schema_files(path)
        if not found:
            mistakes.append(Mistake(str(path), 1, 1, "no schema file (.yaml, .yml) stands in this folder"))
        yield from found


def _tree(path: Path, mistakes: list[Mistake]) -> Mapping | None:
    try:
        tree, oddities = read_tree(path, str(path))
    except NoTreeError as wrong:
        mistakes += wrong.mistakes
        return None
    mistakes += oddities
    return tree


def _file(path: str, tree: Mapping, mistakes: list[Mistake]) -> _File | None:
    type = next((type for key, type in _TYPES.items() if key in tree.entries), None)
    if type is None:
        mistakes.append(_of_no_kind(tree))
        return None
    written, wrong_keys = validated(tree, type)
    mistakes += wrong_keys
    return _File(Path(path), Making(tree), written) if isinstance(written, WrittenSchema | WrittenLists) else None


def _of_no_kind(tree: Mapping) -> Mistake:
    suggestion = next((text for key in tree.entries if (text := did_you_mean(key, _TYPES))), "")
    says = "a schema file has one of the keys 'form', 'collection' and 'lists'"
    return Mistake(tree.source.file, tree.source.line, tree.source.column, says, suggestion)


def _lists(files: Sequence[_File]) -> Iterator[MemberList]:
    for file in files:
        yield from make_lists(file.making, file.written.lists, file.path.parent)


Known_ = TypeVar("Known_", Form, Collection, MemberList)


def _only_once(
    things: Iterable[Known_], what: str, name: Callable[[Known_], str], mistakes: list[Mistake]
) -> list[Known_]:
    """The things whose names are all different; of the others it is said where the first stands."""
    seen: dict[str, Known_] = {}
    for thing in things:
        first = seen.setdefault(name(thing), thing)
        if first is not thing:
            place, other = thing.source, first.source
            says = f"the {what} '{name(thing)}' stands in {other.file}:{other.line} too"
            mistakes.append(Mistake(place.file, place.line, place.column, says, "give one of them another name"))
    return list(seen.values())


def _place_all(making: Making, mistakes: Iterable[RuleMistake]) -> None:
    for mistake in mistakes:
        making.say(_place(making, mistake), f"rule '{base_of(mistake.rule)}': {mistake.text}", mistake.suggestion)


def _place(making: Making, mistake: RuleMistake) -> Source:
    return making.within(text_path(making, mistake.rule, mistake.part), mistake.at)
