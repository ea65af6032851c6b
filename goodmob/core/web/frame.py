"""What `app` puts into the frame around a page: the ways to go, and who is signed in."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct


class Way(Struct, frozen=True):
    """One entry of the navigation; `icon` is a symbol of core/assets/icons.svg, `label` is in the reader's language.

    stream: where what makes the count grow is announced, for scripts. counted_at: where they ask for the count, if it
    shrinks too.
    """

    label: str
    href: str
    icon: str
    count: int = 0
    stream: str = ""
    counted_at: str = ""


class Face(Struct, frozen=True):
    """An account as the frame shows it: name, @handle, picture, the address of its page, and its id."""

    name: str
    handle: str
    avatar: str
    url: str
    id: str = ""


class FacetView(Struct, frozen=True):
    """How posts show what an upper slice keeps behind them: a template, what it is given as `card` of the thing at a
    moment (us), and what of a post's HTML is still to be read above that.
    """

    template: str
    card: Callable[[Any, int], object]
    said: Callable[[str], str]


class Aside(Struct, frozen=True):
    """Something of an upper slice beside every page: a template, which finds it as `thing`."""

    template: str
    thing: Any
