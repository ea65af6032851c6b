"""People join, do and watch a mob in a browser, without a script."""

from goodmob.core.clock import HOUR
from tests.media.samples import picture
from tests.mobs.pressing import HTMX, page_of, press
from tests.mobs.scene import called, joined, look
from tests.web.reading import browser_of, link, read, texts
from tests.world.browser import fill, forms_of
from tests.world.world import PASSWORD, World


async def test_somebody_joins_from_the_card_of_the_post_and_leaves_again(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    mob = await called(world, ben, threshold=3, cap=5)
    browser = await browser_of(world, "ada")
    post = f"/@ben/{mob['status_id']}"

    page = await read(browser, post)
    assert texts(page, ".ticket .ring__say") == ["3 more and it is on"]
    answer = await press(browser, post, "/join")
    assert (answer.status_code, answer.headers["location"]) == (303, page_of(mob))
    page = await read(browser, page_of(mob))
    assert texts(page, ".hero .ring__say") == ["You’re in, 2 more"]
    assert len(texts(page, ".own__code strong")[0]) == 6
    await press(browser, page_of(mob), "/leave")

    assert (await look(ben, mob))["joined"] == 0


async def test_pressed_twice_it_joins_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    browser = await browser_of(world, "ada")

    page = await browser.get(page_of(mob))
    for _ in range(2):
        assert (await fill(browser, page, party_size="3")).status_code == 303

    assert (await look(ada, mob))["joined"] == 3


async def test_a_stranger_signs_in_first_and_then_joins(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    mob = await called(world, ben)
    visitor = world.visitor()

    [button] = (await read(visitor, page_of(mob))).select("#do a")
    ways = await read(visitor, str(button["href"]))
    [sign_in, sign_up] = [str(one["href"]) for one in ways.select("main .btnrow a")]
    back = f"?return_to=/mobs/{mob['id']}/join"
    assert (sign_in, sign_up) == (f"/auth/sign_in{back}", f"/auth/sign_up{back}")
    door = await visitor.get(sign_in)
    entered = await fill(visitor, door, email="ada@goodmob.test", password=PASSWORD)
    assert entered.headers["location"] == f"{page_of(mob)}/join"
    assert (await press(visitor, f"{page_of(mob)}/join", "/join", party_size="2")).status_code == 303

    assert (await look(ben, mob))["joined"] == 2


async def test_a_press_after_the_session_ended_leads_to_signing_in(world: World) -> None:
    ben = await world.person("ben")
    mob = await called(world, ben)
    visitor = world.visitor()
    token = forms_of(await visitor.get("/auth/sign_in"))[0].values["csrf_token"]

    plain = await visitor.post(f"{page_of(mob)}/join", data={"csrf_token": token})
    in_place = await visitor.post(f"{page_of(mob)}/join", data={"csrf_token": token}, headers=HTMX)

    door = f"/auth/sign_in?return_to=%2Fmobs%2F{mob['id']}%2Fjoin"
    assert (plain.status_code, plain.headers["location"]) == (303, door)
    assert (in_place.status_code, in_place.headers["HX-Redirect"]) == (401, door)


async def test_a_script_gets_the_part_that_changed_or_why_not(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    mob = await called(world, ben, cap=1)
    browser = await browser_of(world, "ada")
    token = forms_of(await browser.get(page_of(mob)))[0].values["csrf_token"]

    card = await browser.post(f"{page_of(mob)}/join", data={"csrf_token": token, "place": "card"}, headers=HTMX)
    assert card.status_code == 200
    assert card.text.lstrip().startswith("<mob-tally")
    assert "You’re in, and it is full" in card.text
    world.step(seconds=3 * 3600)
    await world.settle()
    late = await browser.post(f"{page_of(mob)}/join", data={"csrf_token": token, "place": "hero"}, headers=HTMX)
    assert late.status_code == 200
    gone = await browser.post(f"{page_of(mob)}/leave", data={"csrf_token": token, "place": "hero"}, headers=HTMX)
    assert (gone.status_code, "It is over." in gone.text) == (422, True)


async def test_the_line_the_offer_and_its_end_are_shown(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben, cap=1, ahead=24 * HOUR)
    await joined(world, cleo, mob)
    browser = await browser_of(world, "ada")

    assert texts(await read(browser, page_of(mob)), "#do .btn--quiet:not(summary)") == ["Wait in line"]
    await press(browser, page_of(mob), "/join")
    assert texts(await read(browser, page_of(mob)), ".hero .ring__say") == ["You are number 1 in line"]
    await cleo.api("POST", f"/api/v1/mobs/{mob['id']}/leave")
    await world.settle()
    page = await read(browser, page_of(mob))
    assert texts(page, ".hero__state")[0].startswith("Held for you for ")
    assert (await press(browser, page_of(mob), "/join")).status_code == 303

    assert (await look(ada, mob))["me"]["state"] == "confirmed"


async def test_who_is_in_is_there_does_it_and_sees_what_came_of_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    browser = await browser_of(world, "ada")
    world.step(seconds=45 * 60)
    assert (await press(browser, page_of(mob), "/check_in")).status_code == 303
    assert (await look(ada, mob))["present"] == 1
    world.step(seconds=20 * 60)
    await world.settle()

    page = await browser.get(page_of(mob))
    forms = [number for number, form in enumerate(forms_of(page)) if form.action.endswith("/deeds")]
    files = {"picture": ("bag.png", picture(), "image/png")}
    entries = {"count": "3", "text": "A swan looked at me", "description": "A full bag"}
    for _ in range(2):
        answer = await fill(browser, page, entries, form=forms[0], files=files)
        assert answer.status_code == 303, answer.text[:300]
    live = await read(world.anyone, page_of(mob))
    assert texts(live, ".tally b") == ["3"]
    assert texts(live, ".deed__said") == ["A swan looked at me"]
    assert [image["alt"] for image in live.select(".deed .pic img")] == ["A full bag"]
    [deed] = live.select(".wall > li")
    alone = await world.anyone.get(f"{page_of(mob)}/deeds/{str(deed['id']).removeprefix('deed-')}")
    assert alone.text.strip().startswith("<li")

    world.step(seconds=3 * 3600)
    await world.settle()
    over = await read(world.anyone, f"{page_of(mob)}/report")
    assert texts(over, ".figs dd")[:3] == ["1", "1", "3"]
    assert link(over, "canonical") == mob["url"]


async def test_too_many_units_are_refused_beside_the_button(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    mob = await called(world, ben)
    world.step(seconds=65 * 60)
    await world.settle()
    browser = await browser_of(world, "ada")
    token = forms_of(await browser.get(page_of(mob)))[0].values["csrf_token"]

    answer = await browser.post(f"{page_of(mob)}/deeds", data={"csrf_token": token, "count": "5000"}, headers=HTMX)

    assert answer.status_code == 422
    assert "Choose a number from 1 to 1,000." in answer.text


async def test_the_host_ticks_off_who_is_there(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    code = (await joined(world, cleo, mob))["code"]
    host, guest = await browser_of(world, "ben"), await browser_of(world, "ada")
    people = f"{page_of(mob)}/people"

    assert not [form for form in forms_of(await guest.get(people)) if form.action.endswith("/check_in")]
    first = await host.get(people)
    assert (await fill(host, first, form=0, code=code.lower())).headers["location"] == people
    listed = await host.get(people)
    assert (await fill(host, listed, form=1)).status_code == 303
    wrong = await fill(host, first, form=0, code="AAAAAA")

    assert (await look(ada, mob))["present"] == 2
    assert wrong.status_code == 303
    assert "Nobody with a place has this code" in (await host.get(people)).text


async def test_who_can_no_longer_see_it_can_still_leave(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mob = await called(world, ben)
    await joined(world, ada, mob)
    browser = await browser_of(world, "ada")
    page = await browser.get(page_of(mob))
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/block")
    [leaving] = [number for number, form in enumerate(forms_of(page)) if form.action.endswith("/leave")]

    answer = await fill(browser, page, form=leaving)

    assert (answer.status_code, answer.headers["location"]) == (303, "/mobs/mine")
    assert (await look(ben, mob))["joined"] == 0
