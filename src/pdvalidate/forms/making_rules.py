"""Rules: from what is written to what is meant. Their texts are parsed and resolved later, all together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from pdvalidate.forms.making import Making, Path
from pdvalidate.forms.templates import base_of, expanded
from pdvalidate.forms.written_rules import WrittenDefaults, WrittenMissing, WrittenNarrowing, WrittenRule
from pdvalidate.model.form import Narrowing, Rule, Tolerance
from pdvalidate.model.kinds import Severity
from pdvalidate.text.yaml_tree import Mapping as MappingNode
from pdvalidate.text.yaml_tree import node_at

_TOLERANCE = re.compile(r"(?P<number>\d{1,30}(\.\d{1,30})?) ?(?P<percent>%)?")


def make_rules(making: Making, written: Mapping[str, WrittenRule], defaults: WrittenDefaults) -> tuple[Rule, ...]:
    """All rules of a form or collection; what a rule leaves out is taken from the file's `defaults`."""
    return tuple(
        _rule(making, key, id, rule, defaults)
        for key, template in written.items()
        for id, rule in expanded(making, key, template)
    )


def text_path(making: Making, rule: str, part: str = "rule") -> Path:
    """The keys that lead to the text of a rule, or to that of its `where`."""
    path: Path = ("rules", base_of(rule))
    return (*path, part) if isinstance(node_at(making.tree, path), MappingNode) else path


def _rule(making: Making, key: str, id: str, written: WrittenRule, defaults: WrittenDefaults) -> Rule:
    path: Path = ("rules", key)
    making.identifier(key, making.source(*path, of_key=True))
    missing = written.missing or defaults.missing or WrittenMissing()
    return Rule(
        id=id,
        text=written.rule,
        tables=written.table,
        rows=_narrowing(making, written.rows, (*path, "rows")),
        columns=_narrowing(making, written.columns, (*path, "columns")),
        where=written.where,
        by=written.by,
        severity=written.severity or defaults.severity or Severity.ERROR,
        basis=written.basis,
        message=written.message,
        missing_left=missing.left,
        missing_right=missing.right,
        tolerance=_tolerance_of(making, key, written, defaults),
        suspended=written.suspended,
        source=making.source(*text_path(making, key)),
    )


def _narrowing(making: Making, written: WrittenNarrowing | None, path: Path) -> Narrowing | None:
    if written is None:
        return None
    source = making.source(*path)
    if bool(written.names) == bool(written.excepted):
        making.say(source, "names, or {not: [names]}, are expected here")
    return Narrowing(written.names or written.excepted, bool(written.excepted), source)


def _tolerance_of(making: Making, name: str, written: WrittenRule, defaults: WrittenDefaults) -> Tolerance | None:
    if written.tolerance is not None:
        return _tolerance(making, written.tolerance, ("rules", name, "tolerance"))
    if defaults.tolerance is not None:
        return _tolerance(making, defaults.tolerance, ("defaults", "tolerance"))
    return None


def _tolerance(making: Making, text: str, path: Path) -> Tolerance | None:
    if text == "rounding":
        return Tolerance(rounding=True)
    found = _TOLERANCE.fullmatch(text.strip())
    if found is None:
        making.say(making.source(*path), f"'{text}' is no tolerance", "write 'rounding', 0.5 or 1%")
        return None
    number = Decimal(found["number"])
    return Tolerance(relative=number / 100) if found["percent"] else Tolerance(absolute=number)
