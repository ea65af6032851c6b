"""Rate limits at the door: what is counted against whom, and how answers tell."""

from typing import Any

import pytest

from goodmob.core.clock import MINUTE
from goodmob.core.house import House
from goodmob.core.web.call import Call
from goodmob.core.web.paging import PageParams
from goodmob.core.web.routes import NOBODY, OPTIONAL, OPTIONAL_SESSION, SESSION, get, post
from tests.core.web.rig import browser, clock_of, house, visitor
from tests.world.client import Client


async def anything(call: Call) -> dict[str, str]:
    """Hello."""
    return {}


async def listed(call: Call, params: PageParams) -> list[str]:
    """A list."""
    return []


ROUTES = (
    get("/api/v1/public", anything, viewer=OPTIONAL),
    get("/api/v1/list", listed, viewer=OPTIONAL),
    get("/api/v1/mine", anything),
    post("/api/v1/statuses", anything, limit="statuses"),
    post("/api/v1/media", anything, limit="media"),
    post("/api/v1/accounts", anything, viewer=NOBODY, limit="sign_up"),
)


def at(place: House, token: str = "", address: str = "203.0.113.9") -> Client:
    client = visitor(*ROUTES, place=place, token=token)
    client.headers["X-Forwarded-For"] = address
    return client


def standing(response: Any) -> tuple[str, str, str]:
    return tuple(response.headers[f"X-RateLimit-{name}"] for name in ("Limit", "Remaining", "Reset"))


async def test_strangers_are_counted_by_address() -> None:
    place = house(rate_limits=True)

    first = await at(place).get("/api/v1/public")
    second = await at(place).get("/api/v1/public")
    elsewhere = await at(place, address="203.0.113.10").get("/api/v1/public")

    assert standing(first) == ("300", "299", "2026-11-21T12:05:00.000Z")
    assert standing(second) == ("300", "298", "2026-11-21T12:05:00.000Z")
    assert standing(elsewhere) == ("300", "299", "2026-11-21T12:05:00.000Z")


async def test_people_are_counted_by_token_and_account() -> None:
    place = house(rate_limits=True)
    for _ in range(3):
        await at(place, "ada").get("/api/v1/mine")

    other_token = await at(place, "ada reads").get("/api/v1/mine")
    ben = await at(place, "ben").get("/api/v1/mine")
    stranger = await at(place).get("/api/v1/public")

    assert standing(other_token)[:2] == ("300", "299")
    assert standing(ben)[:2] == ("300", "299")
    assert standing(stranger)[:2] == ("300", "299")


async def test_the_tightest_limit_is_told() -> None:
    place = house(rate_limits=True)

    response = await at(place, "ada").post("/api/v1/media")

    assert standing(response) == ("30", "29", "2026-11-21T12:30:00.000Z")


async def test_too_many_are_refused_until_the_window_ends() -> None:
    place = house(rate_limits=True)
    for _ in range(30):
        assert (await at(place, "ada").post("/api/v1/media")).status_code == 200

    refused = await at(place, "ada").post("/api/v1/media")
    ben = await at(place, "ben").post("/api/v1/media")
    clock_of(place).step(30 * MINUTE)
    later = await at(place, "ada").post("/api/v1/media")

    assert (refused.status_code, refused.json()) == (429, {"error": "Too many requests"})
    assert (refused.headers["Retry-After"], refused.headers["X-RateLimit-Remaining"]) == ("1800", "0")
    assert (ben.status_code, later.status_code) == (200, 200)


async def test_one_network_of_ipv6_signs_up_five_times() -> None:
    place = house(rate_limits=True)
    answers = [await at(place, address=f"2001:db8::{number}").post("/api/v1/accounts") for number in range(1, 7)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [429]


async def test_guessing_tokens_counts_against_the_address() -> None:
    place = house(rate_limits=True)
    for number in range(300):
        assert (await at(place, f"guess {number}").get("/api/v1/mine")).status_code == 401

    assert (await at(place, "one more").get("/api/v1/mine")).status_code == 429
    assert (await at(place, "ada").get("/api/v1/mine")).status_code == 200


async def test_walking_through_pages_has_a_limit_of_its_own() -> None:
    place = house(rate_limits=True)
    for _ in range(2):
        plain = await at(place, "ada").get("/api/v1/list")
    clock_of(place).step(6 * MINUTE)

    paging = await at(place, "ada").get("/api/v1/list?max_id=5")

    assert standing(plain)[1] == "298"
    assert standing(paging) == ("300", "299", "2026-11-21T12:10:00.000Z")


async def test_format_tricks_do_not_pass_by() -> None:
    place = house(rate_limits=True)
    for _ in range(5):
        await at(place).post("/api/v1/accounts")

    for path in ("/api/v1/accounts/", "/api/v1/accounts.json", "/api//v1/accounts", "/API/v1/accounts"):
        assert (await at(place).post(path)).status_code == 404
    assert (await at(place).post("/api/v1/accounts?a=1")).status_code == 429


async def test_nothing_is_counted_where_limits_are_off() -> None:
    place = house()
    answers = [await at(place).post("/api/v1/accounts") for _ in range(7)]

    assert [answer.status_code for answer in answers] == [200] * 7
    assert "X-RateLimit-Limit" not in answers[0].headers


async def test_pages_are_counted_where_they_ask_for_it() -> None:
    async def sign_in(call: Call) -> dict[str, str]:
        return {}

    place = house(rate_limits=True)
    door = browser(
        get("/auth/sign_in", sign_in, viewer=OPTIONAL_SESSION, limit="login"),
        get("/about", sign_in, viewer=OPTIONAL_SESSION),
        place=place,
    )
    for _ in range(25):
        await door.get("/auth/sign_in")

    refused = await door.get("/auth/sign_in")

    assert (refused.status_code, "Come back in " in refused.text) == (429, True)
    assert (await door.get("/about")).status_code == 200


async def test_what_people_do_on_pages_is_counted_and_what_they_read_is_not() -> None:
    async def page(call: Call) -> dict[str, str]:
        return {}

    place = house(rate_limits=True)
    pages = get("/deck", page, viewer=SESSION), post("/deck/columns", page, viewer=SESSION)
    door = browser(*pages, place=place)
    door.cookies.set("__Host-goodmob_session", "ada's browser")
    read = await door.get("/deck")

    done = await door.post("/deck/columns")

    assert "X-RateLimit-Limit" not in read.headers
    assert standing(done)[:2] == ("1500", "1499")


def test_a_group_that_does_not_exist_is_found_at_once() -> None:
    with pytest.raises(ValueError, match="no group of limits called 'stauses'"):
        visitor(post("/api/v1/statuses", anything, limit="stauses"))
