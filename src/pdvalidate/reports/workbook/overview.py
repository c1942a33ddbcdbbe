"""The first sheet of the copy: what was found, a line for each discrepancy, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import quoteattr

from pdvalidate.messages import Catalogue
from pdvalidate.model.address import a1, letters
from pdvalidate.model.form import Form
from pdvalidate.model.kinds import Severity, ValueType
from pdvalidate.model.report import Discrepancy, ReturnResult, Value
from pdvalidate.reports.fitting import clipped, harmless
from pdvalidate.reports.naming import column_of, heading
from pdvalidate.reports.programs.lists import formula_like
from pdvalidate.reports.sides import sides
from pdvalidate.reports.telling import calculation, hints, message, own_message, waiver_sentence
from pdvalidate.reports.values import shown, sign
from pdvalidate.reports.workbook.colors import HEAD, INK, LINK, OF_SEVERITY, QUIET
from pdvalidate.reports.workbook.styles import Look, Styles
from pdvalidate.reports.workbook.xml_places import text_of

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"

_COLUMNS = (
    *(("cell", 9), ("sheet", 13), ("severity", 11), ("row", 26), ("column", 26)),
    *(("found", 13), ("expected", 14), ("difference", 13), ("message", 64), ("rule", 22)),
)
"""Identifier of the heading, and width in characters."""

_HEAD = 4
"""Rows above the list, its headings among them."""

_MOST_LINKS = 65_530
"""Excel opens no sheet that has more."""

_MOST_DIGITS = 15
_MOST_DECIMALS, _MOST_OF_PERCENT = 6, 4
_LINE_HEIGHT = 15


@dataclass(frozen=True)
class Overview:
    """Writes the sheet. `places` are the cells that discrepancies are shown at, by their identifiers."""

    catalogue: Catalogue
    styles: Styles
    form: Form | None
    targets: Mapping[str, str]

    def sheet(self, returned: ReturnResult, found: Sequence[Discrepancy], *, strict: bool) -> bytes:
        """The part of the sheet."""
        rows = [*self._top(returned, found), *(row for at, one in enumerate(found) for row in self._row(at, one))]
        links = "".join(self._links(found))
        last = f"{letters(len(_COLUMNS) - 1)}{_HEAD + len(found)}"
        widths = "".join(
            f'<col min="{at}" max="{at}" width="{wide}" customWidth="1"/>' for at, (_, wide) in enumerate(_COLUMNS, 1)
        )
        parts = (
            f'<worksheet xmlns="{_STRICT if strict else _MAIN}"><sheetPr><tabColor rgb="FF{LINK}"/>'
            '<pageSetUpPr fitToPage="1"/></sheetPr>',
            f'<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="{_HEAD}" '
            f'topLeftCell="A{_HEAD + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
            f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>{"".join(rows)}</sheetData>',
            f'<autoFilter ref="A{_HEAD}:{last}"/>' if found else "",
            f"<hyperlinks>{links}</hyperlinks>" if links else "",
            '<printOptions gridLines="1"/>',
            '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
        )
        return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + "".join(parts).encode()

    def _top(self, returned: ReturnResult, found: Sequence[Discrepancy]) -> Iterator[str]:
        """Whose return it is, what became of it, and the headings of the list."""
        say, bold = self.catalogue.say, self.styles.look(Look(INK, bold=True, size=15))
        quiet = self.styles.look(Look(QUIET))
        known = (returned.unit, returned.period, returned.form.key if returned.form else None)
        yield _line(1, [_text(1, 0, say("workbook-title"), bold)])
        yield _line(2, [_text(2, 0, " · ".join(clipped(one) for one in known if one), quiet)])
        counts = {severity: sum(one.severity is severity and not one.waived for one in found) for severity in Severity}
        told = [say(f"count-{name}s", {"count": counts[Severity(key)]}) for name, key in _COUNTED]
        told += [say("count-undecided", {"count": returned.undecided})] if returned.undecided else []
        how = say("workbook-how" if found else "workbook-undecided" if returned.undecided else "workbook-clean")
        said = f"{say(f'status-{returned.status}')} ({', '.join(told)}). {how}"
        yield _line(3, [_text(3, 0, said[:1].upper() + said[1:], quiet)])
        head = self.styles.look(Look("FFFFFF", fill=HEAD, bold=True, wrapped=True))
        yield _line(_HEAD, [_text(_HEAD, at, say(f"heading-{name}"), head) for at, (name, _) in enumerate(_COLUMNS)])

    def _row(self, at: int, one: Discrepancy) -> Iterator[str]:
        row = _HEAD + 1 + at
        seen, column = sides(one), column_of(self.form, one.table, one.column)
        percent = column is not None and column.type is ValueType.PERCENT
        plain = self.styles.look(Look(QUIET if one.waived else INK, wrapped=True))
        texts = {
            0: (one.cell or "", self._cell_look(one)),
            1: (one.sheet or "", plain),
            2: (self._severity(one), self.styles.look(Look(INK, fill=OF_SEVERITY[one.severity], wrapped=True))),
            3: (one.row or "", plain),
            4: (heading(self.form, one.table, one.column), plain),
            8: (self._what(one), plain),
            9: (one.rule, plain),
        }
        lines = max(_lines(text, _COLUMNS[index][1]) for index, (text, _) in texts.items())
        cells = {index: self._said(row, index, text, look) for index, (text, look) in texts.items()}
        plainly = seen.operator in (None, "=")
        cells[5] = self._figure(row, 5, seen.found, percent)
        cells[6] = self._figure(row, 6, seen.expected if plainly else self._limit(one, percent), percent)
        cells[7] = self._figure(row, 7, seen.difference, percent)
        yield _line(row, [cells[index] for index in sorted(cells)], lines)

    def _cell_look(self, one: Discrepancy) -> int:
        linked = one.id in self.targets
        return self.styles.look(Look(LINK if linked else INK, underlined=linked, wrapped=True))

    def _severity(self, one: Discrepancy) -> str:
        said = self.catalogue.say(f"severity-{one.severity}")
        return f"{said} ({self.catalogue.say('waived')})" if one.waived else said

    def _limit(self, one: Discrepancy, percent: bool) -> str:
        seen = sides(one)
        return f"{sign(seen.operator or '')} {shown(seen.expected, self.catalogue, percent)}"

    def _what(self, one: Discrepancy) -> str:
        """What is wrong, the arithmetic of a rule that has a message of its own, and the likely causes."""
        said = [message(one, self.form, self.catalogue)]
        if one.kind == "rule" and own_message(one, self.form, self.catalogue):
            said.append(calculation(one, self.catalogue))
        said += [f"{self.catalogue.say('hint')}: {hint}" for hint in hints(one, self.catalogue)]
        said += [waiver_sentence(one.waiver, self.catalogue)] if one.waiver else []
        return "\n".join(map(harmless, said))

    def _said(self, row: int, column: int, text: str, look: int) -> str:
        """A text that stays one, whatever it looks like."""
        if formula_like(text):
            look = self.styles.look(Look(INK, wrapped=True, text=True))
        return _text(row, column, text, look)

    def _figure(self, row: int, column: int, value: Value, percent: bool) -> str:
        right = self.styles.look(Look(INK, wrapped=True, right=True))
        if not isinstance(value, Decimal):
            return self._said(row, column, clipped(shown(value, self.catalogue)), right)
        if len(value.normalize().as_tuple().digits) > _MOST_DIGITS:
            return self._said(row, column, shown(value, self.catalogue, percent), right)
        look = self.styles.look(Look(INK, wrapped=True, format=_format(value, percent)))
        return f'<c r="{a1(row - 1, column)}" s="{look}"><v>{value:f}</v></c>'

    def _links(self, found: Sequence[Discrepancy]) -> Iterator[str]:
        linked = [(at, one) for at, one in enumerate(found) if one.id in self.targets]
        for at, one in linked[:_MOST_LINKS]:
            target, tip = quoteattr(self.targets[one.id]), quoteattr(self.catalogue.say("workbook-jump"))
            yield f'<hyperlink ref="A{_HEAD + 1 + at}" location={target} tooltip={tip}/>'


_COUNTED = (("error", "error"), ("warning", "warning"), ("note", "info"))


def place(sheet: str, cell: str) -> str:
    """Where a link leads: a cell of a sheet, whose name is always in quotes."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"


def _format(value: Decimal, percent: bool) -> str:
    """A number format with as many decimals as the figure has."""
    exponent = (value * 100 if percent else value).normalize().as_tuple().exponent
    decimals = min(max(-int(exponent), 0), _MOST_OF_PERCENT if percent else _MOST_DECIMALS)
    return ("0" if percent else "#,##0") + ("." + "0" * decimals if decimals else "") + ("%" if percent else "")


def _lines(text: str, wide: int) -> int:
    """How many lines a text takes in a column, about."""
    return sum(1 + len(line) // wide for line in text.split("\n"))


def _line(row: int, cells: Sequence[str], lines: int = 0) -> str:
    height = f' ht="{lines * _LINE_HEIGHT}"' if lines else ""
    return f'<row r="{row}"{height}>{"".join(cells)}</row>'


def _text(row: int, column: int, text: str, look: int) -> str:
    reference = a1(row - 1, column)
    if not text:
        return f'<c r="{reference}" s="{look}"/>'
    held = f'<is><t xml:space="preserve">{text_of(text)}</t></is>'
    return f'<c r="{reference}" s="{look}" t="inlineStr">{held}</c>'
