"""Mo keeps providers and single mailboxes from signing up."""

from hashlib import sha256

import pytest

from goodmob.accounts.actions.keep_canonical_email_block import block_canonical_email, unblock_canonical_email
from goodmob.accounts.jobs import sweep
from goodmob.accounts.rules.canonical import canonical_email
from tests.accounts.visits import ADA, BY_APP, an_apps_client, staff
from tests.oauth.dance import with_token
from tests.world.books import books, changed
from tests.world.browser import fill
from tests.world.client import Client
from tests.world.world import World

DOMAINS = "/api/v1/admin/email_domain_blocks"
MAILBOXES = "/api/v1/admin/canonical_email_blocks"
SIGN_UP = "/api/v1/accounts"
TODAY = 1_795_219_200


async def test_mo_blocks_a_provider_and_lifts_it(world: World) -> None:
    mo = await staff(world, "mo")

    made = await mo.api("POST", DOMAINS, data={"domain": "Junk.Example."})
    path = f"{DOMAINS}/{made['id']}"

    days = [str(TODAY - ago * 86_400) for ago in range(7)]
    assert made == {
        "id": made["id"],
        "domain": "junk.example",
        "created_at": "2026-11-21T12:00:00.000Z",
        "history": [{"day": day, "accounts": "0", "uses": "0"} for day in days],
    }
    assert await mo.api("GET", path) == made
    assert await mo.api("GET", DOMAINS) == [made]
    assert await mo.api("DELETE", path) == {}
    assert (await mo.get(path)).status_code == 404


@pytest.mark.parametrize(
    ("domain", "error"),
    [
        ("", "Domain can't be blank"),
        ("two words", "Domain is invalid, Domain is not a valid domain name"),
        ("junk.example", "Domain has already been taken"),
    ],
)
async def test_what_is_no_provider_is_not_blocked(world: World, domain: str, error: str) -> None:
    mo = await staff(world, "mo")
    await mo.api("POST", DOMAINS, data={"domain": "junk.example"})
    before = await books(world.house.db)

    response = await mo.post(DOMAINS, data={"domain": domain})

    assert (response.status_code, response.json()["error"]) == (422, f"Validation failed: {error}")
    assert not changed(before, await books(world.house.db))


@pytest.mark.parametrize("email", ["ada@junk.example", "ada@JUNK.example", "ada@mail.eu.junk.example"])
async def test_nobody_signs_up_with_a_blocked_provider_or_one_below_it(world: World, email: str) -> None:
    mo = await staff(world, "mo")
    await mo.api("POST", DOMAINS, data={"domain": "junk.example"})
    browser = world.visitor()

    by_app = await (await an_apps_client(world)).post(SIGN_UP, data={**BY_APP, "email": email})
    by_page = await fill(browser, await browser.get("/auth/sign_up"), {**ADA, "email": email})

    assert by_app.status_code == 422
    assert by_app.json()["details"]["email"] == [
        {"error": "ERR_BLOCKED", "description": "uses a disallowed e-mail provider"}
    ]
    assert by_page.status_code == 422
    assert "Addresses of this provider are not accepted here" in by_page.text
    assert (await world.anyone.get("/api/v1/accounts/lookup?acct=ada")).status_code == 404


async def test_a_provider_that_only_looks_alike_is_welcome(world: World) -> None:
    mo = await staff(world, "mo")
    await mo.api("POST", DOMAINS, data={"domain": "junk.example"})

    response = await (await an_apps_client(world)).post(SIGN_UP, data={**BY_APP, "email": "ada@notjunk.example"})

    assert response.is_success


async def test_staff_look_at_whoever_comes_with_a_watched_provider(world: World) -> None:
    mo = await staff(world, "mo")
    await mo.api("POST", DOMAINS, data={"domain": "junk.example", "allow_with_approval": "true"})

    token = await (await an_apps_client(world)).api("POST", SIGN_UP, data={**BY_APP, "email": "ada@junk.example"})

    refused = await with_token(world, token["access_token"]).get("/api/v1/accounts/verify_credentials")
    assert refused.json()["error"] == "Your login is currently pending approval"


async def test_who_tries_is_counted_by_day_and_by_address(world: World) -> None:
    mo = await staff(world, "mo")
    made = await mo.api("POST", DOMAINS, data={"domain": "junk.example"})
    app = await an_apps_client(world)
    for last in (7, 7, 8):
        await app.post(
            SIGN_UP, data={**BY_APP, "email": "ada@junk.example"}, headers={"X-Forwarded-For": f"192.0.2.{last}"}
        )
    world.step(days=1)
    await app.post(SIGN_UP, data={**BY_APP, "email": "ada@mail.junk.example"})

    history = (await mo.api("GET", f"{DOMAINS}/{made['id']}"))["history"]
    world.step(days=8)
    await sweep(world.house)
    later = (await mo.api("GET", DOMAINS))[0]["history"]

    assert [(day["accounts"], day["uses"]) for day in history[:3]] == [("1", "1"), ("2", "3"), ("0", "0")]
    assert {day["uses"] for day in later} == {"0"}


async def test_an_address_is_not_corrected_to_a_blocked_one(world: World) -> None:
    world.change(mail="smtp://mail.example")
    mo = await staff(world, "mo")
    await mo.api("POST", DOMAINS, data={"domain": "junk.example"})
    await mo.api("POST", DOMAINS, data={"domain": "watched.example", "allow_with_approval": "true"})
    ada = await _waiting(world)

    refused = await ada.post("/api/v1/emails/confirmations", data={"email": "ada@junk.example"})
    await ada.api("POST", "/api/v1/emails/confirmations", data={"email": "ada@watched.example"})
    await world.settle()
    link = next(word for word in world.letters[-1].text.split() if "/auth/confirm/" in word)
    await fill(world.anyone, await world.anyone.get(link))

    assert [fault["error"] for fault in refused.json()["details"]["email"]] == ["ERR_BLOCKED"]
    waits = await ada.get("/api/v1/accounts/verify_credentials")
    assert waits.json()["error"] == "Your login is currently pending approval"


async def _waiting(world: World) -> Client:
    token = await (await an_apps_client(world)).api("POST", SIGN_UP, data=BY_APP)
    await world.settle()
    return with_token(world, token["access_token"])


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("Ada.Lovelace+shop@Post.Example", "adalovelace@post.example"),
        ("a.d.a@post.example", "ada@post.example"),
        (" ada@post.example ", "ada@post.example"),
        ("ada+a+b@post.example", "ada@post.example"),
    ],
)
def test_spellings_of_one_mailbox(address: str, canonical: str) -> None:
    assert canonical_email(address) == canonical


async def test_mo_blocks_a_mailbox_by_its_address_or_by_its_hash(world: World) -> None:
    mo = await staff(world, "mo")
    adas, bens = (sha256(f"{name}@post.example".encode()).hexdigest() for name in ("ada", "ben"))

    by_address = await mo.api("POST", MAILBOXES, data={"email": "A.da+x@post.example", "canonical_email_hash": bens})
    by_hash = await mo.api("POST", MAILBOXES, data={"canonical_email_hash": bens})
    path = f"{MAILBOXES}/{by_hash['id']}"

    assert by_address == {"id": by_address["id"], "canonical_email_hash": adas}
    assert by_hash == {"id": by_hash["id"], "canonical_email_hash": bens}
    assert await mo.api("GET", path) == by_hash
    assert await mo.api("GET", MAILBOXES) == [by_hash, by_address]
    assert await mo.api("POST", f"{MAILBOXES}/test", data={"email": "ada+y@post.example"}) == [by_address]
    assert await mo.api("POST", f"{MAILBOXES}/test", data={"email": "cleo@post.example"}) == []
    assert await mo.api("DELETE", path) == {}
    assert (await mo.get(path)).status_code == 404


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({}, "Canonical email hash can't be blank"),
        ({"canonical_email_hash": "tea"}, "Canonical email hash is invalid"),
        ({"email": "a.da@post.example"}, "Canonical email hash has already been taken"),
    ],
)
async def test_what_is_no_mailbox_is_not_blocked(world: World, sent: dict[str, str], error: str) -> None:
    mo = await staff(world, "mo")
    await mo.api("POST", MAILBOXES, data={"email": "ada@post.example"})
    before = await books(world.house.db)

    response = await mo.post(MAILBOXES, data=sent)

    assert (response.status_code, response.json()["error"]) == (422, f"Validation failed: {error}")
    assert not changed(before, await books(world.house.db))


async def test_the_owner_of_a_blocked_mailbox_does_not_sign_up_again(world: World) -> None:
    mo = await staff(world, "mo")
    await mo.api("POST", MAILBOXES, data={"email": "ada@post.example"})
    app = await an_apps_client(world)

    refused = await app.post(SIGN_UP, data={**BY_APP, "email": "A.D.A+again@post.example"})

    assert [fault["error"] for fault in refused.json()["details"]["email"]] == ["ERR_TAKEN"]


async def test_a_sanction_blocks_a_mailbox_once_and_its_end_frees_it(world: World) -> None:
    app = await an_apps_client(world)
    for _ in range(2):
        await world.house.db.act(block_canonical_email, "ada@post.example")
    refused = await app.post(SIGN_UP, data=BY_APP)
    await world.house.db.act(unblock_canonical_email, "ada@post.example")

    assert refused.status_code == 422
    assert (await app.post(SIGN_UP, data=BY_APP)).is_success


async def test_only_who_manages_blocks_sees_or_sets_them(world: World) -> None:
    for client in (await staff(world, "cleo", "moderator"), await staff(world, "ada", "user")):
        for all_of_them in (DOMAINS, MAILBOXES):
            for method, path in (("GET", ""), ("POST", ""), ("GET", "/1"), ("DELETE", "/1")):
                response = await client.request(method, f"{all_of_them}{path}")
                assert (response.status_code, response.json()["error"]) == (403, "This action is not allowed")
        assert (await client.post(f"{MAILBOXES}/test", data={"email": "ada@post.example"})).status_code == 403
