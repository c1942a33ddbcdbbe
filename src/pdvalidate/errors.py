"""What stops work. A discrepancy is never an exception, and an exception is never a discrepancy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


class PdvalidateError(Exception):
    """Anything of ours that stops work; `identifier` and `values` name its sentence in the catalogue."""

    def __init__(self, identifier: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(identifier, dict(values or {}))
        self.identifier = identifier
        self.values: dict[str, object] = dict(values or {})


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One mistake in a file that people write. Line and column count from 1; the sentence is the author's English."""

    file: str
    line: int
    column: int
    text: str
    suggestion: str = field(default="", compare=False)

    def __str__(self) -> str:
        tail = f"; {self.suggestion}" if self.suggestion else ""
        return f"{self.file}:{self.line}:{self.column}: {self.text}{tail}"


class MistakesError(PdvalidateError):
    """A file that people write is broken. It carries all mistakes of all such files, never only the first."""

    def __init__(self, identifier: str, mistakes: Sequence[Mistake]) -> None:
        super().__init__(identifier, {"count": len(mistakes)})
        self.mistakes = tuple(sorted(mistakes))

    def __str__(self) -> str:
        return "\n".join(str(mistake) for mistake in self.mistakes)


class SchemaError(MistakesError):
    """A schema is broken."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("schema-broken", mistakes)


class WorkbookError(PdvalidateError):
    """A file cannot be read as a workbook. It costs that file only; the run goes on."""

    def __init__(self, file: Path | str, identifier: str, **values: object) -> None:
        super().__init__(identifier, {"file": str(file), **values})
        self.file = str(file)
