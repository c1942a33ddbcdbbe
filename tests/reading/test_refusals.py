"""Files that cannot be read: each is told in one word, and nothing is ever raised."""

from __future__ import annotations

import io
import os
import random
import zipfile
from pathlib import Path
from typing import IO

import pytest

from pdvalidate import reading
from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import LIMITS, Limits
from pdvalidate.model.returns import Refusal, Return
from pdvalidate.reading.files import apart, bounds, opening
from pdvalidate.reading.files.container import container_of
from tests.reading.workbooks import DISTRICTS, HEADER, MERGED, form, library, refused, rewrite, save

FORM = form(DISTRICTS)
SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return save(tmp_path / "return.xlsx", [*HEADER, ["Quận 1", 5.0, 2.0, 3.0]], MERGED)


def _zip(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("content", "reason", "values"),
    [
        (b"", "file-empty", {}),
        (b"%PDF-1.7 ...", "not-a-workbook", {"kind": "PDF"}),
        (b"just some words", "not-a-workbook", {"kind": "text"}),
        (b"MIME-Version: 1.0\r\n<html><table></table></html>", "not-a-workbook", {"kind": "MHTML"}),
        (b"\x00\x01\x02\x03 nothing", "not-a-workbook", {"kind": "binary"}),
        (_zip(a=b"x"), "not-a-workbook", {"kind": "ZIP"}),
        (_zip(**{"[Content_Types].xml": b"", "word/document.xml": b""}), "not-a-workbook", {"kind": "Word"}),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password-protected", {}),
        (OLE + "WordDocument".encode("utf-16-le"), "not-a-workbook", {"kind": "Word"}),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, content: bytes, reason: str, values: dict[str, object]) -> None:
    file = tmp_path / "return.xlsx"
    file.write_bytes(content)
    found = refused(file, FORM)
    assert (found.reason, found.values, found.unrecognised) == (reason, values, False)
    assert found.file == str(file)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.xlsx", FORM).reason == "file-missing"
    (tmp_path / "folder.xlsx").mkdir()
    assert refused(tmp_path / "folder.xlsx", FORM).reason == "file-is-folder"
    assert refused(tmp_path / "nul\0.xlsx", FORM).reason == "file-damaged"


def test_file_that_is_still_being_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def grown(path: Path, mode: str) -> IO[bytes]:
        with opened(path, "ab") as more:
            more.write(b"more")
        return opened(path, "rb")

    monkeypatch.setattr(Path, "open", grown)
    assert refused(file, FORM).reason == "file-growing"


def test_lock_file_that_is_named(tmp_path: Path) -> None:
    lock = tmp_path / "~$return.xlsx"
    lock.write_bytes(b"\x05Clerk")
    assert refused(lock, FORM).reason == "lock-file"


def test_encrypted_open_document(tmp_path: Path) -> None:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b"<manifest:encryption-data/>"
    file = tmp_path / "return.ods"
    file.write_bytes(_zip(mimetype=kind, **{"META-INF/manifest.xml": manifest, "content.xml": b"\x01\x02"}))
    assert refused(file, FORM).reason == "password-protected"


def test_file_that_may_not_be_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> bytes:
        raise PermissionError(13, "locked")

    monkeypatch.setattr(Path, "open", locked)
    assert refused(file, FORM).reason == "file-locked"


def test_file_for_which_there_is_not_enough_memory(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(_: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr(opening, "calamine_sheets", exhausted)
    assert refused(file, FORM).reason == "too-much-memory"


def test_panic_of_the_library(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicError(BaseException):
        """What the library raises is no Exception."""

    def panicking(_: bytes) -> None:
        raise PanicError("index out of bounds")

    monkeypatch.setattr(opening, "calamine_sheets", panicking)
    found = refused(file, FORM)
    assert (found.reason, found.values) == ("file-damaged", {"detail": "index out of bounds"})


@pytest.mark.parametrize("kept", [30, 200, 1000, -40])
def test_file_that_was_cut_off(file: Path, kept: int) -> None:
    file.write_bytes(file.read_bytes()[:kept])
    assert refused(file, FORM).reason == "file-damaged"


def test_sheet_whose_xml_is_broken(file: Path) -> None:
    found = refused(rewrite(file, SHEET, b"</sheetData>", b"</broken"), FORM)
    assert found.reason == "file-damaged"
    assert found.values["detail"]
    assert len(found.sha256) == 64


def test_entities_are_never_expanded(file: Path) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet'
    rewrite(file, SHEET, b"<worksheet", laughs)
    rewrite(file, SHEET, b"<v>5</v>", b"<f>'x'</f><v>&b;</v>")
    assert isinstance(reading.read(file, library(FORM)), Refusal)


def test_cells_in_opposite_corners(file: Path) -> None:
    """A file of 5 KB that would ask for 512 GB."""
    rewrite(file, SHEET, b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    found = refused(file, FORM)
    assert (found.reason, found.values) == ("too-many-cells", {"limit": LIMITS.cells})


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="2"><c foo=">" r="XFD1048576"><v>1</v></c></row>',
        b'<row r="2"><c foo=">" r="XFD1048576" t="e"><v>#N/A</v></c></row>',
        b'<!-- --><row r="2"><c foo="/>" r="XFD1048576"><v>1</v></c></row>',
    ],
)
def test_corners_that_are_written_so_that_nobody_sees_them(file: Path, row: bytes) -> None:
    """What is not surely understood is read in the other process, which dies alone."""
    rewrite(file, SHEET, b"</sheetData>", row + b"</sheetData>")
    assert refused(file, FORM).reason in ("file-damaged", "too-many-cells", "too-much-memory")


def test_table_of_texts_that_says_it_is_larger(file: Path) -> None:
    """This alone ends the process that reads it here."""
    texts = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="4294967295"/>'
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", texts)
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = b'<Relationship Id="t" Type="' + kind + b'" Target="sharedStrings.xml"/></Relationships>'
    rewrite(file, "xl/_rels/workbook.xml.rels", b"</Relationships>", relation)
    assert refused(file, FORM).reason == "file-damaged"


def test_merged_cells_that_overlap_for_ever(file: Path) -> None:
    far = b'<row r="200000"><c r="A200000"><v>1</v></c></row></sheetData>'
    rewrite(file, SHEET, b"</sheetData>", far)
    more = b"".join(b'<mergeCell ref="A%d:D1048576"/>' % row for row in range(5, 5000))
    rewrite(file, SHEET, b"</mergeCells>", more + b"</mergeCells>")
    assert refused(file, FORM).reason == "file-damaged"


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="1048576"><c><v>1</v></c></row><row r="1"><c r="ZZZ1"><v>1</v></c></row>',
        b'<row r="1048576">' + b"<c><v>1</v></c>" * 40 + b"</row>",
    ],
)
def test_corners_that_are_not_named(file: Path, row: bytes) -> None:
    rewrite(file, SHEET, b"</sheetData>", row + b"</sheetData>")
    assert refused(file, FORM).reason == "too-many-cells"


def test_empty_cells_far_away_cost_nothing(file: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576" t="e"/><c r="XFD1048576" s="0"></c></row></sheetData>'
    assert isinstance(reading.read(rewrite(file, SHEET, b"</sheetData>", far), library(FORM)), Return)


def test_part_that_is_longer_than_the_container_says(file: Path) -> None:
    data = bytearray(file.read_bytes())
    name = data.rfind(SHEET.encode())
    size = name - 46 + 24
    data[size : size + 4] = (100).to_bytes(4, "little")
    file.write_bytes(data)
    assert refused(file, FORM).reason == "file-damaged"


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(file_bytes=10), "file-too-large"),
        (Limits(parts=2), "too-many-parts"),
        (Limits(file_bytes=6000), "unpacks-too-large"),
        (Limits(cells=3), "too-many-cells"),
    ],
)
def test_more_than_the_limits_allow(file: Path, limits: Limits, reason: str) -> None:
    rewrite(file, SHEET, b"</sheetData>", b"</sheetData>" + b" " * 30_000)
    found = reading.read(file, library(FORM), limits=limits)
    assert isinstance(found, Refusal)
    assert found.reason == reason


def test_part_that_unpacks_to_thousands_of_times_its_size(file: Path) -> None:
    rewrite(file, SHEET, b"</sheetData>", b"</sheetData>" + b" " * (2 << 20))
    assert refused(file, FORM).reason == "packed-too-well"


def test_damaged_xls_costs_itself_only(file: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "old.xls"
    damaged.write_bytes(OLE + "Workbook".encode("utf-16-le") + bytes(2000))
    assert refused(damaged, FORM).reason == "file-damaged"
    assert isinstance(reading.read(file, library(FORM)), Return)


def test_other_process_that_takes_too_long(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_PROGRAM", _SLEEPER)
    monkeypatch.setattr(apart._Worker, "mine", None)
    assert _refused_apart(file, Limits(seconds=0.1, seconds_per_mib=0)) == "too-slow"


_SLEEPER = (
    "import sys, time; from pdvalidate.reading.files import apart; apart._send(sys.stdout.buffer, 0); time.sleep(60)"
)


def test_other_process_that_dies(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_PROGRAM", "import os; os.abort()")
    monkeypatch.setattr(apart._Worker, "mine", None)
    assert _refused_apart(file, LIMITS) == "file-damaged"


def test_other_process_that_needs_too_much_memory(file: Path) -> None:
    text = random.Random(1).randbytes(4 << 20).hex().encode()  # noqa: S311 - a repeatable test
    rewrite(file, SHEET, b"<v>5</v>", b"<f>" + text + b"</f><v>5</v>")
    assert _refused_apart(file, Limits(memory_bytes=1)) in ("too-much-memory", "file-damaged")


def test_other_process_reads_file_after_file(file: Path) -> None:
    container = container_of(file, file.read_bytes(), LIMITS)
    first = apart.sheets_apart(container, LIMITS)
    worker = apart._Worker.mine
    assert apart.sheets_apart(container, LIMITS) == first
    assert apart._Worker.mine is worker
    assert worker is not None
    worker.end()
    assert apart.sheets_apart(container, LIMITS) == first
    assert apart._Worker.mine is not worker


def _refused_apart(file: Path, limits: Limits) -> str:
    with pytest.raises(WorkbookError) as found:
        apart.sheets_apart(container_of(file, file.read_bytes(), LIMITS), limits)
    return found.value.identifier


def test_sheets_in_an_unusual_place_are_read_in_the_other_process(file: Path) -> None:
    here = reading.read(file, library(FORM))
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    moved = {name.replace("worksheets/", "pages/"): _moved(content) for name, content in parts.items()}
    file.write_bytes(_zip(**moved))
    there = reading.read(file, library(FORM))
    assert isinstance(here, Return)
    assert isinstance(there, Return)
    assert there.parts == here.parts


def _moved(content: bytes) -> bytes:
    return content.replace(b"xl/worksheets/", b"xl/pages/")


def test_mutated_workbooks_are_read_or_refused(file: Path) -> None:
    chance = random.Random(8)  # noqa: S311 - a repeatable test
    sound = file.read_bytes()
    outcomes = set()
    for _ in range(150):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        file.write_bytes(data)
        outcomes.add(type(reading.read(file, library(FORM))))
    assert Refusal in outcomes


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        *((f"a.{suffix}", True) for suffix in ("xlsx", "XLSM", "xls", "xlsb", "ods", "csv", "zip", "dot.xls")),
        *((name, False) for name in ("~$a.xlsx", ".a.xlsx", "a.pdf", "xlsx")),
    ],
)
def test_names_of_workbooks(name: str, wanted: bool) -> None:
    assert reading.is_workbook_name(Path("folder", name)) is wanted


def test_area_of_a_sheet() -> None:
    cells = b'<sheetData><row r="3"><c r="B3"><v>1</v></c><c r="AD3" s="1"/></row></sheetData>'
    assert bounds.area(cells, 0) == 6
    assert bounds.surely_small(cells)
    assert not bounds.surely_small(cells.replace(b"B3", b"B1003"))
    assert not bounds.surely_small(cells.replace(b' r="B3"', b""))


def test_names_with_odd_letters(tmp_path: Path) -> None:
    name = "Bà Rịa – 'Vũng\nTàu'.xlsx" if os.name != "nt" else "Bà Rịa.xlsx"
    odd = save(tmp_path / name, [*HEADER, ["Quận 1", 5.0, 2.0, 3.0]], MERGED)
    assert isinstance(reading.read(odd, library(FORM)), Return)
