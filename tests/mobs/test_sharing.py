"""Ada passes a mob on by a link of her own, or its QR code; only the browser that opened it knows."""

from goodmob.mobs.pages.branches import branches_of, how_many_alone
from tests.mobs.bringing import branches, comes, tree
from tests.mobs.calling import MOBS, join
from tests.mobs.scene import Json, called
from tests.posts.saying import block
from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill, forms_of
from tests.world.world import Client, World


async def press(browser: Client, page: str, action: str, **values: str) -> None:
    """Presses the button of the form on a page that leads there."""
    answer = await browser.get(page)
    [number] = [number for number, form in enumerate(forms_of(answer)) if form.action.endswith(action)]
    assert (await fill(browser, answer, values, form=number)).status_code == 303


async def shared(browser: Client, page: str) -> str:
    """The address that the page passes on."""
    found = (await read(browser, page)).select_one("share-link a")
    assert found is not None
    return str(found["href"])


async def link_of(who: Client, mob: Json) -> str:
    """The path of somebody's own link."""
    made = await who.api("POST", f"{MOBS}/{mob['id']}/invitation")
    assert made["url"] == f"{mob['url']}/by/{made['code']}"
    return f"/mobs/{mob['id']}/by/{made['code']}"


async def test_whoever_joins_after_opening_a_link_was_brought_by_its_owner(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    await comes(world, ada, mob)
    path = await link_of(ada, mob)
    assert await link_of(ada, mob) == path
    browser = await browser_of(world, "cleo")
    answer = await browser.get(f"{path}?via=qr")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/mobs/{mob['id']}")
    await press(browser, f"/mobs/{mob['id']}/join", "/join")
    await world.settle()

    [node] = [one for one in (await tree(ben, mob))["nodes"] if one["by"]]
    assert (node["account"]["id"], node["via"]) == (cleo.id, "qr")


async def test_a_link_that_was_taken_back_leads_to_the_mob_and_brings_nobody(world: World) -> None:
    ada, ben, _ = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    await comes(world, ada, mob)
    path = await link_of(ada, mob)
    browser = await browser_of(world, "cleo")
    await browser.get(path)
    await ada.api("DELETE", f"{MOBS}/{mob['id']}/invitation")
    assert (await browser.get(path)).status_code == 303
    await press(browser, f"/mobs/{mob['id']}/join", "/join")
    await world.settle()

    assert (await tree(ben, mob))["summary"]["invited"] == 0
    assert await link_of(ada, mob) != path


async def test_a_forged_cookie_and_a_forged_code_bring_nobody(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    await comes(world, ada, mob)
    browser = await browser_of(world, "cleo")
    browser.cookies.set("goodmob_invited", "forged")
    await browser.get(f"/mobs/{mob['id']}/by/{'x' * 300}")
    await press(browser, f"/mobs/{mob['id']}/join", "/join")
    mo = await world.person("mo")
    await join(mo, mob, invitation="nobodys")
    await world.settle()

    assert (await tree(cleo, mob))["summary"]["invited"] == 0


async def test_apps_say_which_link_led_them(world: World) -> None:
    ada, ben, cleo, mo = [await world.person(name) for name in ("ada", "ben", "cleo", "mo")]
    mob = await called(world, ben)
    await comes(world, ada, mob)
    code = (await link_of(ada, mob)).rpartition("/")[2]
    await block(ada, mo)
    await comes(world, cleo, mob, invitation=code)
    await comes(world, mo, mob, invitation=code)

    assert await branches(ben, mob) == [("ada", "-", 0, 0), ("cleo", "ada", 1, 0), ("mo", "-", 0, 0)]


async def test_only_who_sees_a_published_mob_has_a_link_to_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    draft, closed = await called(world, ben, draft=True), await called(world, ben, visibility="private")
    assert (await ben.post(f"{MOBS}/{draft['id']}/invitation")).status_code == 409
    assert (await ada.post(f"{MOBS}/{closed['id']}/invitation")).status_code == 404


async def test_the_page_shares_by_link_and_code_without_scripts(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    place = f"/mobs/{mob['id']}"
    browser = await browser_of(world, "ada")
    assert await shared(world.visitor(), place) == mob["url"]
    await press(browser, place, "/invitation")
    assert (await shared(browser, place)).startswith(f"{mob['url']}/by/")
    assert (await read(browser, place)).select_one("#share .qrcode svg") is not None
    await press(browser, place, "/invitation/delete")
    assert await shared(browser, place) == mob["url"]
    assert (await tree(ada, mob))["nodes"] == []


async def test_the_tree_is_a_nested_list_in_which_one_can_be_somebody(world: World) -> None:
    ada, ben, cleo, mo, dora = [await world.person(name) for name in ("ada", "ben", "cleo", "mo", "dora")]
    mob = await called(world, ben)
    place = f"/mobs/{mob['id']}/cascade"
    assert texts(await read(world.visitor(), place), ".empty")
    for who, by in ((ada, None), (cleo, ada), (mo, cleo), (dora, None)):
        await comes(world, who, mob, by=by)
    page = await read(world.visitor(), place)
    assert texts(page, ".branches .branches .branches .name") == ["mo"]
    assert "1 person came by themselves." in page.text
    browser = await browser_of(world, "cleo")
    await press(browser, place, "/cascade/named")
    page = await read(world.visitor(), place)
    assert texts(page, ".branches .name") == ["ada", "Somebody", "mo"]
    assert "cleo" not in page.text
    assert texts(await read(browser, place), ".branches .name") == ["ada", "cleo", "mo"]
    await press(browser, place, "/cascade/disown")
    await world.settle()
    assert await branches(mo, mob) == [("", "-", 0, 0), ("ada", "-", 0, 0), ("dora", "-", 0, 0), ("mo", "", 1, 0)]


async def test_a_form_joins_without_being_named_and_the_settings_say_it_for_all(world: World) -> None:
    ada, ben, _ = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    await comes(world, ada, mob)
    browser = await browser_of(world, "cleo")
    await press(browser, f"/mobs/{mob['id']}/join", "/join", unnamed="true")
    await world.settle()
    assert await branches(ada, mob) == [("", "-", 0, 0), ("ada", "-", 0, 0)]

    other = await browser_of(world, "ada")
    [form] = [form for form in forms_of(await other.get("/settings/mobs")) if form.action.endswith("/settings/mobs")]
    assert form.values["named"] == "true"
    del form.values["named"]
    assert (await other.request("POST", form.action, data=form.values)).status_code == 303
    assert await ada.api("GET", "/api/v1/mob_preferences") == {"named": False}


async def test_a_long_chain_is_drawn_flat_below_some_levels(world: World) -> None:
    people = [await world.person(f"one{number}") for number in range(9)]
    mob = await called(world, people[0])
    for number, who in enumerate(people):
        await comes(world, who, mob, by=people[number - 1] if number else None)
    page = await read(world.visitor(), f"/mobs/{mob['id']}/cascade")
    assert len(page.select(".branch")) == 9
    assert len(page.select(".branches .branches .branches .branches .branches .branches .branch")) == 4
    assert not page.select(".branches .branches .branches .branches .branches .branches .branches")
    assert (branches_of([]), how_many_alone([])) == ([], 0)
