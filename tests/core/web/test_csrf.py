"""Forms: only our own pages may send them, for people who are signed in and for strangers alike."""

import re

import pytest
from msgspec import Struct
from starlette.responses import HTMLResponse, Response

from goodmob.core.house import House
from goodmob.core.web import cookies, csrf
from goodmob.core.web.call import Call
from goodmob.core.web.cookies import end_session, keep_session
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get, post
from tests.core.web.rig import BASE_URL, browser, house
from tests.world.client import Client


class Named(Struct):
    """A form with one field."""

    name: str = ""


async def form(call: Call) -> Response:
    """A form."""
    return HTMLResponse(csrf.token(call))


async def sent(call: Call, params: Named) -> Response:
    """What the form said."""
    return HTMLResponse(f"hello {params.name}")


async def sign_in(call: Call) -> Response:
    """Signs Ada in."""
    response = HTMLResponse("welcome")
    keep_session(call, response, "ada's browser", 3600)
    return response


async def sign_out(call: Call) -> Response:
    """Signs Ada out."""
    response = HTMLResponse("bye")
    end_session(call, response)
    return response


PAGES = (
    get("/form", form, viewer=OPTIONAL_SESSION),
    post("/form", sent, viewer=OPTIONAL_SESSION),
    get("/in", sign_in, viewer=OPTIONAL_SESSION),
    get("/out", sign_out, viewer=OPTIONAL_SESSION),
    post("/mine", sent, viewer=SESSION),
)


def stranger(place: House | None = None) -> Client:
    return browser(*PAGES, place=place)


def ada() -> Client:
    client = stranger()
    client.cookies.set(f"__Host-{cookies.SESSION}", "ada's browser")
    return client


async def token(client: Client) -> str:
    return (await client.get("/form")).text


@pytest.mark.parametrize("make", [stranger, ada])
async def test_a_form_from_our_page_is_taken(make: type[Client]) -> None:
    client = make()  # type: ignore[call-arg]
    shown = await token(client)

    as_form = await client.post("/form", data={"csrf_token": shown, "name": "Mo"})
    as_files = await client.post("/form", data={"csrf_token": shown, "name": "Mo"}, files={"f": b"x"})
    by_script = await client.post("/form", json={"name": "Mo"}, headers={"X-CSRF-Token": shown, "Origin": BASE_URL})

    assert [response.text for response in (as_form, as_files, by_script)] == ["hello Mo"] * 3


@pytest.mark.parametrize("make", [stranger, ada])
async def test_a_form_without_its_token_is_refused(make: type[Client]) -> None:
    client = make()  # type: ignore[call-arg]
    shown = await token(client)

    for wrong in ("", "0" * 64, "z" * 64, shown[:-1], shown[:-1] + ("0" if shown[-1] != "0" else "1")):
        response = await client.post("/form", data={"csrf_token": wrong})
        assert (response.status_code, "This page was open for too long" in response.text) == (403, True), wrong
    assert (await client.post("/form", json={"csrf_token": shown})).status_code == 403


async def test_the_token_of_another_browser_is_refused() -> None:
    bens, adas = await token(stranger()), await token(ada())
    client = ada()
    await token(client)

    assert (await client.post("/form", data={"csrf_token": bens})).status_code == 403
    assert (await client.post("/form", data={"csrf_token": adas})).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Origin": "http://goodmob.test"},
        {"Origin": "https://goodmob.test:8443"},
        {"Origin": "https://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_site_is_refused_even_with_the_token(headers: dict[str, str]) -> None:
    client = ada()
    response = await client.post("/form", data={"csrf_token": await token(client)}, headers=headers)

    assert (response.status_code, "sent from another site" in response.text) == (403, True)


async def test_a_token_looks_different_each_time() -> None:
    client = ada()

    assert len({await token(client) for _ in range(3)}) == 3


async def test_cookies_are_bound_to_the_host_where_there_is_https() -> None:
    response = await stranger().get("/in")
    anonymous = await stranger().get("/form")

    assert response.headers["Set-Cookie"] == (
        '__Host-goodmob_session="ada\'s browser"; HttpOnly; Max-Age=3600; Path=/; SameSite=lax; Secure'
    )
    assert re.fullmatch(
        r"__Host-goodmob_csrf=[\w-]{43}; HttpOnly; Path=/; SameSite=lax; Secure", anonymous.headers["Set-Cookie"]
    )


async def test_plain_http_works_on_a_machine_of_ones_own() -> None:
    client = stranger(house(base_url="http://localhost:3000"))
    signed_in = await client.get("/in")
    origin = {"Origin": "https://localhost:3000"}

    response = await client.post("/mine", data={"csrf_token": await token(client), "name": "Ada"}, headers=origin)

    assert signed_in.headers["Set-Cookie"].startswith("goodmob_session=")
    assert "Secure" not in signed_in.headers["Set-Cookie"]
    assert response.text == "hello Ada"


async def test_signing_out_takes_the_cookie_away() -> None:
    client = stranger()
    await client.get("/in")
    await client.get("/out")

    assert cookies.SESSION not in str(client.cookies)
