"""How large a file may be before it is refused: explicit bounds against files that would exhaust memory."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file. `cells` is the area between the outermost filled cells of one sheet."""

    file_bytes: int = 128 * MIB
    parts: int = 10_000  # entries of a zip container
    part_bytes: int = 256 * MIB  # one entry, unpacked
    total_bytes: int = 512 * MIB  # all entries, unpacked
    cells: int = 8_000_000
    seconds: int = 60  # for a reading process of its own
    memory_bytes: int = 1024 * MIB  # for a reading process of its own


LIMITS = Limits()
