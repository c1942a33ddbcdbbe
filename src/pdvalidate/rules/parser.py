"""The text of a rule, parsed by its grammar into a tree. Nothing is ever evaluated by Python."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from lark import Lark, UnexpectedCharacters, UnexpectedEOF, UnexpectedToken
from lark.exceptions import VisitError

from pdvalidate.model.expression import Node
from pdvalidate.rules.building import TreeBuilder
from pdvalidate.rules.mistakes import RuleError

LONGEST = 10_000
"""Characters that a rule may have."""

DEEPEST = 50
"""How deep parentheses and brackets may nest, and how many `not` or minus signs may follow each other."""

_INSTEAD = {
    "==": "=",
    "<>": "!=",
    "&&": "and",
    "||": "or",
    "^": "*",
    "!": "not",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
}


@dataclass(frozen=True, slots=True)
class _Limits:
    """The shape of a text, counted before the parser sees it."""

    depth: int
    prefixes: int


@lru_cache(maxsize=1)
def _parser() -> Lark:
    grammar = files("pdvalidate.rules").joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=True)


@lru_cache(maxsize=10_000)
def parse(text: str) -> Node:
    """The tree of a rule's text, with names not yet resolved.

    Raises:
        RuleError: the text is no rule; it says where, in characters from 0, and what would help.
    """
    _refuse_monsters(text)
    normal = unicodedata.normalize("NFC", text)
    try:
        tree = TreeBuilder().transform(_parser().parse(normal))
    except UnexpectedEOF:
        raise RuleError(len(normal), "the rule ends too early") from None
    except UnexpectedCharacters as wrong:
        raise _unexpected(normal, wrong.pos_in_stream or 0) from None
    except UnexpectedToken as wrong:
        raise _unexpected_token(normal, wrong) from None
    except VisitError as wrong:
        if isinstance(wrong.orig_exc, RuleError):
            raise wrong.orig_exc from None
        raise
    if not isinstance(tree, Node):
        raise RuleError(0, "this is no rule")
    return tree


def _refuse_monsters(text: str) -> None:
    if len(text) > LONGEST:
        raise RuleError(0, f"a rule may have {LONGEST} characters, this one has {len(text)}")
    shape = _shape(text)
    if shape.depth > DEEPEST or shape.prefixes > DEEPEST:
        raise RuleError(0, f"the rule is nested more than {DEEPEST} deep")


def _shape(text: str) -> _Limits:
    depth = deepest = run = longest = 0
    for word in text.replace("(", " ( ").replace(")", " ) ").replace("-", " - ").split():
        depth += (word == "(") - (word == ")")
        run = run + 1 if word in ("not", "-", "(") else 0
        deepest, longest = max(deepest, depth), max(longest, run)
    return _Limits(deepest, longest)


def _unexpected(text: str, at: int) -> RuleError:
    for wrong, right in _INSTEAD.items():
        if text.startswith(wrong, max(at - len(wrong) + 1, 0)) or text.startswith(wrong, at):
            return RuleError(at, f"'{wrong}' is not part of the rule language", f"write '{right}'")
    return RuleError(at, f"'{text[at]}' is not part of the rule language")


def _unexpected_token(text: str, wrong: UnexpectedToken) -> RuleError:
    at = wrong.pos_in_stream or 0
    if wrong.token.type == "$END":
        return RuleError(len(text), "the rule ends too early")
    if at and text[at - 1 : at + 1] in ("==", "<>"):
        return _unexpected(text, at - 1)
    return RuleError(at, f"'{wrong.token}' cannot stand here")
