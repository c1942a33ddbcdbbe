"""The instances of a rule: one for every combination of what its terms leave open, and that stands."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.frames.codes import Codes
from pdvalidate.judging.frames.frames import Frame, Lines, Stack
from pdvalidate.judging.frames.lookup import Keys, combine
from pdvalidate.judging.frames.trees import parents, under
from pdvalidate.judging.within.selecting import narrowed, plan_of, select
from pdvalidate.model.form import Rule
from pdvalidate.model.term import CHILDREN, RECORD, Origin, Term, Variant, leaves, stretch


@dataclass(frozen=True)
class Instances:
    """n instances of a rule, as arrays of n codes.

    `record` is the line of each one's record where the record is left open; `codes` holds the member of every other
    dimension that is open, and of the key columns of an open record.
    """

    size: int
    ret: Codes
    record: Lines | None = None
    codes: Mapping[str, Codes] = field(default_factory=dict)
    plan: Hashable = None  # equal plans are equal instances; None: nobody else has the same

    def take(self, keep: NDArray[np.intp]) -> Instances:
        """Some of them, in the order of `keep`."""
        record = None if self.record is None else self.record[keep]
        codes = {dimension: codes[keep] for dimension, codes in self.codes.items()}
        return Instances(len(keep), self.ret[keep], record, codes)


def one_per_return(returns: int) -> Instances:
    return Instances(returns, np.arange(returns, dtype=np.int32))


def instances_of(stack: Stack, variant: Variant, rule: Rule) -> Instances:
    """The instances of one variant of a rule that stand in its own table, less those that `rows:` leaves out.

    They come from the cells of terms outside aggregates that leave open all that the rule does; of a rule of
    aggregates only, from the records that these run over; of a rule about other tables only, from all records.
    """
    terms = [leaf for leaf in leaves(variant.tree) if isinstance(leaf, Term) and _is_own(leaf, variant)]
    widest = [term for term in terms if term.open == variant.open]
    plain = [term for term in widest if not term.aggregate]
    taken = list(dict.fromkeys(plain or map(_of_this, widest or terms)))
    plans = frozenset(plan_of(stack.frame(term.table, term.path), term) for term in taken)
    narrowing = (rule.rows.names, rule.rows.excluded) if rule.rows else None
    plan = (variant.table, variant.open, plans, narrowing, variant.kept, _asks_for_children(variant))
    if plan not in stack.plans.instances:
        stack.plans.instances[plan] = replace(_find(stack, variant, rule, taken), plan=plan)
    known: Instances = stack.plans.instances[plan]
    return known


def _is_own(term: Term, variant: Variant) -> bool:
    return (term.table, term.form, term.origin) == (variant.table, variant.form, Origin.OWN)


def _find(stack: Stack, variant: Variant, rule: Rule, terms: Sequence[Term]) -> Instances:
    table = stack.form.by_name[variant.table]
    frame = stack.frame(table.name)
    found = [_lines(stack, term) for term in terms] or [(frame, np.arange(frame.size, dtype=np.intp))]
    if rule.rows is not None:
        kept = narrowed(stack, table, rule.rows)
        found = [(frame, lines[kept[frame.record[lines]]]) for frame, lines in found]
    instances = _kept(stack, variant, _distinct(stack, variant, found))
    if _asks_for_children(variant) and instances.record is not None:
        return instances.take(np.flatnonzero(parents(stack, table.name)[instances.record]))
    return instances


def _asks_for_children(variant: Variant) -> bool:
    """Whether a rule is judged only where there are children (schema-language 3.2)."""
    return any(isinstance(leaf, Term) and leaf.over_children for leaf in leaves(variant.tree))


def _of_this(term: Term) -> Term:
    """The cells of the records whose children an aggregate runs over; any other term as it is."""
    if not term.over_children:
        return term
    return replace(term, closes=tuple(one for one in term.closes if one.name != CHILDREN), function=None, where=None)


def _kept(stack: Stack, variant: Variant, instances: Instances) -> Instances:
    """The instances in the members of blocks that `columns:` leaves."""
    mask = np.ones(instances.size, np.bool_)
    for kept in variant.kept:
        codes = [stack.book(kept.dimension).known(member) for member in kept.members]
        mask &= np.isin(instances.codes[kept.dimension], codes, invert=kept.excluded)
    return instances if mask.all() else instances.take(np.flatnonzero(mask))


def _lines(stack: Stack, term: Term) -> tuple[Frame, Lines]:
    frame = stack.frame(term.table, term.path)
    return frame, select(stack, frame, term)


def _distinct(stack: Stack, variant: Variant, found: Sequence[tuple[Frame, Lines]]) -> Instances:
    """One instance for each combination; the lines of a single frame with an open record are distinct already."""
    dimensions = sorted(variant.open)
    if len(found) == 1 and RECORD in variant.open and set(found[0][0].path) <= variant.open:
        return _at(stack, dimensions, *found[0])
    keys = np.concatenate([key_of(stack, frame, lines, dimensions) for frame, lines in found])
    parts = [_at(stack, dimensions, frame, lines) for frame, lines in found]
    return _joined(parts).take(_firsts(keys))


def _firsts(keys: Keys) -> NDArray[np.intp]:
    """Where each distinct key stands first, in ascending order of keys, which are often sorted already."""
    if keys.size and (np.diff(keys) > 0).all():
        return np.arange(keys.size, dtype=np.intp)
    return np.unique(keys, return_index=True)[1].astype(np.intp)


def _joined(parts: Sequence[Instances]) -> Instances:
    records = [part.record for part in parts if part.record is not None]
    return Instances(
        sum(part.size for part in parts),
        np.concatenate([part.ret for part in parts]),
        np.concatenate(records) if records else None,
        {name: np.concatenate([part.codes[name] for part in parts]) for name in parts[0].codes},
    )


def _at(stack: Stack, dimensions: Sequence[str], frame: Frame, lines: Lines) -> Instances:
    codes = {name: codes_of(stack, frame, lines, name) for name in dimensions if name != RECORD}
    record = frame.record[lines] if RECORD in dimensions else None
    return Instances(len(lines), frame.ret[lines], record, codes)


def codes_of(stack: Stack, frame: Frame, lines: Lines, dimension: str) -> Codes:
    """The member of a block, of a key column or of what repeats that each line belongs to."""
    if dimension in frame.members:
        return frame.members[dimension][lines]
    return stack.keys[frame.table.name][dimension][frame.record[lines]]


def key_of(stack: Stack, frame: Frame, lines: Lines, dimensions: Sequence[str], *, of_children: bool = False) -> Keys:
    """The key of lines in some dimensions and their return; keys of an open record are implied by it.

    `of_children`: the record of a line is then the one that its own lies under.
    """
    records = frame.record[lines]
    if of_children:
        records = under(stack, frame.table.name, records)
    columns: list[NDArray[np.integer]] = [
        records if name == RECORD else codes_of(stack, frame, lines, name) for name in _telling(frame, dimensions)
    ]
    if RECORD not in dimensions:
        columns.insert(0, frame.ret[lines])
    return combine(columns, sizes_of(stack, frame, dimensions), len(lines))


def key_of_instances(stack: Stack, frame: Frame, wanted: Instances, dimensions: Sequence[str]) -> Keys:
    """The same key for instances, so that the two can be matched."""
    columns: list[NDArray[np.integer]] = [
        _record(wanted) if name == RECORD else wanted.codes[name] for name in _telling(frame, dimensions)
    ]
    if RECORD not in dimensions:
        columns.insert(0, wanted.ret)
    return combine(columns, sizes_of(stack, frame, dimensions), wanted.size)


def _record(wanted: Instances) -> Lines:
    if wanted.record is None:
        raise ValueError("the instances have no open record")
    return wanted.record


def _telling(frame: Frame, dimensions: Sequence[str]) -> Iterator[str]:
    """The dimensions that tell more than the others: a record implies its keys, a stretch of rows its text."""
    table = frame.table
    implied = {name for name in table.repeats if stretch(table.name, name) in dimensions}
    if RECORD in dimensions:
        implied = {
            *(key.name for key in table.keys),
            *table.repeats,
            *(stretch(table.name, one) for one in table.repeats),
        }
    return (name for name in dimensions if name not in implied)


def sizes_of(stack: Stack, frame: Frame, dimensions: Sequence[str]) -> list[int]:
    """How many codes each dimension of a key may have, in the order of `key_of`."""
    sizes = [
        stack.frame(frame.table.name).size if name == RECORD else len(stack.book(name))
        for name in _telling(frame, dimensions)
    ]
    return sizes if RECORD in dimensions else [len(stack.returns), *sizes]
