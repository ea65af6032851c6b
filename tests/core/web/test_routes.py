"""Declaring routes: contradictions are found when the table is built, not when somebody calls."""

from typing import Any

import pytest
from msgspec import Struct

from goodmob.core.web.call import Call
from goodmob.core.web.params import Id, Upload
from goodmob.core.web.routes import OPTIONAL, UPLOAD_BODY, USUAL_BODY, get, post


class ShowPost(Struct):
    """What showing a post takes."""

    id: Id


class Portrait(Struct):
    """A picture."""

    picture: Upload


async def show(call: Call, params: ShowPost) -> dict[str, int]:
    """One post.

    With its counts.
    """
    return {"id": params.id}


def test_a_route_knows_its_handler_from_the_annotations() -> None:
    route = get("/api/v1/statuses/:id", show, viewer=OPTIONAL, scope="read:statuses")

    assert (route.method, route.params, route.returns) == ("GET", ShowPost, dict[str, int])
    assert route.summary == "One post.\n\nWith its counts."
    assert route.covered_by == {"read", "read:statuses"}
    assert route.most_body == USUAL_BODY


def test_a_route_that_takes_files_takes_more() -> None:
    async def keep(call: Call, params: Portrait) -> None: ...

    assert post("/pictures", keep).most_body == UPLOAD_BODY


async def unannotated(call, params) -> None:  # type: ignore[no-untyped-def]
    """Nobody can tell what it takes."""


async def silent(call: Call):  # type: ignore[no-untyped-def]
    """Nobody can tell what it returns."""


def blocking(call: Call) -> None:
    """It would stop the loop."""


@pytest.mark.parametrize(
    ("path", "handler", "options", "error"),
    [
        ("/a/:id", unannotated, {}, "needs the annotation of a msgspec Struct"),
        ("/a", silent, {}, "does not say what it returns"),
        ("/a", blocking, {}, "is not an async function"),
        ("/a/:post_id", show, {}, "has no field for post_id"),
        ("/a/", show, {}, "must begin with a slash and not end with one"),
        ("/:id", show, {"scope": "read:everything"}, "there is no scope 'read:everything'"),
    ],
)
def test_a_contradiction_is_refused(path: str, handler: Any, options: dict[str, Any], error: str) -> None:
    with pytest.raises((TypeError, ValueError), match=error):
        get(path, handler, **options)
