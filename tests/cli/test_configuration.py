"""A configured folder, as a user has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.desk import SCHEMA, run, set_up, write_return

RETURN = "returns/an-giang.xlsx"
FILE = Path("pdvalidate.toml")
WARNED = (("Tổng số", 50, 30, 20), ("Tri Tôn", 50, 30, 20))


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    set_up(tmp_path)


def configure(text: str) -> None:
    FILE.write_text(text, encoding="utf-8")


def test_a_configuration_counts_and_says_so() -> None:
    write_return(Path(RETURN), rows=WARNED)
    assert run("check", RETURN).exit_code == 0
    configure('fail-on = "warning"\nlanguage = "vi"\n')
    result = run("check", RETURN)
    assert result.exit_code == 1
    assert "Sinh viên ít hơn học sinh ở Tri Tôn" in result.stdout
    assert result.stderr == "Thiết lập lấy từ pdvalidate.toml (xem --show-config).\n"
    assert run("check", "-q", RETURN).stderr == ""


def test_options_win_over_it() -> None:
    write_return(Path(RETURN), rows=WARNED)
    configure('fail-on = "warning"\nlanguage = "vi"\nformats = "csv"\n')
    result = run("check", "--fail-on", "error", "--lang", "en", "-f", "table", RETURN)
    assert result.exit_code == 0
    assert "Fewer students than pupils in Tri Tôn" in result.stdout


def test_it_can_be_named_or_left_out(tmp_path: Path) -> None:
    write_return(Path(RETURN), rows=WARNED)
    configure('fail-on = "warning"\n')
    assert run("check", "--no-config", RETURN).exit_code == 0
    Path("other.toml").write_text('fail-on = "never"', encoding="utf-8")
    assert run("check", "--config", "other.toml", RETURN).exit_code == 0
    assert run("check", "--config", "none.toml", RETURN).exit_code == 2


def test_paths_start_at_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    configure('schemas = "schemas"\nwaivers = "accepted/w.yaml"\nformats = ["table", "json=report.json"]\n')
    Path("accepted").mkdir()
    monkeypatch.chdir("returns")
    assert run("waive", "--baseline", "--prune", "an-giang.xlsx").exit_code == 0
    Path("../accepted/w.yaml").write_text("waivers: []\n", encoding="utf-8")
    assert run("check", "an-giang.xlsx").exit_code == 0
    assert Path("../report.json").is_file()


def test_files_are_of_the_forms_that_it_says() -> None:
    other = SCHEMA.replace("form: student-admissions", "form: pupils")
    Path("schemas/other.yaml").write_text(other, encoding="utf-8")
    assert run("check", RETURN).exit_code == 3  # it fits two forms
    configure('[forms]\n"returns/*.xlsx" = "pupils"\n"*.xlsx" = "student-admissions"\n')
    assert "pupils@2022: accepted" in run("check", "returns").stdout
    assert "Form: pupils@2022" in run("locate", RETURN).stdout
    assert "student-admissions@2022" in run("check", "--form", "student-admissions", RETURN).stdout
    configure('[forms]\n"returns/*.xlsx" = "no-such-form"\n')
    assert run("check", RETURN).exit_code == 2


def test_lists_of_other_places_are_loaded_too() -> None:
    region = Path("schemas/region.yaml").read_text(encoding="utf-8")
    units = region[region.index("lists:") : region.index("figures:")]
    Path("schemas/region.yaml").unlink()
    assert run("check", RETURN).exit_code == 2
    Path("lists").mkdir()
    Path("lists/units.yaml").write_text(units, encoding="utf-8")
    configure('lists = "lists"\n')
    assert run("check", RETURN).exit_code == 0


def test_a_collection_is_the_one_that_it_says() -> None:
    configure('collection = "no-such-collection"\n')
    assert run("audit", "returns").exit_code == 2
    assert run("audit", "--collection", "region", "returns").exit_code == 1
    assert run("check", "returns").exit_code == 0


def test_every_setting_is_shown_with_its_place() -> None:
    configure('waivers = "w.yaml"\n[forms]\n"*.xlsx" = "student-admissions"\n')
    result = run("check", "--show-config", "--fail-on", "never")
    assert result.exit_code == 0
    assert result.stdout == (
        "Configuration: pdvalidate.toml\n\n"
        "Setting   Value                        From\n"
        "────────  ───────────────────────────  ─────────────────\n"
        "language  en                           the environment\n"
        "schemas   schemas                      default\n"
        "forms     *.xlsx = student-admissions  pdvalidate.toml:2\n"
        "waivers   w.yaml                       pdvalidate.toml:1\n"
        "fail-on   never                        option --fail-on\n"
        "formats   table                        default\n"
    )
    FILE.unlink()
    assert run("audit", "--show-config").stdout.startswith("No configuration was found.\n")


@pytest.mark.parametrize("command", ["check", "audit", "locate", "waive"])
def test_only_show_config_does_without_files(command: str) -> None:
    result = run(command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Missing argument" in result.stderr
    assert run(command, "--show-config").exit_code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('waiver = "x"', "pdvalidate.toml:1:1: unknown key 'waiver'; did you mean 'waivers'?"),
        ('formats = "jsn"', "pdvalidate.toml:1:1: under 'formats': 'jsn' is no format"),
        ('formats = ["json", "csv"]', "only one format can go to standard output"),
    ],
)
def test_mistakes_stop_before_anything_is_judged(text: str, told: str) -> None:
    configure(text)
    result = run("check", RETURN)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert result.stderr.endswith("The configuration has one mistake; nothing was judged.\n")
