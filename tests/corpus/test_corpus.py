"""Every case of the corpus is read as it says. `pytest tests/corpus --regenerate -n 0` writes the readings again."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdvalidate import reading
from pdvalidate.forms import load
from pdvalidate.judging.judgement import judge
from pdvalidate.model.library import Library
from pdvalidate.model.returns import Return
from pdvalidate.rules import resolve_form
from tests.corpus.cases import Case, cases
from tests.corpus.drawing import draw
from tests.corpus.telling import told

CASES = cases()
LISTS = Path(__file__).parent / "units.yaml"


def library(case: Case, folder: Path) -> Library:
    """The form of a case, with the lists that all cases share."""
    schema = folder / "form.yaml"
    schema.write_text(case.form, encoding="utf-8")
    return load([schema, LISTS])


def reading_of(case: Case, folder: Path) -> str:
    """What becomes of the case's workbook."""
    known = library(case, folder)
    form = known.forms[0]
    read = reading.read(draw(case.sheets, folder), known, form)
    if not isinstance(read, Return):
        return told(read, None)
    return told(read, judge(form, [read], resolve_form(form, known.lists), known.lists))


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_is_read_as_expected(case: Case, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    found = reading_of(case, tmp_path)
    if request.config.getoption("--regenerate"):
        case.rewrite(found)
        return
    assert found == case.reading


def test_the_corpus_is_large_and_every_case_has_its_own_title() -> None:
    assert len(CASES) >= 150
    assert len({case.id for case in CASES}) == len(CASES)
