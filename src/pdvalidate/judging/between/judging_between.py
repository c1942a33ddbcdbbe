"""The rules of a form that look at other returns, judged on all returns that are at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from pdvalidate.judging.between.between import BetweenReturns
from pdvalidate.judging.between.ground import Ground
from pdvalidate.judging.between.noting import noted
from pdvalidate.judging.between.reach import Reach
from pdvalidate.judging.between.units import Units
from pdvalidate.judging.frames.codes import NONE
from pdvalidate.judging.frames.frames import Stack
from pdvalidate.judging.judgement import Judgement, tell
from pdvalidate.judging.within.rule_judging import RuleJudge
from pdvalidate.model.collection import MemberList
from pdvalidate.model.form import Form
from pdvalidate.model.term import Resolution
from pdvalidate.rules.needs import beyond, needs_of


def judge_between(
    form: Form,
    resolution: Resolution,
    stacks: Sequence[Stack],
    lists: Mapping[str, MemberList],
    earlier: Sequence[Stack] = (),
) -> Judgement | None:
    """Judge the rules of one form in one edition that look at other returns; None where it has none.

    `stacks` hold the returns of all its editions, with at least what `needs_of` the rules says; `earlier` those that
    are looked at and not judged.
    """
    resolution = beyond(resolution)
    same = [one for one in (*stacks, *earlier) if one.form.id == form.id]
    if not resolution.rules or not same:
        return None
    units = Units(lists, (form.unit_list,))
    ground = Ground.of([form], same, needs_of(resolution.rules, form.id), units)
    filed = ground.filed[form.id]
    returns = filed.stack.returns
    to_judge = {id(one) for stack in stacks for one in stack.returns if one.form.key == form.key}
    judged_here = [id(one) in to_judge for one in returns]
    subject_of = np.where(judged_here, np.arange(len(returns)), NONE).astype(np.int32)
    reach = Reach(ground, form.id, list(zip(filed.units.tolist(), filed.periods, strict=True)), by_position=True)
    members = {name: [one.name for one in known.members] for name, known in lists.items()}
    ways = BetweenReturns(reach, filed.stack, returns, subject_of, members)
    told = [
        tell(filed.stack, form.key, rule, [noted(one, ways) for one in judged])
        for rule, judged in RuleJudge(ways, members).judge_all(resolution)
    ]
    found = tuple(one for _, violated in told for one in violated)
    return Judgement(filed.stack, tuple(result for result, _ in told), found)
