"""Sentences, numbers and texts in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from pdvalidate.messages.filling import fill, without_unknown
from pdvalidate.messages.languages import LANGUAGES

if TYPE_CHECKING:
    from babel import Locale

Sentence = str | Mapping[str, str]
"""A sentence; or one for each plural category (CLDR: one, other) that the value `count` decides."""

Figure = Decimal | int | float

_NOTHINGS: tuple[object, ...] = (None, "", (), [])

_DATES: Mapping[str, str] = {"vi": "dd/MM/yyyy"}
"""How a day is written where the locale's own way is not that of letters and forms."""

_WRITTEN_OUT = range(-320, 320)
"""Powers of ten of the first digit of a figure that is written out: all that a cell can hold."""


class Catalogue:
    """All that is said to people in one language.

    Raises:
        ValueError: there is no catalogue of the language.
    """

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no catalogue of the language {language!r}")
        self.language = language
        self._sentences: Mapping[str, Sentence] = import_module(f"pdvalidate.messages.{language}").SENTENCES

    @cached_property
    def _locale(self) -> Locale:
        """How the language writes numbers and days. It is made when one is to be written: the library starts slowly."""
        from babel import Locale

        return Locale(language=self.language)

    @cached_property
    def _marks(self) -> dict[int, str]:
        """The marks of the locale in Python's own writing: babel's needs a tenth of a millisecond for each figure."""
        from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

        marks = {",": get_group_symbol(self._locale), ".": get_decimal_symbol(self._locale)}
        return str.maketrans(marks | {"-": get_minus_sign_symbol(self._locale)})

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._sentences

    def names(self, prefix: str) -> list[str]:
        """What stands behind a prefix in the identifiers: of ``refused-`` every reason for which a file is refused."""
        return [one.removeprefix(prefix) for one in self._sentences if one.startswith(prefix)]

    def say(self, identifier: str, values: Mapping[str, object] | None = None) -> str:
        """The sentence of an identifier, with its values. An identifier without a sentence is said itself."""
        known = self.spoken(values or {})
        sentence = self._sentences.get(identifier)
        if sentence is None:
            return ": ".join([identifier, *([", ".join(known.values())] if known else [])])
        if not isinstance(sentence, str):
            sentence = self._numbered(sentence, (values or {}).get("count"))
        return fill(without_unknown(sentence, known), known)

    def spoken(self, values: Mapping[str, object]) -> dict[str, str]:
        """Values as they stand in a sentence: figures the local way, several texts joined. Nothings are left out."""
        return {name: self._shown(value) for name, value in values.items() if value not in _NOTHINGS}

    def number(self, value: Figure) -> str:
        """A figure with all its digits, written the local way: 1.288.256,5 or 1,288,256.5."""
        return self._written(value, grouped=True)

    def typed(self, value: Figure) -> str:
        """A figure as it is typed into a cell: the local decimal mark, and no grouping."""
        return self._written(value, grouped=False)

    def day(self, value: date) -> str:
        """A day, written the local way: 07/03/2026 or Mar 7, 2026."""
        from babel.dates import format_date

        return format_date(value, _DATES.get(self.language, "medium"), locale=self._locale)

    def text(self, texts: Mapping[str, str]) -> str:
        """The text in this language; else the one without a language; else the first that there is."""
        for language in (self.language, "", *texts):
            if language in texts:
                return texts[language]
        return ""

    def _written(self, value: Figure, *, grouped: bool) -> str:
        exact = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
        if not exact.is_finite() or exact.adjusted() not in _WRITTEN_OUT:
            return str(exact)
        text = f"{exact or 0:,f}" if grouped else f"{exact or 0:f}"
        plain = text.rstrip("0").rstrip(".") if "." in text else text
        return plain.translate(self._marks)

    def _numbered(self, sentences: Mapping[str, str], count: object) -> str:
        category: Callable[[Figure], str] = self._locale.plural_form
        wanted = category(count) if isinstance(count, int | float | Decimal) else "other"
        return sentences.get(wanted, sentences["other"])

    def _shown(self, value: object) -> str:
        if isinstance(value, Decimal | int | float) and not isinstance(value, bool):
            return self.number(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, Sequence) and not isinstance(value, str | bytes):
            return ", ".join(self._shown(one) for one in value)
        return str(value)
