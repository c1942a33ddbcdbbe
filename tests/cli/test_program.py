"""The program as a process of its own: how it starts, and how it ends when nobody reads on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pdvalidate.cli.main import COMMANDS, main
from tests.cli.desk import run, set_up

PROGRAM = [sys.executable, "-m", "pdvalidate"]

HEAVY = """
import sys
from click.testing import CliRunner
from pdvalidate.cli.main import main
for arguments in (["--help"], ["--version"], ["check", "--help"], ["audit", "--help"], ["forms", "--help"]):
    assert CliRunner().invoke(main, arguments).exit_code == 0, arguments
print({"pandas", "numpy", "pandera", "openpyxl", "python_calamine", "lark", "pydantic"} & set(sys.modules))
"""


def test_help_and_version_import_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    assert done.stdout.strip() == "set()"


def test_every_command_has_help_with_its_options() -> None:
    assert main.list_commands(None) == list(COMMANDS)  # type: ignore[arg-type]  # the list does not depend on it
    for command in COMMANDS:
        result = run(command, "--help")
        assert result.exit_code == 0
        assert "Usage:" in result.stdout


def test_a_reader_that_goes_away_is_no_failure(tmp_path: Path) -> None:
    set_up(tmp_path)
    command = [*PROGRAM, "check", "returns/an-giang.xlsx"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own program
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
    assert process.returncode == 141
    assert complaint == b""


def test_output_is_utf_8_whatever_the_environment_says(tmp_path: Path) -> None:
    set_up(tmp_path)
    command = [*PROGRAM, "check", "--lang", "vi", "returns/an-giang.xlsx"]
    environment = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PATH": ""}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, env=environment, check=True)  # noqa: S603 - our own program
    assert "Tổng hợp" in done.stdout.decode("utf-8")
