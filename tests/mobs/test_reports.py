"""What came of a mob is told in numbers, for good."""

from goodmob.commitments.events import CallReported
from goodmob.mobs.subscribers.reports import publish_report
from tests.mobs.scene import Json, answer, called, joined, told
from tests.web.reading import browser_of
from tests.world.world import Client, World


async def over(world: World, mob: Json) -> Json:
    """The report of a live mob, once it is over."""
    for _ in range(2):
        world.step(hours=1)
        await world.settle()
    return await report_of(world.anyone, mob)


async def report_of(reader: Client, mob: Json) -> Json:
    """The report as the reader sees it now."""
    report: Json = await reader.api("GET", f"/api/v1/mobs/{mob['id']}/report")
    return report


async def words_of(world: World, report: Json) -> str:
    """What the report says."""
    content: str = (await world.anyone.api("GET", f"/api/v1/statuses/{report['status_id']}"))["content"]
    return content


async def test_a_report_counts_who_came_and_who_did_not(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await called(world, ben)
    hers = await joined(world, ada, mob, party_size=2)
    await joined(world, cleo, mob)
    await joined(world, mo, mob)
    world.step(hours=1)
    await world.settle()
    await ada.api("POST", f"/api/v1/mobs/{mob['id']}/check_in", data={"code": hers["code"]})
    await answer(world, mo, mob, "#did 5")
    assert (await report_of(ben, mob))["no_shows"] == 0
    world.step(hours=1)
    await world.settle()
    await answer(world, mo, mob, "One more: #did")
    report = await over(world, mob)

    figures = ("joined", "present", "done", "tally", "verified", "late", "no_shows")
    assert {name: report[name] for name in figures} == dict(zip(figures, (4, 2, 1, 5, 0, 1, None), strict=True))
    assert (await report_of(ben, mob))["no_shows"] == 1
    assert "4 joined, 1 person did it: 5 pieces. Thank you!" in await words_of(world, report)


async def test_only_the_host_is_told_how_many_did_not_come(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    hers = await joined(world, ada, mob)
    await joined(world, cleo, mob)
    world.step(hours=1)
    await world.settle()
    await ada.api("POST", f"/api/v1/mobs/{mob['id']}/check_in", data={"code": hers["code"]})
    world.step(hours=1)
    await world.settle()
    await over(world, mob)

    said = {
        name: "joined and did not come" in (await (await browser_of(world, name)).get(f"/mobs/{mob['id']}")).text
        for name in ("ada", "ben", "cleo")
    }
    assert said == {"ada": False, "ben": True, "cleo": False}
    assert [(await report_of(who, mob))["no_shows"] for who in (ada, cleo, ben)] == [None, None, 1]


async def test_a_report_is_published_once_and_stays_as_it_is(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    world.step(hours=1)
    await world.settle()
    report = await over(world, mob)

    await publish_report(world.house, CallReported(int(mob["id"])))
    await world.settle()

    assert await report_of(ada, mob) == report
    thread = await world.anyone.api("GET", f"/api/v1/statuses/{mob['status_id']}/context")
    assert [post["id"] for post in thread["descendants"]] == [report["status_id"]]


async def test_a_report_speaks_the_language_of_the_mob(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    french = await called(world, ben, language="fr", unit="")
    spanish = await called(world, ben, language="es", unit="latas")
    nobody = await called(world, ben, language="es")
    world.step(hours=1)
    await world.settle()
    for mob in (french, spanish):
        await answer(world, ada, mob, "#did 2")
    await over(world, french)

    said = [await words_of(world, await report_of(ada, mob)) for mob in (french, spanish, nobody)]
    assert "1 personne inscrite, 1 personne l’a fait\u00a0: 2 fois. Merci\u00a0!" in said[0]
    assert "1 persona se apuntó, 1 persona lo ha hecho: 2 latas. ¡Gracias!" in said[1]
    assert "Esta vez no se apuntó nadie." in said[2]


async def test_a_report_is_seen_by_nobody_who_could_not_see_the_mob(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    mob = await called(world, ben, visibility="private")
    for _ in range(3):
        world.step(hours=1)
        await world.settle()

    report = await report_of(ada, mob)
    post = await ada.api("GET", f"/api/v1/statuses/{report['status_id']}")
    assert post["visibility"] == "private"
    for stranger in (cleo, world.anyone):
        assert (await stranger.get(f"/api/v1/mobs/{mob['id']}/report")).status_code == 404
        assert (await stranger.get(f"/api/v1/statuses/{report['status_id']}")).status_code == 404


async def test_the_figures_are_frozen_even_where_the_post_is_gone(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    world.step(hours=2)
    await world.settle()
    await ben.api("DELETE", f"/api/v1/statuses/{mob['status_id']}")
    world.step(hours=1)
    await world.settle()

    report = await report_of(ben, mob)
    assert (report["final"], report["joined"], report["status_id"]) == (True, 1, None)
    assert await told(ben, "mob.reported") == []
