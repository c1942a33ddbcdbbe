"""What several violated rules of one return say together about what went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pdvalidate.diagnosis import diagnosed
from pdvalidate.judging.judgement import judge
from pdvalidate.model.form import Table
from pdvalidate.model.report import Discrepancy, Report
from pdvalidate.model.returns import Cell
from pdvalidate.rules import resolve_form
from tests.forms_at_hand import count, form, key, part, returned, row

TABLE = Table("t", (key("district"), count("all"), count("pupils"), count("students")), rows=(row("total"),))
FORM = form(TABLE, rules=("all = pupils + students", "total = sum(details)"))


def hints(*lines: str) -> Mapping[tuple[str, str], tuple[str, tuple[str, ...], object]]:
    """Rule and cell -> kind, cells and suggestion, for lines of a label and three figures."""
    records = [dict(zip(("district", "all", "pupils", "students"), _cells(line), strict=True)) for line in lines]
    judgement = judge(FORM, [returned(FORM, part(TABLE, records))], resolve_form(FORM, {}), {})
    report = diagnosed(Report(discrepancies=judgement.discrepancies))
    return {(one.rule, one.cell or ""): _hint(one) for one in report.discrepancies if one.hints}


def _cells(line: str) -> Sequence[Cell]:
    label, *figures = line.split()
    return [label, *map(float, figures)]


def _hint(one: Discrepancy) -> tuple[str, tuple[str, ...], object]:
    (hint,) = one.hints
    return hint.kind, hint.cells, hint.suggested


SPLIT, SUM = FORM.rules[0].id, FORM.rules[1].id


def test_one_figure_explains_its_row_and_its_column() -> None:
    found = hints("D1 161 100 16", "D2 20 12 8", "D3 7 3 4", "total 143 115 28")
    assert found == {
        (SPLIT, "B6"): ("slip-transposed", ("B6",), 116),
        (SUM, "B9"): ("slip-transposed", ("B6",), 116),
    }


def test_what_explains_the_most_wins_even_if_it_is_no_usual_slip() -> None:
    assert set(hints("D1 117 100 16", "D2 20 12 8", "D3 7 3 4", "total 143 115 28").values()) == {
        ("slip-other", ("B6",), 116)
    }


def test_a_total_that_ends_one_row_early() -> None:
    found = hints("D1 116 100 16", "D2 20 12 8", "D3 7 3 4", "total 136 112 24")
    assert {cell: hint[:2] for (_, cell), hint in found.items()} == {
        "B9": ("left-out", ("B8",)),
        "C9": ("left-out", ("C8",)),
        "D9": ("left-out", ("D8",)),
    }


def test_a_row_that_is_added_twice() -> None:
    found = hints("D1 116 100 16", "D2 20 12 8", "D3 7 3 4", "total 163 127 36")
    assert {hint[:2] for hint in found.values()} == {
        ("added-twice", ("B7",)),
        ("added-twice", ("C7",)),
        ("added-twice", ("D7",)),
    }


def test_two_figures_that_changed_places() -> None:
    found = hints("D1 20 100 16", "D2 116 12 8", "D3 7 3 4", "total 143 115 28")
    assert {rule for rule, _ in found} == {SPLIT}
    assert set(found.values()) == {("swapped", ("B6", "B7"), None)}


def test_nothing_is_guessed_where_several_cells_could_be_wrong() -> None:
    assert hints("D1 119 100 16", "total 119 100 16") == {}


def test_without_a_difference_there_is_nothing_to_explain() -> None:
    assert hints("D1 116 100 16", "total 116 100 16") == {}
