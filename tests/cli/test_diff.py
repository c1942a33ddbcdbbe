"""`diff` as a user runs it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.cli.desk import ROWS, run, set_up, write_return

WRONG = (("Tổng số", 151, 60, 90), ("Châu Đốc", 101, 40, 60), ("Tri Tôn", 50, 20, 30))
INSERTED = (ROWS[0], ("An Phú", 0, 0, 0), *ROWS[1:])


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    set_up(tmp_path)
    write_return(Path("old.xlsx"))


def schema(name: str) -> Any:
    return json.loads(files("pdvalidate.reports").joinpath(name).read_text(encoding="utf-8"))


def document(*arguments: str) -> dict[str, Any]:
    found = json.loads(run("diff", "-f", "json", *arguments).stdout)
    report = Resource.from_contents(schema("report.schema.json"))
    registry: Registry[Any] = Registry().with_resource("report.schema.json", report)
    Draft202012Validator(schema("comparison.schema.json"), registry=registry).validate(found)
    assert isinstance(found, dict)
    return found


def test_new_errors_fail() -> None:
    write_return(Path("new.xlsx"), rows=WRONG)
    result = run("diff", "old.xlsx", "new.xlsx")
    assert result.exit_code == 1
    assert "New discrepancies: 2" in result.stdout
    assert "Error (split): B6 = 151, should be C6 + D6 = 60 + 90 = 150; difference 1." in result.stdout
    assert "Châu Đốc  Tổng số  100  101  'KN-HSSV'!B7" in result.stdout
    assert run("diff", "--fail-on", "never", "old.xlsx", "new.xlsx").exit_code == 0


def test_what_is_fixed_does_not_fail() -> None:
    write_return(Path("new.xlsx"), rows=WRONG)
    result = run("diff", "new.xlsx", "old.xlsx")
    assert result.exit_code == 0
    assert "Fixed: 2" in result.stdout
    assert "New: 0 errors, 0 warnings" in result.stdout


def test_what_was_wrong_before_does_not_fail() -> None:
    write_return(Path("old.xlsx"), rows=WRONG)
    write_return(Path("new.xlsx"), rows=(*WRONG, ("Phú Tân", 0, 0, 0)))
    result = run("diff", "old.xlsx", "new.xlsx")
    assert result.exit_code == 0
    assert "Still there: 2" in result.stdout


def test_a_blanked_cell_fixes_nothing() -> None:
    write_return(Path("old.xlsx"), rows=WRONG)
    write_return(Path("new.xlsx"), rows=(("Tổng số", 150, 60, 90), ("Châu Đốc", None, 40, 60), ROWS[2]))
    found = document("old.xlsx", "new.xlsx")
    assert [one["row"] for one in found["unjudged"]] == ["Châu Đốc"]
    assert [one["row"] for one in found["fixed"]] == ["Tổng số"]


def test_inserted_rows_are_no_changes() -> None:
    write_return(Path("new.xlsx"), rows=INSERTED)
    assert [(one["kind"], one["row"]) for one in document("old.xlsx", "new.xlsx")["changes"]] == [
        ("row-added", "An Phú")
    ]


def test_the_json_says_all_by_name() -> None:
    write_return(Path("new.xlsx"), rows=WRONG)
    found = document("old.xlsx", "new.xlsx")
    assert found["summary"]["new_errors"] == len(found["new"]) == 2
    assert found["changes"][0] == {
        "kind": "value",
        "form": "student-admissions@2022",
        "unit": "An Giang",
        "period": "2022",
        "table": "admissions",
        "row": "Tổng số",
        "column": "admitted",
        "old": 150,
        "new": 151,
        "old_file": "old.xlsx",
        "new_file": "new.xlsx",
        "old_cell": "'KN-HSSV'!B6",
        "new_cell": "'KN-HSSV'!B6",
    }


def test_folders_are_audited_and_paired() -> None:
    for folder in ("one", "two"):
        Path(folder).mkdir()
        write_return(Path(folder) / "an-giang.xlsx")
    write_return(Path("one/can-tho.xlsx"), "Cần Thơ")
    gone = run("diff", "one", "two")
    assert gone.exit_code == 1
    assert "one/can-tho.xlsx: Cần Thơ · 2022 · student-admissions" in gone.stdout
    assert "Error (return-missing)" in gone.stdout
    came = run("diff", "two", "one")
    assert came.exit_code == 0
    assert "Only in the new submission" in came.stdout


def test_waived_discrepancies_do_not_fail() -> None:
    write_return(Path("new.xlsx"), rows=WRONG)
    assert run("waive", "--baseline", "--waivers", "w.yaml", "new.xlsx").exit_code == 0
    result = run("diff", "--waivers", "w.yaml", "old.xlsx", "new.xlsx")
    assert result.exit_code == 0
    assert "waived (split)" in result.stdout


@pytest.mark.parametrize("pair", [("old.xlsx", "none.xlsx"), ("none.xlsx", "old.xlsx")])
def test_what_cannot_be_read_is_no_success(pair: tuple[str, str]) -> None:
    result = run("diff", *pair)
    assert result.exit_code == 3
    assert "none.xlsx: there is no such file." in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [(), ("old.xlsx",), ("-f", "sarif", "old.xlsx", "old.xlsx"), ("-f", "json=old.xlsx", "old.xlsx", "old.xlsx")],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    result = run("diff", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_reports_go_to_files_in_both_languages() -> None:
    write_return(Path("new.xlsx"), rows=WRONG)
    result = run("diff", "--lang", "vi", "-f", "table=d.txt", "-f", "json", "old.xlsx", "new.xlsx")
    assert "Đã ghi d.txt." in result.stderr
    assert "Chỗ sai mới: 2" in Path("d.txt").read_text(encoding="utf-8")
    assert json.loads(result.stdout)["format_version"] == 1


def test_formats_of_a_configuration_are_those_of_reports() -> None:
    Path("pdvalidate.toml").write_text('formats = "sarif"\n', encoding="utf-8")
    assert run("diff", "old.xlsx", "old.xlsx").exit_code == 0
