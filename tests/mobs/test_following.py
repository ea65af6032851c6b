"""Ada follows a mob: she hears when it is on, when it begins and what came of it, without being in."""

from goodmob.accounts.events import AccountDeleted
from goodmob.core.database.interface import Transaction
from goodmob.mobs.queries.follows import followed_by
from tests.mobs.calling import MOBS, join, look
from tests.mobs.scene import called, told
from tests.posts.saying import block
from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill, forms_of
from tests.world.world import World


async def test_who_follows_hears_of_the_tip_the_start_and_the_report_once(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await called(world, ben, threshold=2)
    for who in (ada, cleo):
        assert (await who.api("POST", f"{MOBS}/{mob['id']}/follow"))["following"]
    await join(cleo, mob)
    await join(mo, mob)
    await world.settle()
    for _ in range(3):
        world.step(hours=1, minutes=1)
        await world.settle()

    heard = ["mob.reported", "mob.live", "mob.tipped"]
    assert [type_ for type_, _ in await told(ada)] == heard
    assert [type_ for type_, _ in await told(cleo, *heard)] == heard


async def test_following_twice_follows_once_and_ends(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben, threshold=2)
    for verb, following in (("follow", True), ("follow", True), ("unfollow", False), ("unfollow", False)):
        assert (await ada.api("POST", f"{MOBS}/{mob['id']}/{verb}"))["following"] is following
    await ada.api("POST", f"{MOBS}/{mob['id']}/follow")
    assert (await look(ben, mob))["following"] is False
    assert [one["id"] for one in await ada.api("GET", MOBS, params={"from": "followed"})] == [mob["id"]]
    assert await ben.api("GET", MOBS, params={"from": "followed"}) == []
    assert (await world.anyone.get(MOBS, params={"from": "followed"})).status_code == 401


async def test_only_what_may_be_seen_is_followed(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob, draft = await called(world, ben), await called(world, ben, draft=True)
    assert (await ben.post(f"{MOBS}/{draft['id']}/follow")).status_code == 409
    assert (await ada.post(f"{MOBS}/{draft['id']}/follow")).status_code == 404
    await ada.api("POST", f"{MOBS}/{mob['id']}/follow")
    await block(ben, ada)

    assert (await ada.post(f"{MOBS}/{mob['id']}/follow")).status_code == 404
    assert await ada.api("GET", MOBS, params={"from": "followed"}) == []
    assert (await ada.post(f"{MOBS}/{mob['id']}/unfollow")).status_code == 404
    assert await followed_by(world.house.db, int(ada.id)) == []


async def test_a_deleted_account_follows_nothing(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await ada.api("POST", f"{MOBS}/{mob['id']}/follow")

    async def delete(tx: Transaction) -> None:
        await tx.announce(AccountDeleted(int(ada.id)))

    await world.house.db.act(delete)
    await world.settle()

    assert await followed_by(world.house.db, int(ada.id)) == []


async def test_a_button_follows_on_the_page(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    browser, place = await browser_of(world, "ada"), f"/mobs/{mob['id']}"

    for verb, following in (("follow", True), ("unfollow", False)):
        answer = await browser.get(place)
        [number] = [number for number, form in enumerate(forms_of(answer)) if form.action.endswith(f"{place}/{verb}")]
        assert (await fill(browser, answer, form=number)).status_code == 303
        assert (await look(ada, mob))["following"] is following
        headings = texts(await read(browser, "/mobs/mine"), ".mobs h2")
        assert ("You follow" in headings) is following
