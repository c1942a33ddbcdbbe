"""Units and other members of lists, known by name, alias or code. Never by a part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from pdvalidate.model.collection import Member, MemberList
from pdvalidate.text.folding import fold_loosely

_CODE = re.compile(r"\(\s*(\d{1,5})\s*\)\s*$")
_REMARK = re.compile(r"\s*\(([^()]*)\)\s*$")


class _Index:
    """The members of a list by every way to write them, in letters and digits only."""

    def __init__(self, members: MemberList) -> None:
        self.by_text: dict[str, list[Member]] = {}
        self.prefixes = sorted({fold_loosely(prefix) for prefix in members.prefixes}, key=len, reverse=True)
        for member in members.members:
            for text in _spellings(member):
                self.by_text.setdefault(fold_loosely(text), []).append(member)

    def named(self, text: str) -> Iterable[Member]:
        """The members that a text names: as it stands, else less the prefixes before it."""
        for plain in self._without_prefixes(fold_loosely(text)):
            if plain in self.by_text:
                return self.by_text[plain]
        return ()

    def _without_prefixes(self, plain: str) -> Iterator[str]:
        """A text, then what is left of it as one prefix after the other is taken off."""
        seen, waiting = set(), [plain]
        while waiting:
            current = waiting.pop(0)
            if current in seen or not current:
                continue
            seen.add(current)
            yield current
            waiting += [current.removeprefix(one) for one in self.prefixes if current.startswith(one)]


def _spellings(member: Member) -> Iterator[str]:
    yield from member.names.values()
    yield from member.aliases
    yield member.id
    if member.code:
        yield member.code


class _Same:
    """A list as a key of the cache: the same object is the same list, and it is kept alive."""

    def __init__(self, members: MemberList) -> None:
        self.list = members

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.list is self.list

    def __hash__(self) -> int:
        return id(self.list)


@lru_cache(maxsize=64)
def _index_of(same: _Same) -> _Index:
    return _Index(same.list)


def _index(members: MemberList) -> _Index:
    return _index_of(_Same(members))


def find_member(text: str, members: MemberList, day: date | None) -> Member | None:
    """The member that a text names on a day, whatever prefixes stand before it.

    A code in parentheses behind the name is taken when the name alone says nothing. A remark in parentheses, such as
    "(b/c quý III)", is passed over.
    """
    name, remark = strip_remark(text)
    for candidate in (text, name, remark if _CODE.search(text) else ""):
        found = [member for member in _index(members).named(candidate) if member.valid_on(day)] if candidate else []
        if len({member.id for member in found}) == 1:
            return found[0]
    return None


def suggest_member(text: str, members: MemberList, day: date | None) -> Member | None:
    """The member whose name is closest to a text that names none; it only suggests."""
    index = _index(members)
    known = {plain: found for plain, found in index.by_text.items() if any(one.valid_on(day) for one in found)}
    close = get_close_matches(fold_loosely(strip_remark(text)[0]), known, n=1, cutoff=0.7)
    return next((member for member in known[close[0]] if member.valid_on(day)), None) if close else None


def strip_remark(text: str) -> tuple[str, str]:
    """A text and the remark in parentheses behind it: "Đồng Nai (b/c quý III)" is "Đồng Nai" and "b/c quý III"."""
    found = _REMARK.search(text)
    return (text[: found.start()].strip(), found[1].strip()) if found else (text.strip(), "")


_NO_FIGURES = frozenset({"chuacosolieu", "khongcosolieu", "chuacobaocao", "nodata", "nofigures", "nofiguresyet"})


def says_no_figures(text: str) -> bool:
    """Whether a remark behind a name says that there are no figures: "Bến Tre (chưa có số liệu)"."""
    return "(" in text and fold_loosely(strip_remark(text)[1]) in _NO_FIGURES
