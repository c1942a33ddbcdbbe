"""The corpus as it is written: Markdown files of cases, each a form, one or more sheets, and the expected reading.

The notation is explained in README.md beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "layouts"

_FENCE = re.compile(r"^```(?P<kind>\w+\+?)(?: +(?P<name>[^\n]*?))?\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_SECTION = re.compile(r"^## +(?P<title>[^\n]+)\n", re.MULTILINE)
_INDENT = "      "


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: what it is, the name behind that, and its lines."""

    kind: str
    name: str
    body: str


@dataclass(frozen=True, slots=True)
class Case:
    """One layout or fault. `form` is the text of a whole form file."""

    file: Path
    title: str
    form: str
    sheets: tuple[Block, ...]
    reading: str

    @property
    def id(self) -> str:
        """How the test is called: the file's name and the title."""
        return f"{self.file.stem}: {self.title}"

    def rewrite(self, reading: str) -> None:
        """Write another expected reading into the case's file."""
        text = self.file.read_text(encoding="utf-8")
        start = text.index(f"## {self.title}\n")
        head, tail = text[:start], text[start:]
        old = next(found for found in _FENCE.finditer(tail) if found["kind"] == "reading")
        tail = f"{tail[: old.start('body')]}{reading}{tail[old.end('body') :]}"
        self.file.write_text(head + tail, encoding="utf-8")


def cases(folder: Path = FOLDER) -> list[Case]:
    """All cases of a folder, file by file."""
    return [case for file in sorted(folder.glob("*.md")) for case in _cases(file)]


def _cases(file: Path) -> Iterator[Case]:
    text = file.read_text(encoding="utf-8")
    starts = list(_SECTION.finditer(text))
    shared = _form(_blocks(text[: starts[0].start()]), "")
    for start, after in zip(starts, [*(one.start() for one in starts[1:]), len(text)], strict=True):
        blocks = _blocks(text[start.end() : after])
        sheets = tuple(block for block in blocks if block.kind in ("sheet", "file", "csv"))
        reading = next(block.body for block in blocks if block.kind == "reading")
        yield Case(file, start["title"].strip(), _whole(_form(blocks, shared)), sheets, reading)


def _blocks(text: str) -> list[Block]:
    return [Block(found["kind"], found["name"] or "", found["body"]) for found in _FENCE.finditer(text)]


def _form(blocks: list[Block], shared: str) -> str:
    """The case's own form, else the one that its file shares, with what the case adds to it."""
    own = "".join(block.body for block in blocks if block.kind == "form")
    added = "".join(block.body for block in blocks if block.kind == "form+")
    return (own or shared) + added


def _whole(form: str) -> str:
    """A form file. What has `columns` at its top is a single table, called t."""
    if re.search(r"^(columns|like):", form, re.MULTILINE) is None:
        return f"form: f\n{form}"
    return "form: f\ntables:\n    t:\n" + "".join(f"{_INDENT}{line}\n" for line in form.splitlines())
