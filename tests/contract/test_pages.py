"""Every example of the reference and of the contract's pages comes to what is written beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.contract.examples import Counts, Example, Section, judged, mistakes, sections_of

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
PAGES = [DOCS / "rules.md", DOCS / "check-hierarchy.md", *sorted(HERE.glob("*.md"))]
SECTIONS = [(page, section) for page in PAGES for section in sections_of(page)]
COUNTED = [(page, section, one) for page, section in SECTIONS for one in section.examples if one.counts is not None]
MISTAKEN = [(page, section, one) for page, section in SECTIONS for one in section.examples if one.mistake is not None]


def _name(case: tuple[Path, Section, Example]) -> str:
    page, section, example = case
    return f"{page.stem} / {section.title} / {example.id}"


@cache
def _judged_once(section: int, folder: Path) -> Mapping[str, Counts]:
    return judged(SECTIONS[section][1], folder)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, Path]:
    return {place: tmp_path_factory.mktemp("section") for place in range(len(SECTIONS))}


@pytest.mark.parametrize("case", COUNTED, ids=_name)
def test_verdicts(case: tuple[Path, Section, Example], folders: Mapping[int, Path]) -> None:
    place = next(place for place, (_, section) in enumerate(SECTIONS) if section is case[1])
    found, expected = _judged_once(place, folders[place])[case[2].rule], case[2].counts
    assert found == expected, f"{case[2].id}: {found}, expected {expected}"


@pytest.mark.parametrize("case", MISTAKEN, ids=_name)
def test_mistakes(case: tuple[Path, Section, Example], tmp_path: Path) -> None:
    said = mistakes(case[1], case[2].rule, tmp_path)
    assert any(case[2].mistake in one for one in said), said  # type: ignore[operator]  # it is a text here
