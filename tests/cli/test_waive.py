"""`waive`, and what waivers do to `check` and `audit`, as a user runs them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pdvalidate.cli import accepting
from pdvalidate.cli.main import main
from tests.cli.desk import run, set_up, write_return

WRONG = (("Tổng số", 151, 70, 80), ("Châu Đốc", 101, 40, 60), ("Tri Tôn", 50, 30, 20))
OTHER = (("Tổng số", 152, 70, 80), ("Châu Đốc", 102, 40, 60), ("Tri Tôn", 50, 30, 20))
RETURN = "returns/an-giang.xlsx"
WAIVERS = Path("waivers.yaml")


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "binh")
    set_up(tmp_path)
    write_return(Path(RETURN), rows=WRONG)


def on(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setattr(accepting, "today", lambda: date.fromisoformat(day))


def waive(*arguments: str) -> Result:
    return run("waive", RETURN, "--waivers", str(WAIVERS), *arguments)


def answered(text: str, *arguments: str, language: str = "en") -> Result:
    given = ["waive", RETURN, "--waivers", str(WAIVERS), "--lang", language, *arguments]
    return CliRunner().invoke(main, given, input=text)


def check(*arguments: str) -> Result:
    return run("check", "--waivers", str(WAIVERS), *arguments, RETURN)


def unwrapped(result: Result) -> str:
    return result.stdout.replace("\n    ", " ")


def test_a_baseline_accepts_all_that_is_there_and_new_errors_fail() -> None:
    result = waive("--baseline")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "waivers.yaml was written: 3 waivers added, 0 waivers removed.\n"
    assert check("--fail-on", "warning").exit_code == 0
    write_return(Path(RETURN), rows=(*WRONG, ("Phú Tân", 9, 4, 4)))
    after = check()
    assert after.exit_code == 1
    assert "Phú Tân" in after.stdout


def test_what_is_waived_is_shown_with_its_reason() -> None:
    waive("--baseline", "--reason", "counted twice", "--by", "An")
    shown = check("-f", "table", "-f", "json=report.json")
    assert "accepted (0 errors, 0 warnings)" in shown.stdout
    assert "'KN-HSSV'!B7 (Châu Đốc, Tổng số): split" in shown.stdout
    assert "Waived: counted twice (An)" in shown.stdout
    assert "Waived: 3." in shown.stdout
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert (report["summary"]["waived"], report["summary"]["errors"]) == (3, 0)
    assert report["discrepancies"][0]["waiver"] == {"reason": "counted twice", "by": "An", "until": None}


def test_each_is_shown_and_only_what_is_accepted_is_added() -> None:
    result = answered("what\ny\ncounted twice\nn\nq\n")
    assert result.exit_code == 0
    assert "[1 of 3] returns/an-giang.xlsx" in result.stderr
    assert "Error (split): 'KN-HSSV'!B6 (Tổng số, Tổng số): B6 = 151" in result.stderr
    assert WAIVERS.read_text(encoding="utf-8").count("- id:") == 1
    assert "by: binh" in WAIVERS.read_text(encoding="utf-8")
    assert check().exit_code == 1
    assert answered("y\n\nsame\ny\n\n").stderr.count("[1 of 2]") == 1
    assert check("--fail-on", "warning").exit_code == 0


def test_the_questions_are_asked_in_vietnamese() -> None:
    result = answered("c\nc\nk\n", "--reason", "đã xác minh", language="vi")
    assert "Chấp nhận chỗ sai này?" in result.stderr
    assert "Đã ghi waivers.yaml: thêm 2 miễn trừ, bỏ 0 miễn trừ." in result.stderr


def test_nothing_is_written_where_questions_go_unanswered() -> None:
    assert answered("y\nreason\n").exit_code == 1
    assert not WAIVERS.exists()


def test_changed_values_make_a_waiver_stale_until_it_is_renewed() -> None:
    waive("--baseline")
    write_return(Path(RETURN), rows=OTHER)
    stale = check()
    assert stale.exit_code == 1
    assert "Stale waivers" in stale.stdout
    assert "Error (waiver-changed): waivers.yaml, line 19: the waiver of split by binh" in unwrapped(stale)
    assert "Error (split): B7 = 102" in stale.stdout
    assert waive("--baseline").exit_code == 0
    assert check().exit_code == 0
    assert WAIVERS.read_text(encoding="utf-8").count("- id:") == 3


def test_inserted_rows_and_another_name_change_nothing() -> None:
    waive("--baseline")
    total, *rest = WRONG
    write_return(Path("returns/renamed.xlsx"), rows=(total, ("An Phú", 0, 0, 0), *rest))
    Path(RETURN).unlink()
    result = run("check", "--waivers", str(WAIVERS), "returns")
    assert result.exit_code == 0
    assert "'KN-HSSV'!B8 (Châu Đốc, Tổng số): split" in result.stdout


def test_a_waiver_holds_until_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "2026-11-01")
    monkeypatch.setattr("pdvalidate.cli.waive.today", lambda: date(2026, 11, 1))
    assert waive("--baseline", "--until", "01/10/2026").exit_code == 2
    assert waive("--baseline", "--until", "31/12/2026").exit_code == 0
    on(monkeypatch, "2026-12-31")
    assert check().exit_code == 0
    on(monkeypatch, "2027-01-01")
    late = check()
    assert late.exit_code == 1
    assert "held until Dec 31, 2026." in unwrapped(late)


def test_prune_removes_what_matches_nothing_any_more() -> None:
    waive("--baseline")
    write_return(Path(RETURN))
    gone = check()
    assert gone.exit_code == 1
    assert "matches nothing any more" in unwrapped(gone)
    assert waive("--prune").stderr == "waivers.yaml was written: 0 waivers added, 3 waivers removed.\n"
    assert check().exit_code == 0
    assert waive("--prune").stderr == "waivers.yaml needs no change: 0 discrepancies not waived, 0 stale waivers.\n"


def test_waivers_of_other_returns_are_left_in_peace() -> None:
    waive("--baseline")
    write_return(Path("returns/can-tho.xlsx"), "Cần Thơ")
    before = WAIVERS.read_bytes()
    assert run("check", "--waivers", str(WAIVERS), "returns/can-tho.xlsx").exit_code == 0
    assert run("waive", "--waivers", str(WAIVERS), "--prune", "returns/can-tho.xlsx").exit_code == 0
    assert WAIVERS.read_bytes() == before


def test_what_lies_between_returns_is_waived_with_audit() -> None:
    assert run("audit", "--waivers", "w.yaml", "returns").exit_code == 2
    assert run("waive", "--audit", "--waivers", "w.yaml", "--baseline", "returns").exit_code == 0
    audited = run("audit", "--waivers", "w.yaml", "returns")
    assert audited.exit_code == 0
    assert "return-missing" in audited.stdout
    write_return(Path("returns/can-tho.xlsx"), "Cần Thơ")
    came = run("audit", "--waivers", "w.yaml", "returns")
    assert (came.exit_code, "waiver-unmatched" in came.stdout) == (1, True)


@pytest.mark.parametrize("arguments", [("--by", " "), ("--reason", ""), ("--until", "soon"), ("--audit", RETURN)])
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert waive(*arguments).exit_code == 2
    assert not WAIVERS.exists()


def test_without_a_file_nobody_knows_where_waivers_go() -> None:
    assert "Missing option '--waivers'" in run("waive", RETURN).stderr


def test_files_that_cannot_be_read_are_named() -> None:
    result = waive("missing.xlsx", "--baseline")
    assert result.exit_code == 3
    assert "missing.xlsx: there is no such file." in result.stderr
    assert WAIVERS.exists()


def test_mistakes_in_the_file_stop_before_anything_is_judged() -> None:
    WAIVERS.write_text("waivers: [{id: a}]", encoding="utf-8")
    result = check()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "waivers.yaml:1:11: the key 'by' is missing here" in result.stderr
    assert result.stderr.endswith("The file of waivers has 3 mistakes; nothing was judged.\n")


def test_no_report_overwrites_the_waivers() -> None:
    waive("--baseline")
    assert check("-f", f"json={WAIVERS}").exit_code == 2
    assert "waivers:" in WAIVERS.read_text(encoding="utf-8")
