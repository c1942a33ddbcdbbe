"""Trees rebuilt with other nodes in some places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from pdvalidate.model.expression import Node


def rebuild(node: Node, change: Callable[[Node], Node | None], below: bool = False) -> Node:
    """A copy in which `change` has replaced nodes; None keeps a node and looks below it.

    With `below` the node itself is kept, and `change` is asked for its children only.
    """
    if not below:
        changed = change(node)
        if changed is not None:
            return changed
    parts: dict[str, Any] = {}
    for one in fields(node):
        value = getattr(node, one.name)
        if isinstance(value, Node):
            parts[one.name] = _child(value, change, below)
        elif isinstance(value, tuple) and any(isinstance(entry, Node) for entry in value):
            parts[one.name] = tuple(_child(entry, change, below) for entry in value)
    return replace(node, **parts) if parts else node


def _child(node: Node, change: Callable[[Node], Node | None], below: bool) -> Node:
    if below:
        return change(node) or node
    return rebuild(node, change)
