"""The host of a mob slows down what is said under it."""

from tests.mobs.calling import MOBS, call, look, refused
from tests.posts.saying import say
from tests.web.reading import browser_of
from tests.world.browser import forms_of
from tests.world.world import World


async def test_one_person_waits_between_two_answers(world: World) -> None:
    ben, ada, cleo = [await world.person(name) for name in ("ben", "ada", "cleo")]
    mob = await call(world, ben)
    slowed = await ben.api("POST", f"{MOBS}/{mob['id']}/slow", json={"seconds": 60})
    assert slowed["slow"] == 60
    first = await say(ada, "One", in_reply_to_id=mob["status_id"])
    world.step(seconds=18)

    answer = {"status": "Two", "in_reply_to_id": first["id"]}
    response = await ada.request("POST", "/api/v1/statuses", json=answer)

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "42"
    assert response.json()["error"] == "Answers are slowed down here: wait 42 seconds before you answer again"
    await say(cleo, "Mine", in_reply_to_id=mob["status_id"])
    await say(ada, "Elsewhere")
    for _ in range(2):
        await say(ben, "I called it", in_reply_to_id=first["id"])
    world.step(seconds=42)
    await say(ada, "Two", in_reply_to_id=mob["status_id"])


async def test_deeds_do_not_wait(world: World) -> None:
    ben, ada = await world.person("ben"), await world.person("ada")
    mob = await call(world, ben, hours=0)
    await ben.api("POST", f"{MOBS}/{mob['id']}/slow", json={"seconds": 60})
    await say(ada, "Here", in_reply_to_id=mob["status_id"])

    for _ in range(2):
        await ada.api("POST", f"{MOBS}/{mob['id']}/deeds", json={"count": 1})
    assert (await look(ada, mob))["tally"] == 2


async def test_who_may_slow_it_down_and_how_much(world: World) -> None:
    ben, ada = await world.person("ben"), await world.person("ada")
    mob, draft = await call(world, ben), await call(world, ben, draft=True)
    place = f"{MOBS}/{mob['id']}/slow"

    assert (await refused(ada, "POST", place, json={"seconds": 60}))[0] == 403
    assert await refused(ben, "POST", place, json={"seconds": 3_601}) == (422, "seconds")
    assert await refused(ben, "POST", place, json={"seconds": -1}) == (422, "seconds")
    assert (await refused(ben, "POST", f"{MOBS}/{draft['id']}/slow", json={"seconds": 60}))[0] == 409
    await ben.api("POST", place, json={"seconds": 60})
    assert (await ben.api("POST", place, json={"seconds": 0}))["slow"] == 0


async def test_the_page_says_how_long(world: World) -> None:
    ben, ada = await world.person("ben"), await world.person("ada")
    mob = await call(world, ben)
    await ben.api("POST", f"{MOBS}/{mob['id']}/slow", json={"seconds": 60})
    await say(ada, "One", in_reply_to_id=mob["status_id"])
    browser = await browser_of(world, "ada")
    page = await browser.get(f"/compose?reply_to={mob['status_id']}")
    [form] = [one for one in forms_of(page) if "status" in one.values]

    answer = await browser.post(form.action, data={**form.values, "status": "Two"})

    assert answer.status_code == 429
    assert "wait 60 seconds" in answer.text
