"""Everybody who takes part is told once of each circumstance, by notice and by e-mail, whatever fails in between."""

import asyncio
from collections import Counter
from typing import Any

import pytest
from sqlalchemy import select

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.broadcasts.actions.catch_up import catch_up
from goodmob.broadcasts.actions.deliver import deliver
from goodmob.broadcasts.tables import broadcast, broadcast_receipt
from goodmob.core.clock import DAY, HOUR, iso
from goodmob.core.database.statements import statement
from goodmob.core.mail import MailError
from goodmob.mobs.actions.halt import halt_mob, resume_mob
from tests.mobs.scene import Json, called, joined, told
from tests.world.letters import Letter, Letters
from tests.world.world import Client, World

RECEIPTS = statement(
    select(broadcast.c.circumstance, broadcast.c.occasion, broadcast_receipt.c.account_id, broadcast_receipt.c.channels)
    .join_from(broadcast, broadcast_receipt, broadcast_receipt.c.broadcast_id == broadcast.c.id)
    .order_by(broadcast.c.id),
    long=True,
)


async def receipts(world: World, person: Client) -> list[str]:
    """What reached the person, in the order of saying."""
    return [row.circumstance for row in await world.house.db.all(RECEIPTS) if row.account_id == int(person.id)]


async def move(world: World, host: Client, mob: Json, hours: int) -> None:
    """Puts the mob off."""
    start = world.clock.now() + hours * HOUR
    times = {"starts_at": iso(start), "ends_at": iso(start + HOUR)}
    await host.api("PATCH", f"/api/v1/mobs/{mob['id']}", data=times)
    await world.settle()


def letters_to(world: World, person: Client) -> list[Letter]:
    """The letters about mobs that the person got."""
    return [letter for letter in world.letters if person.username in letter.to and letter.unsubscribe]


class Failing(Letters):
    """Sends, and then says that it failed: as a process does that is killed between sending and noting it."""

    def __init__(self, failures: int) -> None:
        super().__init__()
        self.failures = failures

    async def send(self, to: str, subject: str, text: str, **more: str) -> None:
        """Keeps the letter, and fails so many times."""
        await super().send(to, subject, text, **more)
        if self.failures:
            self.failures -= 1
            raise MailError("the line went dead")


async def test_each_circumstance_reaches_each_person_once(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben, ahead=2 * DAY, threshold=2)
    for person in (ada, cleo):
        await joined(world, person, mob)
    await move(world, ben, mob, 50)
    await move(world, ben, mob, 49)
    world.step(hours=25)
    await world.settle()
    world.step(hours=23, minutes=50)
    await world.settle()
    world.step(minutes=10)
    await world.settle()
    world.step(hours=3)
    await world.settle()

    expected = ["tipped", "moved", "moved", "tomorrow", "soon", "live", "thanks"]
    assert await receipts(world, ada) == await receipts(world, cleo) == expected
    assert await receipts(world, ben) == ["tipped", "live", "thanks"]
    rows = await world.house.db.all(RECEIPTS)
    assert max(Counter((row.circumstance, row.occasion, row.account_id) for row in rows).values()) == 1


async def test_a_letter_that_failed_after_sending_goes_out_again_as_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben)
    for person in (ada, cleo):
        await joined(world, person, mob)
    post = Failing(failures=2)
    monkeypatch.setattr(world.house, "mail", post)

    await ben.api("DELETE", f"/api/v1/mobs/{mob['id']}")
    await world.house.jobs.settle()
    world.step(hours=1)
    await world.settle()

    assert len(post) == 4
    assert len({letter.message_id for letter in post}) == 2
    assert all(letter.message_id.startswith("<broadcast.") for letter in post)
    for person in (ada, cleo):
        assert await receipts(world, person) == ["cancelled"]
        assert await told(person) == [("mob.cancelled", mob["status_id"])]


async def test_who_joins_later_hears_what_still_matters_once(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await called(world, ben, ahead=3 * DAY, threshold=2)
    for person in (ada, cleo):
        await joined(world, person, mob)
    for hours in (70, 71):
        await move(world, ben, mob, hours)
    for text in ("Bring gloves.", "And a bag."):
        await ben.api("POST", f"/api/v1/mobs/{mob['id']}/announcements", json={"text": text})
    await world.settle()

    await joined(world, mo, mob)
    await mo.api("POST", f"/api/v1/mobs/{mob['id']}/leave")
    await joined(world, mo, mob)

    assert await receipts(world, mo) == ["tipped", "moved", "announcement", "announcement"]
    told_of = [notice["announcement"]["text"] for notice in await _notices(mo, "mob.announcement")]
    assert told_of == ["And a bag.", "Bring gloves."]


async def test_slices_and_greetings_that_meet_tell_it_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, ahead=DAY)
    await joined(world, ada, mob)
    said = await ben.api("POST", f"/api/v1/mobs/{mob['id']}/announcements", json={"text": "Bring gloves."})
    db, ids = world.house.db, [int(ada.id)]

    await asyncio.gather(
        *(db.act(deliver, int(said["id"]), ids) for _ in range(4)),
        *(db.act(catch_up, int(mob["id"]), int(ada.id)) for _ in range(4)),
    )
    await world.settle()

    assert await receipts(world, ada) == ["announcement"]
    assert len(await told(ada)) == len(letters_to(world, ada)) == 1


async def test_a_stop_and_its_end_reach_everybody_each_time(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, ahead=DAY)
    await joined(world, ada, mob)
    mob_id = int(mob["id"])
    for act in (halt_mob, resume_mob, halt_mob, resume_mob):
        await world.house.db.act(act, None, mob_id, lane=mob_id)
        await world.settle()
        world.step(minutes=1)

    for person in (ada, ben):
        assert await receipts(world, person) == ["halted", "resumed", "halted", "resumed"]
        assert sorted(type_ for type_, _ in await told(person)) == ["mob.halted", "mob.resumed"]
    assert len(letters_to(world, ada)) == 4


async def test_who_muted_a_mob_hears_only_what_is_urgent(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, ahead=2 * DAY)
    path = f"/api/v1/mobs/{mob['id']}"
    assert (await ada.post(f"{path}/mute")).status_code == 404
    await joined(world, ada, mob)
    assert await ada.api("POST", f"{path}/mute") == {"mob_id": mob["id"], "muted": True}

    await ben.api("POST", f"{path}/announcements", json={"text": "Who brings cake?"})
    await move(world, ben, mob, 47)
    await ben.api("DELETE", path)
    await world.settle()

    assert [type_ for type_, _ in await told(ada)] == ["mob.cancelled", "mob.changed"]
    assert await receipts(world, ada) == ["announcement", "moved", "cancelled"]
    assert [letter.subject.partition(":")[0] for letter in letters_to(world, ada)] == [
        "Plans have changed",
        "It is called off",
    ]


async def test_everybody_hears_that_it_is_called_off_though_its_post_is_gone(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)

    await ben.api("DELETE", f"/api/v1/statuses/{mob['status_id']}")
    await world.settle()

    assert [notice["type"] for notice in await _notices(ada, "mob.cancelled")] == ["mob.cancelled"]
    assert letters_to(world, ada)[0].subject == "It is called off: Pick up litter"


async def test_nothing_is_kept_of_an_account_that_is_gone(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben, threshold=2)
    for person in (ada, cleo):
        await joined(world, person, mob)
    await ada.api("POST", f"/api/v1/mobs/{mob['id']}/mute")
    await ada.api("PUT", "/api/v1/mails", json={"topics": ["off"]})

    await world.house.db.act(delete_account, int(ada.id))
    await world.settle()

    assert await receipts(world, ada) == []
    assert await receipts(world, cleo) == ["tipped"]


async def _notices(person: Client, type_: str) -> Any:
    return await person.api("GET", "/api/v1/notifications", params={"types[]": [type_]})
