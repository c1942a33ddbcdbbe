"""Both languages say the same things, and nothing that the program can ask for is left unsaid."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import pdvalidate
from pdvalidate.judging.cells.findings import SEVERITIES
from pdvalidate.messages.catalogue import Sentence
from pdvalidate.messages.en import SENTENCES as ENGLISH
from pdvalidate.messages.filling import placeholders
from pdvalidate.messages.vi import SENTENCES as VIETNAMESE
from pdvalidate.model.kinds import Outcome, Severity, Status, ValueType
from pdvalidate.model.waiver import STALE

PACKAGE = Path(pdvalidate.__file__).parent
LANGUAGES = {"en": ENGLISH, "vi": VIETNAMESE}


def forms_of(sentence: Sentence) -> Mapping[str, str]:
    return {"other": sentence} if isinstance(sentence, str) else sentence


def test_both_languages_know_the_same_identifiers() -> None:
    assert ENGLISH.keys() == VIETNAMESE.keys()


@pytest.mark.parametrize("identifier", sorted(ENGLISH))
def test_both_languages_name_the_same_values(identifier: str) -> None:
    both = [forms_of(sentences[identifier])["other"] for sentences in LANGUAGES.values()]
    assert placeholders(both[0]) == placeholders(both[1])


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_brackets_and_braces_are_closed(language: str) -> None:
    for identifier, sentence in LANGUAGES[language].items():
        for text in forms_of(sentence).values():
            assert text.count("[") == text.count("]"), identifier
            assert text.count("{") == text.count("}") == len([*placeholders_in(text)]), identifier


def placeholders_in(text: str) -> Iterator[str]:
    return (piece.partition("}")[0] for piece in text.split("{")[1:])


def test_every_finding_has_a_sentence() -> None:
    known = {*SEVERITIES, *STALE}
    assert {f"name-{one}" for one in known} == {one for one in ENGLISH if one.startswith("name-")}
    assert {f"finding-{one}" for one in known} == {one for one in ENGLISH if one.startswith("finding-")}


def test_every_closed_word_has_its_word() -> None:
    wanted = {f"severity-{one}" for one in Severity} | {f"status-{one}" for one in Status}
    wanted |= {f"type-{one}" for one in ValueType} | {f"outcome-{one}" for one in Outcome}
    wanted |= {f"figure-{one}" for one in Outcome}
    assert wanted <= ENGLISH.keys()


def raised(exception: str, position: int) -> set[str]:
    """The identifiers that the package's code gives to an exception."""
    found: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == exception:
                arguments = node.args[position : position + 1]
                found |= {
                    one.value
                    for argument in arguments
                    for one in ast.walk(argument)
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                }
    return found


def test_every_error_has_a_sentence() -> None:
    errors = raised("PdvalidateError", 0) | raised("MistakesError", 0)
    assert {"collection-unknown", "form-unknown", "form-several", "no-schemas"} <= errors
    assert {f"error-{one}" for one in errors} <= ENGLISH.keys()


def test_every_refusal_has_a_sentence() -> None:
    refusals = raised("WorkbookError", 1) | raised("Refusal", 1)
    assert {"file-missing", "password-protected"} <= refusals
    assert {f"refused-{one}" for one in refusals} <= ENGLISH.keys()


def test_every_reason_for_skipping_has_a_word() -> None:
    reasons = raised("Skipped", 0)
    assert "column-unexpected" in reasons
    assert {f"skipped-{one}" for one in reasons} <= ENGLISH.keys()


def test_every_hint_has_a_sentence() -> None:
    hints = raised("Hint", 0)
    assert "did-you-mean" in hints
    assert {f"hint-{one}" for one in hints} <= ENGLISH.keys()
