"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import MIB, Limits
from pdvalidate.reading.files.decoding import decode
from pdvalidate.reading.files.package import TEXT_SUFFIXES, Package
from pdvalidate.reading.files.separators import looks_separated

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".zip"})


class Kind(StrEnum):
    """The kinds of workbook that can be read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    XML = "xml"  # SpreadsheetML of Excel 2003
    HTML = "html"
    CSV = "csv"
    ZIP = "zip"  # of several csv


@dataclass(frozen=True, slots=True)
class Container:
    """The bytes of a file, what they are, and the zip package they hold, if they hold one."""

    path: Path
    data: bytes
    kind: Kind
    package: Package | None = None
    title: str = ""  # what the user calls the file, without folder and extension


def is_workbook_name(path: Path) -> bool:
    """Whether a search of a folder should pick the file up: lock files and hidden files are left out."""
    return not path.name.startswith((*_LOCKS, ".")) and path.suffix.lower() in SUFFIXES


_LOCKS = ("~$", ".~lock.")


def is_lock_name(path: Path) -> bool:
    """Whether a file only says that a workbook beside it is open: Excel and LibreOffice write such."""
    return path.name.startswith(_LOCKS)


def container_of(path: Path, data: bytes, limits: Limits, title: str = "") -> Container:
    """Tell what a file is.

    Raises:
        WorkbookError: file-too-large, file-damaged, password-protected or not-a-workbook.
    """
    if data.startswith(b"PK\x03\x04"):
        package = Package(path, data, limits)
        return Container(path, data, _kind_of_zip(path, package), package, title or path.stem)
    return Container(path, data, _kind_of_bytes(path, data), title=title or path.stem)


def file_bytes(path: Path, limits: Limits) -> bytes:
    """A file, whole.

    Raises:
        WorkbookError: file-missing, file-is-folder, lock-file, file-empty, file-locked, file-too-large, file-growing,
            file-damaged or not-a-workbook.
    """
    if is_lock_name(path):
        raise WorkbookError(path, "lock-file")
    try:
        data = _bytes_of(path, limits)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise WorkbookError(path, "file-missing") from error
    except PermissionError as error:
        raise WorkbookError(path, "file-locked") from error
    except (OSError, ValueError) as error:
        raise WorkbookError(path, "file-damaged", detail=str(error)) from error
    if not data:
        raise WorkbookError(path, "file-empty")
    return data


def _bytes_of(path: Path, limits: Limits) -> bytes:
    """What a regular file holds, if it stays as it is while it is read."""
    before = path.stat()
    if stat.S_ISDIR(before.st_mode):
        raise WorkbookError(path, "file-is-folder")
    if not stat.S_ISREG(before.st_mode):
        raise WorkbookError(path, "not-a-workbook", kind="device")
    if before.st_size > limits.file_bytes:
        raise WorkbookError(path, "file-too-large", limit=limits.file_bytes // MIB)
    with path.open("rb") as file:
        data = file.read(before.st_size + 1)
    after = path.stat()
    if len(data) != before.st_size or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise WorkbookError(path, "file-growing")
    return data


def _kind_of_zip(path: Path, package: Package) -> Kind:
    names = package.names
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    if "mimetype" in names:
        declared = package.part("mimetype")
        if declared.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            return Kind.ODS
        raise WorkbookError(path, "not-a-workbook", kind="OpenDocument")
    if "[Content_Types].xml" in names:
        return _kind_of_office(path, names)
    if package.texts:
        return Kind.ZIP
    raise WorkbookError(path, "not-a-workbook", kind="ZIP")


def _kind_of_office(path: Path, names: frozenset[str]) -> Kind:
    """An Office package whose workbook stands in an unusual place is still a workbook."""
    if any(name.startswith("word/") for name in names):
        raise WorkbookError(path, "not-a-workbook", kind="Word")
    if any(name.startswith("ppt/") for name in names):
        raise WorkbookError(path, "not-a-workbook", kind="PowerPoint")
    lowered = [name.lower().replace("\\", "/") for name in names]
    if any(name.endswith("workbook.xml") for name in lowered):
        return Kind.XLSX
    if any(name.endswith("workbook.bin") for name in lowered):
        return Kind.XLSB
    raise WorkbookError(path, "file-damaged", detail="no workbook part")


_HEAD = 1 << 16
"""Bytes of a text file that are looked at."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "GZIP"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "SQLite"),
    (b"PK", "ZIP"),
)


def _kind_of_bytes(path: Path, data: bytes) -> Kind:
    if data.startswith(_OLE):
        return _kind_of_ole(path, data)
    if data[:4] in (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x00\x04\x00"):
        return Kind.XLS
    for start, kind in _OTHERS:
        if data.startswith(start):
            raise WorkbookError(path, "not-a-workbook", kind=kind)
    return _kind_of_text(path, data)


def _kind_of_ole(path: Path, data: bytes) -> Kind:
    """The streams of a compound file are known by their names, which it holds in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise WorkbookError(path, "password-protected")
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return Kind.XLS
    kind = "Word" if "WordDocument".encode("utf-16-le") in data else "OLE"
    if kind == "OLE" and path.suffix.lower() in SUFFIXES:
        raise WorkbookError(path, "file-damaged", detail="no workbook stream")
    raise WorkbookError(path, "not-a-workbook", kind=kind)


def _kind_of_text(path: Path, data: bytes) -> Kind:
    """What a file is that no signature tells."""
    text = decode(data[:_HEAD])
    if text is None:
        raise WorkbookError(path, "not-a-workbook", kind="binary")
    plain = text.lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in plain:
        return Kind.XML
    if plain.startswith("mime-version:"):
        raise WorkbookError(path, "not-a-workbook", kind="MHTML")
    if "<html" in plain or "<table" in plain:
        return Kind.HTML
    if path.suffix.lower() in TEXT_SUFFIXES or looks_separated(text):
        return Kind.CSV
    raise WorkbookError(path, "not-a-workbook", kind="text")
