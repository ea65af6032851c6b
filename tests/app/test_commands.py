"""What the operator asks of the running server: accounts, lists of accounts, tokens."""

from typing import Any

import msgspec
import pytest
from sqlalchemy import bindparam, select

from goodmob.app.commands.table import obey
from goodmob.core.audit import audit_entry
from goodmob.core.database.statements import statement
from tests.mobs.calling import MOBS, call, look
from tests.world.client import Client
from tests.world.world import PASSWORD, World

ADA = {"username": "ada", "email": "ada@example.org", "password": PASSWORD}
AUDITED = statement(
    select(audit_entry.c.actor_id, audit_entry.c.action)
    .where(audit_entry.c.target == bindparam("target"))
    .order_by(audit_entry.c.id)
)
CLEO = {"username": "cleo", "email": "cleo@example.org", "password": PASSWORD}


async def ask(world: World, command: str, **params: Any) -> dict[str, Any]:
    line = msgspec.json.encode({"command": command, "params": params})
    reply: dict[str, Any] = msgspec.json.decode(await obey(world.house, line))
    return reply


def with_token(world: World, token: str) -> Client:
    return Client(world.app, world.house.settings.base_url, token=token)


async def test_an_account_made_by_the_operator_needs_nothing_more(world: World) -> None:
    made = await ask(world, "account.create", **ADA, role="admin", display_name="Ada L.")
    token = await ask(world, "token.create", username="ada")

    own = await with_token(world, token["answer"]).api("GET", "/api/v1/accounts/verify_credentials")
    assert (own["id"], own["display_name"], own["role"]["name"]) == (made["answer"]["id"], "Ada L.", "Admin")


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"username": "a b"}, "Username must contain only letters, numbers and underscores"),
        ({"email": "nowhere"}, "Email is invalid"),
        ({"password": "short"}, "Password is too short"),
        ({"role": "king"}, "Role is not included in the list"),
        ({"username": 7}, "Expected `str`, got `int`"),
    ],
)
async def test_a_wrong_account_is_refused_by_the_name_of_the_field(
    world: World, wish: dict[str, Any], words: str
) -> None:
    reply = await ask(world, "account.create", **{**ADA, **wish})

    assert words in reply["refused"]
    assert (await ask(world, "account.create", **ADA))["answer"]["username"] == "ada"


async def test_a_name_is_given_once(world: World) -> None:
    await ask(world, "account.create", **ADA)

    assert "Username has already been taken" in (await ask(world, "account.create", **ADA))["refused"]


async def test_a_list_brings_accounts_and_tokens_and_says_which_it_could_not_take(world: World) -> None:
    accounts = [{**ADA, "token": "adas-own-token", "scopes": "read"}, CLEO, {**ADA, "email": "other@example.org"}]

    ada, cleo, again = (await ask(world, "account.import", accounts=accounts))["answer"]

    assert ada["token"] == "adas-own-token"
    assert (await with_token(world, ada["token"]).get("/api/v1/lists")).json() == []
    assert (await with_token(world, ada["token"]).post("/api/v1/lists", json={"title": "x"})).status_code == 403
    assert (await with_token(world, cleo["token"]).post("/api/v1/lists", json={"title": "x"})).status_code == 200
    assert again == {"username": "ada", "refused": "Validation failed: Username has already been taken"}


async def test_an_account_whose_token_is_taken_is_not_made_at_all(world: World) -> None:
    await ask(world, "account.import", accounts=[{**ADA, "token": "one-token"}])

    [refused] = (await ask(world, "account.import", accounts=[{**CLEO, "token": "one-token"}]))["answer"]
    [made] = (await ask(world, "account.import", accounts=[CLEO]))["answer"]

    assert refused == {"username": "cleo", "refused": "This token was given out before"}
    assert made["id"].isdigit()


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"username": "nobody"}, "There is no account nobody on this server"),
        ({"username": "ada", "scopes": "read dance"}, "there is no scope 'dance'"),
        ({"username": "ada", "scopes": " "}, "Scopes can't be blank"),
        ({"username": "ada", "token": "with a space"}, "Token must be of letters"),
    ],
)
async def test_a_wrong_token_is_refused(world: World, wish: dict[str, str], words: str) -> None:
    await world.person("ada")

    assert words in (await ask(world, "token.create", **wish))["refused"]


async def test_nonsense_is_answered_too(world: World) -> None:
    assert "does not know the command" in (await ask(world, "account.dance"))["refused"]
    assert b"refused" in await obey(world.house, b"{")


async def test_rules_are_kept_by_the_operator_and_told_to_clients(world: World) -> None:
    first = (await ask(world, "rule.add", text="Be kind."))["answer"]
    await ask(world, "rule.add", text="Describe pictures.", hint="A sentence is enough.")
    blank = await ask(world, "rule.add", text=" ")
    await ask(world, "rule.remove", id=first["id"])
    again = await ask(world, "rule.remove", id=first["id"])

    told = await world.anyone.api("GET", "/api/v1/instance/rules")

    assert blank["refused"] == "Validation failed: Text can't be blank"
    assert again["refused"] == "Record not found"
    assert [(rule["text"], rule["hint"]) for rule in told] == [("Describe pictures.", "A sentence is enough.")]
    assert [rule["text"] for rule in (await ask(world, "rule.list"))["answer"]] == ["Describe pictures."]


async def test_the_operator_stops_a_mob_and_lets_it_go_on(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await call(world, ben)

    missing = await ask(world, "mob.halt", id=1)
    halted = await ask(world, "mob.halt", id=int(mob["id"]))
    while_halted = (await look(ada, mob))["state"], (await ada.post(f"{MOBS}/{mob['id']}/join")).status_code
    resumed = await ask(world, "mob.resume", id=int(mob["id"]))
    again = await ask(world, "mob.resume", id=int(mob["id"]))

    assert missing["refused"] == "There is no such mob"
    assert (halted, resumed) == ({}, {})
    assert again["refused"] == "It has not been stopped"
    assert while_halted == ("halted", 409)
    assert (await look(ada, mob))["state"] == "gathering"
    deeds = await world.house.db.all(AUDITED, target=f"mob:{mob['id']}")
    assert [(row.actor_id, row.action) for row in deeds] == [(None, "mob.halt"), (None, "mob.resume")]
