"""The router: a tree of dictionaries, so that the thousandth route is found as fast as the first."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from goodmob.core.web.routes import WEBSOCKET, Route

SEGMENT = re.compile(r"(?P<before>[^:*]*)(?P<sort>[:*])(?P<name>[a-z_]+)(?P<after>.*)")


_Door = tuple[Route, tuple[str, ...]]


class Found(NamedTuple):
    """The route of a path and method, and the values of the path's parameters by name."""

    route: Route
    params: dict[str, str]


class Missing(NamedTuple):
    """No route; `allowed` are the methods that the path does have, none where the path is unknown."""

    allowed: tuple[str, ...]


class _Node:
    """One segment deep in the tree: the doors that end here and the segments that may follow."""

    __slots__ = ("doors", "fixed", "patterns", "rests")

    def __init__(self) -> None:
        self.doors: dict[str, _Door] = {}
        self.fixed: dict[str, _Node] = {}
        self.patterns: list[tuple[str, str, _Node]] = []
        self.rests: dict[str, _Door] = {}

    def pattern(self, before: str, after: str) -> "_Node":
        for known_before, known_after, node in self.patterns:
            if (known_before, known_after) == (before, after):
                return node
        node = _Node()
        self.patterns.append((before, after, node))
        self.patterns.sort(key=lambda pattern: -len(pattern[0] + pattern[1]))
        return node


class RouteTree:
    """All routes of the application; fixed segments win over parameters, the more literal pattern over the vaguer."""

    def __init__(self, routes: Iterable[Route] = ()) -> None:
        self._root = _Node()
        self._routes: list[Route] = []
        for route in routes:
            self.add(route)

    @property
    def routes(self) -> tuple[Route, ...]:
        """Every route, in the order it was added."""
        return tuple(self._routes)

    def add(self, route: Route) -> None:
        """Add a route; ValueError where the same method and path is taken."""
        node, names, doors = self._root, [], self._root.doors
        for segment in route.path.split("/")[1:]:
            match = SEGMENT.fullmatch(segment)
            if match is None:
                node = node.fixed.setdefault(segment, _Node())
                doors = node.doors
                continue
            names.append(match["name"])
            if match["sort"] == "*":
                doors = node.rests
                break
            node = node.pattern(match["before"], match["after"])
            doors = node.doors
        if route.method in doors:
            raise ValueError(f"{route.method} {route.path} is already there as {doors[route.method][0].path}")
        doors[route.method] = (route, tuple(names))
        self._routes.append(route)

    def find(self, method: str, path: str) -> Found | Missing:
        """The route for a method and a decoded path, exactly as declared: no trailing slash, no format suffix."""
        wanted = "GET" if method == "HEAD" else method
        allowed: set[str] = set()
        found = _search(self._root, path.split("/")[1:], 0, (), wanted, allowed)
        if found is not None:
            (route, names), values = found
            return Found(route, dict(zip(names, values, strict=True)))
        allowed.discard(WEBSOCKET)
        if "GET" in allowed:
            allowed.add("HEAD")
        return Missing((*sorted(allowed), "OPTIONS") if allowed else ())


def _search(
    node: _Node, segments: list[str], index: int, values: tuple[str, ...], method: str, allowed: set[str]
) -> tuple[_Door, tuple[str, ...]] | None:
    if index == len(segments):
        return _door(node.doors, values, method, allowed)
    segment = segments[index]
    following = node.fixed.get(segment)
    if following is not None:
        found = _search(following, segments, index + 1, values, method, allowed)
        if found is not None:
            return found
    for before, after, following in node.patterns:
        length = len(segment) - len(before) - len(after)
        if length > 0 and segment.startswith(before) and segment.endswith(after):
            value = segment[len(before) : len(before) + length]
            found = _search(following, segments, index + 1, (*values, value), method, allowed)
            if found is not None:
                return found
    return _door(node.rests, (*values, "/".join(segments[index:])), method, allowed) if segment else None


def _door(
    doors: dict[str, _Door], values: tuple[str, ...], method: str, allowed: set[str]
) -> tuple[_Door, tuple[str, ...]] | None:
    allowed.update(doors)
    door = doors.get(method)
    return None if door is None else (door, values)
