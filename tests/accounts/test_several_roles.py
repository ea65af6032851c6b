"""A role belongs to a person and counts in their first account: further ones show nothing of it, and are safe by it."""

import pytest

from goodmob.accounts.actions.give_role import give_role
from goodmob.core.errors import Forbidden
from tests.accounts.several import a_further_one, id_of, switch, who_acts
from tests.accounts.visits import a_browser_of, staff
from tests.world.browser import fill
from tests.world.client import Client
from tests.world.world import PASSWORD, World


async def olga_and_her_pen_name(world: World, role: str = "owner") -> tuple[Client, Client, int]:
    """Olga, who owns the server, her browser, which acts for her pen name, and the id of that."""
    olga = await staff(world, "olga", role)
    browser = await a_browser_of(world, "olga")
    await a_further_one(browser, "quill")
    return olga, browser, await id_of(world, "quill")


async def test_a_further_account_of_the_owner_shows_no_badge_and_has_no_power(world: World) -> None:
    olga, browser, quill = await olga_and_her_pen_name(world)

    assert (await world.anyone.api("GET", f"/api/v1/accounts/{quill}"))["roles"] == []
    assert [role["name"] for role in (await world.anyone.api("GET", f"/api/v1/accounts/{olga.id}"))["roles"]] == [
        "Owner"
    ]
    page = await browser.get("/settings/profile")
    assert "/@quill" in page.text
    assert ">Your server<" not in page.text
    found = await olga.api("GET", "/api/v2/admin/accounts?permissions=staff&origin=local")
    assert [each["username"] for each in found] == ["olga"]


@pytest.mark.parametrize("kind", ["suspend", "disable", "silence", "sensitive", "none"])
async def test_no_moderator_acts_on_the_owner_by_way_of_her_pen_name(world: World, kind: str) -> None:
    mo = await staff(world, "mo", "moderator")
    _, browser, quill = await olga_and_her_pen_name(world)

    answer = await mo.post(f"/api/v1/admin/accounts/{quill}/action", data={"type": kind})

    assert answer.status_code == 403
    assert await who_acts(browser) == "/@quill"


async def test_a_moderator_does_not_act_on_an_account_of_their_own(world: World) -> None:
    mo, _, quill = await olga_and_her_pen_name(world, "moderator")

    assert (await mo.post(f"/api/v1/admin/accounts/{quill}/action", data={"type": "silence"})).status_code == 403


async def test_a_role_is_not_given_to_a_further_account(world: World) -> None:
    await olga_and_her_pen_name(world, "user")

    with pytest.raises(Forbidden, match="further account"):
        await world.house.db.act(give_role, "quill", "moderator")


async def test_the_server_keeps_its_owner_when_her_first_account_goes(world: World) -> None:
    olga, browser, quill = await olga_and_her_pen_name(world)
    await switch(browser, int(olga.id))
    farewell = await browser.get("/settings/delete")
    assert "Your role goes over" in farewell.text

    await fill(browser, farewell, password=PASSWORD)
    await world.settle()

    assert [role["name"] for role in (await world.anyone.api("GET", f"/api/v1/accounts/{quill}"))["roles"]] == ["Owner"]
    assert ">Your server<" in (await browser.get("/settings/profile")).text
