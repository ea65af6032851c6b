"""Mo limits other servers, or allows them by name."""

import asyncio
from hashlib import sha256
from typing import Any

import pytest

from goodmob.instance.queries.server_blocks import policy_of
from goodmob.instance.rules import Policy, deciding, obfuscated
from tests.accounts.visits import staff
from tests.world.books import books, changed
from tests.world.far import meet
from tests.world.world import World

BLOCKS = "/api/v1/admin/domain_blocks"
ALLOWS = "/api/v1/admin/domain_allows"
TOLD = "/api/v1/instance/domain_blocks"
DIGEST = sha256(b"far.example").hexdigest()


async def test_mo_sets_changes_and_lifts_limits(world: World) -> None:
    mo = await staff(world, "mo")

    made = await mo.api("POST", BLOCKS, data={"domain": "Far.Example", "public_comment": "Spam", "obfuscate": "true"})
    path = f"{BLOCKS}/{made['id']}"
    changed = await mo.api("PUT", path, data={"severity": "noop", "reject_media": "true", "private_comment": "So far"})

    assert made == {
        "id": made["id"],
        "domain": "far.example",
        "digest": DIGEST,
        "created_at": "2026-11-21T12:00:00.000Z",
        "severity": "silence",
        "reject_media": False,
        "reject_reports": False,
        "private_comment": None,
        "public_comment": "Spam",
        "obfuscate": True,
    }
    assert changed == {**made, "severity": "noop", "reject_media": True, "private_comment": "So far"}
    assert await mo.api("GET", path) == changed
    assert await mo.api("GET", BLOCKS) == [changed]
    assert await mo.api("DELETE", path) == {}
    assert (await mo.get(path)).status_code == 404


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({}, "Domain can't be blank"),
        ({"domain": "two words"}, "Domain is not a valid domain name"),
        ({"domain": "far.example", "severity": "mild"}, "Severity is not included in the list"),
        ({"domain": "far.example", "severity": ""}, "Severity can't be blank"),
        (
            {"domain": "far.example", "public_comment": "x" * 5_001},
            "Public comment is too long (maximum is 5000 characters)",
        ),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_limited(world: World, sent: dict[str, str], error: str) -> None:
    mo = await staff(world, "mo")
    before = await books(world.house.db)

    response = await mo.post(BLOCKS, data=sent)

    assert (response.status_code, response.json()["error"]) == (422, f"Validation failed: {error}")
    assert not changed(before, await books(world.house.db))


@pytest.mark.parametrize(
    ("known", "wished"),
    [
        ({"domain": "far.example"}, {"domain": "far.example", "severity": "suspend"}),
        ({"domain": "far.example"}, {"domain": "eu.far.example", "severity": "noop"}),
        ({"domain": "far.example", "severity": "suspend"}, {"domain": "eu.far.example", "severity": "silence"}),
        ({"domain": "far.example", "reject_media": "true"}, {"domain": "eu.far.example"}),
    ],
)
async def test_whoever_is_limited_as_strictly_is_not_limited_again(
    world: World, known: dict[str, str], wished: dict[str, str]
) -> None:
    mo = await staff(world, "mo")
    existing = await mo.api("POST", BLOCKS, data=known)

    response = await mo.post(BLOCKS, data=wished)

    assert response.status_code == 422
    assert response.json() == {
        "error": "You have already imposed stricter limits on far.example.",
        "existing_domain_block": existing,
    }
    assert await mo.api("GET", BLOCKS) == [existing]


async def test_a_server_below_a_limited_one_can_be_limited_more(world: World) -> None:
    mo = await staff(world, "mo")
    await mo.api("POST", BLOCKS, data={"domain": "far.example"})

    await mo.api("POST", BLOCKS, data={"domain": "eu.far.example", "severity": "suspend"})

    assert (await policy_of(world.house.db, "mail.EU.far.example")).is_suspended
    assert await policy_of(world.house.db, "us.far.example") == Policy("silence", False, False)
    assert await policy_of(world.house.db, "near.example") == Policy("noop", False, False)
    assert await policy_of(world.house.db, "no domain") == Policy("noop", False, False)


async def test_of_two_who_limit_a_server_at_once_one_is_told_of_the_other(world: World) -> None:
    mo, mona = await staff(world, "mo"), await staff(world, "mona")

    answers = await asyncio.gather(*(one.post(BLOCKS, data={"domain": "far.example"}) for one in (mo, mona)))

    made, refused = sorted(answers, key=lambda answer: answer.status_code)
    assert (made.status_code, refused.status_code) == (200, 422)
    assert refused.json()["existing_domain_block"] == made.json()


@pytest.mark.parametrize(
    ("domain", "blocked", "by"),
    [
        ("far.example", ["far.example"], "far.example"),
        ("eu.far.example", ["far.example"], "far.example"),
        ("eu.far.example", ["far.example", "eu.far.example"], "eu.far.example"),
        ("far.example:8443", ["far.example"], "far.example"),
        ("far.example:8443", ["far.example", "far.example:8443"], "far.example:8443"),
        ("far.example", ["far.example:8443"], None),
        ("notfar.example", ["far.example"], None),
        ("far.example", ["example"], "example"),
        ("far.example", [], None),
    ],
)
def test_the_nearest_limit_decides(domain: str, blocked: list[str], by: str | None) -> None:
    assert deciding(domain, blocked) == by


@pytest.mark.parametrize(
    ("domain", "shown"), [("far.example", "far.*****le"), ("daji12345.com", "daji*****.com"), ("a.b", "a.*")]
)
def test_of_an_obfuscated_name_the_ends_are_told(domain: str, shown: str) -> None:
    assert obfuscated(domain) == shown


async def limited(world: World) -> Any:
    """Mo, on a server that silences one server, suspends another and tolerates a third."""
    mo = await staff(world, "mo")
    suspended = {"domain": "far.example", "severity": "suspend", "obfuscate": "true", "public_comment": "Spam"}
    for wish in (suspended, {"domain": "loud.example"}, {"domain": "fair.example", "severity": "noop"}):
        await mo.api("POST", BLOCKS, data=wish)
    return mo


async def test_limits_are_told_to_whom_the_settings_name(world: World) -> None:
    await limited(world)
    ada = await world.person("ada")

    everything = [(block["domain"], block["comment"]) for block in await world.anyone.api("GET", TOLD)]
    assert everything == [("loud.example", ""), ("far.*****le", "Spam")]
    world.change(show_domain_blocks="disabled")
    assert (await ada.get(TOLD)).status_code == 404
    world.change(show_domain_blocks="users")
    assert (await world.anyone.get(TOLD)).status_code == 401
    assert [block["domain"] for block in await ada.api("GET", TOLD)] == ["loud.example", "far.*****le"]
    world.change(show_domain_blocks="all", show_domain_blocks_rationale="users")
    assert await world.anyone.api("GET", TOLD) == [
        {"domain": "loud.example", "digest": sha256(b"loud.example").hexdigest(), "severity": "silence"},
        {"domain": "far.*****le", "digest": DIGEST, "severity": "suspend"},
    ]
    assert [block["comment"] for block in await ada.api("GET", TOLD)] == ["", "Spam"]


async def test_a_suspended_server_is_no_longer_among_the_known_ones(world: World) -> None:
    await limited(world)
    for domain in ("far.example", "eu.far.example", "loud.example"):
        await world.house.db.act(meet, "zoe", domain)

    assert await world.anyone.api("GET", "/api/v1/instance/peers") == ["loud.example"]


async def test_nobody_of_a_suspended_server_is_found(world: World) -> None:
    mo = await limited(world)
    ada = await world.person("ada")
    for domain in ("eu.far.example", "loud.example"):
        await world.house.db.act(meet, "zoe", domain)

    hidden = await ada.get("/api/v1/accounts/lookup?acct=zoe@eu.far.example")
    found = await ada.api("GET", "/api/v1/accounts/search?q=zoe&resolve=true")
    searched = await ada.api("GET", "/api/v2/search?q=zoe&resolve=true")
    post = await ada.api("POST", "/api/v1/statuses", data={"status": "@zoe@eu.far.example @zoe@loud.example hello"})
    [suspended] = [block for block in await mo.api("GET", BLOCKS) if block["domain"] == "far.example"]
    await mo.api("PUT", f"{BLOCKS}/{suspended['id']}", data={"severity": "silence"})

    assert hidden.status_code == 404
    assert [account["acct"] for account in found] == ["zoe@loud.example"]
    assert [account["acct"] for account in searched["accounts"]] == ["zoe@loud.example"]
    assert [mention["acct"] for mention in post["mentions"]] == ["zoe@loud.example"]
    assert (await ada.get("/api/v1/accounts/lookup?acct=zoe@eu.far.example")).is_success


async def test_a_server_left_open_below_a_suspended_one_is_found(world: World) -> None:
    mo, ada = await staff(world, "mo"), await world.person("ada")
    await mo.api("POST", BLOCKS, data={"domain": "eu.far.example", "severity": "noop"})
    await mo.api("POST", BLOCKS, data={"domain": "far.example", "severity": "suspend"})
    await world.house.db.act(meet, "zoe", "eu.far.example")

    assert (await ada.get("/api/v1/accounts/lookup?acct=zoe@eu.far.example")).is_success
    [_, left_open] = await mo.api("GET", BLOCKS)
    await mo.api("DELETE", f"{BLOCKS}/{left_open['id']}")
    assert (await ada.get("/api/v1/accounts/lookup?acct=zoe@eu.far.example")).status_code == 404


async def test_mo_allows_a_server_by_name_and_takes_it_back(world: World) -> None:
    mo = await staff(world, "mo")

    made = await mo.api("POST", ALLOWS, data={"domain": "Far.Example"})
    again = await mo.api("POST", ALLOWS, data={"domain": "far.example"})
    wrong = [await mo.post(ALLOWS, data={"domain": domain}) for domain in ("", "two words")]
    path = f"{ALLOWS}/{made['id']}"

    assert made == {"id": made["id"], "domain": "far.example", "created_at": "2026-11-21T12:00:00.000Z"}
    assert again == made
    assert [answer.json()["error"] for answer in wrong] == [
        "Validation failed: Domain can't be blank",
        "Validation failed: Domain is not a valid domain name",
    ]
    assert await mo.api("GET", path) == made
    assert await mo.api("GET", ALLOWS) == [made]
    assert await mo.api("DELETE", path) == made
    assert (await mo.get(path)).status_code == 404


async def test_lists_are_read_page_by_page(world: World) -> None:
    mo = await staff(world, "mo")
    for where in (BLOCKS, ALLOWS):
        made = [(await mo.api("POST", where, data={"domain": f"far{n}.example"}))["id"] for n in range(3)]

        first = await mo.get(where, params={"limit": 2})
        second = await mo.get(first.links["next"]["url"])

        assert [entry["id"] for entry in first.json() + second.json()] == made[::-1]


async def test_only_who_manages_federation_sees_or_sets_limits(world: World) -> None:
    for client in (await staff(world, "cleo", "moderator"), await staff(world, "ada", "user")):
        for all_of_them in (BLOCKS, ALLOWS):
            for method, path in (("GET", ""), ("POST", ""), ("GET", "/1"), ("DELETE", "/1")):
                response = await client.request(method, f"{all_of_them}{path}")
                assert (response.status_code, response.json()["error"]) == (403, "This action is not allowed")
        assert (await client.put(f"{BLOCKS}/1")).status_code == 403
