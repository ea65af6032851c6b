"""Collections in a browser: made, filled, looked at, followed whole, left and deleted."""

import pytest

from tests.posts.saying import block, follow
from tests.social.collections import kept, make, members, wanting
from tests.social.test_buttons import press
from tests.web.reading import browser_of, meta, read, texts
from tests.world.world import World


async def test_a_collection_is_made_and_filled(world: World) -> None:
    ada, _ben = await wanting(world, "ada", "ben")
    browser = await browser_of(world, "ada")

    described = {"description": "Bread at dawn", "tag": "#bread", "language": "en"}
    made = await press(browser, "/collections/new", "/collections", script=False, name="Bakers", **described)
    edit = made.headers["location"]
    await press(browser, edit, "/people/add#people", handle="@ben@goodmob.test")

    page = await read(browser, edit.removesuffix("/edit"))
    assert texts(page, "h1") == ["Bakers"]
    assert texts(page, ".lede") == ["Bread at dawn"]
    assert texts(page, "a[rel=tag]") == ["#bread"]
    assert texts(page, ".person .name") == ["ben"]
    assert texts(await read(browser, edit), ".person .name") == ["ben"]
    [shown] = (await ada.api("GET", f"/api/v1/accounts/{ada.id}/collections"))["collections"]
    assert (shown["language"], shown["discoverable"], shown["sensitive"]) == ("en", True, False)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": " "}, "Please give the collection a name."),
        ({"name": "x" * 41}, "This is too long. Please make it shorter."),
        ({"name": "Bakers", "description": "x" * 101}, "This is too long. Please make it shorter."),
        ({"name": "Bakers", "tag": "two words"}, "A tag is one word of letters and digits, such as bakers."),
        ({"name": "Bakers", "language": "nothing of the kind"}, "Please choose one of these languages."),
    ],
    ids=["nameless", "long name", "long description", "tag", "language"],
)
async def test_what_is_wrong_is_said_beside_its_field(world: World, typed: dict[str, str], said: str) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")

    made = await press(browser, "/collections/new", "/collections", script=False, **typed)

    assert (made.status_code, said in made.text) == (422, True)
    assert await kept(ada) == []
    address = f"/collections/{(await make(ada))['id']}/edit"
    changed = await press(browser, address, "/edit#what", script=False, **typed)
    assert (changed.status_code, said in changed.text) == (422, True)


async def test_as_many_collections_as_there_may_be(world: World) -> None:
    ada = await world.person("ada")
    for number in range(10):
        await make(ada, name=f"Bakers {number}")
    browser = await browser_of(world, "ada")

    answer = await press(browser, "/collections/new", "/collections", name="One more")

    said = "You have as many collections as there may be. Delete one first."
    assert (answer.status_code, said in answer.text) == (422, True)


async def test_those_only_are_put_in_who_want_to_be_found(world: World) -> None:
    [ada, ben] = await wanting(world, "ada", "ben")
    await world.person("cleo")
    browser = await browser_of(world, "ada")
    address = f"/collections/{(await make(ada, ben))['id']}/edit"

    answers = [await press(browser, address, "/people/add#people", handle=one) for one in ("@nobody", "@cleo", "@ben")]

    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert "Nobody here is called this." in answers[0].text
    assert "This account does not want to be recommended" in answers[1].text
    assert "They are in it already" in answers[2].text


async def test_a_full_collection_takes_nobody_more(world: World) -> None:
    crowd = await wanting(world, *(f"baker{number}" for number in range(25)))
    ada = await world.person("ada")
    address = f"/collections/{(await make(ada, *crowd))['id']}"
    browser = await browser_of(world, "ada")

    page = await read(browser, f"{address}/edit")
    form = {"csrf_token": str(page.select_one("[name=csrf_token]")["value"]), "handle": "@ada"}  # type: ignore[index]
    answer = await browser.post(f"{address}/people/add", data=form)

    assert "The collection is full with 25 people." in page.text
    assert texts(page, "#what") == ["Name and description"]
    assert (answer.status_code, texts(page, "[name=handle]")) == (422, [])


async def test_somebody_is_taken_out(world: World) -> None:
    ada, ben, cleo = await wanting(world, "ada", "ben", "cleo")
    collection = await make(ada, ben, cleo)
    browser = await browser_of(world, "ada")

    await press(browser, f"/collections/{collection['id']}/edit", "/people/remove")

    assert await members(ada, collection) == ["cleo"]


async def test_everybody_in_it_is_followed_at_once(world: World) -> None:
    ada, ben, cleo = await wanting(world, "ada", "ben", "cleo")
    address = f"/collections/{(await make(ada, ben, cleo))['id']}"
    mo = await world.person("mo")
    browser = await browser_of(world, "mo")

    before = texts(await read(browser, address), ".collection__bar .btn")
    answer = await press(browser, address, "/follow")

    page = await read(browser, address)
    assert (before, answer.headers["location"]) == (["Follow all 2"], address)
    assert texts(page, ".collection__bar .btn") == []
    assert "You now follow 2 more people." in texts(page, ".notice")
    assert (await mo.api("GET", f"/api/v1/accounts/{mo.id}"))["following_count"] == 2


async def test_strangers_look_at_it_and_are_led_to_sign_in(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    address = f"/collections/{(await make(ada, ben, description='Bread at dawn'))['id']}"

    page = await read(world.anyone, address)

    assert [one["href"] for one in page.select(".collection__bar .btn")] == [f"/auth/sign_in?return_to={address}"]
    assert (meta(page, "og:title"), meta(page, "og:description")) == ("Bakers", "Bread at dawn")
    assert meta(page, "robots") is None


async def test_one_that_is_sensitive_or_unlisted_is_closed_and_not_indexed(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    collection = await make(ada, ben, description="Bread at dawn", sensitive=True, discoverable=False)

    page = await read(world.anyone, f"/collections/{collection['id']}")

    [closed] = page.select("details.warned")
    assert texts(closed, ".person .name") == ["ben"]
    assert not closed.has_attr("open")
    assert (meta(page, "robots"), meta(page, "og:description")) == ("noindex", "People whom ada recommends")
    assert texts(await read(world.anyone, "/@ada/featured"), ".lists li") == []


async def test_whoever_is_in_it_can_take_themselves_out(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    collection = await make(ada, ben)
    browser = await browser_of(world, "ben")

    await press(browser, f"/collections/{collection['id']}", "/leave")

    assert texts(await read(browser, f"/collections/{collection['id']}"), ".sure") == []
    assert await members(ada, collection) == []
    again = await press(
        await browser_of(world, "ada"), f"/collections/{collection['id']}/edit", "/people/add#people", handle="ben"
    )
    assert again.status_code == 422


async def test_it_is_deleted_after_a_second_thought(world: World) -> None:
    ada = await world.person("ada")
    address = f"/collections/{(await make(ada))['id']}"
    browser = await browser_of(world, "ada")

    answer = await press(browser, f"{address}/edit", "/delete")

    assert answer.headers["location"] == "/@ada/featured"
    assert (await kept(ada), (await browser.get(address)).status_code) == ([], 404)


async def test_nobody_else_changes_it_or_is_shown_it_against_the_owners_wish(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben")
    address = f"/collections/{(await make(ada))['id']}"
    browser = await browser_of(world, "ben")
    form = {"csrf_token": str((await read(browser, address)).select_one("[name=csrf_token]")["value"])}  # type: ignore[index]

    assert (await browser.get(f"{address}/edit")).status_code == 403
    for door in ("edit", "delete", "people/add", "people/remove"):
        answer = await browser.post(f"{address}/{door}", data={**form, "item_id": "1", "name": "Mine"})
        assert answer.status_code == 403, door
    assert await kept(ada) == ["Bakers"]
    await block(ada, ben)
    assert (await browser.get(address)).status_code == 403


async def test_a_profile_shows_whom_it_recommends(world: World) -> None:
    ada, ben, cleo = await wanting(world, "ada", "ben", "cleo")
    await follow(ada, ben)
    browser = await browser_of(world, "ada")
    invited = texts(await read(browser, "/@ada/featured"), ".section .small")

    await press(browser, "/@ben", "/endorse")
    await make(ada, ben, cleo)
    await make(ada, name="Not yet", discoverable=False)

    mine, others = await read(browser, "/@ada/featured"), await read(world.anyone, "/@ada/featured")
    assert len(invited) == 2
    assert texts(mine, ".person .name") == texts(others, ".person .name") == ["ben"]
    assert texts(mine, ".lists bdi") == ["Not yet", "Bakers"]
    assert texts(others, ".lists bdi") == ["Bakers"]
    assert texts(await read(browser, "/@ben"), ".ties__told .badge") == ["On your profile"]
    await press(browser, "/@ben", "/unendorse")
    assert texts(await read(browser, "/@ada/featured"), ".person .name") == []


async def test_those_only_are_recommended_whom_one_follows(world: World) -> None:
    for name in ("ada", "ben"):
        await world.person(name)
    browser = await browser_of(world, "ada")
    page = await read(browser, "/@ben")

    form = {"csrf_token": str(page.select_one("[name=csrf_token]")["value"])}  # type: ignore[index]
    answer = await browser.post("/@ben/endorse", data=form)

    assert [found["action"] for found in page.select("form[action$=endorse]")] == []
    assert (answer.status_code, "You can only recommend people you follow." in answer.text) == (422, True)


async def test_whom_a_profile_blocks_sees_nothing_recommended(world: World) -> None:
    ada, ben, cleo = await wanting(world, "ada", "ben", "cleo")
    await follow(ada, cleo)
    await ada.api("POST", f"/api/v1/accounts/{cleo.id}/endorse")
    await make(ada, cleo)
    await block(ada, ben)

    page = await read(await browser_of(world, "ben"), "/@ada/featured")

    assert texts(page, ".person, .lists li") == []


async def test_an_address_in_another_case_leads_to_the_right_one(world: World) -> None:
    await world.person("ada")

    answer = await world.anyone.get("/@Ada/featured")

    assert (answer.status_code, answer.headers["location"]) == (301, "/@ada/featured")
