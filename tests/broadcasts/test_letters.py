"""What comes by e-mail about mobs: what somebody chose, to addresses that were confirmed, until one click ends it."""

import re

from sqlalchemy import bindparam, null, select, update

from goodmob.accounts.tables import person, person_account
from goodmob.broadcasts.rules.circumstances import TOPICS, USUAL_TOPICS
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from tests.broadcasts.test_telling import letters_to, move
from tests.mobs.scene import called, joined
from tests.world.world import World

UNCONFIRM = statement(
    update(person)
    .where(
        person.c.id.in_(
            select(person_account.c.person_id).where(person_account.c.account_id == bindparam("of_account_id"))
        )
    )
    .values(confirmed_at=null())
)


async def unconfirm(tx: Transaction, account_id: int) -> None:
    """Takes back that the account's person confirmed its address."""
    await tx.run(UNCONFIRM, of_account_id=account_id)


async def test_a_letter_says_what_happened_and_how_to_end_such_letters(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    await ben.api("PATCH", f"/api/v1/mobs/{mob['id']}", data={"place[text]": "Secret garden"})

    await move(world, ben, mob, 5)

    letter = letters_to(world, ada)[-1]
    assert letter.subject == "Plans have changed: Pick up litter"
    assert mob["url"] in letter.text
    assert "(UTC)" in letter.text
    assert "Secret garden" not in letter.text
    assert "/settings/mails" in letter.text
    assert re.fullmatch(r"<broadcast\.\d+\.\d+@[^<>@]+>", letter.message_id)
    assert letter.unsubscribe.startswith(f"{world.house.settings.base_url}/api/v1/mails/stop/")


async def test_one_click_ends_all_letters_and_looking_ends_none(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    await move(world, ben, mob, 5)
    door = letters_to(world, ada)[0].unsubscribe.removeprefix(world.house.settings.base_url)

    looked = await world.anyone.get(door)
    assert (looked.status_code, looked.headers["location"]) == (303, door.removeprefix("/api/v1"))
    assert (await ada.api("GET", "/api/v1/mails"))["topics"] == list(USUAL_TOPICS)
    ended = await world.anyone.post(door, data={"List-Unsubscribe": "One-Click"})
    assert (ended.status_code, ended.json()) == (200, {})
    await move(world, ben, mob, 6)

    assert len(letters_to(world, ada)) == 1
    assert (await ada.api("GET", "/api/v1/mails"))["topics"] == []
    assert (await world.anyone.post("/api/v1/mails/stop/forged")).status_code == 404


async def test_what_comes_is_chosen_by_api(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)

    said = await ada.api("PUT", "/api/v1/mails", json={"topics": ["live", "off"]})
    assert said == {"topics": ["off", "live"], "available": list(TOPICS)}
    assert (await ada.put("/api/v1/mails", json={"topics": ["weather"]})).status_code == 422
    await move(world, ben, mob, 1)
    world.step(hours=1)
    await world.settle()

    assert [letter.subject for letter in letters_to(world, ada)] == ["It has begun: Pick up litter"]


async def test_nobody_is_written_whose_address_is_not_confirmed(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    await world.house.db.act(unconfirm, int(ada.id))

    await ben.api("DELETE", f"/api/v1/mobs/{mob['id']}")
    await world.settle()

    assert letters_to(world, ada) == []


async def test_a_host_who_is_blocked_writes_no_letters(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    await joined(world, cleo, mob)
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/block")

    await ben.api("POST", f"/api/v1/mobs/{mob['id']}/announcements", json={"text": "Bring gloves."})
    await world.settle()

    assert letters_to(world, ada) == []
    [letter] = letters_to(world, cleo)
    assert letter.subject == "Pick up litter"
    assert "Bring gloves." in letter.text
