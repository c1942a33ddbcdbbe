"""The program as a user runs it, in a folder of schemas and workbooks."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from pdvalidate import __version__, api
from tests.cli.desk import ROWS, SCHEMA, run, set_up, write_return

WRONG = (("Tổng số", 150, 60, 90), ("Châu Đốc", 101, 40, 60), ("Tri Tôn", 50, 30, 20))
RETURN = "returns/an-giang.xlsx"


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    set_up(tmp_path)


def make_wrong() -> None:
    write_return(Path(RETURN), rows=WRONG)


def test_a_consistent_return_is_accepted() -> None:
    result = run("check", RETURN)
    assert result.exit_code == 0
    assert "accepted (0 errors, 0 warnings)" in result.stdout
    assert "3 rules, 8 comparisons: 0 violated, 0 undecided, 8 satisfied" in result.stdout
    assert result.stderr == ""


def test_a_discrepancy_says_where_and_what() -> None:
    make_wrong()
    result = run("check", RETURN)
    assert result.exit_code == 1
    assert "B7    Châu Đốc  Tổng số" in result.stdout
    assert "Error (split): B7 = 101, should be C7 + D7 = 40 + 60 = 100; difference 1." in result.stdout
    assert "Warning (plausible): Fewer students than pupils in Tri Tôn" in result.stdout


def test_the_language_is_chosen() -> None:
    make_wrong()
    assert "Sinh viên ít hơn học sinh ở Tri Tôn" in run("check", "--lang", "vi", RETURN).stdout


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("never", 0)])
def test_fail_on_decides_the_exit_code(fail_on: str, code: int) -> None:
    make_wrong()
    assert run("check", "--fail-on", fail_on, RETURN).exit_code == code


def test_a_warning_fails_only_when_asked_to() -> None:
    write_return(Path(RETURN), rows=(("Tổng số", 50, 30, 20), ("Tri Tôn", 50, 30, 20)))
    assert run("check", RETURN).exit_code == 0
    assert run("check", "--fail-on", "warning", RETURN).exit_code == 1


def test_several_formats_in_one_run() -> None:
    make_wrong()
    result = run("check", "-f", "table", "-f", "json=report.json", RETURN)
    assert "Error (split)" in result.stdout
    assert result.stderr == "report.json was written.\n"
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    schema = json.loads(files("pdvalidate.reports").joinpath("report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema)
    assert report["returns"][0]["status"] == "rejected"
    assert report["tool"] == {"name": "pdvalidate", "version": __version__}


def test_json_on_standard_output_is_the_same_every_time() -> None:
    make_wrong()
    assert run("check", "-f", "json", RETURN).stdout_bytes == run("check", "-q", "-f", "json=-", RETURN).stdout_bytes


def test_quiet_says_no_notes() -> None:
    assert run("check", "-q", "-f", "json=report.json", RETURN).output == ""


@pytest.mark.parametrize("target", [RETURN, "returns/../returns/an-giang.xlsx"])
def test_a_workbook_is_never_overwritten(target: str) -> None:
    before = Path(RETURN).read_bytes()
    result = run("check", "-f", f"json={target}", "returns")
    assert result.exit_code == 2
    assert "never overwritten" in result.stderr
    assert result.stdout == ""
    assert Path(RETURN).read_bytes() == before


def test_a_linked_workbook_is_never_overwritten_either() -> None:
    Path("link.json").symlink_to(RETURN)
    assert run("check", "-f", "json=link.json", RETURN).exit_code == 2


def test_a_report_without_a_folder_is_refused_before_anything_is_judged() -> None:
    result = run("check", "-f", "json=nowhere/report.json", RETURN)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "nowhere/report.json could not be written" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "-f", "xml", RETURN),
        ("check", "-f", "json=", RETURN),
        ("check", "-f", "json", "-f", "table", RETURN),
        ("check", "-f", "json=a", "-f", "table=./a", RETURN),
        ("check", "--lang", "fr", RETURN),
        ("check", "--form", "no-such-form", RETURN),
        ("audit", "--collection", "no-such-collection", "returns"),
        ("forms", "show", "no-such-form"),
        ("no-such-command",),
    ],
)
def test_wrong_usage_gives_2_and_no_report(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


def test_what_cannot_be_read_is_told_and_everything_else_is_judged() -> None:
    make_wrong()
    Path("notes.txt").write_text("no workbook", encoding="utf-8")
    result = run("check", RETURN, "notes.txt", "missing.xlsx")
    assert result.exit_code == 3
    assert "missing.xlsx: there is no such file." in result.stdout
    assert "notes.txt: this is not an Excel workbook but a text file." in result.stdout
    assert "Error (split)" in result.stdout


def test_no_file_at_all_is_no_success() -> None:
    result = run("check", "nothing/*.xlsx")
    assert result.exit_code == 3
    assert "No workbook was found in nothing/*.xlsx." in result.stderr


def test_a_form_that_finds_nothing_to_compare_is_no_success() -> None:
    write_return(Path(RETURN), rows=(("Tổng số", None, None, None),))
    result = run("check", RETURN)
    assert result.exit_code == 3
    assert "Nothing was judged" in result.stderr


def test_every_mistake_of_a_schema_is_listed_with_its_place() -> None:
    broken = SCHEMA.replace("pupils + students", "pupil + students").replace("sum(details)", "sum(detail)")
    Path("schemas/admissions.yaml").write_text(broken, encoding="utf-8")
    result = run("check", RETURN)
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert sum(line.startswith("schemas/admissions.yaml:") for line in lines) == 2
    assert all(part.isdigit() for part in lines[0].split(":")[1:3])
    assert lines[-1] == "The schema has 2 mistakes; nothing was judged."
    assert run("forms", "lint", "schemas").exit_code == 2


def test_audit_tells_who_is_missing_and_what_the_returns_give() -> None:
    result = run("audit", "returns")
    assert result.exit_code == 1
    assert "An Giang  an-giang.xlsx  accepted" in result.stdout
    assert "Missing: Cần Thơ." in result.stdout
    write_return(Path("returns/can-tho.xlsx"), "Cần Thơ")
    complete = run("audit", "returns", "--collection", "region")
    assert complete.exit_code == 0
    assert "All 2 expected returns are here." in complete.stdout
    assert "admitted        300           300  met" in complete.stdout


def test_audit_marks_double_returns() -> None:
    write_return(Path("returns/again.xlsx"))
    assert "Double: An Giang." in run("audit", "returns").stdout


def test_locate_tells_how_a_workbook_was_understood() -> None:
    result = run("locate", RETURN)
    assert result.exit_code == 0
    assert "Form: student-admissions@2022: Admissions of pupils and students" in result.stdout
    assert "C5    pupils    Chia ra > Học sinh" in result.stdout
    assert "6  total  Tổng số" in result.stdout


def test_locate_refuses_what_it_cannot_read() -> None:
    result = run("locate", "missing.xlsx")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "missing.xlsx: there is no such file. Check its name and folder.\n"


def test_forms_are_listed_shown_and_linted() -> None:
    listed = run("forms", "list")
    assert listed.exit_code == 0
    assert "student-admissions@2022" in listed.stdout
    assert "region@2022" in listed.stdout
    shown = run("forms", "show", "student-admissions", "--lang", "vi")
    assert "split (Lỗi): admitted = pupils + students" in shown.stdout
    assert run("forms", "lint").stdout == "1 form, 1 collection, 1 list: no mistakes.\n"


def test_colours_only_where_they_are_wanted() -> None:
    make_wrong()
    assert "\x1b[" not in run("check", RETURN).stdout
    assert "\x1b[31mError\x1b[0m" in run("check", "--color", "always", RETURN).stdout
    run("check", "--color", "always", "-f", "table=report.txt", RETURN)
    assert "\x1b[" not in Path("report.txt").read_text(encoding="utf-8")


def broken(*_: object, **__: object) -> None:
    raise RuntimeError("the engine\x1b[31m broke\nin two")


def interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_an_internal_error_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "check", broken)
    result = run("check", RETURN)
    assert (result.exit_code, result.stdout) == (3, "")
    assert len(result.stderr.splitlines()) == 1
    assert "RuntimeError: the engine\\u001b[31m broke in two" in result.stderr
    assert "Traceback" in run("check", "--debug", RETURN).stderr


def test_an_interrupted_run_gives_130(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "check", interrupted)
    assert run("check", RETURN).exit_code == 130


def test_rows_of_the_sample_are_consistent() -> None:
    total, *details = ROWS
    assert [sum(int(str(row[at])) for row in details) for at in (1, 2, 3)] == list(total[1:])
