"""`relation[spouse]`: the record whose key is the text that stands in another column of the record being judged."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pdvalidate.judging.frames.frames import Frame, Lines, Stack
from pdvalidate.judging.frames.lookup import NOWHERE, Index, combine
from pdvalidate.judging.within.instances import Instances, codes_of
from pdvalidate.judging.within.selecting import select
from pdvalidate.model.expression import Node
from pdvalidate.model.returns import Cell
from pdvalidate.model.term import Term, Variant, leaves
from pdvalidate.text.folding import fold_value


def follow(stack: Stack, frame: Frame, term: Term, wanted: Instances) -> Lines:
    """The line of each instance: that whose last key is the text of the term's `via` column in the instance's record.

    The other keys, and blocks, are those of the instance. NOWHERE where nothing bears the text, TWICE where several do.
    """
    if wanted.record is None:
        raise ValueError(f"the instances of {term} have no open record")
    *others, last = (key.name for key in frame.table.keys)
    shared = [name for name in (*others, *frame.path) if name in wanted.codes]
    texts: dict[str, int] = {}
    borne = _numbered(stack.frame(frame.table.name).cells(last), texts)[frame.record]
    meant = _numbered(_via_cells(stack, wanted, term), texts)
    chosen = select(stack, frame, term)
    sizes = [len(stack.returns), *(len(stack.book(name)) for name in shared), len(texts)]
    known: list[NDArray[np.integer]] = [
        frame.ret[chosen],
        *(codes_of(stack, frame, chosen, name) for name in shared),
        borne[chosen],
    ]
    asked: list[NDArray[np.integer]] = [wanted.ret, *(wanted.codes[name] for name in shared), meant]
    index = Index.of(combine(known, sizes, len(chosen)), chosen)
    return np.asarray(np.where(meant < 0, NOWHERE, index.find(combine(asked, sizes, wanted.size))), np.intp)


def blank_ways(stack: Stack, variant: Variant, wanted: Instances) -> NDArray[np.bool_] | None:
    """Which instances have nothing in a column that leads to another record; None where no term has such a column."""
    terms = _ways((variant.tree, variant.condition))
    if not terms or wanted.record is None:
        return None
    blank = np.zeros(wanted.size, np.bool_)
    for term in terms:
        blank |= _numbered(_via_cells(stack, wanted, term), {}) < 0
    return blank


def _ways(trees: Sequence[Node | None]) -> list[Term]:
    return [leaf for tree in trees if tree for leaf in leaves(tree) if isinstance(leaf, Term) and leaf.via]


def _via_cells(stack: Stack, wanted: Instances, term: Term) -> list[Cell]:
    """What stands in the `via` column of each instance's record, which is of the table under `via_table`."""
    table, column = term.via or ("", "")
    cells = stack.frame(table).cells(column)
    return [cells[line] for line in (wanted.record if wanted.record is not None else ())]


def _numbered(cells: Sequence[Cell], texts: dict[str, int]) -> NDArray[np.int64]:
    """Folded texts as numbers from 0; -1 for a blank."""
    folded = [fold_value(cell) for cell in cells]
    return np.array([texts.setdefault(text, len(texts)) if text else -1 for text in folded], np.int64)
