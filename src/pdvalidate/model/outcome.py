"""What became of one file, told so that it is the same whichever files were judged beside it."""

from __future__ import annotations

from dataclasses import dataclass

from pdvalidate.model.report import Discrepancy, Undecided
from pdvalidate.model.returns import Refusal, Return


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file, judged by the rules within its return.

    `read` is reduced to what rules between returns need. `counts` has five numbers for each rule within a return, in
    the order of the form: satisfied, violated, undecided, not applicable, satisfied by rounding; 64-bit, native order.
    """

    read: Return | Refusal
    counts: bytes = b""
    discrepancies: tuple[Discrepancy, ...] = ()
    undecided: tuple[Undecided, ...] = ()
