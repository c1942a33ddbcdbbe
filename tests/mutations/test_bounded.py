"""A bounded sample of the damaged workbooks; `python -m tests.mutations.run` is the full run."""

from __future__ import annotations

from random import Random

from tests.mutations.mutating import mutated
from tests.mutations.run import run
from tests.mutations.sowing import sound


def test_damaged_workbooks_cost_only_themselves() -> None:
    tally = run(120, seed=20221231, batch=120)
    assert tally.failures == []
    assert tally.files == 120
    assert tally.outcomes["file-damaged"] > 30
    assert tally.outcomes["accepted"] + tally.outcomes["rejected"] > 10


def test_the_same_seed_makes_the_same_damage() -> None:
    seeds = [content for _, content in sound()]
    made = [[mutated(Random(seed), content) for content in seeds] for seed in (1, 1, 2)]  # noqa: S311 - repeatable
    assert made[0] == made[1] != made[2]
