"""What can happen in the town, each at a moment; people and posts go by their numbers in the plan."""

from typing import Any, TypeAlias

import msgspec


class Drawing(msgspec.Struct, frozen=True):
    """A picture by its kind and seed, in words for those who do not see it."""

    kind: str
    seed: int
    alt: str


class Follow(msgspec.Struct, frozen=True):
    """Somebody follows somebody."""

    at: int
    who: int
    whom: int


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody writes; `to` and `quoted` are earlier posts, `options` make it a poll."""

    at: int
    number: int
    who: int
    text: str
    language: str
    topic: str = ""
    to: int | None = None
    quoted: int | None = None
    drawings: tuple[Drawing, ...] = ()
    options: tuple[str, ...] = ()
    warning: str = ""
    visibility: str = "public"


class React(msgspec.Struct, frozen=True):
    """Somebody does something with a post: favourite, reblog or bookmark."""

    at: int
    who: int
    post: int
    how: str


class Vote(msgspec.Struct, frozen=True):
    """Somebody votes for one of the options of a poll."""

    at: int
    who: int
    post: int
    option: int


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody calls a mob."""

    at: int
    name: str
    who: int
    fields: dict[str, Any]


class Join(msgspec.Struct, frozen=True):
    """Somebody joins a mob, brought by somebody."""

    at: int
    mob: str
    who: int
    invited_by: int | None


class Deed(msgspec.Struct, frozen=True):
    """Somebody does what a mob is about."""

    at: int
    mob: str
    who: int
    count: int
    text: str
    drawing: Drawing | None
    name: str = ""
    cell: str | None = None


class Ask(msgspec.Struct, frozen=True):
    """Somebody asks a door of the house for something around a mob.

    path and fields may speak of what is known by a name, such as {litter} or {@ada}; what is answered is called `name`.
    """

    at: int
    who: int
    path: str
    fields: dict[str, Any] = {}
    name: str = ""
    method: str = "POST"


class Boost(msgspec.Struct, frozen=True):
    """Somebody boosts the post of a mob."""

    at: int
    mob: str
    who: int


Happening: TypeAlias = Follow | Post | React | Vote | Call | Join | Deed | Ask | Boost
