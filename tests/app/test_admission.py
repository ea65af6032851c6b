"""Who is let in at every door of the API: no token, wrong ones, ones for something else, apps, and people who wait."""

import pytest

from goodmob.accounts.actions.create_account import NewPerson, create_account
from goodmob.accounts.queries.people import person_of
from goodmob.app.commands.tokens import give_token
from goodmob.core.web.routes import Policy, Route
from goodmob.core.web.scopes import SCOPES
from goodmob.oauth.actions.revoke import revoke
from goodmob.oauth.queries.tokens import token_by_secret
from tests.app.belongings import app_itself
from tests.app.doors import DOORS, flaw, knock, named
from tests.world.books import books, changed
from tests.world.client import Client
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

FOR_PEOPLE = [door for door in DOORS if door.viewer is Policy.REQUIRED]
FOR_TOKENS = [door for door in DOORS if door.viewer in {Policy.REQUIRED, Policy.APP}]
READING_TOKENS = [door for door in DOORS if door.viewer is not Policy.NOBODY]
NO_PERSON = "This method requires an authenticated user"


async def faults(world: World, client: Client, doors: list[Route], status: int, words: str = "") -> list[str]:
    """The doors that do not refuse with this status, and what a refused request left behind."""
    found = []
    before = await books(world.house.db)
    for door in doors:
        response = await knock(client, door, {})
        if fault := flaw(response, status) or ("" if words in response.text else f"says {response.text}"):
            found.append(f"{named(door)}: {fault}")
    left = changed(before, await books(world.house.db))
    return found + ([f"left behind: {left}"] if left else [])


def caller(world: World, token: str) -> Client:
    """A client with this token."""
    return Client(world.app, world.house.settings.base_url, token=token)


async def test_without_a_token_only_public_doors_open(world: World) -> None:
    assert not await faults(world, world.anyone, FOR_TOKENS, 401)

    for door in DOORS:
        if door not in FOR_TOKENS:
            response = await knock(world.anyone, door, {})
            assert "access token is invalid" not in response.text, named(door)


@pytest.mark.parametrize("token", ["made-up", "x" * 5_000, "a b", "' OR 1=1 --"])
async def test_a_token_that_nobody_gave_out_opens_nothing(world: World, token: str) -> None:
    assert not await faults(world, caller(world, token), READING_TOKENS, 401)


async def test_a_token_that_was_taken_back_opens_nothing(world: World) -> None:
    ada = await world.person("ada")
    row = await token_by_secret(world.house.db, ada.token)
    assert row is not None
    await world.house.db.act(revoke, [row])

    assert not await faults(world, ada, READING_TOKENS, 401)


async def test_a_token_for_everything_else_does_not_suffice(world: World) -> None:
    ada = await world.person("ada")
    person = await person_of(world.house.db, int(ada.id))
    assert person is not None
    found = []

    for number, covering in enumerate({door.covered_by for door in READING_TOKENS if door.scopes}):
        others = [scope for scope in SCOPES if scope not in covering]
        secret = f"all-but-{number}"
        await world.house.db.act(give_token, person.id, int(ada.id), others, secret)
        doors = [door for door in READING_TOKENS if door.covered_by == covering]
        found += await faults(world, caller(world, secret), doors, 403, "outside the authorized scopes")

    assert not found


async def test_an_app_alone_is_no_person(world: World) -> None:
    app = await app_itself(world)

    assert not await faults(world, app, FOR_PEOPLE, 422, NO_PERSON)


async def test_whoever_waits_to_be_let_in_waits_at_every_door(world: World) -> None:
    waiting = NewPerson(username="mo", email="mo@goodmob.test", password_hash="", approved=False)
    mo = await world.house.db.act(create_account, waiting)
    await world.house.db.act(give_token, mo.person_id, mo.account_id, SCOPES, "mos-token")
    doors = [door for door in READING_TOKENS if door.viewer is not Policy.APP]

    assert not await faults(world, caller(world, "mos-token"), doors, 403, "pending approval")
