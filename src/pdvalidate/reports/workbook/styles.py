"""The styles of a workbook: old ones are kept as they are, and new ones stand behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pdvalidate.reports.workbook.xml_places import Edit, Element, elements, with_attribute

_ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors"),
    "extLst",
)
_SECTIONS = ("numFmts", "fonts", "fills", "borders", "cellXfs")
_NEEDED = {
    "fonts": ('<{0}font><{0}sz val="11"/><{0}name val="Calibri"/></{0}font>',),
    "fills": ("<{0}fill><{0}patternFill/></{0}fill>", '<{0}fill><{0}patternFill patternType="gray125"/></{0}fill>'),
    "borders": ("<{0}border/>",),
    "cellXfs": ('<{0}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',),
}
"""What stands first in a section, whatever else does: Excel takes it for the look of all cells."""

_FIRST_FORMAT = 164
"""Number formats below this one are built in."""


@dataclass(frozen=True, slots=True)
class Look:
    """A style of our own. Colours are RGB in hexadecimal; `wrapped` texts stand at the top of their cells."""

    color: str | None = None
    fill: str | None = None
    bold: bool = False
    size: int = 11
    underlined: bool = False
    wrapped: bool = False
    right: bool = False
    format: str | None = None
    text: bool = False  # stays a text, even when somebody edits it


@dataclass
class Styles:
    """The styles part. Styles are known by their place, from 0, as cells name them."""

    data: bytes
    _new: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in _SECTIONS})
    _fills: dict[str, int] = field(default_factory=dict)
    _filled: dict[tuple[int, str], int] = field(default_factory=dict)
    _looks: dict[Look, int] = field(default_factory=dict)
    _formats: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._root, *found = elements(self.data, (*_ORDER, "xf", "numFmt"))
        self._sections = {one.local: one for one in found if one.depth == 1}
        cells = self._sections.get("cellXfs")
        inside = (cells.inner, cells.closing) if cells else (0, 0)
        self._xfs = [one for one in found if one.local == "xf" and inside[0] <= one.start < inside[1]]
        numbers = [int(one.attributes.get("numFmtId", 0)) for one in found if one.local == "numFmt"]
        self._next_format = max([_FIRST_FORMAT - 1, *numbers]) + 1
        for name, needed in _NEEDED.items():
            if name not in self._sections or not self._sections[name].children:
                self._new[name] += [one.format(self._root.prefix) for one in needed]

    def filled(self, style: int, color: str) -> int:
        """A style that is like another but for its background."""
        key = (style, color)
        if key not in self._filled:
            old = self._xf(style)
            tag = re.match(rb"<[^>]*>", old)
            start = tag[0] if tag else old
            for name, value in (("fillId", str(self._fill(color))), ("applyFill", "1")):
                start = with_attribute(start, name, value)
            self._filled[key] = self._add("cellXfs", (start + old[len(tag[0]) if tag else len(old) :]).decode())
        return self._filled[key]

    def look(self, look: Look) -> int:
        """A style of our own."""
        if look not in self._looks:
            self._looks[look] = self._add("cellXfs", self._own(look))
        return self._looks[look]

    def made(self) -> bytes:
        """The part with the new styles."""
        edit = Edit(self.data)
        for name, new in self._new.items():
            if not new:
                continue
            section = self._sections.get(name)
            if section:
                edit.append(section, "".join(new).encode(), count=str(section.children + len(new)))
            else:
                x = self._root.prefix
                edit.insert(self._before(name), f'<{x}{name} count="{len(new)}">{"".join(new)}</{x}{name}>'.encode())
        return edit.made()

    def _xf(self, style: int) -> bytes:
        """A style as it is written; a cell may name one that is not there."""
        if style < len(self._xfs):
            return self.data[self._xfs[style].start : self._xfs[style].end]
        return _NEEDED["cellXfs"][0].format(self._root.prefix).encode()

    def _own(self, look: Look) -> str:
        x = self._root.prefix
        fill = self._fill(look.fill) if look.fill else 0
        number = self._number(look.format) if look.format else 0
        side = ' horizontal="right"' if look.right else ""
        wrapping = ' wrapText="1"' if look.wrapped else ""
        wrap = f'<{x}alignment{side} vertical="top"{wrapping}/>'
        quoted = ' quotePrefix="1"' if look.text else ""
        ids = f'numFmtId="{number}" fontId="{self._font(look)}" fillId="{fill}" borderId="0" xfId="0"{quoted}'
        applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"'
        return f"<{x}xf {ids} {applied}>{wrap}</{x}xf>"

    def _font(self, look: Look) -> int:
        x = self._root.prefix
        parts = [f"<{x}b/>" if look.bold else "", f"<{x}u/>" if look.underlined else "", f'<{x}sz val="{look.size}"/>']
        parts += [f'<{x}color rgb="FF{look.color}"/>' if look.color else "", f'<{x}name val="Calibri"/>']
        return self._once("fonts", f"<{x}font>{''.join(parts)}</{x}font>")

    def _fill(self, color: str) -> int:
        x = self._root.prefix
        if color not in self._fills:
            inner = f'<{x}fgColor rgb="FF{color}"/><{x}bgColor indexed="64"/>'
            pattern = f'<{x}fill><{x}patternFill patternType="solid">{inner}</{x}patternFill></{x}fill>'
            self._fills[color] = self._add("fills", pattern)
        return self._fills[color]

    def _number(self, code: str) -> int:
        x = self._root.prefix
        if code not in self._formats:
            number = self._formats[code] = self._next_format + len(self._formats)
            self._new["numFmts"].append(f'<{x}numFmt numFmtId="{number}" formatCode="{code}"/>')
        return self._formats[code]

    def _once(self, section: str, written: str) -> int:
        new = self._new[section]
        return self._place(section) + new.index(written) if written in new else self._add(section, written)

    def _add(self, section: str, written: str) -> int:
        self._new[section].append(written)
        return self._place(section) + len(self._new[section]) - 1

    def _place(self, section: str) -> int:
        """How many there were."""
        found = self._sections.get(section)
        return found.children if found else 0

    def _before(self, name: str) -> int:
        """Where a section belongs that the part does not have."""
        later: list[Element] = [self._sections[one] for one in _ORDER[_ORDER.index(name) :] if one in self._sections]
        return min((one.start for one in later), default=self._root.closing)
