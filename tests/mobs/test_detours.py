"""Nobody comes around what holds at the front door by a detour."""

from typing import Any

import pytest

from goodmob.commitments.actions.forget_judge import SLICE
from goodmob.core.clock import HOUR
from goodmob.core.database.acting import MOST_ROWS
from goodmob.core.database.interface import Transaction
from goodmob.mobs.actions.halt import halt_mob
from goodmob.mobs.actions.take_need import ASK
from goodmob.mobs.actions.touch import touch
from goodmob.mobs.jobs.words import say_all
from goodmob.mobs.queries.touches import how_many_touched
from goodmob.mobs.queries.words import words_after
from tests.commitments.gathering import crowd
from tests.mobs.asking import (
    NEEDS,
    accept,
    ask,
    asked,
    board,
    chapter_of,
    chapters,
    choose,
    everybody_joins,
    offer,
    remove_account,
    take,
)
from tests.mobs.calling import MOBS, call, leave, litter, look, refused
from tests.mobs.scene import called, joined, told
from tests.moderation.filing import staff
from tests.moderation.judging import decide
from tests.posts.saying import block, say
from tests.web.reading import browser_of
from tests.world.browser import forms_of
from tests.world.world import World


async def test_a_seat_is_not_left_by_the_door_of_mobs(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    await everybody_joins(mob, ada, cleo)
    seat = await offer(ada, mob, places=1)
    await take(cleo, seat)
    await accept(ada, seat, cleo)
    browser = await browser_of(world, "cleo")
    [form, *_] = forms_of(await browser.get(f"/mobs/{mob['id']}"))

    assert (await browser.post(f"/mobs/{seat['id']}/leave", data=form.values)).status_code == 404
    assert (await refused(cleo, "POST", f"{MOBS}/{seat['id']}/excuse"))[0] == 404

    [shown] = await board(ada, mob)
    assert (shown["left"], shown["takers"][0]["state"]) == (0, "accepted")


async def test_a_question_is_not_asked_for_through_another_mob(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob, other = await called(world, ben), await called(world, ben)
    await everybody_joins(mob, ada)
    question = await ask(ben, mob, "When is lunch?")
    browser = await browser_of(world, "ada")
    [form, *_] = forms_of(await browser.get(f"/mobs/{mob['id']}/questions"))

    response = await browser.post(f"/mobs/{other['id']}/questions/{question['id']}/vote", data=form.values)

    assert response.status_code == 404
    assert await asked(ada, mob) == [("When is lunch?", 1)]


@pytest.mark.parametrize("parting", ["leaves", "blocks"])
async def test_who_is_no_longer_there_is_let_into_no_car(world: World, parting: str) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    await everybody_joins(mob, ada, cleo)
    seat = await offer(ada, mob, places=1)
    await take(cleo, seat, contact="mail cleo")

    await (leave(cleo, mob) if parting == "leaves" else block(cleo, ada))

    assert (await refused(ada, "POST", f"{NEEDS}/{seat['id']}/takers/{cleo.id}/accept"))[0] in {404, 409}
    assert "mail cleo" not in str(await board(ada, mob))


async def test_strangers_ask_nobody_to_be_a_steward_whose_shield_is_up(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    world.step(hours=24 * 8)
    await ada.api("POST", "/api/v1/shield")
    mob = await called(world, ben, title="Rude words")

    await ben.api("POST", f"{MOBS}/{mob['id']}/stewards", json={"account_id": ada.id})
    await world.settle()

    assert await told(ada) == []


async def test_chapters_of_limited_people_are_met_by_nobody(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await choose(ben, mob, chapters="open")
    chapter = await chapter_of(world, ada, mob)
    assert [one["mob"]["id"] for one in (await chapters(world.anyone, mob))["chapters"]] == [chapter["id"]]

    await decide(await staff(world, "mo"), ada, "silence")

    assert (await chapters(world.anyone, mob))["chapters"] == []
    assert (await look(world.anyone, mob))["chapters"] == []
    assert [one["mob"]["id"] for one in (await chapters(ben, mob))["chapters"]] == [chapter["id"]]
    assert [one["mob"]["id"] for one in (await chapters(ada, mob))["chapters"]] == [chapter["id"]]


async def test_who_told_a_crowd_is_forgotten_whole(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    for fan in await crowd(world, 101):
        for who, by in ((fan, int(ada.id)), (int(ada.id), fan)):
            await world.house.db.act(touch, int(mob["id"]), [who], by, "mention", world.clock.now())

    await remove_account(world, ada)

    assert await how_many_touched(world.house.db, int(mob["id"]), int(ada.id)) == 0


async def test_one_post_tells_many_of_several_mobs(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mobs = [await called(world, ben) for _ in range(5)]
    people = [await world.person(f"f{number}") for number in range(40)]
    names = " ".join(f"@{one.username}" for one in people)

    await say(ada, f"{names} {' '.join(mob['url'] for mob in mobs)}")
    await world.settle()

    told_of = [await how_many_touched(world.house.db, int(mob["id"]), int(ada.id)) for mob in mobs]
    assert told_of == [40] * 5


async def test_a_need_goes_however_many_had_asked_for_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await everybody_joins(mob, ada)
    seat = await offer(ada, mob)
    for number, fan in enumerate(await crowd(world, 101), 1):
        ids = {"id": number, "need_id": int(seat["id"]), "account_id": fan}
        await world.house.db.act(_asked_once, {**ids, "places": 1, "state": "withdrawn", "contact": None})

    await ben.api("DELETE", f"{NEEDS}/{seat['id']}")

    assert await board(ada, mob) == []


async def _asked_once(tx: Transaction, row: dict[str, Any]) -> None:
    await tx.run(ASK, **row, created_at=tx.now)


def test_what_a_judge_leaves_goes_in_slices_that_fit() -> None:
    assert 4 * SLICE <= MOST_ROWS


async def test_words_go_on_waiting_while_the_mob_is_stopped_in_the_middle(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, verb="say")
    await joined(world, ada, mob)
    await ada.api("POST", f"{MOBS}/{mob['id']}/words", json={"text": "Free the canal"})
    rows = await words_after(world.house.db, int(mob["id"]), 0, 10)
    await world.house.db.act(halt_mob, None, int(mob["id"]), lane=int(mob["id"]))

    await say_all(world.house, rows)

    assert len(await words_after(world.house.db, int(mob["id"]), 0, 10)) == 1


async def test_a_mob_is_moved_so_often_in_an_hour(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob, draft = [await called(world, ben, ahead=24 * HOUR, **more) for more in ({}, {"draft": True})]
    await everybody_joins(mob, ada)

    async def move(which: Any, number: int) -> int:
        response = await ben.request("PATCH", f"{MOBS}/{which['id']}", json={"place": {"text": f"Bridge {number}"}})
        await world.settle()
        return response.status_code

    assert [await move(mob, number) for number in range(7)] == [200] * 6 + [429]
    assert [await move(draft, number) for number in range(7)] == [200] * 7
    await ben.api("PATCH", f"{MOBS}/{mob['id']}", json={"text": "Bring gloves"})
    world.step(minutes=61)
    assert await move(mob, 8) == 200


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("unit", {"unit": "call 06 12 34 56 78"}),
        ("roles", {"roles": [{"name": "Ring at flat 12"}]}),
        ("addressee", {"addressee": {"kind": "cause", "name": "Flat 12, door code 4711"}}),
    ],
)
async def test_no_public_word_leads_to_a_home(world: World, field: str, said: dict[str, Any]) -> None:
    ben = await world.person("ben")

    assert await refused(ben, "POST", MOBS, json=litter(world, **said)) == (422, field)
    await call(world, ben, visibility="private", **said)
