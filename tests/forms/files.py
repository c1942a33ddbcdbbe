"""Schema files written by tests."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from pdvalidate.errors import SchemaError
from pdvalidate.forms import load
from pdvalidate.model.form import Form
from pdvalidate.model.library import Library

FORM = """
form: small
edition: "1"
tables:
  t:
    type: count
    columns:
      name: {heading: Name, key: true}
      a: A
      b: Group > B
      c: Group > C
    rows:
      total: Total
"""


def loaded(folder: Path, text: str, **more: str) -> Library:
    """The library of one schema file, and of others by their names."""
    for name, content in {"schema": text, **more}.items():
        (folder / f"{name}.yaml").write_text(dedent(content), encoding="utf-8")
    return load([folder])


def form(folder: Path, text: str) -> Form:
    """The only form of one file."""
    return loaded(folder, text).forms[0]


def mistakes(folder: Path, text: str, **more: str) -> list[str]:
    """The mistakes of schema files, as `line:column: text`; those of other files with their names."""
    with pytest.raises(SchemaError) as caught:
        loaded(folder, text, **more)
    return [str(one).removeprefix(f"{folder / 'schema.yaml'}:") for one in caught.value.mistakes]
