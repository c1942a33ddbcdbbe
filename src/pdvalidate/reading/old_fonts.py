"""Sheets typed with the fonts that were used before Unicode: decoded where only then their labels are known ones.

A text cannot tell its encoding (VNI "Hoà" is another Unicode word), but a sheet can: by which decoding its labels
become those of a form. A sheet in which more labels are known as they stand is Unicode, and not touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pdvalidate.model.collection import MemberList
from pdvalidate.model.form import Field, Form, Table
from pdvalidate.model.returns import Cell
from pdvalidate.reading.files.cells import Sheet, Workbook
from pdvalidate.text.folding import fold
from pdvalidate.text.legacy import Encoding, decode, may_be

_LONGEST = 500
"""Letters of a text that can be a label."""

_REMEMBERED = 100_000


class _Tellings(dict[str, "Encoding | bool | None"]):
    """What a text says of its sheet: an encoding; True: it is Unicode; None: nothing. Each text is judged once."""

    def __init__(self, known: frozenset[str]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, text: str) -> Encoding | bool | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        told = self[text] = None if text.isascii() or len(text) > _LONGEST else self._judge(text)
        return told

    def _judge(self, text: str) -> Encoding | bool | None:
        if self._is_known(text):
            return True
        return next((one for one in Encoding if may_be(text, one) and self._is_known(decode(text, one))), None)

    def _is_known(self, text: str) -> bool:
        """Whether a text is a label, or begins with one as `Đơn vị báo cáo: …` does."""
        return fold(text) in self._known or fold(text.partition(":")[0]) in self._known


class Decoder:
    """Knows the labels of all forms; it remembers what each text says about the encoding of its sheet."""

    def __init__(self, forms: Iterable[Form], lists: Iterable[MemberList]) -> None:
        texts = {text for form in forms for text in _texts(form)}
        texts |= {name for known in lists for member in known.members for name in member.names.values()}
        self._tells = _Tellings(frozenset(map(fold, texts)))

    def decode(self, workbook: Workbook) -> None:
        """Put the sheets of a workbook that are of a legacy encoding into Unicode, and note it on them."""
        for sheet in workbook.sheets:
            encoding = self._encoding(sheet)
            if encoding is not None:
                sheet.decoded(encoding, [[self._text(cell, encoding) for cell in row] for row in sheet.rows])

    def _encoding(self, sheet: Sheet) -> Encoding | None:
        """The encoding in which more of a sheet's labels are known than as they stand; None for Unicode."""
        told = Counter(map(self._tells.__getitem__, sheet.texts))
        best = max(Encoding, key=lambda encoding: told[encoding])
        return best if told[best] > told[True] else None

    def _text(self, cell: Cell, encoding: Encoding) -> Cell:
        """A cell of a legacy sheet; a text that is a label as it stands stays, and so does Unicode behind a label."""
        if not isinstance(cell, str) or cell.isascii() or self._tells[cell] is True:
            return cell
        if may_be(cell, encoding):
            return decode(cell, encoding)
        label, colon, rest = cell.partition(":")
        return decode(label, encoding) + colon + rest if colon and may_be(label, encoding) else cell


def _texts(form: Form) -> Iterator[str]:
    """All texts by which a form knows its places."""
    fields: list[Field | None] = [form.unit, form.period, *form.fields]
    yield from (label for field in fields if field for label in field.labels)
    for table in form.tables:
        yield from _of_table(table)


def _of_table(table: Table) -> Iterator[str]:
    for column, _ in table.walk():
        yield from (level for heading in column.headings for level in heading)
    for block in table.blocks.values():
        yield from (level for headings in block.members.values() for heading in headings for level in heading)
    for row in table.rows:
        yield from row.labels
    for group in table.groups:
        yield from group.names.values()
