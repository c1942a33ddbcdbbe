"""Workbooks saved so that the same figures give the same bytes: no clock goes into them."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

_WHEN = datetime(2023, 1, 15, 8, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")


def save(workbook: Workbook, path: Path) -> None:
    """Write an .xlsx file whose time stamps are all the same."""
    workbook.properties.created = _WHEN
    workbook.properties.creator = "sample_sheets"
    saved = io.BytesIO()
    workbook.save(saved)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_timeless(saved.getvalue()))


def _timeless(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = _MODIFIED.sub(rb"\g<1>" + _WHEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + rb"\2", source.read(name))
            info = zipfile.ZipInfo(name, _WHEN.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, part)
    return out.getvalue()
