"""A name of a rule taken apart: which returns, which table, which block, and what it means there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pdvalidate.model.expression import Name
from pdvalidate.model.term import Origin
from pdvalidate.rules.mistakes import RuleError, did_you_mean
from pdvalidate.rules.scope import Scope, Surroundings

RELATIVE = ("details", "children", "this")
"""Words for rows that any table may have."""

_ORIGINS = {str(origin): origin for origin in Origin if origin is not Origin.OWN}
"""What stands before a name that is of another return."""


@dataclass(frozen=True, slots=True)
class Reference:
    """`own` means that the name was written without its table."""

    scope: Scope | None
    name: str
    block: str | None = None
    origin: Origin = Origin.OWN
    own: bool = False


def is_figure(name: Name) -> bool:
    return name.path[0] == "figures"


def origin_of(name: Name) -> Origin:
    """Which returns a name is about, by the word before it."""
    return _ORIGINS.get(name.path[0], Origin.OWN) if len(name.path) > 1 else Origin.OWN


def field_named(name: Name, around: Surroundings) -> str:
    """The field that a name stands for, be it of another return, or `unit` or `period`; "" for none."""
    origin = origin_of(name)
    path = name.path if origin is Origin.OWN else name.path[1:]
    if len(path) > 1 or name.brackets or origin.many:
        return ""
    return path[0] if path[0] in around.fields or path[0] in ("unit", "period") else ""


def refer(name: Name, around: Surroundings, own: Scope | None) -> Reference:
    """Take a name apart. A name without a table is looked up in the rule's own table.

    Raises:
        RuleError: a part of it is unknown, or several tables answer to it.
    """
    origin = origin_of(name)
    path = list(name.path if origin is Origin.OWN else name.path[1:])
    if origin is Origin.RETURNS and not around.collection:
        raise RuleError(name.at, f"'{origin}.' belongs in the rules of a collection")
    scope = _table(name, path, around)
    if scope is not None:
        return _within(name, scope, path, origin)
    if own is None:
        raise _unknown(name, around)
    return _within(name, own, path, origin, own=True)


def _table(name: Name, path: list[str], around: Surroundings) -> Scope | None:
    """The table that the path begins with, which is then taken off the path."""
    if len(path) < 2:
        return None
    form = path[0] if path[0] in {scope.form for scope in around.scopes} - {None} and len(path) > 2 else None
    found = around.table(path[1] if form else path[0], form)
    if len(found) > 1:
        forms = " or ".join(f'"{scope.form}".{path[0]}' for scope in found)
        raise RuleError(name.at, f"several forms have a table '{path[0]}'", f"write {forms}")
    if found:
        del path[: 2 if form else 1]
        return found[0]
    return None


def _within(name: Name, scope: Scope, path: list[str], origin: Origin, own: bool = False) -> Reference:
    if len(path) == 1:
        return Reference(scope, path[0], None, origin, own)
    if len(path) == 2 and path[0] in scope.qualifiers:
        return Reference(scope, path[1], path[0], origin, own)
    known = [*scope.qualifiers, scope.table.name]
    raise RuleError(name.at, f"'{path[0]}' is neither a table nor a block of columns", did_you_mean(path[0], known))


def _unknown(name: Name, around: Surroundings) -> RuleError:
    known = [*around.every_name(), *around.table_names]
    return RuleError(name.at, f"'{name}' is unknown", did_you_mean(name.path[0], known))


def any_bare(names: list[Name], around: Surroundings) -> bool:
    """Whether a name is written without its table."""
    return any(_bare(_own_part(name), around) for name in names)


def choose_table(names: list[Name], around: Surroundings) -> Scope | None:
    """The rule's own table (schema-language 3.3): the only one that has all names written without one.

    Where every name is written with its table it is that of the first; None where nothing names a table.

    Raises:
        RuleError: no table has the names, or several do.
    """
    bare = [_own_part(name) for name in names if _bare(_own_part(name), around)]
    if not bare:
        named = (_named_table(name, around) for name in names)
        return next((scope for scope in named if scope), None) or _only(names, around)
    fitting = [scope for scope in around.scopes if all(_knows(scope, name) for name in bare)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        tables = ", ".join(scope.table.name for scope in fitting)
        raise RuleError(bare[0].at, f"the tables {tables} all have these names", "say which one with 'table:'")
    raise _nowhere(bare, around)


def _only(names: list[Name], around: Surroundings) -> Scope | None:
    """`details` alone means those of the only table; `this` and `children` the rows of the only one with a tree."""
    words = [name for name in names if len(name.path) == 1 and name.path[0] in RELATIVE]
    if not words:
        return None
    in_tree = any(name.path[0] != "details" for name in words)
    fitting = [scope for scope in around.scopes if scope.table.tree or not in_tree]
    if len(fitting) != 1:
        text = f"nothing says of which table these are the {words[0]}" if fitting else "no table has a 'tree'"
        raise RuleError(words[0].at, text, "say it with 'table:'" if fitting else "")
    return fitting[0]


def _nowhere(bare: list[Name], around: Surroundings) -> RuleError:
    closest = max(around.scopes, key=lambda scope: sum(_knows(scope, name) for name in bare), default=None)
    if closest is None:
        return _unknown(bare[0], around)
    wrong = next(name for name in bare if not _knows(closest, name))
    if wrong.path[0] in around.every_name():
        return RuleError(
            wrong.at,
            f"no table has all of these names; '{wrong}' is not in '{closest.table.name}'",
            f"write the table before it, as in table.{wrong}",
        )
    return _unknown(wrong, around)


def _own_part(name: Name) -> Name:
    """A name less the word for other returns: `previous.closing` is of the table that has `closing`."""
    return name if origin_of(name) in (Origin.OWN, Origin.RETURNS) else replace(name, path=name.path[1:])


def _bare(name: Name, around: Surroundings) -> bool:
    word = name.path[0]
    if len(name.path) == 1:
        return word not in (*RELATIVE, "unit", "period") and word not in around.fields
    qualified = word in ("figures", "returns", *around.table_names, *(s.form for s in around.scopes))
    return not qualified


def _knows(scope: Scope, name: Name) -> bool:
    if len(name.path) == 1:
        return name.path[0] in scope.names
    return name.path[0] in scope.qualifiers and name.path[1] in scope.names


def _named_table(name: Name, around: Surroundings) -> Scope | None:
    """The table of a name of this return; a name of other returns does not say where the rule is judged."""
    if is_figure(name) or len(name.path) < 2 or origin_of(name) is not Origin.OWN:
        return None
    return refer(name, around, None).scope
