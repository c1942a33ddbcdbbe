"""How long the program takes to start, against Python importing what it cannot do without."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.generator import SCHEMA, returns
from benchmarks.measuring import Result, folder, main, python, ratio

_PROGRAM = ("-c", "from pdvalidate.cli.main import main; main(prog_name='pdvalidate')")


def run() -> Iterator[Result]:
    schema = ("--schema", str(SCHEMA))
    click = python("-c", "import click")
    for what, arguments in {"--help": ("--help",), "forms list": ("forms", "list", *schema)}.items():
        found, detail = ratio(python(*_PROGRAM, *arguments), click, rounds=9)
        yield Result(f"pdvalidate {what} / import click", found, 2.5, detail)
    with folder("returns") as place:
        file = str(returns(place, 1)[0])
        pandera = python("-c", "import pandera.pandas")
        found, detail = ratio(python(*_PROGRAM, "check", file, *schema), pandera, rounds=7)
    yield Result("check of one return / import pandera.pandas", found, 1.3, detail)


if __name__ == "__main__":
    main(*run())
