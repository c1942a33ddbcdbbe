"""Files are read and judged in chunks: memory is bounded by a chunk, whatever the number of files."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path

from pdvalidate import forms, reading
from pdvalidate.judging.frames.reducing import reduced
from pdvalidate.judging.judgement import judge
from pdvalidate.judging.outcomes import outcomes
from pdvalidate.model.form import Form
from pdvalidate.model.library import Library
from pdvalidate.model.limits import LIMITS, Limits
from pdvalidate.model.outcome import Outcome
from pdvalidate.model.returns import Refusal, Return
from pdvalidate.model.term import Resolution
from pdvalidate.rules import resolve_form
from pdvalidate.rules.needs import Needs, within

FILES = 256
"""Files in a chunk: enough that what a batch costs by itself hardly counts, few enough for some 50 MB."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A file to be judged, and the form that it is said to be of: ID[@EDITION]."""

    file: Path
    form: str | None = None


@dataclass(frozen=True)
class Order:
    """What all chunks of a run are judged by."""

    library: Library
    limits: Limits = LIMITS
    kept: Needs = field(default_factory=Needs)

    @cached_property
    def resolutions(self) -> dict[str, Resolution]:
        """The rules of each form that look at a return alone, resolved, by the form's key."""
        return {form.key: within(resolve_form(form, self.library.lists)) for form in self.library.forms}

    def form(self, asked: Asked) -> Form | None:
        """The form that a file is said to be of.

        Raises:
            PdvalidateError: it is not known.
        """
        return forms.choose(self.library, asked.form) if asked.form else None


def chunks(asked: Sequence[Asked], size: int = FILES) -> Iterator[Sequence[Asked]]:
    """The files in pieces of at most `size`."""
    return (asked[first : first + size] for first in range(0, len(asked), size))


def judge_chunk(order: Order, chunk: Sequence[Asked]) -> list[Outcome]:
    """Read and judge some files. Their outcomes, in their order, depend on no other file of the chunk."""
    with _without_collecting():
        read = [reading.read(one.file, order.library, order.form(one), limits=order.limits) for one in chunk]
    judged = {one.read.file: one for one in _judged(order, read)}
    return [Outcome(one) if isinstance(one, Refusal) else judged[one.file] for one in read]


def read_chunk(order: Order, chunk: Sequence[Asked]) -> list[Return | Refusal]:
    """Read some files that are not judged: what rules between returns ask of them."""
    with _without_collecting():
        read = [reading.read(one.file, order.library, order.form(one), limits=order.limits) for one in chunk]
    return [reduced(one, order.kept) if isinstance(one, Return) else one for one in read]


def _judged(order: Order, read: Sequence[Return | Refusal]) -> Iterator[Outcome]:
    """The returns of each form are judged together."""
    returns = sorted((one for one in read if isinstance(one, Return)), key=lambda one: one.form.key)
    for key, group in groupby(returns, key=lambda one: one.form.key):
        same = list(group)
        judgement = judge(same[0].form, same, order.resolutions[key], order.library.lists)
        for one in outcomes(judgement):
            yield replace(one, read=reduced(one.read, order.kept) if isinstance(one.read, Return) else one.read)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Reading makes millions of cells and no cycles: looking for cycles among them would cost a tenth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
