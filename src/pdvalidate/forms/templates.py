"""Rules written once for several values: `for: {kind: [current, previous_year]}` makes one rule of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from pdvalidate.forms.making import Making
from pdvalidate.forms.written_rules import WrittenNarrowing, WrittenRule

Values = Mapping[str, str]

MOST = 10_000
"""Rules that one template may make."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def expanded(making: Making, name: str, written: WrittenRule) -> Iterator[tuple[str, WrittenRule]]:
    """The rules that one entry stands for, each with its identifier: split[current, males]."""
    if written.for_ is None:
        yield name, written
        return
    combinations = _combinations(making, name, written.for_)
    _say_unused(making, name, written, combinations)
    seen: set[str] = set()
    for values in combinations:
        id = f"{name}[{', '.join(values.values())}]"
        if id in seen:
            making.say(making.source("rules", name, "for"), f"these values make the rule '{id}' twice")
        else:
            seen.add(id)
            yield id, _filled(written, values)


def base_of(rule: str) -> str:
    """The key under which a rule is written."""
    return rule.partition("[")[0]


def _combinations(making: Making, name: str, written: Mapping[str, Sequence[str]] | Sequence[Values]) -> list[Values]:
    if not isinstance(written, Mapping):
        return list(written)
    size = 1
    for texts in written.values():
        size *= len(texts)
    if size > MOST:
        making.say(making.source("rules", name, "for"), f"this makes {size} rules; at most {MOST} are allowed")
        return []
    return [dict(zip(written, texts, strict=True)) for texts in product(*written.values())]


def _say_unused(making: Making, name: str, written: WrittenRule, combinations: Sequence[Values]) -> None:
    used = set(
        _PLACEHOLDER.findall(
            f"{written.rule} {written.where} {written.rows} {written.columns} {written.table} {written.by}"
        )
    )
    for one in dict.fromkeys(key for values in combinations for key in values):
        if one not in used:
            making.say(making.source("rules", name, "for"), f"'{{{one}}}' stands nowhere in the rule")


def _filled(written: WrittenRule, values: Values) -> WrittenRule:
    """The rule with its values in every text; other placeholders are for its messages."""
    changed: dict[str, Any] = {
        "rule": _fill(written.rule, values),
        "where": None if written.where is None else _fill(written.where, values),
        "table": tuple(_fill(text, values) for text in written.table),
        "by": tuple(_fill(text, values) for text in written.by),
        "rows": _narrowed(written.rows, values),
        "columns": _narrowed(written.columns, values),
        "basis": {language: _fill(text, values) for language, text in written.basis.items()},
        "message": {language: _fill(text, values) for language, text in written.message.items()},
        "for_": None,
    }
    return written.model_copy(update=changed)


def _narrowed(written: WrittenNarrowing | None, values: Values) -> WrittenNarrowing | None:
    if written is None:
        return None
    named, excepted = (tuple(_fill(text, values) for text in texts) for texts in (written.names, written.excepted))
    return written.model_copy(update={"names": named, "excepted": excepted})


def _fill(text: str, values: Values) -> str:
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)
