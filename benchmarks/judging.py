"""Two hundred rules over a thousand stacked returns, against calamine merely reading the same files."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from benchmarks.generator import SCHEMA, returns
from benchmarks.measuring import Result, count, folder, main, processor_seconds, ratio, read_with_calamine
from pdvalidate import api, forms, reading
from pdvalidate.judging.cells.reading_cells import read_cells
from pdvalidate.judging.frames.codes import Books
from pdvalidate.judging.frames.frames import Plans, Stack
from pdvalidate.judging.frames.stacking import stack
from pdvalidate.judging.within.rule_judging import RuleJudge
from pdvalidate.judging.within.ways import WithinReturns
from pdvalidate.model.form import Form, Rule
from pdvalidate.model.returns import Return
from pdvalidate.model.term import Resolution
from pdvalidate.rules import resolve_form
from pdvalidate.rules.parser import parse

RULES = 200
LONG_FORM = 500
SECONDS = 0.3
"""What parsing and resolving a form of LONG_FORM rules may take."""


def rules(form: Form, wanted: int) -> tuple[Rule, ...]:
    """So many rules of the usual kinds over all tables of a form: most hold on the generated returns."""
    found = _every_rule(form)
    return tuple(
        Rule(f"rule-{place}", text, tables=(table,)) for place, (table, text) in zip(range(wanted), found, strict=False)
    )


def _every_rule(form: Form) -> Iterator[tuple[str, str]]:
    texts = [
        *("persons = females + males", "ages = young + adults + elderly", "total = sum(details)"),
        *("if females > 0 then males > 0", "persons[total] >= persons", "0 <= minority <= persons"),
        *("homes = permanent + temporary", "permanent + temporary <= persons", "females / persons <= 1"),
    ]
    for table in form.tables:
        yield from ((table.name, text) for text in texts)
    pairs = combinations([column.name for column in form.tables[0].measures], 2)
    for one, other in pairs:
        for table in form.tables:
            yield table.name, f"{one} + {other} <= 3 * persons"
            yield table.name, f"{one}[total] = sum({one}[details]) or {other} < 0"
            yield table.name, f"if {one} = 0 then {other} <= persons"
            yield table.name, f"{one} - {other} <= total_of[total]".replace("total_of", "persons")


def _stacked(form: Form, read: Sequence[Return]) -> Stack:
    stacked = stack(form, read, Books())
    read_cells(stacked)
    return stacked


def _judging(stacked: Stack, resolution: Resolution) -> Callable[[], int]:
    """A judge that has looked nothing up before."""

    def work() -> int:
        fresh = replace(stacked, plans=Plans())
        return sum(
            one.verdicts.size for _, judged in RuleJudge(WithinReturns(fresh)).judge_all(resolution) for one in judged
        )

    return work


def run() -> Iterator[Result]:
    with folder("returns") as place:
        files = returns(place, count(1000))
        library = api.load_library([SCHEMA])
        form = replace(library.forms[0], rules=rules(library.forms[0], RULES))
        resolution = resolve_form(form, {})
        read = [one for file in files if isinstance(one := reading.read(file, library), Return)]
        stacked = _stacked(form, read)
        instances = _judging(stacked, resolution)()
        found, detail = ratio(_judging(stacked, resolution), lambda: read_with_calamine(files), rounds=3)
        yield Result(f"{RULES} rules, {len(read)} returns / calamine", found, 0.35, f"{instances} instances; {detail}")
        found, detail = ratio(lambda: _stacked(form, read), lambda: read_with_calamine(files), rounds=3)
        yield Result(f"stacking {len(read)} returns / calamine", found, 0.20, detail)
        half = _stacked(form, read[: len(read) // 2])
        found, detail = ratio(_judging(stacked, resolution), _judging(half, resolution), rounds=3)
        yield Result("rules on twice as many returns", found, 2.3, detail)
        found, detail = ratio(lambda: _stacked(form, read), lambda: _stacked(form, read[: len(read) // 2]), rounds=3)
        yield Result("stacking twice as many returns", found, 2.3, detail)
    yield _long_form(form)


def _long_form(form: Form) -> Result:
    """A form of 500 rules, from the YAML text to resolved rules, beside the seconds that it may take."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "form.yaml"
        head, _, _ = SCHEMA.read_text(encoding="utf-8").partition("\nrules:\n")
        lines = [f'  {one.id}: {{rule: "{one.text}", table: {one.tables[0]}}}' for one in rules(form, LONG_FORM)]
        path.write_text("\n".join([head, "rules:", *lines, ""]), encoding="utf-8")
        load = [_without_memory(path) for _ in range(5)]
    seconds = sorted(load)[len(load) // 2]
    return Result(f"parsing and resolving {LONG_FORM} rules / {SECONDS} s", seconds / SECONDS, 1.0, f"{seconds:.2f} s")


def _without_memory(path: Path) -> float:
    parse.cache_clear()
    return processor_seconds(lambda: forms.load([path]))


if __name__ == "__main__":
    main(*run())
