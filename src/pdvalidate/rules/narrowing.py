"""What `rows:`, `columns:` and `by:` make of a rule: names looked up, measures chosen, members of blocks kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdvalidate.model.form import Narrowing, Rule
from pdvalidate.model.kinds import ValueType
from pdvalidate.model.term import DETAILS, Kept, by_position
from pdvalidate.rules.mistakes import RuleError, did_you_mean
from pdvalidate.rules.scope import Scope, Sort

NAMED = "named"


def check_rows(rule: Rule, own: Scope | None) -> None:
    """Raise what is wrong with the names under `rows:`."""
    if rule.rows is None:
        return
    known = {DETAILS, NAMED}
    if own is not None:
        known |= {name for name, meaning in own.names.items() if meaning.sort in (Sort.ROW, Sort.GROUP)}
        known |= {name for name in own.table.repeats if own.opened_by(name)}
    _require_known(rule.rows, known, "rows", "no named row and no group")


def measures(rule: Rule, own: Scope, blocks: frozenset[str]) -> Iterator[str]:
    """The measures that a rule over members is judged in: those that stand in all of `blocks`.

    Percents and texts are left out unless `columns:` lists them.
    """
    names, excluded = _names(rule)
    listed = {name for name in names if name in own.table.by_name}
    kept = {block for name in names if (block := _block_of(own, name))}
    for column in own.table.by_name.values():
        path = set(own.path(column.name))
        usual = column.measure and column.type is not ValueType.PERCENT
        if column.key or not blocks <= path:
            continue
        if excluded:
            taken = usual and column.name not in listed
        else:
            taken = (column.name in listed if listed else usual) or bool(kept & path and usual)
            taken = taken and (not kept or column.name in listed or bool(kept & path))
        if taken:
            yield column.name


def kept_members(rule: Rule, own: Scope | None, open_dimensions: Iterable[str]) -> tuple[Kept, ...]:
    """The members of open blocks that `columns:` narrows the instances to."""
    if rule.columns is None or own is None:
        return ()
    names, excluded = _names(rule)
    by_block: dict[str, list[str]] = {}
    for name in names:
        block = _block_of(own, name)
        if block and block in open_dimensions:
            by_block.setdefault(block, []).append(name)
    return tuple(Kept(block, tuple(members), excluded) for block, members in by_block.items())


def check_columns(rule: Rule, own: Scope | None) -> None:
    """Raise what is wrong with the names under `columns:`."""
    if rule.columns is None or own is None:
        return
    sorts = (Sort.COLUMN, Sort.MEMBER)
    known = {name for name, meaning in own.names.items() if meaning.sort in sorts and not meaning.repeated}
    _require_known(rule.columns, known - set(own.key_names), "columns", "no column of figures and no member of a block")


def dimensions_of(rule: Rule, own: Scope | None) -> frozenset[str] | None:
    """The dimensions under `by:`, for each combination of whose members a rule is judged once; None without `by`."""
    if not rule.by:
        return None
    every = own.dimensions(tuple(own.table.blocks)) if own else ()
    known = {name for name in every if not by_position(name)}
    for name in rule.by:
        if name not in known:
            says = f"'{name}' is no key column of the table, and a rule is judged 'by' those"
            raise _in_part(RuleError(0, says, did_you_mean(name, known)), "by")
    return frozenset(rule.by)


def _names(rule: Rule) -> tuple[tuple[str, ...], bool]:
    return (rule.columns.names, rule.columns.excluded) if rule.columns else ((), False)


def _block_of(own: Scope, name: str) -> str | None:
    meaning = own.names.get(name)
    return meaning.dimension if meaning and meaning.sort is Sort.MEMBER and not meaning.repeated else None


def _require_known(narrowing: Narrowing, known: set[str], part: str, what: str) -> None:
    for name in narrowing.names:
        if name not in known:
            raise _in_part(RuleError(0, f"'{name}' is {what} of the table", did_you_mean(name, known)), part)


def _in_part(error: RuleError, part: str) -> RuleError:
    error.part = part
    return error
