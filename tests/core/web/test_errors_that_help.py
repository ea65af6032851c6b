"""Pages of what went wrong: in the reader's language, with a next step, whatever is broken behind them."""

import pytest
from starlette.exceptions import HTTPException
from starlette.responses import Response

from goodmob.core.errors import Conflict, Forbidden, Gone, Invalid, Malformed, NotFound, TooMany, Unavailable
from goodmob.core.web import cookies
from goodmob.core.web.call import Call
from goodmob.core.web.routes import OPTIONAL_SESSION, get, post
from tests.core.web.rig import browser, house

WRONG: dict[str, Exception] = {
    "400": Malformed("The body is not JSON"),
    "403": Forbidden(),
    "404": NotFound(),
    "409": Conflict("Meanwhile it was changed"),
    "410": Gone(),
    "422": Invalid("status", "can't be blank"),
    "429": TooMany(150),
    "500": RuntimeError("a hidden reason"),
    "503": Unavailable("Too much waits", 2),
    "418": HTTPException(418, "A detail in English"),
}
HEADINGS = {
    "en": {
        "400": "That did not work",
        "410": "It is gone",
        "429": "A little slower, please",
        "503": "Very busy just now",
    },
    "fr": {"400": "Cela n’a pas marché", "404": "Il n’y a rien ici"},
    "es": {"404": "Aquí no hay nada"},
}


async def fail(call: Call) -> Response:
    """Goes wrong as the address says."""
    call.frame["search"] = "/search"
    raise WRONG[call.scope["path"].rpartition("/")[2]]


ROUTES = tuple(make(f"/wrong/{status}", fail, viewer=OPTIONAL_SESSION) for status in WRONG for make in (get, post))


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("status", WRONG)
async def test_each_says_what_to_do_next_in_the_readers_language(status: str, language: str) -> None:
    answer = await browser(*ROUTES).get(f"/wrong/{status}", headers={"Accept-Language": language})

    assert answer.status_code == int(status)
    assert f'<html lang="{language}" dir="ltr">' in answer.text
    assert HEADINGS[language].get(status, "<h1>") in answer.text
    assert '<a class="btn' in answer.text
    for sentence in (
        "hidden reason",
        "can&#39;t be blank",
        "not JSON",
        "Too much waits",
        "detail",
        "not allowed.",
        "Record",
    ):
        assert sentence not in answer.text


async def test_who_came_too_often_learns_when_to_come_back() -> None:
    answer = await browser(*ROUTES).get("/wrong/429")

    assert answer.headers["Retry-After"] == "150"
    assert "Come back in 3 minutes." in answer.text
    assert "Refresh" not in answer.headers


async def test_a_busy_server_is_asked_anew_by_the_page_itself() -> None:
    client = browser(*ROUTES)

    shown, sent = await client.get("/wrong/503?x=1"), await client.post("/wrong/503")

    assert shown.headers["Refresh"] == "5"
    assert "This page looks again by itself in 5 seconds." in shown.text
    assert 'href="/wrong/503?x=1"' in shown.text
    assert "Refresh" not in sent.headers


async def test_a_fault_of_ours_has_a_number_and_whom_to_tell() -> None:
    place = house(contact_email="ada@goodmob.test")
    answer = await browser(*ROUTES, place=place).get("/wrong/500")
    number = answer.headers["X-Request-Id"]

    assert f"It has been noted under the number {number}." in answer.text
    assert f'href="mailto:ada@goodmob.test?subject={number}"' in answer.text


async def test_what_is_not_found_can_be_looked_for() -> None:
    found = [(await browser(*ROUTES).get(f"/wrong/{status}")).text.count('id="look"') for status in WRONG]

    assert dict(zip(WRONG, found, strict=True)) == {**dict.fromkeys(WRONG, 0), "404": 1, "410": 1}


async def test_strangers_are_asked_to_sign_in_where_that_may_help() -> None:
    stranger, ada = browser(*ROUTES), browser(*ROUTES)
    ada.cookies.set(f"__Host-{cookies.SESSION}", "ada's browser")

    pages = [(await client.get("/wrong/403")).text for client in (stranger, ada)]

    assert ["/auth/sign_in" in page for page in pages] == [True, False]
