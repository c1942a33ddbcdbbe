"""What the program prints on a terminal, as a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from wcwidth import wcswidth

_SEQUENCE = re.compile(r"\x1b\[(\d+)m")
_ADVANCE, _LINE, _MARGIN, _BAR = 7.8, 19, 18, 34
_COLORS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "2": "#8b949e"}
_FONT = "ui-monospace,'Cascadia Mono','DejaVu Sans Mono',Menlo,Consolas,monospace"


def terminal(command: str, printed: str) -> str:
    """An SVG of a terminal in which a command was typed; `printed` may hold plain ANSI colours."""
    lines = [f"\x1b[32m$\x1b[0m \x1b[1m{command}\x1b[0m", *printed.rstrip("\n").split("\n")]
    widest = max(wcswidth(_SEQUENCE.sub("", line)) for line in lines)
    width, height = round(widest * _ADVANCE + 2 * _MARGIN), _BAR + len(lines) * _LINE + _MARGIN
    texts = "\n".join(piece for at, line in enumerate(lines) for piece in _line(line, _BAR + (at + 1) * _LINE - 4))
    dots = "".join(
        f'<circle cx="{20 + 18 * at}" cy="17" r="5.5" fill="{color}"/>'
        for at, color in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-label={quoteattr(command)} font-family="{_FONT}" font-size="13">\n'
        f'<rect width="{width}" height="{height}" rx="9" fill="#0d1117"/>{dots}\n{texts}\n</svg>\n'
    )


def _line(line: str, y: int) -> Iterator[str]:
    """Stretches of one colour, each as wide as its letters are on a terminal, whatever the font."""
    at, style = 0, ""
    pieces = _SEQUENCE.split(line)
    for text, code in zip(pieces[::2], [*pieces[1::2], "0"], strict=True):
        if text.strip():
            shown = text.lstrip(" ")
            x = _MARGIN + (at + len(text) - len(shown)) * _ADVANCE
            wide = wcswidth(shown.rstrip()) * _ADVANCE
            place = f'x="{x:.1f}" y="{y}" textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"'
            yield f"<text {place} {_look(style)}>{escape(shown.rstrip())}</text>"
        at += wcswidth(text)
        style = "" if code == "0" else code


def _look(style: str) -> str:
    if style == "1":
        return 'font-weight="700" fill="#ffffff"'
    return f'fill="{_COLORS.get(style, "#d0d7de")}"'
