"""The file that a return was read from, once more, for a copy of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from pdvalidate.errors import WorkbookError
from pdvalidate.model.limits import LIMITS, Limits
from pdvalidate.model.source import Source
from pdvalidate.reading.files.container import Kind, container_of, file_bytes
from pdvalidate.reading.files.opening import open_workbook

_WIDER = 64
"""The same bytes were read before, under limits of the user's own, which may be wider than the usual ones."""


def original(path: Path, sha256: str, limits: Limits = LIMITS) -> Source:
    """The package of an .xlsx or .xlsm file; of any other kind the values of its sheets.

    Raises:
        WorkbookError: it cannot be read, or is not the file any more that `sha256` is of (file-changed).
    """
    size = path.stat().st_size if path.exists() else 0
    limits = replace(limits, file_bytes=max(limits.file_bytes, _WIDER * size))
    data = file_bytes(path, limits)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise WorkbookError(path, "file-changed")
    container = container_of(path, data, limits)
    if container.kind is Kind.XLSX:
        return Source(data)
    return Source(None, [(sheet.name, sheet.rows) for sheet in open_workbook(container, limits).sheets])
