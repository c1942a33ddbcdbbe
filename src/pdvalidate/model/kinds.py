"""The closed sets of words that forms, judging and reports share."""

from __future__ import annotations

from enum import IntFlag, StrEnum


class ValueType(StrEnum):
    """What the cells of a column hold (schema-language 2.2)."""

    COUNT = "count"
    INTEGER = "integer"
    NUMBER = "number"
    PERCENT = "percent"
    TEXT = "text"
    CODE = "code"
    DATE = "date"
    YEAR = "year"

    @property
    def numeric(self) -> bool:
        """Whether rules may calculate with it."""
        return self in _NUMERIC

    @property
    def whole(self) -> bool:
        """Whether a fraction in it is a fault."""
        return self in (ValueType.COUNT, ValueType.INTEGER)


_NUMERIC = frozenset({ValueType.COUNT, ValueType.INTEGER, ValueType.NUMBER, ValueType.PERCENT})


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Missing(StrEnum):
    """What a missing operand does to its side: DHIS2's names and meaning."""

    SKIP_IF_ANY = "skip_if_any"
    SKIP_IF_ALL = "skip_if_all"
    NEVER_SKIP = "never_skip"


class Blank(StrEnum):
    """What an empty cell of a column means."""

    MISSING = "missing"
    ZERO = "zero"
    ABOVE = "above"


class Mark(StrEnum):
    """What a mark typed instead of a figure means."""

    ZERO = "zero"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class Scale(StrEnum):
    """How the numbers of a percent column are typed: 0.9916 (ratio) or 99.16 (hundredths)."""

    RATIO = "ratio"
    HUNDREDTHS = "hundredths"


class Details(StrEnum):
    """Which unnamed rows a table may have."""

    MANY = "many"
    NONE = "none"
    LIST = "list"


class Outcome(StrEnum):
    SATISFIED = "satisfied"
    VIOLATED = "violated"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not_applicable"


class Status(StrEnum):
    """What became of a file."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNREADABLE = "unreadable"
    UNRECOGNISED = "unrecognised"


class State(IntFlag):
    """What a cell holds beside its value, as bits; an aggregate's state is the OR of its cells' states."""

    PRESENT = 1
    MISSING = 2
    NOT_APPLICABLE = 4
    UNREADABLE = 8
    DIVISION_BY_ZERO = 16
    ABSENT = 32  # the row or the return is not there; set together with MISSING
    SEVERAL = 64  # a lookup found more than one record
    MISSING_FACTOR = 128  # missing in a product that is not applicable: it blocks like MISSING, but is no 0
