"""The page for keepers of repositories shows what works: its examples are read, and its tables are complete."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.shell_completion import BashComplete

from pdvalidate import api
from pdvalidate.cli.main import COMMANDS, main
from pdvalidate.configuration import Configuration, read_configuration
from pdvalidate.messages import LANGUAGES
from pdvalidate.reports import FORMATS
from pdvalidate.waiving import read_waivers

REPOSITORY = Path(__file__).parents[2]
PAGE = (REPOSITORY / "docs" / "repository.md").read_text(encoding="utf-8")
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def examples(language: str, page: str = PAGE) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


@pytest.mark.parametrize("page", [PAGE, README])
def test_configurations_are_read(tmp_path: Path, page: str) -> None:
    (example,) = examples("toml", page)
    (tmp_path / "pdvalidate.toml").write_text(example, encoding="utf-8")
    found = read_configuration(tmp_path / "pdvalidate.toml", LANGUAGES)
    assert found.fail_on == "error"


def test_every_key_is_told() -> None:
    keys = {one.name.replace("_", "-") for one in fields(Configuration)} - {"file", "places"}
    assert keys == set(re.findall(r"^\| `([a-z-]+)` \| (?:`--|\|)", PAGE, re.MULTILINE))


def test_every_format_is_told() -> None:
    (table,) = re.findall(r"## Reports for programs\n(.*?)\n##", PAGE, re.DOTALL)
    assert set(FORMATS) - {"table"} <= set(re.findall(r"`([a-z]+)`", table))


def test_the_waiver_is_that_of_a_sample(tmp_path: Path) -> None:
    (tmp_path / "waivers.yaml").write_text(examples("yaml")[0], encoding="utf-8")
    waivers = read_waivers(tmp_path / "waivers.yaml")
    sample = REPOSITORY / "sample_sheets" / "faulty" / "ninh-thuan.xlsx"
    report = api.check([sample], api.load_library([REPOSITORY / "schemas"]))
    found = api.apply_waivers(report, waivers, date(2026, 12, 31))
    assert [one.rule for one in found.discrepancies if one.waived] == ["organisations-split"]
    assert len(found.discrepancies) == len(report.discrepancies)


def test_the_hooks_are_those_that_are_offered() -> None:
    offered = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (used,) = (one["repos"][0]["hooks"] for text in examples("yaml") if "repos" in (one := yaml.safe_load(text)))
    assert [one["id"] for one in used] == [one["id"] for one in offered]


def test_the_inputs_are_those_of_the_action() -> None:
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
    (job,) = (one["jobs"] for text in examples("yaml") if "jobs" in (one := yaml.safe_load(text)))
    (step,) = (one for one in job["returns"]["steps"] if one.get("id") == "check")
    assert set(step["with"]) <= set(action["inputs"])
    assert {name for name, one in action["inputs"].items() if one.get("required")} <= set(step["with"])


@pytest.mark.parametrize(
    ("typed", "incomplete", "offered"),
    [
        ([], "", set(COMMANDS)),
        (["check"], "--fail", {"--fail-on"}),
        (["check", "--fail-on"], "", {"error", "warning", "never"}),
        (["check", "--format"], "js", {"json", "jsonl"}),
        (["forms"], "l", {"list", "lint"}),
    ],
)
def test_a_shell_completes(typed: list[str], incomplete: str, offered: set[str]) -> None:
    found = BashComplete(main, {}, "pdvalidate", "_PDVALIDATE_COMPLETE").get_completions(typed, incomplete)
    assert {one.value for one in found} == offered
