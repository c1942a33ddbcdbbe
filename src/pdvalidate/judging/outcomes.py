"""Returns that were judged together, taken apart again: what became of each file by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from pdvalidate.judging.judgement import Judgement
from pdvalidate.judging.within.tallying import COLUMNS
from pdvalidate.model.form import Form
from pdvalidate.model.outcome import Outcome
from pdvalidate.model.report import Discrepancy, RuleResult, Undecided
from pdvalidate.model.returns import Return
from pdvalidate.model.term import ResolvedRule


def outcomes(judgement: Judgement) -> list[Outcome]:
    """The outcome of each return of a judgement, in their order."""
    returns = judgement.stack.returns
    found: dict[str | None, list[Discrepancy]] = defaultdict(list)
    cases: dict[str | None, list[Undecided]] = defaultdict(list)
    for discrepancy in judgement.discrepancies:
        found[discrepancy.file].append(discrepancy)
    for case in (case for result in judgement.rules for case in result.undecided_cases):
        cases[case.file].append(case)
    counts = np.array(judgement.tallies, np.int64).reshape(-1, len(returns), COLUMNS).swapaxes(0, 1)
    return [
        Outcome(one, counts[place].tobytes(), tuple(found[one.file]), tuple(cases[one.file]))
        for place, one in enumerate(returns)
    ]


def added_up(form: Form, rules: Sequence[ResolvedRule], judged: Iterable[Outcome]) -> list[RuleResult]:
    """The results of a form's rules over all its returns. Undecided cases stay in the order of the outcomes."""
    counts = np.zeros((len(rules), COLUMNS), np.int64)
    cases: Mapping[str, list[Undecided]] = defaultdict(list)
    for one in judged:
        counts += np.frombuffer(one.counts, np.int64).reshape(counts.shape)
        for case in one.undecided:
            cases[case.rule].append(case)
    return [
        RuleResult(form.key, one.rule, one.rule.id, *counted, undecided_cases=tuple(cases[one.rule.id]))
        for one, counted in zip(rules, (_Counts(*row) for row in counts.tolist()), strict=True)
    ]


class _Counts(NamedTuple):
    """One row of a tally."""

    satisfied: int
    violated: int
    undecided: int
    not_applicable: int
    by_rounding: int


def of_form(judged: Iterable[Outcome], form: Form) -> Iterable[Outcome]:
    """The outcomes of the returns of one form."""
    return (one for one in judged if isinstance(one.read, Return) and one.read.form.key == form.key)
