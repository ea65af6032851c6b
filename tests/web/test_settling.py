"""The first steps of somebody new: who they are, what they like, whom they follow, a mob, a post; none is a must."""

from typing import Any

import pytest

from goodmob.accounts.queries.people import person_of, posting_defaults
from tests.media.samples import picture
from tests.mobs.scene import called
from tests.posts.saying import say
from tests.web.reading import browser_of, read, texts
from tests.world.browser import Response, fill, forms_of
from tests.world.client import Client
from tests.world.world import World

BEN = {"username": "ben", "email": "ben@goodmob.test", "password": "eight123"}
STEPS = ["you", "interests", "people", "mobs", "post"]


async def somebody_new(world: World, language: str = "en") -> Client:
    """Ben's browser, right after he signed up."""
    browser = world.visitor()
    browser.headers["Accept-Language"] = language
    answer = await fill(browser, await browser.get("/auth/sign_up"), BEN)
    assert answer.headers["location"] == "/welcome"
    return browser


async def id_of(world: World, username: str) -> int:
    """The id of an account."""
    return int((await world.anyone.api("GET", f"/api/v1/accounts/lookup?acct={username}"))["id"])


async def findable(world: World, name: str, *said: str) -> Client:
    """Somebody who wants to be found and said these things."""
    somebody = await world.person(name)
    await somebody.api("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    for text in said:
        await say(somebody, text)
    return somebody


async def pick(browser: Client, *tags: str, more: str = "") -> Response:
    """The answer to the step of interests with exactly these ticked."""
    token = forms_of(await browser.get("/welcome/interests"))[0].values["csrf_token"]
    return await browser.post("/welcome/interests", data={"csrf_token": token, "tags[]": list(tags), "more": more})


async def test_ben_is_led_from_step_to_step_and_home(world: World) -> None:
    browser = await somebody_new(world)

    assert (await browser.get("/welcome")).headers["location"] == "/welcome/you"
    for step, after in zip(STEPS, [*STEPS[1:], ""], strict=True):
        page = await read(browser, f"/welcome/{step}")
        skip = [link["href"] for link in page.select(".settling__onward a")]
        assert skip == ([f"/welcome/{after}"] if after else []) + ["/home"]
        assert [link["href"] for link in page.select(".journey a[aria-current]")] == [f"/welcome/{step}"]


async def test_ben_says_who_he_is(world: World) -> None:
    browser = await somebody_new(world)
    page = await browser.get("/welcome/you")
    files = {"avatar": ("ben.png", picture(), "image/png")}

    answer = await fill(browser, page, display_name="Ben of the Bridge", note="I like #tea", files=files)

    assert answer.headers["location"] == "/welcome/interests"
    ben = await world.anyone.api("GET", f"/api/v1/accounts/{await id_of(world, 'ben')}")
    assert (ben["display_name"], "missing" in ben["avatar"]) == ("Ben of the Bridge", False)
    assert len((await read(browser, "/welcome/you")).select(".journey__done")) == 1


async def test_what_cannot_be_a_name_is_said_beside_it_and_the_rest_is_kept(world: World) -> None:
    browser = await somebody_new(world)

    page = await fill(browser, await browser.get("/welcome/you"), display_name="x" * 31, note="Kept")

    assert page.status_code == 422
    assert "30 is the most" in page.text
    assert "Kept" in page.text


async def test_picking_interests_follows_their_tags_and_unpicking_ends_that(world: World) -> None:
    browser = await somebody_new(world)
    offered = [box["value"] for box in (await read(browser, "/welcome/interests")).select(".picks input")]
    assert {"hello", "gardening", "photography"} <= set(offered)

    answer = await pick(browser, "gardening", "photography", more="#Canal, boats !")

    assert answer.headers["location"] == "/welcome/people"

    async def picked() -> set[str]:
        page = await read(browser, "/welcome/interests")
        return {str(box["value"]) for box in page.select(".picks input[checked]")}

    assert await picked() == {"gardening", "photography", "Canal", "boats"}
    await pick(browser, "photography")
    assert await picked() == {"photography"}


async def test_interests_are_of_bens_language_with_what_people_talk_of_first(world: World) -> None:
    for name in ("ada", "cleo"):
        await findable(world, name, "Un goûter #canal")
    browser = await somebody_new(world, "fr-FR,fr;q=0.9")

    offered = [box["value"] for box in (await read(browser, "/welcome/interests")).select(".picks input")]

    assert offered[0] == "canal"
    assert {"bonjour", "jardinage"} <= set(offered)
    assert "gardening" not in offered


async def test_who_writes_about_bens_interests_comes_first_with_the_reason(world: World) -> None:
    await findable(world, "ada", "My #tea and my #garden")
    await findable(world, "cleo", "Some #tea")
    await findable(world, "mo", "Good morning")
    await say(await world.person("hidden"), "#tea by somebody who does not want to be found")
    browser = await somebody_new(world)
    await pick(browser, "tea", "garden")

    page = await read(browser, "/welcome/people")

    assert texts(page, ".person .name") == ["ada", "cleo", "mo"]
    why = texts(page, ".person .why")
    assert why[1:] == ["Writes about #tea", "Wrote lately, and wants to be found"]
    assert set(why[0].removeprefix("Writes about ").split(", ")) == {"#tea", "#garden"}


async def test_ben_follows_all_of_them_at_once(world: World) -> None:
    ada, cleo = await findable(world, "ada", "Hello"), await findable(world, "cleo", "Hello")
    browser = await somebody_new(world)

    page = await browser.get("/welcome/people")
    shown = [box["value"] for box in (await read(browser, "/welcome/people")).select("[name='account_ids[]']")]
    token = forms_of(page)[0].values["csrf_token"]
    answer = await browser.post("/welcome/people", data={"csrf_token": token, "account_ids[]": shown})

    assert answer.headers["location"] == "/welcome/mobs"
    ben = await id_of(world, "ben")
    followed = {each["id"] for each in await world.anyone.api("GET", f"/api/v1/accounts/{ben}/following")}
    assert followed == {ada.id, cleo.id}
    assert "You follow everybody whom we could suggest" in (await browser.get("/welcome/people")).text


async def test_a_first_mob_is_looked_for_near_a_place_and_ben_comes_back(world: World) -> None:
    ada = await world.person("ada")
    cake: dict[str, Any] = {"title": "Bring one cake", "place[text]": "Canal quarter"}
    await called(world, ada, **cake)
    browser = await somebody_new(world)
    page = await browser.get("/welcome/mobs")
    assert "geolocation=(self)" in page.headers["permissions-policy"]
    assert texts(await read(browser, "/welcome/mobs"), ".openmobs strong, .openmobs bdi") == [
        "Bring one cake",
        "Canal quarter",
    ]

    near = await fill(browser, page, where="Nowhere at all")

    assert near.status_code == 200
    assert 'href="/welcome/mobs"' in near.text


async def test_bens_first_post_takes_him_home(world: World) -> None:
    browser = await somebody_new(world)
    page = await browser.get("/welcome/post")
    form = next(index for index, form in enumerate(forms_of(page)) if form.action.endswith("/posts"))
    assert forms_of(page)[form].values["status"].strip() == "#hello"

    answer = await fill(browser, page, form=form, status="#hello I am Ben")

    assert answer.headers["location"].startswith("/home")
    assert "I am Ben" in (await browser.get("/home")).text


async def test_home_reminds_ben_until_all_is_done_or_he_wants_no_more_of_it(world: World) -> None:
    browser = await somebody_new(world)

    async def reminded() -> list[str]:
        return [text for text in texts(await read(browser, "/home"), ".main > .notice") if "first steps" in text]

    assert await reminded() == ["Your first steps: 0 of 5 are done. Go on"]
    await pick(browser, "tea")
    assert await reminded() == ["Your first steps: 1 of 5 are done. Go on"]
    page = await browser.get("/welcome")
    end = next(index for index, form in enumerate(forms_of(page)) if form.action.endswith("/welcome/end"))
    await fill(browser, page, form=end)
    assert await reminded() == []
    assert "4 small steps are left" in (await browser.get("/welcome")).text


@pytest.mark.parametrize(
    ("accept", "locale", "language"),
    [("fr-FR,fr;q=0.9,en;q=0.8", "fr", "fr"), ("pt-BR,es;q=0.5", "es", "pt"), ("", "en", "en"), ("tlh", "en", "en")],
)
async def test_bens_language_is_guessed_for_reading_and_for_writing(
    world: World, accept: str, locale: str, language: str
) -> None:
    await somebody_new(world, accept)

    ben = await id_of(world, "ben")
    person = await person_of(world.house.db, ben)
    assert person is not None
    assert person.locale == locale
    assert (await posting_defaults(world.house.db, ben)).posting_language == language


@pytest.mark.parametrize(
    ("name", "is_free", "words"),
    [
        ("ben", True, "@ben is free."),
        ("@ben", True, "@ben is free."),
        ("Ada", False, "Somebody has this already. Please choose another."),
        ("admin", False, "This name is kept for the server itself. Please choose another."),
        ("a b", False, "Only letters from a to z, digits and underscores, please."),
        ("", False, "Please fill this in."),
    ],
)
async def test_whether_a_name_is_free_is_said_while_it_is_typed(
    world: World, name: str, is_free: bool, words: str
) -> None:
    await world.person("ada")

    said = await world.anyone.api("GET", "/auth/sign_up/name", params={"username": name})

    assert said == {"is_free": is_free, "words": words}


async def test_asking_for_names_is_slowed_down(world: World) -> None:
    world.change(rate_limits=True)

    answers = [
        (await world.anyone.get("/auth/sign_up/name", params={"username": f"a{number}"})).status_code
        for number in range(101)
    ]

    assert (answers[99], answers[100]) == (200, 429)


async def test_the_owner_has_the_steps_too(world: World) -> None:
    await world.person("ada", role="owner")
    browser = await browser_of(world, "ada")

    assert (await browser.get("/welcome")).status_code == 200
    assert (await browser.get("/welcome/you")).status_code == 200
