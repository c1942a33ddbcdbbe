"""What one file taught the reader never spoils the next one."""

from __future__ import annotations

from pathlib import Path

from pdvalidate import reading
from pdvalidate.model.returns import Return
from tests.reading.workbooks import DISTRICTS, HEADER, MERGED, form, library, records, save

ROWS = [["Quận 1", 5.0, 2.0, 3.0]]
NUMBERED = [*HEADER, [1.0, 2.0, 3.0, 4.0], *ROWS]
DAMAGED = [*HEADER, [1.0, 2.0, 4294967295.0, 4.0], *ROWS]


def test_damaged_column_numbers_of_one_file_are_not_expected_in_the_next(tmp_path: Path) -> None:
    """The row of numbers is a record of the damaged file, with the same header above it."""
    known = library(form(DISTRICTS))
    first = reading.read(save(tmp_path / "damaged.xlsx", DAMAGED, MERGED), known)
    second = reading.read(save(tmp_path / "sound.xlsx", NUMBERED, MERGED), known)
    assert isinstance(first, Return)
    assert isinstance(second, Return)
    assert len(records(first.parts[0])) == 2
    assert records(second.parts[0]) == ROWS
