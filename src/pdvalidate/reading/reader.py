"""Reads one file: what it is, of which form, and its return; or why it is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from pdvalidate.errors import WorkbookError
from pdvalidate.model.form import Form
from pdvalidate.model.library import Library
from pdvalidate.model.limits import LIMITS, Limits
from pdvalidate.model.returns import Refusal, Return
from pdvalidate.reading.files.cells import Workbook
from pdvalidate.reading.files.container import container_of, file_bytes
from pdvalidate.reading.files.opening import open_workbook
from pdvalidate.reading.form_reader import FormReader, Sighting
from pdvalidate.reading.old_fonts import Decoder
from pdvalidate.reading.recognising import best, recall
from pdvalidate.text.folding import fold


def read(
    path: Path, library: Library, form: Form | None = None, name: str | None = None, limits: Limits = LIMITS
) -> Return | Refusal:
    """Read a workbook as a return of the form, or of that form of the library whose headings it has.

    Whatever is wrong with the file makes it a refusal; nothing about a file is raised.

    Args:
        name: what the user calls the file, where that is not its path.
    """
    shown = name or str(path)
    sha256 = ""
    try:
        data = file_bytes(path, limits)
        sha256 = hashlib.sha256(data).hexdigest()
        title = Path(shown).stem
        workbook = open_workbook(container_of(path, data, limits, title), limits)
        readers = _readers(library, form)
        _Remembered.decoder.decode(workbook)
        found = _recognised(readers, workbook, title, chosen=form is not None)
        if isinstance(found, Sighting):
            return found.reader.read(found, workbook, (shown, sha256))
        reason, values = found
        return Refusal(shown, reason, values, sha256, unrecognised=True)
    except WorkbookError as error:
        values = {key: value for key, value in error.values.items() if key != "file"}
        return Refusal(shown, error.identifier, values, sha256)
    except MemoryError:
        return Refusal(shown, "too-much-memory", {}, sha256)


def _recognised(
    readers: Sequence[FormReader], workbook: Workbook, stem: str, *, chosen: bool
) -> Sighting | tuple[str, dict[str, object]]:
    """Where the tables of the workbook's form stand in it; or the reason why no form is recognised."""
    remembered = recall(readers, workbook, stem)
    if remembered is not None:
        return remembered
    sightings = [one for reader in readers if (one := reader.look(workbook, stem, chosen=chosen)) is not None]
    if not sightings and chosen:
        return _nothing_found(readers[0].form, workbook)
    if not sightings:
        return "form-unknown", {}
    winners = best(sightings)
    if len(winners) > 1:
        return "form-ambiguous", {"forms": tuple(sorted(one.reader.form.key for one in winners))}
    return winners[0]


def _nothing_found(form: Form, workbook: Workbook) -> tuple[str, dict[str, object]]:
    """Why a form was not found: its sheets are not there, or they are and its headings are not."""
    there = {fold(sheet.name) for sheet in workbook.sheets}
    named = [table for table in form.tables if table.sheets]
    for table in [one for one in named if not there.isdisjoint(map(fold, one.sheets))] if named else form.tables:
        headings = [" > ".join(column.headings[0]) for column, _ in table.walk() if any(column.headings)]
        if headings:
            return "headings-missing", {"expected": tuple(headings[:_MOST_TOLD])}
    return "sheets-missing", {"expected": _wanted(form)}


_MOST_TOLD = 4
"""Headings that are told of a table of which none was found."""


def _wanted(form: Form) -> tuple[str, ...]:
    """The sheets that a form names; of a table that names none, its own name."""
    return tuple(dict.fromkeys(table.sheets[0] if table.sheets else table.name for table in form.tables))


class _Remembered:
    """The readers of the library that was used last: what they learned from one file helps with the next."""

    library: Library | None = None
    readers: tuple[FormReader, ...] = ()
    decoder = Decoder((), ())


def _readers(library: Library, form: Form | None) -> Sequence[FormReader]:
    if _Remembered.library is not library:
        _Remembered.library = library
        _Remembered.readers = tuple(FormReader(one, library) for one in library.forms)
        _Remembered.decoder = Decoder(library.forms, library.lists.values())
    if form is None:
        return _Remembered.readers
    known = [reader for reader in _Remembered.readers if reader.form is form]
    return known or [FormReader(form, library)]
