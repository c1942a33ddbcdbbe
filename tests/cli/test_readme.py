"""What the README shows is what the program prints. `--regenerate` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pdvalidate.cli.main import main

REPOSITORY = Path(__file__).parents[2]
README = REPOSITORY / "README.md"
CONSOLE = re.compile(r"```console\n\$ pdvalidate (?P<arguments>[^\n]*)\n(?P<shown>.*?)\n```", re.DOTALL)
YAML = re.compile(r"```yaml\n(?P<text>.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?P<path>[^)#:]+)\)")


def printed(arguments: str) -> str:
    return CliRunner().invoke(main, arguments.split()).stdout.rstrip()


def test_the_examples_are_real(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(REPOSITORY)
    text = README.read_text(encoding="utf-8")
    real = CONSOLE.sub(lambda block: f"```console\n$ pdvalidate {block[1]}\n{printed(block[1])}\n```", text)
    if request.config.getoption("--regenerate"):
        README.write_text(real, encoding="utf-8")
    assert len(CONSOLE.findall(text)) == 5
    assert real == text


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
        "docs/repository.md",
        "docs/decisions/README.md",
    ],
)
def test_links_lead_somewhere(page: str) -> None:
    file = REPOSITORY / page
    links = LINK.findall(file.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (file.parent / link).exists()] == []
