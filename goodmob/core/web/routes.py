"""How a slice declares its doors: one constructor for each method, all of them read once, when the table is built."""

import inspect
import re
from collections.abc import Awaitable, Callable
from enum import Enum
from functools import partial
from typing import Any, get_type_hints

from msgspec import Struct

from goodmob.core.web.binding.uploads import takes_upload
from goodmob.core.web.scopes import covering

Handler = Callable[..., Awaitable[Any]]

USUAL_BODY = 1024 * 1024
UPLOAD_BODY = 104 * 1024 * 1024


class Policy(Enum):
    """Whom a route is for. The first four speak to tokens, the last two to the cookie of a browser; never both."""

    REQUIRED = "a token of a person"
    OPTIONAL = "anyone; a token, if sent, must be valid and have the scope"
    APP = "any token, also one of an application alone"
    NOBODY = "anyone; a token is ignored"
    SESSION = "a signed-in browser"
    OPTIONAL_SESSION = "any browser"


REQUIRED, OPTIONAL, APP, NOBODY = Policy.REQUIRED, Policy.OPTIONAL, Policy.APP, Policy.NOBODY
SESSION, OPTIONAL_SESSION = Policy.SESSION, Policy.OPTIONAL_SESSION
WEBSOCKET = "WEBSOCKET"

_OF_PAGES = (Policy.SESSION, Policy.OPTIONAL_SESSION)


class Route(Struct, frozen=True, eq=False):
    """One door. `params` is the struct the handler takes (None: none); `most_body` is in bytes.

    lapsed: what answers a form whose sender is no longer signed in; it changes nothing in the house.
    is_unasked: whether it takes what no form of ours asked for, from the system of the device and never from other
    sites; such a door only shows what it got.
    is_kept: whether it stays open to an account that has moved away, as all doors do that only show something.
    """

    method: str
    path: str
    handler: Handler
    viewer: Policy
    scopes: tuple[str, ...]
    covered_by: frozenset[str]
    limit: str
    most_body: int
    deprecated: int
    summary: str
    params: type[Struct] | None
    returns: Any
    lapsed: Handler | None = None
    is_unasked: bool = False
    is_kept: bool = False

    @property
    def is_page(self) -> bool:
        """Whether it speaks to browsers: with cookies, in HTML, and refusing by a page."""
        return self.viewer in _OF_PAGES


def route(
    method: str,
    path: str,
    handler: Handler,
    *,
    viewer: Policy = REQUIRED,
    scope: str | tuple[str, ...] = (),
    limit: str = "",
    most_body: int = 0,
    deprecated: int = 0,
    lapsed: Handler | None = None,
    is_unasked: bool = False,
    is_kept: bool = False,
) -> Route:
    """A route; TypeError or ValueError where the declaration contradicts itself.

    scope: of several, one that the token covers suffices. limit: the name of a group in core.limits. most_body: bytes,
    1 MB by default, 104 MB where the params hold an Upload. deprecated: since when, in seconds since 1970. lapsed:
    takes the same params as the handler. is_unasked, is_kept: see Route.
    """
    params, returns = _signature(handler)
    _check_path(path, params)
    scopes = (scope,) if isinstance(scope, str) else scope
    has_upload = params is not None and takes_upload(params)
    return Route(
        method=method,
        path=path,
        handler=handler,
        viewer=viewer,
        scopes=scopes,
        covered_by=frozenset().union(*map(covering, scopes)),
        limit=limit,
        most_body=most_body or (UPLOAD_BODY if has_upload else USUAL_BODY),
        deprecated=deprecated,
        summary=inspect.getdoc(handler) or "",
        params=params,
        returns=returns,
        lapsed=lapsed,
        is_unasked=is_unasked,
        is_kept=is_kept or method in {"GET", WEBSOCKET},
    )


get = partial(route, "GET")
"""A door for reading; it answers HEAD as well."""

post = partial(route, "POST")
"""A door for making or doing something."""

put = partial(route, "PUT")
"""A door for replacing."""

patch = partial(route, "PATCH")
"""A door for changing parts."""

delete = partial(route, "DELETE")
"""A door for removing; clients may send a body."""

websocket = partial(route, WEBSOCKET)
"""A door for a WebSocket: the handler gets a Socket and accepts it itself."""


def path_names(path: str) -> tuple[str, ...]:
    """The parameters of a path, in order: /@:username/:id has username and id, /media/*key has key."""
    return tuple(re.findall(r"[:*]([a-z_]+)", path))


def _signature(handler: Handler) -> tuple[type[Struct] | None, Any]:
    name = getattr(handler, "__qualname__", repr(handler))
    if not inspect.iscoroutinefunction(handler):
        raise TypeError(f"{name} is not an async function")
    hints = get_type_hints(handler, include_extras=True)
    arguments = list(inspect.signature(handler).parameters)
    if "return" not in hints:
        raise TypeError(f"{name} does not say what it returns")
    if len(arguments) not in {1, 2}:
        raise TypeError(f"{name} takes a call and perhaps params, not {len(arguments)} arguments")
    if len(arguments) == 1:
        return None, hints["return"]
    params = hints.get(arguments[1])
    if not (isinstance(params, type) and issubclass(params, Struct)):
        raise TypeError(f"{name}: {arguments[1]} needs the annotation of a msgspec Struct")
    return params, hints["return"]


def _check_path(path: str, params: type[Struct] | None) -> None:
    if not path.startswith("/") or (path != "/" and path.endswith("/")):
        raise ValueError(f"the path {path!r} must begin with a slash and not end with one")
    if params is None:
        return
    missing = set(path_names(path)) - set(params.__struct_encode_fields__)
    if missing:
        raise TypeError(f"{params.__name__} has no field for {', '.join(sorted(missing))} of {path}")
