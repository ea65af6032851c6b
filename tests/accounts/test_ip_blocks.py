"""Mo, who is an admin, blocks the networks from which trouble comes."""

from typing import Any

import pytest

from goodmob.accounts.jobs import sweep
from tests.accounts.visits import ADA, BY_APP, a_browser_of, an_apps_client, staff
from tests.world.books import books, changed
from tests.world.browser import fill
from tests.world.client import Client
from tests.world.world import World

BLOCKS = "/api/v1/admin/ip_blocks"
ADDRESS = "192.0.2.7"
FROM_THERE = {"X-Forwarded-For": ADDRESS}


async def blocked(world: World, severity: str, ip: str = "192.0.2.0/24", **about: Any) -> tuple[Client, Any]:
    """Mo, and the block that he set."""
    mo = await staff(world, "mo")
    block = await mo.api("POST", BLOCKS, data={"ip": ip, "severity": severity, **about})
    await world.settle()
    return mo, block


async def test_mo_sets_changes_and_lifts_a_block(world: World) -> None:
    mo = await staff(world, "mo")

    made = await mo.api("POST", BLOCKS, data={"ip": "192.0.2.7/24", "severity": "sign_up_block", "comment": "Spam"})
    world.step(seconds=1)
    path = f"{BLOCKS}/{made['id']}"
    later = await mo.api("PUT", path, data={"severity": "no_access", "expires_in": 3600})
    for_good = await mo.api("PUT", path, data={"expires_in": "", "ip": "2001:DB8::/48"})

    assert made == {
        "id": made["id"],
        "ip": "192.0.2.0/24",
        "severity": "sign_up_block",
        "comment": "Spam",
        "created_at": "2026-11-21T12:00:00.000Z",
        "expires_at": None,
    }
    assert later == {**made, "severity": "no_access", "expires_at": "2026-11-21T13:00:01.000Z"}
    assert for_good == {**later, "ip": "2001:db8::/48", "expires_at": None}
    assert await mo.api("GET", path) == for_good
    assert await mo.api("GET", BLOCKS) == [for_good]
    assert await mo.api("DELETE", path) == {}
    assert (await mo.get(path)).status_code == 404


async def test_without_an_address_the_one_that_nobody_has_is_blocked(world: World) -> None:
    _, block = await blocked(world, "sign_up_block", ip="0.0.0.0/32")
    mo = await staff(world, "mona", "owner")

    response = await mo.post(BLOCKS, data={"severity": "sign_up_block"})

    assert block["ip"] == "0.0.0.0/32"
    assert response.json()["error"] == "Validation failed: Ip has already been taken"


async def test_an_ipv4_network_written_as_ipv6_is_the_same(world: World) -> None:
    mo, block = await blocked(world, "sign_up_block", ip="::ffff:192.0.2.0/120")

    again = await mo.post(BLOCKS, data={"ip": "192.0.2.0/24", "severity": "no_access"})

    assert block["ip"] == "192.0.2.0/24"
    assert again.status_code == 422


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"ip": "192.0.2.7"}, "Severity can't be blank"),
        ({"ip": "192.0.2.0/24"}, "Severity can't be blank, Ip has already been taken"),
        ({"ip": "192.0.2.7", "severity": "mild"}, "Severity is not included in the list"),
        ({"ip": "", "severity": "no_access"}, "Ip can't be blank"),
        ({"ip": "tea", "severity": "no_access"}, "Ip is invalid"),
        ({"ip": "192.0.2.7/33", "severity": "no_access"}, "Ip is invalid"),
        ({"ip": "fe80::1%eth0", "severity": "no_access"}, "Ip is invalid"),
        ({"ip": "1" * 100, "severity": "no_access"}, "Ip is invalid"),
        ({"ip": "192.0.2.7", "severity": "no_access", "expires_in": "-1"}, "Expires in is invalid"),
        ({"ip": "192.0.2.7", "severity": "no_access", "expires_in": str(10**12)}, "Expires in is invalid"),
        (
            {"ip": "192.0.2.7", "severity": "no_access", "comment": "x" * 2_001},
            "Comment is too long (maximum is 2000 characters)",
        ),
        ({"ip": "127.0.0.0/8", "severity": "no_access"}, "Ip holds the address that you come from"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_blocked(world: World, sent: dict[str, str], error: str) -> None:
    mo, block = await blocked(world, "sign_up_block")
    before = await books(world.house.db)

    response = await mo.post(BLOCKS, data=sent)

    assert (response.status_code, response.json()["error"]) == (422, f"Validation failed: {error}")
    assert not changed(before, await books(world.house.db))
    assert await mo.api("GET", BLOCKS) == [block]


async def test_mo_does_not_shut_himself_out_by_a_change(world: World) -> None:
    mo, block = await blocked(world, "sign_up_block", ip="127.0.0.1")

    response = await mo.put(f"{BLOCKS}/{block['id']}", data={"severity": "no_access"})

    assert response.status_code == 422
    assert await mo.api("GET", BLOCKS) == [block]


async def test_blocks_are_read_page_by_page(world: World) -> None:
    mo = await staff(world, "mo")
    made = [
        (await mo.api("POST", BLOCKS, data={"ip": f"192.0.2.{last}", "severity": "no_access"}))["id"]
        for last in range(3)
    ]

    first = await mo.get(BLOCKS, params={"limit": 2})
    second = await mo.get(first.links["next"]["url"])

    assert [block["id"] for block in first.json() + second.json()] == made[::-1]
    assert "min_id=" in first.links["prev"]["url"]


async def test_only_who_manages_blocks_sees_or_sets_them(world: World) -> None:
    mo, block = await blocked(world, "sign_up_block")
    cleo, ada = await staff(world, "cleo", "moderator"), await staff(world, "ada", "user")
    path = f"{BLOCKS}/{block['id']}"

    for client in (cleo, ada):
        for method, where in (("GET", BLOCKS), ("POST", BLOCKS), ("GET", path), ("PUT", path), ("DELETE", path)):
            response = await client.request(method, where)
            assert (response.status_code, response.json()["error"]) == (403, "This action is not allowed")
    assert await mo.api("GET", BLOCKS) == [block]


async def test_nobody_signs_up_from_a_blocked_network(world: World) -> None:
    await blocked(world, "sign_up_block")
    app, browser = await an_apps_client(world), world.visitor()
    browser.headers.update(FROM_THERE)

    by_app = await app.post("/api/v1/accounts", data=BY_APP, headers=FROM_THERE)
    by_page = await fill(browser, await browser.get("/auth/sign_up"), ADA)

    assert (by_app.status_code, by_app.json()["error"]) == (403, "This action is not allowed")
    assert by_page.status_code == 403
    assert (await app.post("/api/v1/accounts", data=BY_APP, headers={"X-Forwarded-For": "192.0.3.7"})).is_success


async def test_whoever_lives_here_signs_in_from_a_network_without_sign_up(world: World) -> None:
    await blocked(world, "sign_up_block")
    await world.person("ada")
    browser = await a_browser_of(world, "ada")
    browser.headers.update(FROM_THERE)

    assert (await browser.get("/settings/profile")).status_code == 200


async def test_staff_look_at_whoever_comes_from_a_watched_network(world: World) -> None:
    await blocked(world, "sign_up_requires_approval", ip=ADDRESS)
    app, browser = await an_apps_client(world), world.visitor()
    browser.headers.update(FROM_THERE)

    token = await app.api("POST", "/api/v1/accounts", data=BY_APP, headers=FROM_THERE)
    page = await fill(browser, await browser.get("/auth/sign_up"), ADA, username="ben", email="ben@post.example")

    refused = await world.anyone.get(
        "/api/v1/accounts/verify_credentials", headers={"Authorization": f"Bearer {token['access_token']}"}
    )
    assert refused.json()["error"] == "Your login is currently pending approval"
    assert page.headers["location"].startswith("/auth/waiting")


async def test_the_severest_of_several_blocks_counts(world: World) -> None:
    mo, _ = await blocked(world, "sign_up_block", ip="192.0.0.0/8")
    await mo.api("POST", BLOCKS, data={"ip": ADDRESS, "severity": "sign_up_requires_approval"})

    response = await (await an_apps_client(world)).post("/api/v1/accounts", data=BY_APP, headers=FROM_THERE)

    assert response.status_code == 403


async def test_nobody_is_answered_who_comes_from_a_network_without_access(world: World) -> None:
    ada = await world.person("ada")
    mo, block = await blocked(world, "no_access")

    refused = [
        await ada.get("/api/v1/timelines/home", headers=FROM_THERE),
        await world.anyone.get("/api/v2/instance", headers=FROM_THERE),
        await world.anyone.get("/api/v1/nowhere", headers=FROM_THERE),
        await world.anyone.post("/oauth/token", headers=FROM_THERE),
        await world.anyone.get("/auth/sign_in", headers=FROM_THERE),
    ]
    elsewhere = await ada.get("/api/v1/timelines/home")
    await mo.api("DELETE", f"{BLOCKS}/{block['id']}")
    await world.settle()

    assert [response.status_code for response in refused] == [403] * 5
    assert refused[0].json() == {"error": "This action is not allowed"}
    assert elsewhere.is_success
    assert (await ada.get("/api/v1/timelines/home", headers=FROM_THERE)).is_success


async def test_a_request_that_is_shut_out_asks_the_database_nothing(world: World) -> None:
    ada = await world.person("ada")
    await blocked(world, "no_access")

    with world.counting() as count:
        await ada.get("/api/v1/timelines/home", headers=FROM_THERE)
        await ada.get("/home", headers=FROM_THERE)

    assert count.total == 0


async def test_a_block_ends_and_is_swept(world: World) -> None:
    mo, _ = await blocked(world, "no_access", expires_in="60")
    world.step(seconds=59)
    assert (await world.anyone.get("/api/v2/instance", headers=FROM_THERE)).status_code == 403

    world.step(seconds=1)
    let_in = await (await an_apps_client(world)).post("/api/v1/accounts", data=BY_APP, headers=FROM_THERE)
    await sweep(world.house)

    assert (await world.anyone.get("/api/v2/instance", headers=FROM_THERE)).is_success
    assert let_in.is_success
    assert await mo.api("GET", BLOCKS) == []


async def test_a_network_whose_block_is_over_can_be_blocked_again(world: World) -> None:
    mo, _ = await blocked(world, "no_access", expires_in="60")
    world.step(minutes=2)

    again = await mo.api("POST", BLOCKS, data={"ip": "192.0.2.0/24", "severity": "sign_up_block"})

    assert await mo.api("GET", BLOCKS) == [again]
