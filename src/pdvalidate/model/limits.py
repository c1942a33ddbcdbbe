"""How large a file may be before it is refused: explicit bounds against files that would exhaust time or memory."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file."""

    file_bytes: int = 128 * MIB
    cells: int = 8_000_000  # the areas that the filled cells of all sheets span, from A1 on
    seconds: float = 8  # for a reading process of its own, to which each MiB of the file adds `seconds_per_mib`
    memory_bytes: int = 768 * MIB  # for a reading process of its own, beyond what it has when it begins
    parts: int = 10_000  # entries of a zip container
    ratio: int = 200  # unpacked to packed bytes of a zip entry above 1 MiB; those of real workbooks stay below 30
    seconds_per_mib: float = 2

    @property
    def part_bytes(self) -> int:
        """One entry of a zip container, unpacked."""
        return 2 * self.file_bytes

    @property
    def total_bytes(self) -> int:
        """All entries of a zip container, unpacked."""
        return 4 * self.file_bytes

    def seconds_for(self, size: int) -> float:
        """How long a process of its own may take for a file of `size` bytes."""
        return self.seconds + size / MIB * self.seconds_per_mib


LIMITS = Limits()
"""The bounds where the user says nothing else."""
