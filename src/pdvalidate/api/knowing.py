"""What is known before any file is looked at: forms, lists, collections and their rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pdvalidate import forms

if TYPE_CHECKING:
    from pdvalidate.model.known_rule import KnownRule
    from pdvalidate.model.library import Library


def load_library(schemas: Sequence[Path] = ()) -> Library:
    """Forms, lists and collections of the given files and folders; without any, of the default places.

    Raises:
        SchemaError: something in them is wrong; it carries every mistake of every file.
    """
    return forms.load(list(schemas) or forms.default_paths())


def known_heads(schemas: Sequence[Path] = ()) -> forms.Heads:
    """Forms, collections and names of lists, from the first lines of their files where that is enough.

    Raises:
        SchemaError: the files are not as they should be; it carries every mistake of every file.
    """
    paths = list(schemas) or forms.default_paths()
    found = forms.read_heads(paths)
    if found is None:
        found = _heads_of(forms.load(paths))
    return found


def _heads_of(library: Library) -> forms.Heads:
    """The same of files that are sound but written unusually."""
    heads = [forms.Head("form", one.id, one.edition, one.source.file, dict(one.title)) for one in library.forms]
    heads += [
        forms.Head("collection", one.id, one.edition, one.source.file, dict(one.title)) for one in library.collections
    ]
    return forms.Heads(tuple(heads), tuple(sorted(library.lists)))


def known_rules(library: Library, form: str | None = None) -> list[KnownRule]:
    """Every rule of every form and collection, or of one form; resolved, in the order of the files.

    Raises:
        PdvalidateError: `form` names no known form.
    """
    from pdvalidate.model.known_rule import KnownRule
    from pdvalidate.rules import resolve_collection, resolve_form

    chosen = [forms.choose(library, form)] if form else library.forms
    known: list[KnownRule] = []
    for one in chosen:
        resolved = resolve_form(one, library.lists).rules
        known += [KnownRule(one.key, rule, {"": one}, one.title, one.basis) for rule in resolved]
    for collection in () if form else library.collections:
        by_id = {one.id: one for one in library.forms}
        resolved = resolve_collection(collection, library).rules
        known += [KnownRule(collection.key, rule, by_id, collection.title) for rule in resolved]
    return known
