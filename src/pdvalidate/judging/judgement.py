"""All returns of one form judged together: findings, verdicts, discrepancies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pdvalidate.judging.cells.cell_findings import notes_as_findings, structure_findings
from pdvalidate.judging.cells.combinations import missing_combinations
from pdvalidate.judging.cells.field_findings import field_findings
from pdvalidate.judging.cells.findings import as_discrepancy
from pdvalidate.judging.cells.reading_cells import read_cells
from pdvalidate.judging.frames.codes import Books
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.frames.stacking import stack
from pdvalidate.judging.within.rule_judging import Judged, RuleJudge
from pdvalidate.judging.within.tallying import Tally, tally
from pdvalidate.judging.within.violations import undecided, violations
from pdvalidate.judging.within.ways import WithinReturns
from pdvalidate.model.collection import MemberList
from pdvalidate.model.form import Form, Rule
from pdvalidate.model.report import Discrepancy, RuleResult, Undecided
from pdvalidate.model.returns import Return
from pdvalidate.model.term import Resolution
from pdvalidate.rules.needs import within
from pdvalidate.rules.verdicts import FALSE, NOT_APPLICABLE, TRUE, UNDECIDED


@dataclass(frozen=True)
class Judgement:
    """What came of the returns of one form. `stack` is kept for the rules between returns."""

    stack: Stack
    rules: tuple[RuleResult, ...]
    discrepancies: tuple[Discrepancy, ...]
    tallies: tuple[Tally, ...] = ()  # of each rule, by return


def judge(form: Form, returns: Sequence[Return], resolution: Resolution, lists: Mapping[str, MemberList]) -> Judgement:
    """Judge returns of one form by the rules within it: one return and ten thousand take the same path."""
    stacked = stack(form, returns, Books())
    members = {name: [text for one in known.members for text in one.texts] for name, known in lists.items()}
    located = [(place, finding) for place, one in enumerate(returns) for finding in one.findings]
    located += notes_as_findings(read_cells(stacked))
    located += structure_findings(stacked, members)
    located += missing_combinations(stacked, lists)
    located += field_findings(stacked)
    found = [as_discrepancy(returns[place], finding) for place, finding in located]
    results, tallies = [], []
    for rule, judged in RuleJudge(WithinReturns(stacked), members).judge_all(within(resolution)):
        result, violated = tell(stacked, form.key, rule, judged)
        results.append(result)
        tallies.append(tally(judged, len(returns)))
        found += violated
    return Judgement(stacked, tuple(results), tuple(found), tuple(tallies))


def tell(stacked: Stack, owner: str, rule: Rule, judged: Sequence[Judged]) -> tuple[RuleResult, list[Discrepancy]]:
    """The counts of a rule over all its variants, and its violations."""
    verdicts = np.concatenate([one.verdicts for one in judged]) if judged else np.zeros(0, np.uint8)
    counts = np.bincount(verdicts, minlength=4)
    cases: tuple[Undecided, ...] = tuple(case for one in judged for case in undecided(stacked, one))
    result = RuleResult(
        form=owner,
        rule=rule,
        id=rule.id,
        satisfied=int(counts[TRUE]),
        violated=int(counts[FALSE]),
        undecided=int(counts[UNDECIDED]),
        not_applicable=int(counts[NOT_APPLICABLE]),
        by_rounding=sum(one.by_rounding for one in judged),
        undecided_cases=cases,
    )
    return result, [found for one in judged for found in violations(stacked, one, owner)]
