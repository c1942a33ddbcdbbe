"""The cache: the same report, at once; and whatever happens to it, it only forgets."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pdvalidate import api, reading
from pdvalidate.api.cache import FOLDER, Cache, cache_folder
from pdvalidate.api.chunks import Asked, Order, judge_chunk
from pdvalidate.api.digest import digest
from pdvalidate.rules.needs import Needs
from tests.api.reports_of_runs import audited, told
from tests.samples.returns import FAULTY, library


@pytest.fixture
def read_files(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were read, not remembered."""
    seen: list[Path] = []
    read = reading.read

    def reads(path: Path, *more: object, **given: object) -> object:
        seen.append(path)
        return read(path, *more, **given)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(reading, "read", reads)
    return seen


def refused(report: object) -> list[Path]:
    return [Path(one.file) for one in report.returns if one.reason]  # type: ignore[attr-defined]


def test_the_second_audit_reads_nothing_and_reports_the_same(tmp_path: Path, read_files: list[Path]) -> None:
    running = api.Running(cache=tmp_path)
    plain = audited(FAULTY)
    assert audited(FAULTY, running) == plain
    read_files.clear()
    report = api.audit(FAULTY, library(), running=running)
    assert told(report) == plain
    assert read_files == refused(report)


def test_a_changed_file_is_judged_anew_and_so_is_one_of_another_name(tmp_path: Path, read_files: list[Path]) -> None:
    folder, running = tmp_path / "returns", api.Running(cache=tmp_path / "cache")
    shutil.copytree(FAULTY, folder)
    first = api.audit(folder, library(), running=running)
    judged = [Path(one.file) for one in first.returns if not one.reason]
    shutil.copy(judged[0], judged[1])
    renamed = judged[2].rename(folder / "renamed.xlsx")
    read_files.clear()
    again = api.audit(folder, library(), running=running)
    assert sorted(read_files) == sorted([judged[1], renamed, *refused(again)])
    assert told(again) == told(api.audit(folder, library()))


def test_other_schemas_limits_and_needs_are_another_matter() -> None:
    known = library()
    order = Order(known)
    form = replace(known.forms[0], edition="2099")
    others = [
        Order(replace(known, forms=(form, *known.forms[1:]))),
        Order(known, replace(order.limits, cells=1)),
        Order(known, kept=Needs({("annual-return", "movement"): frozenset({"current"})})),
    ]
    assert len({digest(one) for one in (order, *others)}) == 4
    assert digest(Order(known)) == digest(order)


def rows(cache: Cache) -> int:
    with closing(sqlite3.connect(cache.file)) as database:
        return int(database.execute("SELECT count(*) FROM outcomes").fetchone()[0])


def filled(folder: Path, limit: int = 1 << 30) -> tuple[Cache, list[Asked]]:
    order = Order(library())
    asked = [Asked(file) for file in api.find_files([str(FAULTY)])][:6]
    cache = Cache(folder, order, limit)
    list(cache.recall(asked))
    cache.remember({str(one.file): one for one in asked}, judge_chunk(order, asked))
    return cache, asked


def known_of(cache: Cache, asked: list[Asked]) -> int:
    return sum(outcome is not None for _, outcome in cache.recall(asked))


def test_a_damaged_entry_is_ignored_and_the_others_are_not(tmp_path: Path) -> None:
    cache, asked = filled(tmp_path)
    whole = known_of(cache, asked)
    with closing(sqlite3.connect(cache.file)) as database, database:
        database.execute("UPDATE outcomes SET packed = packed || x'00' WHERE rowid = 1")
    assert known_of(cache, asked) == whole - 1


def test_a_damaged_file_is_forgotten_and_made_anew(tmp_path: Path) -> None:
    cache, asked = filled(tmp_path)
    whole = known_of(cache, asked)
    cache.file.write_bytes(b"no database at all" * 1000)
    assert known_of(cache, asked) == 0
    cache, asked = filled(tmp_path)
    assert known_of(cache, asked) == whole


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    cache, asked = filled(tmp_path / "file")
    assert known_of(cache, asked) == 0


def test_it_is_bounded(tmp_path: Path) -> None:
    cache, _ = filled(tmp_path / "whole")
    small, _ = filled(tmp_path / "small", limit=1)
    assert 0 < rows(small) <= rows(cache) // 2 + 1


def test_a_file_that_changed_after_it_was_looked_for_is_not_kept(tmp_path: Path) -> None:
    order = Order(library())
    file = Path(shutil.copy(api.find_files([str(FAULTY)])[0], tmp_path))
    asked = [Asked(file)]
    cache = Cache(tmp_path / "cache", order)
    list(cache.recall(asked))
    shutil.copy(api.find_files([str(FAULTY)])[1], file)
    cache.remember({str(file): asked[0]}, judge_chunk(order, asked))
    assert rows(cache) == 0


def test_the_folder_is_the_users_or_named_or_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert cache_folder() is None
    monkeypatch.setenv(FOLDER, str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv(FOLDER)
    folder = cache_folder()
    assert folder is not None
    assert folder.name.lower() in ("pdvalidate", "cache")
