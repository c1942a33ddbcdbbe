"""What the README and the tutorial show is what the program prints. `--regenerate` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pdvalidate.cli.main import main

REPOSITORY = Path(__file__).parents[2]
README = REPOSITORY / "README.md"
TUTORIAL = REPOSITORY / "docs" / "tutorial.md"
LIBRARY = REPOSITORY / "sample_sheets" / "tutorial"
CONSOLE = re.compile(r"```console\n\$ pdvalidate (?P<arguments>[^\n]*)\n(?P<shown>.*?)\n```", re.DOTALL)
YAML = re.compile(r"```yaml\n(?P<text>.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?P<path>[^)#:]+)\)")


def printed(arguments: str) -> str:
    """What a command tells; a broken schema is told on the error stream alone."""
    result = CliRunner().invoke(main, arguments.split())
    return (result.stdout or result.stderr).rstrip()


@pytest.mark.parametrize(("page", "examples"), [(README, 5), (TUTORIAL, 6)], ids=["README", "tutorial"])
def test_the_examples_are_real(
    page: Path, examples: int, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(REPOSITORY)
    text = page.read_text(encoding="utf-8")
    real = CONSOLE.sub(lambda block: f"```console\n$ pdvalidate {block[1]}\n{printed(block[1])}\n```", text)
    if request.config.getoption("--regenerate"):
        page.write_text(real, encoding="utf-8")
    assert len(CONSOLE.findall(text)) == examples
    assert real == text


def test_the_forms_of_the_tutorial_are_those_in_the_samples() -> None:
    """The first is a whole file; the others are pieces of the last, and make it together with the first."""
    first, *pieces = YAML.findall(TUTORIAL.read_text(encoding="utf-8"))
    assert first == (LIBRARY / "first.yaml").read_text(encoding="utf-8")
    whole = (LIBRARY / "library.yaml").read_text(encoding="utf-8")
    assert [piece for piece in pieces if piece not in whole] == []
    shown = {line for piece in (first, *pieces) for line in piece.splitlines()}
    assert [line for line in whole.splitlines() if line not in shown] == []


def test_the_first_form_is_the_one_in_the_samples() -> None:
    (shown,) = YAML.findall(README.read_text(encoding="utf-8"))
    assert shown == (REPOSITORY / "sample_sheets" / "first-form" / "clubs.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        "docs/schemas.md",
        "docs/rules.md",
        "docs/tutorial.md",
        "docs/repository.md",
        "docs/decisions/README.md",
    ],
)
def test_links_lead_somewhere(page: str) -> None:
    file = REPOSITORY / page
    links = LINK.findall(file.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (file.parent / link).exists()] == []
