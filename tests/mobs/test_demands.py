"""A campaign asks an organisation for something: its answer is pinned, and what is met stops the asks."""

from typing import Any

from tests.mobs.asking import answer, campaign
from tests.mobs.calling import MOBS, join, look, refused
from tests.mobs.pressing import press
from tests.mobs.scene import called, told
from tests.web.reading import browser_of
from tests.world.world import Client, World


async def words(who: Client, mob: Any, text: str = "@council mend the lock") -> None:
    """Leaves words to be said."""
    await join(who, mob)
    await who.api("POST", f"{MOBS}/{mob['id']}/words", json={"text": text})


async def pass_by(world: World, *, hours: float) -> None:
    """So much time goes by, with everything that happens then."""
    world.step(hours=hours)
    await world.settle()


async def test_the_council_answers_and_its_answer_is_pinned(world: World) -> None:
    ada, ben, council = [await world.person(name) for name in ("ada", "ben", "council")]
    mob = await campaign(world, ben, council)
    assert (mob["demand"], mob["answer"], mob["met_at"]) == ("Mend the lock", None, None)

    after = await answer(council, mob, "refused", "There is no money")
    await world.settle()

    assert (after["answer"]["outcome"], after["answer"]["account_id"]) == ("refused", council.id)
    assert [type_ for type_, _ in await told(ben)] == ["mob.answered"]
    page = (await world.anyone.get(f"/mobs/{mob['id']}")).text
    assert "There is no money" in page
    assert "council says no." in page
    assert "council says no." in (await world.anyone.get(f"/mobs/{mob['id']}/card")).text
    assert "council says no." in (await world.anyone.get(f"/@ben/{mob['status_id']}")).text
    again = await answer(council, mob, "partly", "Next year")
    assert again["answer"]["outcome"] == "partly"
    assert (await look(ada, mob))["state"] == "gathering"


async def test_only_whom_it_turns_to_answers_and_with_a_public_post_of_its_own(world: World) -> None:
    ada, ben, council = [await world.person(name) for name in ("ada", "ben", "council")]
    mob, plain = await campaign(world, ben, council), await called(world, ben)
    path = f"{MOBS}/{mob['id']}/answer"
    others = await ada.api("POST", "/api/v1/statuses", json={"status": "We do not"})
    secret = await council.api("POST", "/api/v1/statuses", json={"status": "Psst", "visibility": "private"})
    own = await council.api("POST", "/api/v1/statuses", json={"status": "We do"})

    assert (await refused(ada, "POST", path, json={"status_id": others["id"], "outcome": "met"}))[0] == 403
    assert (await refused(ben, "POST", path, json={"status_id": own["id"], "outcome": "met"}))[0] == 403
    for post in (others, secret):
        wrong = {"status_id": post["id"], "outcome": "met"}
        assert await refused(council, "POST", path, json=wrong) == (422, "status_id")
    wrong = {"status_id": own["id"], "outcome": "perhaps"}
    assert await refused(council, "POST", path, json=wrong) == (422, "outcome")
    about = {"status_id": own["id"], "outcome": "met"}
    assert (await refused(council, "POST", f"{MOBS}/{plain['id']}/answer", json=about))[0] == 403
    assert (await refused(ben, "POST", f"{MOBS}/{plain['id']}/met"))[0] == 409


async def test_what_the_host_says_is_met_stops_the_asks(world: World) -> None:
    ada, ben, cleo, council = [await world.person(name) for name in ("ada", "ben", "cleo", "council")]
    mob = await campaign(world, ben, council)
    await words(ada, mob)
    await answer(council, mob, "met", "The lock is mended")
    assert (await look(ada, mob))["state"] == "gathering"

    met = await ben.api("POST", f"{MOBS}/{mob['id']}/met")
    await world.settle()

    assert (met["state"], met["met_at"] is not None) == ("tallying", True)
    assert (await refused(cleo, "POST", f"{MOBS}/{mob['id']}/join"))[0] == 409
    for who in (ada, ben):
        assert ("mob.met", mob["status_id"]) in await told(who, "mob.met")
    await pass_by(world, hours=2)
    assert await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses") == []
    assert (await look(ada, mob))["state"] == "reported"
    assert await told(council) == []
    assert len([one for one in await council.api("GET", "/api/v1/notifications") if one["type"] == "mention"]) == 1
    again = await ben.api("POST", f"{MOBS}/{mob['id']}/met")
    assert again["met_at"] == met["met_at"]


async def test_the_council_is_taken_at_its_word_unless_the_host_says_no(world: World) -> None:
    ada, ben, council = [await world.person(name) for name in ("ada", "ben", "council")]
    believed, doubted = [await campaign(world, ben, council, ahead=72 * 3_600_000_000) for _ in range(2)]
    for mob in (believed, doubted):
        await join(ada, mob)
        await answer(council, mob, "met", "It is mended")
    disputed = await ben.api("POST", f"{MOBS}/{doubted['id']}/not_met")
    assert disputed["answer"]["disputed"] is True

    await pass_by(world, hours=25)

    assert (await look(ada, believed))["state"] in {"tallying", "reported"}
    assert (await look(ada, doubted))["state"] == "gathering"
    assert "The host says that it is not." in (await world.anyone.get(f"/mobs/{doubted['id']}")).text
    await answer(council, doubted, "met", "But it is")
    await pass_by(world, hours=25)
    assert (await look(ada, doubted))["state"] == "gathering"
    assert (await refused(ben, "POST", f"{MOBS}/{believed['id']}/not_met"))[0] == 409
    assert (await ben.api("POST", f"{MOBS}/{doubted['id']}/met"))["state"] == "tallying"


async def test_the_council_gets_one_notice_however_many_speak(world: World) -> None:
    ben, council = await world.person("ben"), await world.person("council")
    mob = await campaign(world, ben, council)
    for number in range(5):
        await words(await world.person(f"ada{number}"), mob)
    before = len(await council.api("GET", "/api/v1/notifications"))

    await pass_by(world, hours=1)

    assert (await look(ben, mob))["tally"] == 5
    after = await council.api("GET", "/api/v1/notifications")
    assert [one["type"] for one in after[: len(after) - before]] == ["mob.addressed"]


async def test_an_answer_goes_with_its_post_and_with_its_author(world: World) -> None:
    ben, council = await world.person("ben"), await world.person("council")
    mob = await campaign(world, ben, council)
    after = await answer(council, mob, "answered")

    await council.api("DELETE", f"/api/v1/statuses/{after['answer']['status_id']}")
    await world.settle()

    assert (await look(ben, mob))["answer"] is None


async def test_the_council_answers_and_the_host_agrees_in_a_browser(world: World) -> None:
    ben, council = await world.person("ben"), await world.person("council")
    mob = await campaign(world, ben, council)
    page = f"/mobs/{mob['id']}"

    await press(await browser_of(world, "council"), page, "/answer", text="The lock is mended", outcome="met")
    assert "The lock is mended" in (await world.anyone.get(page)).text
    await press(await browser_of(world, "ben"), page, "/met")

    assert (await look(ben, mob))["state"] == "tallying"
    assert "It is met. Thank you, everybody!" in (await world.anyone.get(page)).text
