"""What a form or a table takes over from another: `extends` between files, `like` between tables of one form.

Both work on trees, before anything gets its type, so that every place stays that of the file which says the thing.
"""

from __future__ import annotations

from collections.abc import Mapping as Named
from dataclasses import replace

from pdvalidate.errors import Mistake
from pdvalidate.rules.mistakes import did_you_mean
from pdvalidate.text.yaml_tree import Mapping, Node, Scalar

_SHORT = {"columns": "heading", "rows": "label", "rules": "rule", "fields": "label"}
"""Where a text alone stands for a mapping with this one key."""

_OWN_PLACE = ("sheet", "after", "until")
"""What a table that is like another does not take over."""


def inherited(trees: Named[str, Mapping], mistakes: list[Mistake]) -> dict[str, Mapping]:
    """The trees of all files, by path, with what they take over from each other put in."""
    return {path: _alike(_extended(tree, trees, mistakes, []), mistakes) for path, tree in trees.items()}


def _extended(tree: Mapping, trees: Named[str, Mapping], mistakes: list[Mistake], below: list[str]) -> Mapping:
    """A form's tree laid over that of the edition that it extends, and so on down."""
    wanted = tree.entries.get("extends")
    if not isinstance(wanted, Scalar):
        return tree
    own = _without(tree, "extends")
    key = _key(tree)
    if key in below:
        _say(mistakes, wanted, f"'{wanted.text}' extends itself by way of {' and '.join(below)}")
        return own
    known = {_key(other): other for other in trees.values() if "form" in other.entries}
    base = known.get(wanted.text) or _only_edition(known, wanted.text)
    if base is None:
        _say(mistakes, wanted, f"there is no form '{wanted.text}' to extend", did_you_mean(wanted.text, known))
        return own
    lower = _extended(base, trees, mistakes, [*below, key])
    return _over(_without(lower, "valid", "lists"), own)


def _key(tree: Mapping) -> str:
    id, edition = (node.text if isinstance(node, Scalar) else "" for node in map(tree.entries.get, ("form", "edition")))
    return f"{id}@{edition}" if edition else id


def _only_edition(known: Named[str, Mapping], id: str) -> Mapping | None:
    editions = [tree for key, tree in known.items() if key.partition("@")[0] == id]
    return editions[0] if len(editions) == 1 else None


def _alike(tree: Mapping, mistakes: list[Mistake]) -> Mapping:
    """A form's tree with its `like` tables filled in."""
    tables = tree.entries.get("tables")
    if not isinstance(tables, Mapping) or not any(_like(table) for table in tables.entries.values()):
        return tree
    filled: dict[str, Node] = {name: _table(name, tables, mistakes, []) for name in tables.entries}
    return replace(tree, entries={**tree.entries, "tables": replace(tables, entries=filled)})


def _table(name: str, tables: Mapping, mistakes: list[Mistake], below: list[str]) -> Node:
    own = tables.entries[name]
    wanted = _like(own)
    if wanted is None or not isinstance(own, Mapping):
        return own
    rest = _without(own, "like")
    if wanted.text not in tables.entries or wanted.text in (name, *below):
        known = [one for one in tables.entries if one != name]
        _say(mistakes, wanted, f"there is no other table '{wanted.text}'", did_you_mean(wanted.text, known))
        return rest
    base = _table(wanted.text, tables, mistakes, [*below, name])
    if not isinstance(base, Mapping):
        return rest
    left_out = (*_OWN_PLACE, "rows") if "rows" in rest.entries else _OWN_PLACE
    return _over(_without(base, *left_out), rest)


def _like(table: Node) -> Scalar | None:
    wanted = table.entries.get("like") if isinstance(table, Mapping) else None
    return wanted if isinstance(wanted, Scalar) else None


def _over(base: Mapping, own: Mapping, short: str | None = None) -> Mapping:
    """A mapping laid over another: mappings merge, all else replaces, an unquoted null removes."""
    entries, keys = dict(base.entries), dict(base.keys)
    for key, value in own.entries.items():
        keys[key] = own.keys[key]
        if isinstance(value, Scalar) and value.plain and value.text in ("null", "~"):
            entries.pop(key, None)
            del keys[key]
        else:
            entries[key] = _merged(base.entries.get(key), value, short, _SHORT.get(key))
    return Mapping(entries, keys, own.source)


def _merged(base: Node | None, own: Node, short: str | None, inner: str | None) -> Node:
    """One entry; `short` is the key that a text alone stands for here, `inner` that of the entries below."""
    if base is not None and short is not None and isinstance(base, Mapping) != isinstance(own, Mapping):
        base, own = _spelled_out(base, short), _spelled_out(own, short)
    if isinstance(base, Mapping) and isinstance(own, Mapping):
        return _over(base, own, inner)
    return own


def _spelled_out(node: Node, key: str) -> Node:
    if isinstance(node, Mapping):
        return node
    return Mapping({key: node}, {key: node.source}, node.source)


def _without(tree: Mapping, *keys: str) -> Mapping:
    return replace(tree, entries={key: node for key, node in tree.entries.items() if key not in keys})


def _say(mistakes: list[Mistake], node: Scalar, text: str, suggestion: str = "") -> None:
    place = node.source
    mistakes.append(Mistake(place.file, place.line, place.column, text, suggestion))
