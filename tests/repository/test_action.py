"""The GitHub Action: its file is valid, and its script does what it says when bash runs it as GitHub does."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft7Validator

from tests.cli.desk import set_up, write_return

REPOSITORY = Path(__file__).parents[2]
SCHEMA = Path(__file__).parent / "standards" / "github-actions.json"
WRONG = (("Tổng số", 151, 60, 90), ("Châu Đốc", 101, 40, 60), ("Tri Tôn", 50, 20, 30))
INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")


def action() -> dict[str, Any]:
    found = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def step(identifier: str) -> dict[str, Any]:
    (found,) = (one for one in action()["runs"]["steps"] if one.get("id") == identifier)
    assert isinstance(found, dict)
    return found


def run(folder: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """The script as a runner starts it, and the outputs of the step."""
    given = {name: str(one.get("default", "")) for name, one in action()["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    variables = {name: INPUT.sub(lambda found: given[found[1]], text) for name, text in step("run")["env"].items()}
    script = folder / "script.sh"
    script.write_text(step("run")["run"], encoding="utf-8")
    places = {"RUNNER_TEMP": "temp", "GITHUB_STEP_SUMMARY": "summary.md", "GITHUB_OUTPUT": "output"}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**{name: str(folder / place) for name, place in places.items()}, **variables, "PATH": path}
    done = subprocess.run(  # noqa: S603
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],  # noqa: S607
        cwd=folder,
        env={**environment, "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    output = folder / "output"
    lines = output.read_text(encoding="utf-8").splitlines() if output.exists() else []
    return done, dict(line.split("=", 1) for line in lines)


def test_the_file_follows_the_schema_of_actions() -> None:
    Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(action())


def test_inputs_are_no_part_of_the_script() -> None:
    assert all("${{" not in one.get("run", "") for one in action()["runs"]["steps"])
    used = {name for text in step("run")["env"].values() for name in INPUT.findall(text)}
    assert used | {"python-version"} == set(action()["inputs"])


def test_errors_are_annotated_summed_up_and_fail(tmp_path: Path) -> None:
    set_up(tmp_path)
    write_return(tmp_path / "returns/an-giang.xlsx", rows=WRONG)
    done, outputs = run(tmp_path, files="returns/*.xlsx\n")
    assert done.returncode == 1
    assert "::error file=returns/an-giang.xlsx,line=7,col=2,title=student-admissions@2022/split::" in done.stdout
    assert "returns/an-giang.xlsx" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert outputs["exit-code"] == "1"
    assert json.loads(Path(outputs["json"]).read_text(encoding="utf-8"))["summary"]["errors"] == 2
    assert json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_every_option_is_handed_on(tmp_path: Path) -> None:
    set_up(tmp_path)
    (tmp_path / "schemas").rename(tmp_path / "forms")
    (tmp_path / "w.yaml").write_text("waivers: []\n", encoding="utf-8")
    done, outputs = run(
        tmp_path,
        command="audit",
        files="returns",
        schema="forms/admissions.yaml\nforms/region.yaml",
        collection="region",
        waivers="w.yaml",
        fail_on="never",
        lang="vi",
    )
    assert (done.returncode, outputs["exit-code"]) == (0, "0")
    assert "chưa nhận được báo cáo" in done.stdout


def test_names_of_files_are_no_commands(tmp_path: Path) -> None:
    names = ["$(touch pwned)", "a; touch pwned", "--help", "`touch pwned`", '" && touch pwned']
    done, outputs = run(tmp_path, files="\n".join(names), schema=str(REPOSITORY / "schemas"))
    assert done.returncode == 3
    found = json.loads(Path(outputs["json"]).read_text(encoding="utf-8"))
    assert {one["file"] for one in found["returns"]} == set(names)
    assert not (tmp_path / "pwned").exists()


def test_another_command_is_refused(tmp_path: Path) -> None:
    done, _ = run(tmp_path, files="x", command="forms")
    assert (done.returncode, done.stdout) == (2, "::error::command must be check or audit\n")
