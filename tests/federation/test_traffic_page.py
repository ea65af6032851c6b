"""The page of traffic: staff see who is silent and what was given up, and can ask again."""

from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.errors import Forbidden
from goodmob.core.house import House
from goodmob.federation.actions.send import send
from goodmob.federation.rules.arrival import Arrival
from tests.web.reading import browser_of, read
from tests.world.browser import fill, forms_of
from tests.world.client import Client
from tests.world.world import World

ADDRESS = "/settings/server/traffic"


async def press(browser: Client, action: str, **typed: str) -> None:
    """Sends the first form of the page that goes to this address."""
    page = await browser.get(ADDRESS)
    [first, *_] = [number for number, form in enumerate(forms_of(page)) if form.action.endswith(action)]
    assert (await fill(browser, page, typed, form=first)).status_code == 303


async def test_only_who_keeps_the_server_sees_the_traffic(world: World) -> None:
    await world.person("ada")
    await world.person("mod", role="moderator")

    for name in ("ada", "mod"):
        assert (await (await browser_of(world, name)).get(ADDRESS)).status_code == 403
    assert (await world.anyone.get(ADDRESS)).status_code == 303


async def test_a_quiet_server_says_so(world: World) -> None:
    await world.person("owner", role="owner")

    page = await read(await browser_of(world, "owner"), ADDRESS)

    assert "Nothing was exchanged with any other server yet." in page.text


async def test_a_silent_server_is_shown_and_asked_again_at_once(world: World) -> None:
    await world.person("owner", role="owner")
    ada, far, browser = await world.person("ada"), world.far_server(), await browser_of(world, "owner")
    actor = actor_uri(world.house.settings, int(ada.id))
    far.is_down = True
    wave = {"id": f"{actor}#wave", "type": "Wave", "actor": actor, "object": "hello"}
    await world.house.db.act(send, int(ada.id), wave, [f"{far.base}/inbox"])
    await world.settle()

    page = await browser.get(ADDRESS)
    assert "Servers that cannot be reached" in page.text
    assert "1 message waits" in page.text
    assert "Nothing was exchanged" not in page.text
    far.is_down = False
    await press(browser, f"{ADDRESS}/visits")
    await world.settle()

    assert len(far.received) == 1
    after = await read(browser, ADDRESS)
    assert "Servers that answer" in after.text
    assert "Servers that cannot be reached" not in after.text


async def test_what_was_given_up_is_tried_again_or_discarded(world: World) -> None:
    await world.person("owner", role="owner")
    mo, browser = world.far_server().person("mo"), await browser_of(world, "owner")
    heard: list[str] = []
    broken = True

    async def read_wave(_: House, arrival: Arrival) -> bool:
        if broken:
            raise KeyError(arrival.activity["object"])
        if arrival.activity["object"] == "evil":
            raise Forbidden
        heard.append(arrival.activity["object"])
        return True

    world.house.readers = {"Wave": [read_wave]}
    await mo.tell(mo.activity("Wave", "hello"))
    await mo.tell(mo.activity("Wave", "nonsense"))
    page = await browser.get(ADDRESS)
    assert "KeyError" in page.text

    await press(browser, f"{ADDRESS}/letters", deed="discard")
    broken = False
    await press(browser, f"{ADDRESS}/letters", deed="retry")
    await world.settle()

    assert heard == ["hello"]
    assert "Given up" not in (await browser.get(ADDRESS)).text
