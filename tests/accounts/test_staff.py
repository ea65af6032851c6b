"""Mo lets people in who wait, or not; who never confirms is forgotten."""

import pytest

from goodmob.accounts.actions.approve import approve, reject
from goodmob.accounts.actions.sign_up import SignUp, sign_up
from goodmob.accounts.jobs import sweep
from goodmob.accounts.queries.people import person_by_id
from goodmob.core.errors import Conflict, NotFound
from tests.world.browser import fill
from tests.world.world import World

ADA = SignUp(username="ada", email="ada@post.example", password="eight123", agreement=True, reason="I like it here")
LOOK_UP = "/api/v1/accounts/lookup?acct=ada"


async def test_ada_is_seen_as_soon_as_mo_approves(world: World) -> None:
    world.change(signup="approval")
    mo = await world.person("mo", role="moderator")
    waiting = await sign_up(world.house, ADA)
    assert (await world.anyone.get(LOOK_UP)).status_code == 404

    await world.house.db.act(approve, waiting.account_id, int(mo.id))

    assert (await world.anyone.get(LOOK_UP)).status_code == 200
    with pytest.raises(Conflict):
        await world.house.db.act(approve, waiting.account_id, int(mo.id))


async def test_an_approved_address_still_has_to_be_confirmed(world: World) -> None:
    world.change(signup="approval", mail="smtp://mail.example")
    waiting = await sign_up(world.house, ADA)
    await world.settle()

    await world.house.db.act(approve, waiting.account_id)
    assert (await world.anyone.get(LOOK_UP)).status_code == 404
    link = next(word for word in world.letters[0].text.split() if "/auth/confirm/" in word)
    await fill(world.anyone, await world.anyone.get(link))

    assert (await world.anyone.get(LOOK_UP)).status_code == 200


async def test_who_is_turned_away_is_erased_and_the_name_is_free(world: World) -> None:
    world.change(signup="approval")
    waiting = await sign_up(world.house, ADA)

    await world.house.db.act(reject, waiting.account_id)

    assert await person_by_id(world.house.db, waiting.person_id) is None
    world.change(signup="open")
    await sign_up(world.house, ADA)
    assert (await world.anyone.get(LOOK_UP)).status_code == 200
    with pytest.raises(NotFound):
        await world.house.db.act(reject, waiting.account_id)


async def test_who_does_not_confirm_within_a_week_is_forgotten_and_others_are_not(world: World) -> None:
    world.change(mail="smtp://mail.example")
    ben = await world.person("ben")
    waiting = await sign_up(world.house, ADA)
    world.step(days=6)
    await sweep(world.house)
    assert await person_by_id(world.house.db, waiting.person_id) is not None
    world.step(days=2)

    await sweep(world.house)

    assert await person_by_id(world.house.db, waiting.person_id) is None
    assert (await world.anyone.get(f"/api/v1/accounts/{ben.id}")).status_code == 200
    await sign_up(world.house, ADA)
