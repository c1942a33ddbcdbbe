"""A rule together with whose it is, for those who tell about rules and judge nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pdvalidate.model.form import Form, Texts
from pdvalidate.model.term import ResolvedRule


@dataclass(frozen=True)
class KnownRule:
    """`owner` is the key of its form or collection; `forms` are those that it speaks of, by identifier."""

    owner: str
    rule: ResolvedRule
    forms: Mapping[str, Form]
    title: Texts = field(default_factory=dict)
    basis: Texts = field(default_factory=dict)  # of its form

    def answers_to(self, name: str) -> bool:
        """Whether `split`, `split[current]` or `annual-return@2022/split` means this rule."""
        identifier = self.rule.rule.id
        return name in (identifier, identifier.partition("[")[0], f"{self.owner}/{identifier}")
