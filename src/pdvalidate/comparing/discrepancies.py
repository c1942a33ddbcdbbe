"""Two reports compared: a discrepancy is known by its fingerprint, wherever its cell went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdvalidate.model.comparison import Comparison, Pair
from pdvalidate.model.report import Discrepancy, Report, ReturnResult
from pdvalidate.text.folding import fold

_Identity = tuple[str, str, str, int]
"""Form without edition, unit, period, and the how-manieth such return it is."""

_Place = tuple[str, str, str, str, str]
"""Rule, file, table, row and column."""


def compare(old: Report, new: Report) -> Comparison:
    """What became of every discrepancy, and which returns belong together. Values are not compared here."""
    pairs = tuple(_pairs(old, new))
    before, after = {one.id for one in old.discrepancies}, {one.id for one in new.discrepancies}
    gone = [one for one in old.discrepancies if one.id not in after]
    judged = _Judged(new, pairs)
    return Comparison(
        old=old,
        new=new,
        pairs=pairs,
        added=tuple(one for one in new.discrepancies if one.id not in before),
        fixed=tuple(one for one in gone if judged.again(one)),
        still=tuple(one for one in new.discrepancies if one.id in before),
        unjudged=tuple(one for one in gone if not judged.again(one)),
    )


class _Judged:
    """What the new report gave verdicts on."""

    def __init__(self, new: Report, pairs: Iterable[Pair]) -> None:
        self._partners = {one.old: one.new for one in pairs if one.old and one.new}
        self._rules = {(_without_edition(one.form), one.id): one.judged for one in new.rules}
        self._owners = {_without_edition(one.form) for one in new.rules}
        self._owners |= {one.id for one in new.collections}
        self._undecided = {
            _place(case.rule, case.file, case.table, case.row, case.column)
            for rule in new.rules
            for case in rule.undecided_cases
        }

    def again(self, one: Discrepancy) -> bool:
        """Whether its rule was judged at its place once more. A finding is looked for in every return."""
        owner = _without_edition(one.form)
        if one.file is None:
            partner = None
            known = owner in self._owners
        else:
            partner = self._partners.get(one.file)
            known = partner is not None
        if not known or one.kind == "finding":
            return known
        place = _place(one.rule, partner, one.table, one.row, one.column)
        return bool(self._rules.get((owner, one.rule))) and place not in self._undecided


def _pairs(old: Report, new: Report) -> Iterator[Pair]:
    """Every return of the new submission in its order, then those that only the old one has."""
    before, after = dict(_identified(old)), dict(_identified(new))
    for identity in dict.fromkeys((*after, *before)):
        one, other = before.get(identity), after.get(identity)
        known = other or one
        if known is not None and known.form is not None:
            files = (one.file if one else None, other.file if other else None)
            yield Pair(known.form.id, known.unit, known.period, *files)


def _identified(report: Report) -> Iterator[tuple[_Identity, ReturnResult]]:
    seen: dict[tuple[str, str, str], int] = {}
    for one in report.returns:
        if one.form is not None and not one.reason:
            name = (one.form.id, fold(one.unit or ""), fold(one.period or ""))
            seen[name] = seen.get(name, 0) + 1
            yield (*name, seen[name]), one


def _place(*parts: str | None) -> _Place:
    rule, file, table, row, column = (fold(part or "") for part in parts)
    return rule, file, table, row, column


def _without_edition(form: str) -> str:
    return form.partition("@")[0]
