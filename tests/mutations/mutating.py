"""Makes damaged workbooks from sound ones. The same seed makes the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

Mutation = Callable[[Random, bytes], bytes]
Parts = dict[str, bytes]

_NUMBER = re.compile(rb"\d+")
_TAG = re.compile(rb"<[^<>]{1,300}>")
_ATTRIBUTE = re.compile(rb'="[^"]*"')
_MONSTERS = (b"0", b"-1", b"65536", b"1048576", b"16777216", b"2147483647", b"4294967295", b"99999999999999999999")
_WORDS = (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x00\x00\x00\x80", b"\xfe\xff\xff\xff")
_SPOILED = (b'=""', b"=x", b'="&c;"', b'="\xff\xfe"', b'="XFD1048576"')
_LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def mutated(chance: Random, sound: bytes) -> bytes:
    """A sound file with one to three things done to it."""
    damaged = sound
    for _ in range(chance.randint(1, 3)):
        choice = [*_ANY, *_ZIPPED * 2] if damaged.startswith(b"PK") else [*_ANY, *_PLAIN]
        damaged = chance.choice(choice)(chance, damaged) or damaged
    return damaged


def flip(chance: Random, data: bytes) -> bytes:
    """Some bytes become others."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def truncate(chance: Random, data: bytes) -> bytes:
    return data[: chance.randrange(1, len(data) + 1)]


def cut_out(chance: Random, data: bytes) -> bytes:
    """A stretch is missing."""
    first = chance.randrange(len(data))
    return data[:first] + data[first + chance.randrange(1, 600) :]


def repeat(chance: Random, data: bytes) -> bytes:
    """A stretch stands there again, up to a thousand times."""
    first = chance.randrange(len(data))
    stretch = data[first : first + chance.randrange(1, 300)]
    return data[:first] + stretch * chance.choice((1, 2, 10, 1000)) + data[first:]


def put_word(chance: Random, data: bytes) -> bytes:
    """Four bytes, aligned as in binary files, become a length or an offset that no file has."""
    first = chance.randrange(0, max(len(data) - 4, 1), 2)
    return data[:first] + chance.choice(_WORDS) + data[first + 4 :]


def put_number(chance: Random, data: bytes) -> bytes:
    """A number that is written out becomes one that no file has."""
    return _replaced(chance, data, _NUMBER, chance.choice(_MONSTERS))


def lose_tag(chance: Random, data: bytes) -> bytes:
    return _replaced(chance, data, _TAG, b"")


def double_tag(chance: Random, data: bytes) -> bytes:
    tags = list(_TAG.finditer(data))
    if not tags:
        return data
    tag = chance.choice(tags)
    return data[: tag.end()] + tag[0] * chance.choice((1, 5, 2000)) + data[tag.end() :]


def spoil_attribute(chance: Random, data: bytes) -> bytes:
    return _replaced(chance, data, _ATTRIBUTE, chance.choice(_SPOILED))


def declare_entities(_: Random, data: bytes) -> bytes:
    end = data.find(b"?>")
    return data[: end + 2] + _LAUGHS + data[end + 2 :] if data.startswith(b"<?xml") else _LAUGHS + data


def _replaced(chance: Random, data: bytes, pattern: re.Pattern[bytes], new: bytes) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + new + data[one.end() :]


def _on_part(change: Mutation) -> Mutation:
    """A mutation of one part of a zip container, that is packed again: it gets behind the check of the checksum."""

    def changed(chance: Random, data: bytes) -> bytes:
        parts = _unpacked(data)
        if parts:
            name = chance.choice(sorted(parts))
            parts[name] = change(chance, parts[name]) if parts[name] else b"x"
        return _packed(parts) if parts else data

    return changed


def lose_part(chance: Random, data: bytes) -> bytes:
    parts = _unpacked(data)
    if parts:
        del parts[chance.choice(sorted(parts))]
    return _packed(parts)


def swap_parts(chance: Random, data: bytes) -> bytes:
    parts = _unpacked(data)
    if len(parts) > 1:
        one, other = chance.sample(sorted(parts), 2)
        parts[one], parts[other] = parts[other], parts[one]
    return _packed(parts)


def lead_astray(chance: Random, data: bytes) -> bytes:
    """A part is stored under a name that would lead out of the folder."""
    parts = _unpacked(data)
    if parts:
        name = chance.choice(sorted(parts))
        parts[f"../../{name}"] = parts.pop(name)
    return _packed(parts)


def _unpacked(data: bytes) -> Parts:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except Exception:
        return {}


def _packed(parts: Parts) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2022, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


_ANY: tuple[Mutation, ...] = (flip, truncate, cut_out, repeat, put_word)
_PLAIN: tuple[Mutation, ...] = (put_number, lose_tag, double_tag, spoil_attribute, declare_entities, put_word, put_word)
_ZIPPED: tuple[Mutation, ...] = (
    *map(_on_part, (*_ANY, put_number, put_number, lose_tag, double_tag, spoil_attribute, declare_entities)),
    lose_part,
    swap_parts,
    lead_astray,
)
