"""Outcomes as bytes: they come back as they were, and bytes from elsewhere run nothing."""

from __future__ import annotations

import os
import pickle
from decimal import Decimal

import pytest

from pdvalidate import api
from pdvalidate.api.chunks import Asked, Order, judge_chunk
from pdvalidate.api.collecting import kept_by
from pdvalidate.api.packing import Packing, UnpackingError
from pdvalidate.model.outcome import Outcome
from pdvalidate.model.returns import Return
from tests.samples.returns import FAULTY, library


def outcomes() -> list[Outcome]:
    known = library()
    order = Order(known, kept=kept_by(known.collections, known))
    return judge_chunk(order, [Asked(file) for file in api.find_files([str(FAULTY)])])


def test_outcomes_come_back_as_they_were() -> None:
    packing = Packing(library())
    packed = outcomes()
    assert packing.unpack(packing.pack(packed)) == packed


def test_forms_are_those_of_the_library_at_hand() -> None:
    packing = Packing(library())
    back = packing.unpack(packing.pack(outcomes()))
    forms = {id(form) for form in library().forms}
    assert {id(one.read.form) for one in back if isinstance(one.read, Return)} <= forms


class _Harm:
    def __reduce__(self) -> tuple[object, ...]:
        return os.getenv, ("HOME",)


@pytest.mark.parametrize(
    "content",
    [
        [_Harm()],
        [os.getenv],
        [Packing],
        [Decimal(1)],
        "text",
    ],
    ids=["call", "function", "class-elsewhere", "no-outcome", "no-list"],
)
def test_anything_but_outcomes_is_refused(content: object) -> None:
    with pytest.raises(UnpackingError):
        Packing(library()).unpack(pickle.dumps(content))


def test_damaged_bytes_are_refused() -> None:
    packing = Packing(library())
    packed = packing.pack(outcomes())
    for end in (0, 1, len(packed) // 2, len(packed) - 1):
        with pytest.raises(UnpackingError):
            packing.unpack(packed[:end])
