"""Files are written whole or not at all."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from pdvalidate.messages import Catalogue
from pdvalidate.model.report import Report
from pdvalidate.reports import FORMATS, Layout, write, write_whole
from tests.reports.reports_at_hand import checked


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_file_and_a_stream_get_the_same(tmp_path: Path, name: str) -> None:
    stream = io.BytesIO()
    write(checked(), name, stream, Catalogue("vi"), Layout())
    write(checked(), name, tmp_path / "report", Catalogue("vi"), Layout())
    assert (tmp_path / "report").read_bytes() == stream.getvalue() != b""


def test_nothing_but_the_file_is_left(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text("old")
    file.chmod(0o640)
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_links_stay_links_and_pipes_stay_pipes(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDWR | os.O_NONBLOCK)
    write_whole(tmp_path / "pipe", b"new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_whole(tmp_path / "folder", b"new")
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nowhere" / "report", b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_an_unknown_format_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write(Report(), "xml", tmp_path / "a", Catalogue("en"), Layout())


def test_every_format_is_known_by_its_own_name() -> None:
    names = [
        "table",
        "json",
        "jsonl",
        "sarif",
        "junit",
        "github",
        "gitlab",
        "markdown",
        "csv",
        "xlsx",
        "html",
        "parquet",
    ]
    assert {name: one.name for name, one in FORMATS.items()} == {name: name for name in names}
