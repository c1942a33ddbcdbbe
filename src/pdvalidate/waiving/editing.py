"""The file of waivers edited as a text: what nobody touches stays as it was typed, comments included."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

import yaml

from pdvalidate.errors import MistakesError, PdvalidateError
from pdvalidate.model.form import NOWHERE
from pdvalidate.model.waiver import Granted, Waiver, Waivers
from pdvalidate.waiving.reading import TOP, waivers_in

_ITEM = re.compile(r"(?P<indent> *)- ")
_FIGURE = re.compile(r"-?\d{1,15}(\.\d{1,15})?")
_TOP = re.compile(rf"{TOP}\s*:")
_ASIDE = re.compile(r"\s*(#.*)?$")
"""An empty line, or one that only holds a comment."""

_ORDER = ("id", "rule", "form", "unit", "period", "file", "table", "row", "column", "values", "reason", "by", "until")
_BEGIN = f"""\
# Discrepancies that were accepted. They are shown as waived, and do not fail a run.
# Written by `pdvalidate waive`; reasons, dates and comments may be edited.
{TOP}:
"""


def edited(text: str, waivers: Waivers, added: Sequence[Waiver], removed: Collection[str]) -> str:
    """The text of the file `waivers` was read from, with entries added at the end, or in place of those of their id.

    Raises:
        PdvalidateError: its entries do not stand one below the other, each beginning with a dash.
    """
    new = {one.id: one for one in added}
    made = _edited(text, waivers, new, removed) if waivers.entries else _begun(text, list(new.values()))
    expected = [new.get(one.id, one) for one in waivers.entries if one.id in new or one.id not in removed]
    expected += [one for one in added if one.id not in waivers.by_id]
    if [_said(one) for one in _read_again(made, waivers)] != [_said(one) for one in expected]:
        raise PdvalidateError("waivers-not-editable", {"file": waivers.file})
    return made


def _read_again(text: str, waivers: Waivers) -> Sequence[Waiver]:
    """What the new text would be read as: an edit that changed anything else must never be written."""
    try:
        return waivers_in(text, waivers.file).entries
    except MistakesError:
        return ()


def _said(one: Waiver) -> Waiver:
    return replace(one, source=NOWHERE)


def _edited(text: str, waivers: Waivers, new: dict[str, Waiver], removed: Collection[str]) -> str:
    lines = text.splitlines()
    starts = [one.source.line - 1 for one in waivers.entries]
    indent = _indent(waivers, lines, starts)
    stretches = _stretches(lines, starts)
    kept = lines[: stretches[0][0]]
    for one, (start, end) in zip(waivers.entries, stretches, strict=True):
        if one.id in new:
            kept += [*_above(lines, start, end), *_entry(new[one.id], indent)]
        elif one.id not in removed:
            kept += lines[start:end]
    for identifier, waiver in new.items():
        kept += _entry(waiver, indent) if identifier not in waivers.by_id else []
    left = len(kept) > stretches[0][0]
    return "\n".join([*(kept if left else _emptied(kept)), *lines[stretches[-1][1] :]]) + "\n"


def _begun(text: str, added: Sequence[Waiver]) -> str:
    """A file without entries: what stands above its key and below it stays."""
    lines = (text or _BEGIN).splitlines()
    if not added:
        return "\n".join(lines) + "\n"
    top = next((at for at, line in enumerate(lines) if _TOP.match(line)), len(lines))
    entries = [line for one in added for line in _entry(one, "  ")]
    return "\n".join([*lines[:top], f"{TOP}:", *entries, *lines[top + 1 :]]) + "\n"


def _emptied(kept: Sequence[str]) -> Sequence[str]:
    """The head of a file whose last entry was removed: its key needs an empty list."""
    return [f"{TOP}: []" if _TOP.match(line) else line for line in kept]


def _indent(waivers: Waivers, lines: Sequence[str], starts: Sequence[int]) -> str:
    found = [_ITEM.match(lines[start]) for start in starts]
    if len(set(starts)) < len(starts) or not all(found):
        raise PdvalidateError("waivers-not-editable", {"file": waivers.file})
    return found[0]["indent"] if found[0] else ""


def _stretches(lines: Sequence[str], starts: Sequence[int]) -> list[tuple[int, int]]:
    """First line and end of each entry; comments right above an entry belong to it."""
    begins = [_begin(lines, start, above) for above, start in pairwise([-1, *starts])]
    return list(pairwise([*begins, _end(lines, starts[-1])]))


def _end(lines: Sequence[str], start: int) -> int:
    """The line below an entry: the first that is no deeper than its dash; empty lines at its end are not its own."""
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = after = start + 1
    while after < len(lines) and (not lines[after].strip() or lines[after][: indent + 1].isspace()):
        after += 1
        end = after if lines[after - 1].strip() else end
    return end


def _begin(lines: Sequence[str], start: int, above: int) -> int:
    """Comments that are deeper than the dash may be the text of the entry above."""
    indent = len(lines[start]) - len(lines[start].lstrip())
    while start - 1 > above and _ASIDE.match(lines[start - 1]) and not lines[start - 1][: indent + 1].isspace():
        start -= 1
    return start


def _above(lines: Sequence[str], start: int, end: int) -> list[str]:
    """The comments that stand above an entry, before it is written anew."""
    return list(lines[start : _first(lines, start, end)])


def _first(lines: Sequence[str], start: int, end: int) -> int:
    return next(at for at in range(start, end) if not _ASIDE.match(lines[at]))


def _entry(one: Waiver, indent: str) -> list[str]:
    """An entry as the program writes it: keys in one order, texts quoted where they need it."""
    told: dict[str, object] = {}
    for name in _ORDER:
        value = _values(one.values) if name == "values" else getattr(one, name)
        if value is not None:
            told[name] = value
    written = yaml.safe_dump([told], allow_unicode=True, sort_keys=False, width=100_000)
    return [indent + line for line in written.splitlines()]


def _values(one: Granted) -> dict[str, object]:
    told = {"left": _figure(one.left), "right": _figure(one.right), "operands": one.operands}
    return {name: value for name, value in told.items() if value is not None}


def _figure(text: str | None) -> str | int | float | None:
    """A figure without quotes, where it is written the same way."""
    if text is None or not _FIGURE.fullmatch(text):
        return text
    figure = float(text) if "." in text else int(text)
    return figure if repr(figure) == text else text
