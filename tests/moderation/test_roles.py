"""The operator gives people roles, and takes them back."""

import pytest

from tests.app.test_commands import ask
from tests.moderation.judging import ACCOUNTS, staff
from tests.posts.saying import refusal
from tests.world.world import World


async def test_a_role_counts_at_once_and_can_be_taken_back(world: World) -> None:
    ada = await staff(world, "ada", "user")
    assert (await ada.get(ACCOUNTS)).status_code == 403

    await ask(world, "account.role", username="ada", role="moderator")
    await world.settle()

    assert (await ada.get(ACCOUNTS)).status_code == 200
    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["roles"][0]["name"] == "Moderator"
    await ask(world, "account.role", username="@Ada", role="user")
    await world.settle()
    assert await refusal(ada, "GET", ACCOUNTS) == (403, "This action is not allowed")


@pytest.mark.parametrize(("username", "role"), [("olga", "user"), ("ada", "owner"), ("nobody", "admin")])
async def test_the_owner_stays_the_owner_and_nobody_else_becomes_one(world: World, username: str, role: str) -> None:
    ada, olga = await staff(world, "ada", "user"), await staff(world, "olga", "owner")

    reply = await ask(world, "account.role", username=username, role=role)

    assert reply["refused"]
    assert (await ada.get(ACCOUNTS)).status_code == 403
    assert (await olga.get(ACCOUNTS)).status_code == 200
