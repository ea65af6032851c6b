"""Finding routes: static before parameter, 404 or 405, nothing between."""

from typing import cast

import pytest

from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, WEBSOCKET, Route, delete, get, post, websocket
from goodmob.core.web.tree import Found, Missing, RouteTree


async def handler(call: Call) -> None:
    """A door."""


async def listen(socket: object) -> None:
    """A socket."""


def door(method: str, path: str) -> Route:
    makers = {"GET": get, "POST": post, "DELETE": delete, WEBSOCKET: websocket}
    return makers[method](path, listen if method == WEBSOCKET else handler, viewer=NOBODY)


TREE = RouteTree(
    door(method, path)
    for method, path in (
        ("GET", "/"),
        ("GET", "/api/v1/statuses/:id"),
        ("DELETE", "/api/v1/statuses/:id"),
        ("POST", "/api/v1/statuses"),
        ("POST", "/api/v1/statuses/purge"),
        ("GET", "/api/v1/accounts/lookup"),
        ("GET", "/api/v1/accounts/:id"),
        ("GET", "/api/v1/accounts/:account_id/statuses"),
        ("GET", "/@:username"),
        ("GET", "/@:username.rss"),
        ("GET", "/@:username/:id"),
        ("GET", "/:page"),
        ("GET", "/media/*key"),
        (WEBSOCKET, "/api/v1/streaming"),
    )
)


@pytest.mark.parametrize(
    ("method", "path", "declared", "params"),
    [
        ("GET", "/", "/", {}),
        ("GET", "/api/v1/statuses/5", "/api/v1/statuses/:id", {"id": "5"}),
        ("HEAD", "/api/v1/statuses/5", "/api/v1/statuses/:id", {"id": "5"}),
        ("DELETE", "/api/v1/statuses/5", "/api/v1/statuses/:id", {"id": "5"}),
        ("GET", "/api/v1/accounts/lookup", "/api/v1/accounts/lookup", {}),
        ("GET", "/api/v1/accounts/lookup/statuses", "/api/v1/accounts/:account_id/statuses", {"account_id": "lookup"}),
        ("GET", "/api/v1/statuses/purge", "/api/v1/statuses/:id", {"id": "purge"}),
        ("GET", "/@ada", "/@:username", {"username": "ada"}),
        ("GET", "/@ada.rss", "/@:username.rss", {"username": "ada"}),
        ("GET", "/@ada/7", "/@:username/:id", {"username": "ada", "id": "7"}),
        ("GET", "/about", "/:page", {"page": "about"}),
        ("GET", "/media/pictures/3f/x.png", "/media/*key", {"key": "pictures/3f/x.png"}),
        (WEBSOCKET, "/api/v1/streaming", "/api/v1/streaming", {}),
    ],
)
def test_a_path_leads_to_its_route(method: str, path: str, declared: str, params: dict[str, str]) -> None:
    found = cast(Found, TREE.find(method, path))

    assert (found.route.path, found.params) == (declared, params)


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/statuses/5/",
        "/api/v1/statuses/",
        "/api//v1/statuses/5",
        "/api/v1/accounts/5/statuses.json",
        "/api/v1/statuses/5/more",
        "/media/",
        "//",
        "",
    ],
)
def test_nearly_a_path_is_none(path: str) -> None:
    assert TREE.find("GET", path) == Missing(())


def test_a_wrong_method_tells_the_right_ones() -> None:
    assert TREE.find("PUT", "/api/v1/statuses/5") == Missing(("DELETE", "GET", "HEAD", "OPTIONS"))
    assert TREE.find("GET", "/api/v1/statuses") == Missing(("POST", "OPTIONS"))
    assert TREE.find("GET", "/api/v1/streaming") == Missing(())


def test_one_door_is_declared_once() -> None:
    with pytest.raises(ValueError, match="already there as /api/v1/statuses/:id"):
        RouteTree((door("GET", "/api/v1/statuses/:id"), door("GET", "/api/v1/statuses/:status_id")))
