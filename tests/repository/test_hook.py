"""The pre-commit hooks: their file is valid, and pre-commit runs them in a git repository of returns.

pre-commit would install them with pip, for which it needs a network. Here the same hooks run as `language: system`,
with the program that is installed beside these tests.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.desk import set_up, write_return

REPOSITORY = Path(__file__).parents[2]
HOOKS = REPOSITORY / ".pre-commit-hooks.yaml"
BIN = Path(sys.executable).parent
WRONG = (("Tổng số", 151, 60, 90), ("Châu Đốc", 101, 40, 60), ("Tri Tôn", 50, 20, 30))


def hooks() -> list[dict[str, Any]]:
    found = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository of returns that has the hooks of this one."""
    monkeypatch.chdir(tmp_path)
    set_up(tmp_path)
    local = [{**hook, "language": "system"} for hook in hooks()]
    config = yaml.safe_dump({"repos": [{"repo": "local", "hooks": local}]})
    (tmp_path / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    (tmp_path / "returns/~$an-giang.xlsx").write_bytes(b"a lock file")
    called("git", "init", "--quiet")
    called("git", "add", ".")
    return tmp_path


def called(*command: str) -> subprocess.CompletedProcess[str]:
    """A program of this environment, with nothing of the user's own settings."""
    home = str(Path.cwd() / "home")
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "HOME": home, "PRE_COMMIT_HOME": home, "LANG": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
    assert "Traceback" not in done.stdout + done.stderr
    return done


def test_the_file_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert called(str(BIN / "pre-commit"), "validate-manifest", str(HOOKS)).returncode == 0


def test_what_is_sound_may_be_committed(repository: Path) -> None:
    done = called(str(BIN / "pre-commit"), "run")
    assert done.returncode == 0, done.stdout
    assert [line.rpartition(".")[2] for line in done.stdout.splitlines()] == ["Passed", "Passed"]


def test_what_is_wrong_may_not(repository: Path) -> None:
    write_return(repository / "returns/an-giang.xlsx", rows=WRONG)
    called("git", "add", ".")
    done = called(str(BIN / "pre-commit"), "run", "pdvalidate")
    assert done.returncode == 1
    assert "Error (split): B7 = 101, should be C7 + D7 = 40 + 60 = 100" in done.stdout


@pytest.mark.parametrize(
    ("file", "taken"),
    [("a/b.xlsx", True), ("B.XLS", True), ("a/~$b.xlsx", False), ("a.txt", False), ("a.xlsx.md", False)],
)
def test_only_workbooks_are_taken(file: str, taken: bool) -> None:
    hook = next(one for one in hooks() if one["id"] == "pdvalidate")
    assert bool(re.search(hook["files"], file) and not re.search(hook["exclude"], file)) is taken
