"""Comments on cells: a part with their texts, and one with the boxes that Excel shows them in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pdvalidate.model.address import a1
from pdvalidate.reports.workbook.sheet_marks import Position
from pdvalidate.reports.workbook.xml_places import Edit, Element, elements, text_of

AUTHOR = "pdvalidate"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHAPE = re.compile(rb"""_x0000_s(\d+)["']""")
_BOX_TYPE = re.compile(rb"""<\w+:shapetype[^>]*\bid=["']_x0000_t202["']""")
_PER_BLOCK = 1024
"""Identifiers of shapes come in blocks, which a drawing names as its own."""

_LINE = 46
_MOST_LINES = 30
_COLUMNS = 5

_NEW_BOXES = """\
<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/>\
</o:shapelayout></xml>"""
_TYPE = """\
<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>\
<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"""
_BOX = """\
<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202" \
style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>\
<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">\
<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>\
<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"""


def comments(part: bytes | None, texts: Mapping[Position, str]) -> tuple[bytes, frozenset[Position]]:
    """A part of comments with new ones in it, and those cells that had none before.

    Where a cell has a comment already, the new text stands below the old one.
    """
    data = part or f'<comments xmlns="{_MAIN}"><authors></authors><commentList></commentList></comments>'.encode()
    root, *found = elements(data, ("authors", "commentList", "comment", "text"))
    by_name = {one.local: one for one in found}
    old = dict(_texts_by_cell(found))
    edit, x = Edit(data), root.prefix
    author = _author(edit, by_name["authors"])
    made = []
    for cell, text in texts.items():
        reference = a1(*cell)
        if reference in old:
            edit.append(old[reference], f"{_run(x, AUTHOR + ':', bold=True, before=chr(10))}{_run(x, text)}".encode())
        else:
            runs = f"{_run(x, AUTHOR + ':', bold=True)}{_run(x, text, before=chr(10))}"
            made.append(f'<{x}comment ref="{reference}" authorId="{author}"><{x}text>{runs}</{x}text></{x}comment>')
    edit.append(by_name["commentList"], "".join(made).encode())
    return edit.made(), frozenset(cell for cell in texts if a1(*cell) not in old)


def boxes(part: bytes | None, texts: Mapping[Position, str], sheet: int) -> bytes:
    """A part with the boxes of comments, new ones in it. `sheet` counts from 1 and keeps their identifiers apart."""
    taken = [int(found[1]) for found in _SHAPE.finditer(part or b"")]
    first = max([_PER_BLOCK * sheet, *taken]) + 1
    blocks = range(sheet, sheet + 1 + len(texts) // _PER_BLOCK)
    data = part or _NEW_BOXES.format(blocks=",".join(map(str, blocks))).encode()
    made = "".join(_box(first + at, cell, text) for at, (cell, text) in enumerate(texts.items()))
    kind = "" if _BOX_TYPE.search(data) else _TYPE
    end = data.rindex(b"</xml>")
    return data[:end] + (kind + made).encode() + data[end:]


def _texts_by_cell(found: list[Element]) -> list[tuple[str, Element]]:
    reference, pairs = "", []
    for one in found:
        if one.local == "comment":
            reference = one.attributes.get("ref", "").upper()
        elif one.local == "text":
            pairs.append((reference, one))
    return pairs


def _author(edit: Edit, authors: Element) -> int:
    edit.append(authors, f"<{authors.prefix}author>{AUTHOR}</{authors.prefix}author>".encode())
    return authors.children


def _run(x: str, text: str, *, bold: bool = False, before: str = "") -> str:
    looks = f'<{x}rPr>{f"<{x}b/>" if bold else ""}<{x}sz val="9"/><{x}rFont val="Tahoma"/></{x}rPr>'
    return f'<{x}r>{looks}<{x}t xml:space="preserve">{text_of(before + text)}</{x}t></{x}r>'


def _box(number: int, cell: Position, text: str) -> str:
    row, column = cell
    lines = 1 + sum(1 + len(line) // _LINE for line in text.split("\n"))
    bottom = row + 1 + min(lines, _MOST_LINES)
    places = {"left": column + 1, "right": column + 1 + _COLUMNS, "top": max(row - 1, 0), "bottom": bottom}
    return _BOX.format(id=number, row=row, column=column, **places)
