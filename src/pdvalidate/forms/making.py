"""One schema file being made into forms and collections: where things stand in it, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field

from pdvalidate.errors import Mistake
from pdvalidate.forms.naming import name_of, wrong_identifier, wrong_name
from pdvalidate.model.form import Source
from pdvalidate.text.yaml_tree import Node, Scalar, node_at, source_at

Path = tuple[str | int, ...]
"""The keys that lead to a place in the file."""


@dataclass
class Making:
    """Collects the mistakes of one file, each with its place. `lists` are those of all files together."""

    tree: Node
    lists: frozenset[str] = frozenset()
    mistakes: list[Mistake] = field(default_factory=list)

    def source(self, *path: str | int, of_key: bool = False) -> Source:
        return source_at(self.tree, path, of_key)

    def say(self, source: Source, text: str, suggestion: str = "") -> None:
        self.mistakes.append(Mistake(source.file, source.line, source.column, text, suggestion))

    def name(self, text: str, source: Source) -> str:
        """A name as it is used, after what is wrong with it has been said."""
        self._add(wrong_name(text, source))
        return name_of(text)

    def identifier(self, text: str, source: Source) -> str:
        """An identifier of a form, collection, list or rule, after what is wrong with it has been said."""
        self._add(wrong_identifier(text, source))
        return text

    def within(self, path: Path, at: int) -> Source:
        """The place of a character of a text, counted from 0; of a text over several lines only where it begins."""
        source = self.source(*path)
        node = node_at(self.tree, path)
        if isinstance(node, Scalar) and node.flat:
            return Source(source.file, source.line, source.column + at)
        return source

    def _add(self, wrong: Mistake | None) -> None:
        if wrong:
            self.mistakes.append(wrong)
