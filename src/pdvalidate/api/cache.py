"""What became of files that were judged before: the same content, name, schemas and program give the same outcome."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

from platformdirs import user_cache_path

from pdvalidate.api.chunks import Asked, Order
from pdvalidate.api.digest import digest
from pdvalidate.api.packing import Packing, UnpackingError
from pdvalidate.model.outcome import Outcome
from pdvalidate.model.returns import Return

FOLDER = "PDVALIDATE_CACHE_DIR"
"""The variable of the environment that names another folder; set to nothing, it turns the cache off."""
LIMIT = 1 << 30
"""Bytes that the cache may take; the oldest half goes when there are more."""

_AT_ONCE = 500
_CHECK = 16
_SECONDS = 20
_TABLE = "CREATE TABLE IF NOT EXISTS outcomes (key BLOB PRIMARY KEY, packed BLOB NOT NULL)"


def cache_folder() -> Path | None:
    """Where outcomes are kept; None where the user wants none."""
    named = os.environ.get(FOLDER)
    if named is not None:
        return Path(named) if named else None
    return user_cache_path("pdvalidate", appauthor=False)


class Cache:
    """Outcomes by content, for one order. Whatever is wrong with it, it only forgets: it never stops a run.

    Several runs may use one folder at once.
    """

    def __init__(self, folder: Path, order: Order, limit: int = LIMIT) -> None:
        self.file = folder / "outcomes.sqlite"
        self._limit = limit
        self._digest = digest(order).encode()
        self._packing = Packing(order.library)
        self._contents: dict[str, str] = {}  # file -> hash of the content that was looked for

    def recall(self, asked: Sequence[Asked]) -> Iterator[tuple[Asked, Outcome | None]]:
        """Each file with its outcome, where it is remembered."""
        for first in range(0, len(asked), _AT_ONCE):
            some = asked[first : first + _AT_ONCE]
            keys = {one.file: key for one in some if (key := self._key_of(one))}
            found = self._found(list(keys.values()))
            for one in some:
                packed = found.get(keys.get(one.file, b""))
                yield one, self._unpacked(packed) if packed else None

    def _key_of(self, asked: Asked) -> bytes | None:
        try:
            content = hashlib.sha256(asked.file.read_bytes()).hexdigest()
        except OSError:
            return None  # whoever reads it says why
        self._contents[str(asked.file)] = content
        return self._key(str(asked.file), asked.form, content)

    def _key(self, name: str, form: str | None, content: str) -> bytes:
        told = "\x1f".join((name, form or "", content)).encode(errors="surrogatepass")
        return hashlib.sha256(self._digest + told).digest()

    def _found(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        places = ",".join("?" * len(keys))
        try:
            with closing(self._open()) as database:
                asked = f"SELECT key, CAST(packed AS BLOB) FROM outcomes WHERE key IN ({places})"  # noqa: S608 - question marks only
                return dict(database.execute(asked, list(keys)))
        except (sqlite3.Error, OSError) as error:
            self._forget(error)
            return {}

    def _unpacked(self, packed: bytes) -> Outcome | None:
        check, content = packed[:_CHECK], packed[_CHECK:]
        if _check_of(content) != check:
            return None
        with suppress(UnpackingError):
            (outcome,) = self._packing.unpack(content)
            return outcome
        return None

    def remember(self, asked: Mapping[str, Asked], outcomes: Sequence[Outcome]) -> None:
        """Keep the outcomes of returns. A file that has changed since it was looked for is not kept."""
        rows = []
        for one in outcomes:
            file = one.read.file
            if isinstance(one.read, Return) and self._contents.get(file) == one.read.sha256:
                content = self._packing.pack([one])
                rows.append((self._key(file, asked[file].form, one.read.sha256), _check_of(content) + content))
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with closing(self._open()) as database, database:
                database.execute(_TABLE)
                database.executemany("INSERT OR REPLACE INTO outcomes VALUES (?, ?)", rows)
                self._bound(database)
        except (sqlite3.Error, OSError) as error:
            self._forget(error)

    def _bound(self, database: sqlite3.Connection) -> None:
        (pages,), (free,), (size,) = (
            database.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * size > self._limit:
            older = "SELECT rowid FROM outcomes ORDER BY rowid LIMIT (SELECT count(*) / 2 FROM outcomes)"
            database.execute(f"DELETE FROM outcomes WHERE rowid IN ({older})")  # noqa: S608 - no text of a user

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self.file, timeout=_SECONDS)

    def _forget(self, error: Exception) -> None:
        """A damaged file is removed, so that the next run has a sound one."""
        broken = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        if broken:
            with suppress(OSError):
                self.file.unlink()


def _check_of(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_CHECK).digest()
