"""Mo looks through the accounts, lets people in and turns them away."""

from typing import Any

import pytest

from goodmob.accounts.actions.sign_up import SignUp, sign_up
from tests.accounts.visits import a_browser_of
from tests.contract.laying import differences
from tests.moderation.judging import ACCOUNTS, decide, staff
from tests.posts.saying import ids, refusal
from tests.world.world import World

NEWER = "/api/v2/admin/accounts"
WAITING = SignUp(username="wanda", email="wanda@post.example", password="eight123", agreement=True, reason="Hello")


async def names(world: World, who: Any, path: str, **asked: Any) -> set[str]:
    """The names of the accounts that are found."""
    return {found["username"] for found in await who.api("GET", path, params=asked)}


async def test_an_account_is_shown_as_documented(world: World) -> None:
    mo, ada = await staff(world), await world.person("ada")
    await a_browser_of(world, "ada")

    shown = await mo.api("GET", f"{ACCOUNTS}/{ada.id}")

    assert differences("Admin::Account", shown) == []
    assert (shown["email"], shown["role"]["id"], shown["invite_request"]) == ("ada@goodmob.test", "-99", None)
    assert shown["ip"] == shown["ips"][0]["ip"]
    assert (shown["confirmed"], shown["approved"], shown["disabled"]) == (True, True, False)
    assert await refusal(mo, "GET", f"{ACCOUNTS}/1") == (404, "Record not found")


async def test_accounts_are_found_by_how_they_stand(world: World) -> None:
    world.change(signup="approval")
    mo = await staff(world)
    people = {name: await world.person(name) for name in ("ada", "ben", "cleo", "dora", "eve")}
    await sign_up(world.house, WAITING)
    sanctions = {"ben": "disable", "cleo": "silence", "dora": "suspend", "eve": "sensitive"}
    for name, sanction in sanctions.items():
        await decide(mo, people[name], sanction)

    found = {"pending": "wanda", "disabled": "ben", "silenced": "cleo", "suspended": "dora", "sensitized": "eve"}
    for status, name in found.items():
        assert await names(world, mo, ACCOUNTS, **{status: "true"}) == {name}
        assert await names(world, mo, NEWER, status=status) == {name}
    assert await names(world, mo, NEWER, status="active") == {"mo", "ada", "ben", "cleo", "eve"}
    everybody = {"mo", "wanda", *people}
    assert await names(world, mo, ACCOUNTS) == await names(world, mo, ACCOUNTS, local="true") == everybody
    assert await names(world, mo, ACCOUNTS, remote="1") == await names(world, mo, NEWER, origin="remote") == set()


async def test_accounts_are_found_by_who_is_behind_them(world: World) -> None:
    mo, _, ada = await staff(world), await staff(world, "adele", "admin"), await world.person("ada_l")
    await world.person("adamant")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", data={"display_name": "100% Lovelace"})
    address = (await a_browser_of(world, "ada_l")) and (await mo.api("GET", f"{ACCOUNTS}/{ada.id}"))["ip"]

    for asked in (
        {"username": "ADA_"},
        {"display_name": "% love"},
        {"email": "ada_l@"},
        {"ip": address},
        {"ip": f"{address}/24"},
    ):
        assert await names(world, mo, ACCOUNTS, **asked) == await names(world, mo, NEWER, **asked) == {"ada_l"}
    assert await names(world, mo, NEWER, ip="tea") == await names(world, mo, NEWER, by_domain="far.example") == set()
    staff_names = {"mo", "adele"}
    assert await names(world, mo, ACCOUNTS, staff="true") == staff_names
    assert await names(world, mo, NEWER, permissions="staff") == staff_names
    assert await names(world, mo, NEWER, **{"role_ids[]": ["2", "99"]}) == {"adele"}
    assert await names(world, mo, NEWER, **{"role_ids[]": ["99"]}) == set()


async def test_accounts_come_in_pages(world: World) -> None:
    mo, ada, ben = await staff(world), await world.person("ada"), await world.person("ben")

    first = await mo.get(ACCOUNTS, params={"limit": 1})
    second = await mo.api("GET", ACCOUNTS, params={"limit": 1, "max_id": ben.id})

    assert ids(first.json()) == [ben.id]
    assert f"max_id={ben.id}" in first.headers["link"]
    assert ids(second) == [ada.id]
    assert ids(await mo.api("GET", NEWER, params={"min_id": mo.id, "limit": 1})) == [ada.id]


async def test_mo_lets_one_in_and_turns_another_away(world: World) -> None:
    world.change(signup="approval")
    mo = await staff(world)
    await sign_up(world.house, WAITING)
    [wanda] = await mo.api("GET", NEWER, params={"status": "pending"})
    assert (wanda["invite_request"], wanda["approved"]) == ("Hello", False)

    let_in = await mo.api("POST", f"{ACCOUNTS}/{wanda['id']}/approve")

    assert let_in["approved"] is True
    assert (await world.anyone.get("/api/v1/accounts/lookup?acct=wanda")).status_code == 200
    for verb in ("approve", "reject"):
        again = await refusal(mo, "POST", f"{ACCOUNTS}/{wanda['id']}/{verb}")
        assert again == (403, "This action is not allowed")


async def test_who_is_turned_away_is_shown_for_the_last_time(world: World) -> None:
    world.change(signup="approval")
    mo = await staff(world)
    await sign_up(world.house, WAITING)
    [wanda] = await mo.api("GET", NEWER, params={"status": "pending"})

    shown = await mo.api("POST", f"{ACCOUNTS}/{wanda['id']}/reject")

    assert (shown["username"], shown["email"]) == ("wanda", "wanda@post.example")
    assert (await mo.get(f"{ACCOUNTS}/{wanda['id']}")).status_code == 404


@pytest.mark.parametrize("asked", [{"email": "a" * 321}, {"origin": "moon"}, {"invited_by": "tea"}])
async def test_what_cannot_be_looked_for_is_refused(world: World, asked: dict[str, str]) -> None:
    mo = await staff(world)

    assert (await mo.get(NEWER, params=asked)).status_code == 422
