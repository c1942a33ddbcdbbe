"""Every case of the corpus is read as it says. `pytest tests/corpus --regenerate -n 0` writes the readings again."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdvalidate import reading
from pdvalidate.forms import load
from pdvalidate.judging.judgement import judge
from pdvalidate.model.library import Library
from pdvalidate.model.returns import Refusal, Return
from pdvalidate.rules import resolve_form
from tests.corpus.accounting import headings_not_shown, untold
from tests.corpus.cases import Case, cases
from tests.corpus.drawing import draw, filled
from tests.corpus.telling import told

CASES = cases()
LISTS = Path(__file__).parent / "units.yaml"


def library(case: Case, folder: Path) -> Library:
    """The form of a case, with the lists that all cases share."""
    schema = folder / "form.yaml"
    schema.write_text(case.form, encoding="utf-8")
    return load([schema, LISTS])


def reading_of(read: Return | Refusal, known: Library) -> str:
    """What became of a workbook, with its cells as they are judged."""
    if isinstance(read, Refusal):
        return told(read, None)
    form = read.form
    return told(read, judge(form, [read], resolve_form(form, known.lists), known.lists))


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_is_read_as_expected(case: Case, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    known = library(case, tmp_path)
    read = reading.read(draw(case.sheets, tmp_path), known, known.forms[0])
    found = reading_of(read, known)
    if request.config.getoption("--regenerate"):
        case.rewrite(found)
        return
    assert found == case.reading
    if isinstance(read, Return):
        assert untold(read, filled(case.sheets)) == []
        assert headings_not_shown(read) == []


def test_the_corpus_is_large_and_every_case_has_its_own_title() -> None:
    assert len(CASES) >= 150
    assert len({case.id for case in CASES}) == len(CASES)
