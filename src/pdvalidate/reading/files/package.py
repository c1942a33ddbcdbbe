"""The parts of a zip container: unpacked within limits, and never more than the container says of itself."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import MIB, Limits

TEXT_SUFFIXES = frozenset({".csv", ".tsv"})
_LOCAL_HEADER = 30
_UTF8 = 0x800
_DIRECTORY_ENTRY = b"PK\x01\x02"


class Package:
    """A zip container in memory. Names of its parts are never used as paths.

    Raises:
        WorkbookError: file-damaged, file-too-large or password-protected.
    """

    def __init__(self, path: Path, data: bytes, limits: Limits) -> None:
        self.path = path
        self._data = data
        self._limits = limits
        if data.count(_DIRECTORY_ENTRY) > limits.parts:
            raise WorkbookError(path, "too-many-parts", limit=limits.parts)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self.entries = {entry.filename: entry for entry in archive.infolist()}
                self.double = len(archive.infolist()) != len(self.entries)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError) as error:
            raise WorkbookError(path, "file-damaged", detail=str(error)) from error
        self._bound()

    @property
    def names(self) -> frozenset[str]:
        """The names of its parts."""
        return frozenset(self.entries)

    @property
    def texts(self) -> Mapping[str, str]:
        """The entries of an archive of nothing but text files: their names as people see them, and as they are stored.

        Hidden files and folders, which some systems add, do not count. Empty where there is anything else.
        """
        seen = {_shown(entry): name for name, entry in self.entries.items() if not entry.is_dir()}
        seen = {shown: name for shown, name in seen.items() if not _hidden(shown)}
        return seen if all(PurePosixPath(shown).suffix.lower() in TEXT_SUFFIXES for shown in seen) else {}

    def _bound(self) -> None:
        entries = self.entries.values()
        limits = self._limits
        if any(entry.flag_bits & 1 for entry in entries):
            raise WorkbookError(self.path, "password-protected")
        if sum([entry.file_size for entry in entries]) > limits.total_bytes:
            raise WorkbookError(self.path, "unpacks-too-large", limit=limits.total_bytes // MIB)
        if any(entry.file_size > MIB and entry.file_size > entry.compress_size * limits.ratio for entry in entries):
            raise WorkbookError(self.path, "packed-too-well", limit=limits.ratio)

    def part(self, name: str) -> bytes:
        """One part, unpacked: at most as long as the directory of the container says.

        Raises:
            WorkbookError: file-damaged, if it is missing, longer than that or broken; file-too-large.
        """
        entry = self.entries.get(name)
        if entry is None:
            raise WorkbookError(self.path, "file-damaged", detail=f"{name} is missing")
        if entry.file_size > self._limits.part_bytes:
            raise WorkbookError(self.path, "unpacks-too-large", limit=self._limits.part_bytes // MIB)
        unpacked = self._unpack(entry)
        if len(unpacked) != entry.file_size:
            raise WorkbookError(self.path, "file-damaged", detail=name)
        return unpacked

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        header = self._data[entry.header_offset : entry.header_offset + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER:
            raise WorkbookError(self.path, "file-damaged", detail=entry.filename)
        name_and_extra = header[26] + (header[27] << 8) + header[28] + (header[29] << 8)
        start = entry.header_offset + _LOCAL_HEADER + name_and_extra
        packed = self._data[start : start + entry.compress_size]
        if entry.compress_type == zipfile.ZIP_STORED:
            return packed
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            raise WorkbookError(self.path, "file-damaged", detail=entry.filename)
        try:
            return zlib.decompressobj(-15).decompress(packed, entry.file_size + 1)
        except zlib.error as error:
            raise WorkbookError(self.path, "file-damaged", detail=f"{entry.filename}: {error}") from error


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "__MACOSX")) for part in parts if part not in (".", ".."))


def _shown(entry: zipfile.ZipInfo) -> str:
    """The name of an entry. Many programs write UTF-8 without saying so, where a code page of 1981 is then assumed."""
    name = entry.filename.replace("\\", "/")
    if entry.flag_bits & _UTF8:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name
