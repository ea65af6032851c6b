"""Who calls the API: tokens in every place clients put them, and what each policy refuses."""

import pytest

from goodmob.core.web.call import Call
from goodmob.core.web.routes import APP, NOBODY, OPTIONAL, get, post
from tests.core.web.rig import ADA_ID, browser, visitor
from tests.world.client import Client


async def who(call: Call) -> dict[str, int | None]:
    """Whose call it is."""
    return {"account_id": call.viewer.account_id}


async def who_must(call: Call) -> dict[str, int]:
    """Whose call it is, if anybody's."""
    return {"account_id": call.account_id}


ROUTES = (
    get("/api/required", who, scope="read:statuses"),
    post("/api/required", who, scope="write:statuses"),
    get("/api/either", who, scope=("write:follows", "read:blocks")),
    get("/api/optional", who, viewer=OPTIONAL, scope="read:statuses"),
    get("/api/app", who, viewer=APP, scope="read"),
    get("/api/nobody", who, viewer=NOBODY),
    get("/api/must", who_must, viewer=OPTIONAL),
)
INVALID = (401, {"error": "The access token is invalid"})
OUTSIDE = (403, {"error": "This action is outside the authorized scopes"})
NO_PERSON = (422, {"error": "This method requires an authenticated user"})
ADA = (200, {"account_id": ADA_ID})
NO_ONE = (200, {"account_id": None})


@pytest.mark.parametrize(
    ("path", "token", "answer"),
    [
        ("/api/required", "ada", ADA),
        ("/api/required", "ada reads", ADA),
        ("/api/required", "", INVALID),
        ("/api/required", "made up", INVALID),
        ("/api/required", "x" * 5000, INVALID),
        ("/api/required", "app", NO_PERSON),
        ("/api/either", "ada", ADA),
        ("/api/either", "ada reads", OUTSIDE),
        ("/api/optional", "", NO_ONE),
        ("/api/optional", "ada", ADA),
        ("/api/optional", "app", NO_ONE),
        ("/api/optional", "made up", INVALID),
        ("/api/app", "app", NO_ONE),
        ("/api/app", "ada", ADA),
        ("/api/app", "ada reads", OUTSIDE),
        ("/api/app", "", INVALID),
        ("/api/nobody", "made up", NO_ONE),
        ("/api/nobody", "ada", NO_ONE),
        ("/api/must", "", INVALID),
    ],
)
async def test_a_policy_lets_in_whom_it_says(path: str, token: str, answer: tuple[int, dict[str, object]]) -> None:
    response = await visitor(*ROUTES, token=token).get(path)

    assert (response.status_code, response.json()) == answer


async def test_a_token_that_only_reads_does_not_write() -> None:
    response = await visitor(*ROUTES, token="ada reads").post("/api/required")

    assert (response.status_code, response.json()) == OUTSIDE


async def test_a_token_may_come_in_the_query_or_any_body() -> None:
    client = visitor(*ROUTES)
    responses = [
        await client.get("/api/required?access_token=ada"),
        await client.post("/api/required?access_token=ada"),
        await client.post("/api/required", data={"access_token": "ada"}),
        await client.post("/api/required", json={"access_token": "ada"}),
        await client.post("/api/required", files={"access_token": (None, "ada")}),
        await client.get("/api/required", headers={"Authorization": "bearer  ada "}),
    ]

    assert [(response.status_code, response.json()) for response in responses] == [ADA] * 6


async def test_a_large_upload_names_its_token_before_it_is_read() -> None:
    about = {"files": {"access_token": (None, "ada"), "file": ("large.bin", b"x" * 1_100_000)}}
    response = await visitor(*ROUTES).post("/api/required", **about)  # type: ignore[arg-type]

    assert (response.status_code, response.json()) == INVALID


async def test_other_credentials_are_no_token() -> None:
    client: Client = visitor(*ROUTES)

    refused = await client.get("/api/required", headers={"Authorization": "Basic ada"})
    public = await client.get("/api/optional", headers={"Authorization": "Basic ada"})

    assert (refused.status_code, refused.json()) == INVALID
    assert (public.status_code, public.json()) == NO_ONE


async def test_the_api_never_takes_cookies() -> None:
    client = visitor(*ROUTES)
    client.cookies.set("__Host-goodmob_session", "ada's browser")
    response = await client.get("/api/required")

    assert (response.status_code, response.json()) == INVALID


async def test_a_refused_token_tells_how_to_come_back() -> None:
    response = await visitor(*ROUTES).get("/api/required")

    assert response.headers["WWW-Authenticate"].startswith("Bearer ")


async def test_api_and_pages_are_kept_apart() -> None:
    with pytest.raises(ValueError, match="a page is for SESSION or OPTIONAL_SESSION"):
        browser(get("/about", who, viewer=NOBODY))
