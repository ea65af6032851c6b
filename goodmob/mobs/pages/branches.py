"""The tree of who brought whom as a nested list."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from goodmob.mobs.entities.cascade import CascadeNode

MOST_LEVELS = 6
"""Deeper branches are drawn beside each other, so that a list stays readable on a telephone."""


class Branch(Struct, frozen=True):
    """Somebody and whom they brought, those who brought most first."""

    node: CascadeNode
    children: Sequence["Branch"]


def branches_of(nodes: Sequence[CascadeNode]) -> list[Branch]:
    """The trees that these places form; who neither was brought nor brought anybody has none."""
    known = {node.id for node in nodes}
    below: dict[str, list[CascadeNode]] = {}
    for node in nodes:
        below.setdefault(node.by if node.by in known and node.by is not None else "", []).append(node)
    tops = [node for node in below.get("", ()) if node.brought or node.by is not None]
    return [_branch(node, below, 1) for node in _best_first(tops)]


def how_many_alone(nodes: Sequence[CascadeNode]) -> int:
    """How many of these places stand alone: brought by nobody, and nobody came through them."""
    return sum(1 for node in nodes if node.by is None and not node.brought)


def _branch(node: CascadeNode, below: Mapping[str, Sequence[CascadeNode]], level: int) -> Branch:
    children = _best_first(below.get(node.id, ()))
    if level + 1 < MOST_LEVELS:
        return Branch(node, [_branch(child, below, level + 1) for child in children])
    flat = [deeper for child in children for deeper in _down(child, below)]
    return Branch(node, [Branch(deeper, ()) for deeper in flat])


def _down(node: CascadeNode, below: Mapping[str, Sequence[CascadeNode]]) -> Iterator[CascadeNode]:
    """Somebody and everybody below them, without calling itself: a chain may be as long as a mob is large."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(_best_first(below.get(found.id, ()))))


def _best_first(nodes: Sequence[CascadeNode]) -> list[CascadeNode]:
    return sorted(nodes, key=lambda node: (-node.credited, -node.brought, node.id))
