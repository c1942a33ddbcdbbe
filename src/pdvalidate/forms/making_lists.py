"""Lists of members: written in YAML, or in a CSV file beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from pdvalidate.errors import Mistake
from pdvalidate.forms.making import Making
from pdvalidate.forms.written_lists import WrittenList, WrittenMember
from pdvalidate.model.collection import Member, MemberList
from pdvalidate.model.form import Source, Texts
from pdvalidate.text.yaml_tree import LARGEST

_COLUMNS = ("id", "code", "name", "name_vi", "name_en", "aliases", "from", "until", "successor", "parent")
_SEPARATOR = ";"


def make_lists(making: Making, written: Mapping[str, WrittenList], folder: Path) -> Iterator[MemberList]:
    """The lists of one schema file; `folder` is where its CSV files stand."""
    for name, content in written.items():
        source = making.source("lists", name, of_key=True)
        making.identifier(name, source)
        yield MemberList(
            id=name,
            members=_members(making, name, content, folder),
            prefixes=content.prefixes,
            parent=content.parent,
            source=source,
        )


def _members(making: Making, name: str, written: WrittenList, folder: Path) -> tuple[Member, ...]:
    made = [
        _member(making, identifier, content, written.parent, making.source("lists", name, "members", identifier))
        for identifier, content in written.members.items()
    ]
    if written.file is not None:
        made += _from_file(making, written, making.source("lists", name, "file"), folder)
    if not made:
        making.say(making.source("lists", name, of_key=True), f"the list '{name}' has no members")
    return tuple(made)


def _member(making: Making, identifier: str, written: WrittenMember, parent: str | None, source: Source) -> Member:
    return Member(
        id=identifier,
        names=written.name or {"": identifier},
        code=written.code or None,
        aliases=written.aliases,
        valid_from=_day(making, written.from_, source),
        valid_until=_day(making, written.until, source),
        successor=written.successor or None,
        parent=written.parent or parent,
    )


def _day(making: Making, text: str | None, source: Source) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        making.say(source, f"'{text}' is no date", "write it as 2025-06-30")
        return None


def _from_file(making: Making, written: WrittenList, source: Source, folder: Path) -> list[Member]:
    """The members in a CSV file; each mistake is told with the file and line that it stands in."""
    name = written.file or ""
    path = folder / name
    if Path(name).is_absolute() or ".." in Path(name).parts:
        making.say(source, f"'{name}' must stand in the schema's own folder")
        return []
    try:
        text = path.read_text(encoding="utf-8-sig") if path.stat().st_size <= LARGEST else None
    except (OSError, UnicodeDecodeError):
        text = None
    if text is None:
        making.say(source, f"the file '{name}' cannot be read", "it stands beside the schema, in UTF-8")
        return []
    shown = str(Path(source.file).parent / name)
    return list(_parsed(making, text, shown, written.parent))


def _parsed(making: Making, text: str, shown: str, parent: str | None) -> Iterator[Member]:
    rows = csv.DictReader(io.StringIO(text), strict=True)
    try:
        unknown = [column for column in rows.fieldnames or () if column not in _COLUMNS]
        if unknown or "id" not in (rows.fieldnames or ()):
            says = f"the column '{unknown[0]}' is not known" if unknown else "the column 'id' is missing"
            making.say(Source(shown), says, f"the columns are {', '.join(_COLUMNS)}")
            return
        seen: set[str] = set()
        for row in rows:
            source = Source(shown, rows.line_num)
            if None in row or None in row.values():
                making.say(source, "this line has another number of columns than the first")
            elif row["id"] in seen:
                making.say(source, f"the member '{row['id']}' stands here a second time")
            else:
                seen.add(row["id"])
                yield _of_row(making, row, parent, source)
    except csv.Error as wrong:
        making.mistakes.append(Mistake(shown, rows.line_num, 1, f"this is no CSV: {wrong}"))


def _of_row(making: Making, row: Mapping[str, str], parent: str | None, source: Source) -> Member:
    if not row["id"]:
        making.say(source, "the member has no 'id'")
    aliases = tuple(alias.strip() for alias in row.get("aliases", "").split(_SEPARATOR) if alias.strip())
    return Member(
        id=row["id"],
        names=_names(row),
        code=row.get("code") or None,
        aliases=aliases,
        valid_from=_day(making, row.get("from"), source),
        valid_until=_day(making, row.get("until"), source),
        successor=row.get("successor") or None,
        parent=row.get("parent") or parent,
    )


def _names(row: Mapping[str, str]) -> Texts:
    given = {language: row.get(column, "") for language, column in (("vi", "name_vi"), ("en", "name_en"), ("", "name"))}
    return {language: name for language, name in given.items() if name} or {"": row["id"]}
