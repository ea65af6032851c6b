"""What is said of chapters, needs, questions, demands and brakes around a mob, beside what we promise of it."""

from goodmob.core.clock import HOUR, iso
from tests.contract.asking import laid, lays
from tests.mobs.asking import campaign
from tests.mobs.calling import MOBS, litter
from tests.moderation.filing import staff
from tests.world.client import Client
from tests.world.world import World


@lays("mobs/asking *")
async def test_asking_each_other(world: World) -> None:
    ben, ada, cleo, council = [await world.person(name) for name in ("ben", "ada", "cleo", "council")]
    mob = await campaign(world, ben, council)
    one = f"{MOBS}/{mob['id']}"
    await laid(ben, "PATCH", f"{one}/choices", json={"chapters": "request"})
    chapter = await laid(ada, "POST", MOBS, json=litter(world, parent_id=mob["id"]))
    assert chapter["chapter_state"] == "asked"
    await laid(ben, "POST", f"{one}/chapters/{chapter['id']}/accept")
    for who in (ben, ada, world.anyone):
        [shown] = (await laid(who, "GET", f"{one}/chapters"))["chapters"]
        assert shown["mob"]["parent_id"] == mob["id"]
    await laid(ben, "POST", f"{one}/chapters/{chapter['id']}/decline")

    for who in (ada, cleo):
        await laid(who, "POST", f"{one}/join")
    await _needs(world, one, ada, cleo, ben)
    await _questions(world, one, ada, cleo, ben)

    post = await council.api("POST", "/api/v1/statuses", json={"status": "We hear you"})
    answered = await laid(council, "POST", f"{one}/answer", json={"status_id": post["id"], "outcome": "met"})
    assert answered["answer"]
    await laid(ben, "POST", f"{one}/not_met")
    assert (await laid(ben, "POST", f"{one}/met"))["met_at"]


async def _needs(world: World, one: str, driver: Client, *askers: Client) -> None:
    """A ride is offered, asked for, given back, and taken away again."""
    leaving = iso(world.clock.now() + 2 * HOUR)
    about = {"origin": "Lock Lane", "leaves_at": leaving, "contact": "call 555 0100"}
    ride = {"kind": "ride", "side": "offered", "text": "Seats in a red car", "places": 3, **about}
    need = await laid(driver, "POST", f"{one}/needs", json=ride)
    assert all(need[name] for name in ("origin", "leaves_at", "contact"))
    own = f"/api/v1/needs/{need['id']}"
    for asker in askers:
        assert (await laid(asker, "POST", f"{own}/take", json={"contact": "ring twice"}))["me"]
    first, second = askers
    await laid(driver, "POST", f"{own}/takers/{first.id}/accept")
    await laid(driver, "POST", f"{own}/takers/{second.id}/decline")
    for who in (driver, *askers, world.anyone):
        assert await laid(who, "GET", f"{one}/needs")
    await laid(first, "POST", f"{own}/give_back")
    await laid(driver, "DELETE", own)


async def _questions(world: World, one: str, asker: Client, voter: Client, host: Client) -> None:
    """A question is asked, voted for, answered and hidden."""
    asked = await laid(asker, "POST", f"{one}/questions", json={"text": "Is it far?"})
    own = f"/api/v1/questions/{asked['id']}"
    for verb in ("vote", "unvote"):
        await laid(voter, "POST", f"{own}/{verb}")
    for who in (voter, world.anyone):
        assert await laid(who, "GET", f"{one}/questions")
    for verb in ("answered", "hide", "reopen"):
        await laid(host, "POST", f"{own}/{verb}")


@lays("mobs/brakes *")
async def test_slowing_a_mob_down(world: World) -> None:
    people = [await world.person(name) for name in ("ben", "ada", "cleo")]
    ben, ada, cleo = people
    zoe = await staff(world, "zoe", "owner")
    world.change(crowd=2, crowd_shared=3, growth_per_hour=1)
    world.step(days=8)
    mob = await laid(ben, "POST", MOBS, json=litter(world, place={"text": "Canal quarter"}))
    one, desk = f"{MOBS}/{mob['id']}", f"/api/v1/admin/mobs/{mob['id']}"
    assert mob["crowd"]
    await laid(ben, "POST", f"{one}/slow", json={"seconds": 60})
    assert await laid(ben, "POST", f"{one}/stewards", json={"account_id": ada.id})
    assert await laid(ada, "POST", f"{one}/stewards/accept")
    await laid(cleo, "GET", f"{one}/stewards")
    await laid(ada, "DELETE", f"{one}/stewards/{ada.id}")
    await laid(ben, "POST", f"{one}/guests", json={"account_id": cleo.id})
    assert (await laid(ben, "POST", f"{one}/plan", json={"text": "Two ways out", "places": 9}))["crowd"]["plan"]
    await laid(cleo, "POST", f"{one}/danger", json={"reason": "The lock is open"})

    for who in (ada, cleo):
        await laid(who, "POST", f"{one}/join")
    await world.settle()
    kinds = {case["kind"] for case in await laid(zoe, "GET", "/api/v1/admin/cases")}
    assert kinds == {"plan", "danger", "growth"}
    await laid(zoe, "POST", f"{desk}/approve", json={"places": 9})
    await laid(zoe, "POST", f"{desk}/reset")
    await laid(zoe, "POST", f"{desk}/halt")
    await laid(zoe, "POST", f"{desk}/resume")
    await laid(zoe, "POST", f"/api/v1/admin/accounts/{ben.id}/crowd", json={"places": 7})
