"""What every answer wears: safety headers, CORS, a request id, and gzip where it pays."""

import gzip

import pytest
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse

from goodmob.core.web.call import Call
from goodmob.core.web.dress import form_source
from goodmob.core.web.routes import NOBODY, OPTIONAL, OPTIONAL_SESSION, get, post
from tests.core.web.rig import browser, visitor


async def short(call: Call) -> dict[str, str]:
    """A little."""
    return {"a": "b"}


async def long(call: Call) -> dict[str, str]:
    """A lot."""
    return {"a": "b" * 2000}


async def stream(call: Call) -> Response:
    """Piece by piece."""
    return StreamingResponse((b"x" * 600 for _ in range(4)), media_type="text/event-stream")


async def cached(call: Call) -> Response:
    """Something that may be kept."""
    return PlainTextResponse("x" * 2000, headers={"Cache-Control": "public", "Vary": "Accept"})


async def elsewhere(call: Call) -> Response:
    """A redirect."""
    return RedirectResponse("/there", 303)


ROUTES = (
    get("/api/v1/short", short, viewer=NOBODY),
    get("/api/v1/long", long, viewer=OPTIONAL),
    get("/api/v1/stream", stream, viewer=NOBODY),
    get("/api/v1/cached", cached, viewer=NOBODY),
    post("/oauth/token", short, viewer=NOBODY),
    get("/health", short, viewer=NOBODY),
)


async def test_an_api_answer_is_private_and_inert() -> None:
    headers = (await visitor(*ROUTES).get("/api/v1/short")).headers

    assert headers["Cache-Control"] == "private, no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; form-action 'none'"


async def test_a_page_runs_no_foreign_script_and_fits_in_no_frame() -> None:
    headers = (await browser().get("/nothing")).headers
    policy = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "private, no-store"
    assert {"Cookie", "Accept-Language"} <= set(headers["Vary"].split(", "))


async def test_a_handler_has_the_last_word() -> None:
    headers = (await visitor(*ROUTES).get("/api/v1/cached")).headers

    assert headers["Cache-Control"] == "public"
    assert headers["Vary"] == "Accept, Accept-Encoding"


async def test_every_request_has_an_id_of_its_own() -> None:
    client = visitor(*ROUTES)
    ids = {(await client.get("/api/v1/short")).headers["X-Request-Id"] for _ in range(3)}

    assert len(ids) == 3


@pytest.mark.parametrize(
    ("path", "accepts", "packed"),
    [
        ("/api/v1/long", "gzip, br", True),
        ("/api/v1/long", "br;q=1, gzip;q=0.5", True),
        ("/api/v1/long", "br, gzip;q=0", False),
        ("/api/v1/long", "identity", False),
        ("/api/v1/short", "gzip", False),
        ("/api/v1/stream", "gzip", False),
    ],
)
async def test_what_is_long_is_packed_where_the_client_can_unpack(path: str, accepts: str, packed: bool) -> None:
    client = visitor(*ROUTES)
    plain = await client.get(path, headers={"Accept-Encoding": "identity"})
    async with client.stream("GET", path, headers={"Accept-Encoding": accepts}) as response:
        raw = b"".join([piece async for piece in response.aiter_raw()])

    assert ("Content-Encoding" in response.headers) is packed
    assert (gzip.decompress(raw) if packed else raw) == plain.content
    if packed:
        assert response.headers["Content-Length"] == str(len(raw))
        assert "Accept-Encoding" in plain.headers["Vary"]


@pytest.mark.parametrize("path", ["/api/v1/short", "/api/v1/nothing", "/.well-known/nothing", "/nodeinfo/2.0"])
async def test_scripts_of_other_sites_may_read_the_api(path: str) -> None:
    headers = (await visitor(*ROUTES).get(path, headers={"Origin": "https://client.test"})).headers

    assert headers.get_list("Access-Control-Allow-Origin") == ["*"]
    assert "Access-Control-Allow-Credentials" not in headers
    for name in ("Link", "X-RateLimit-Remaining", "X-Request-Id", "Mastodon-Async-Refresh"):
        assert name in headers["Access-Control-Expose-Headers"].split(", ")


@pytest.mark.parametrize("path", ["/health", "/auth/sign_in", "/oauth/authorize", "/"])
async def test_scripts_of_other_sites_may_not_read_the_rest(path: str) -> None:
    response = await visitor(*ROUTES).get(path, headers={"Origin": "https://client.test"})

    assert "Access-Control-Allow-Origin" not in response.headers


async def test_a_preflight_is_answered_and_counts_against_nobody() -> None:
    asks = {
        "Origin": "https://client.test",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization, content-type, idempotency-key",
    }
    response = await visitor(*ROUTES).options("/oauth/token", headers=asks)

    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Access-Control-Allow-Methods"] == "POST"
    assert response.headers["Access-Control-Allow-Headers"] == "authorization, content-type, idempotency-key"
    assert response.headers["Allow"] == "POST, OPTIONS"


async def test_a_preflight_gets_no_header_of_its_own_making() -> None:
    asks = {"Access-Control-Request-Headers": "x-a; injected=1"}
    response = await visitor(*ROUTES).options("/api/v1/short", headers=asks)
    nowhere = await visitor(*ROUTES).options("/api/v1/nothing", headers=asks)

    assert response.headers["Access-Control-Allow-Headers"] == "Authorization, Content-Type, Idempotency-Key"
    assert nowhere.status_code == 404


async def test_a_redirect_of_a_page_is_dressed_too() -> None:
    response = await browser(get("/here", elsewhere, viewer=OPTIONAL_SESSION)).get("/here")

    assert (response.status_code, response.headers["Location"]) == (303, "/there")
    assert response.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://App.test:8443/callback?x=1", "https://app.test:8443"),
        ("http://127.0.0.1/x", "http://127.0.0.1"),
        ("org.joinmastodon.android://callback", "org.joinmastodon.android:"),
        ("urn:ietf:wg:oauth:2.0:oob", "urn:"),
        ("https://a.test; script-src *", ""),
        ("no url", ""),
    ],
)
def test_a_form_may_lead_to_an_app(url: str, source: str) -> None:
    assert form_source(url) == source
