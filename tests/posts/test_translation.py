"""Posts in another language, by the service that the operator named."""

from typing import Any

from tests.contract.asking import laid
from tests.media.samples import picture
from tests.posts.saying import do, refusal, say
from tests.posts.translating import path, service, translate
from tests.web.reading import set_state
from tests.world.browser import sign_in
from tests.world.world import World

LANGUAGES = "/api/v1/instance/translation_languages"
NO_RECORD, NOT_ALLOWED = (404, "Record not found"), (403, "This action is not allowed")


async def test_all_that_a_post_says_is_translated(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    file = await ada.api(
        "POST", "/api/v2/media", files={"file": ("a.png", picture())}, data={"description": "Tea & cake"}
    )
    post = await say(ada, "Good tea <3", spoiler_text="Tea", language="en", media_ids=[file["id"]])
    poll = {"options": ["Red", "Green"], "expires_in": 600}
    asking = await say(ada, "Which", language="en", poll=poll)

    async with service(world, key="secret") as far:
        told = await laid(ben, "POST", path(post), json={"lang": "es"})
        asked = await laid(ben, "POST", path(asking), json={"lang": "es"})
    assert (told["content"], told["spoiler_text"]) == ("<p>dooG aet &lt;3</p>", "aeT")
    assert told["media_attachments"] == [{"id": file["id"], "description": "aeT & ekac"}]
    assert (told["language"], told["detected_source_language"], told["provider"]) == ("es", "en", "LibreTranslate")
    assert "poll" not in told
    assert asked["poll"] == {"id": asking["poll"]["id"], "options": [{"title": "deR"}, {"title": "neerG"}]}
    assert [(wish["source"], wish["target"], wish["api_key"]) for wish in far.asked] == [("en", "es", "secret")] * 2


async def test_a_boost_is_translated_as_what_it_boosts_into_the_language_of_the_reader(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben", locale="fr")
    boost = await do(ben, "reblog", await say(ada, "Hello", language="en-GB"))

    async with service(world):
        told = await translate(ben, boost, lang=None)
    assert (told["content"], told["language"]) == ("<p>olleH</p>", "fr")


async def test_the_service_is_asked_once_for_the_same_words(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first, second = [await say(ada, "Hello", language="en") for _ in range(2)]

    async with service(world) as far:
        for post in (first, second, first):
            await translate(ben, post)
        await translate(ben, first, "fr")
        assert [wish["target"] for wish in far.asked] == ["es", "fr"]
        await ada.api("PUT", f"/api/v1/statuses/{first['id']}", json={"status": "Bye", "language": "en"})
        assert (await translate(ben, first))["content"] == "<p>eyB</p>"


async def test_what_comes_back_is_safe_to_show(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Hello", spoiler_text="Careful", language="en")

    async with service(world) as far:
        far.evil = '<script>alert(1)</script><img src=x onerror="alert(1)"><a href="javascript:x">x</a>'
        told = await translate(ada, post)
        for word in ("script", "onerror", "javascript", "<img"):
            assert word not in told["content"]
            assert word not in told["spoiler_text"]


async def test_only_what_is_for_everybody_is_given_away(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mine = [await say(ada, "Psst", visibility=kind, language="en") for kind in ("private", "direct")]
    open_post, same = await say(ada, "Hi", language="en"), await say(ada, "Hola", language="es")
    other = await say(ada, "Ciao", language="it")

    async with service(world) as far:
        for post in mine:
            assert await refusal(ada, "POST", path(post), json={"lang": "es"}) == NOT_ALLOWED
            assert await refusal(ben, "POST", path(post), json={"lang": "es"}) == NO_RECORD
        for post, lang in ((same, "es"), (other, "es"), (open_post, "xx"), (open_post, "")):
            assert await refusal(ben, "POST", path(post), json={"lang": lang}) == NOT_ALLOWED
        assert await refusal(ben, "POST", "/api/v1/statuses/1/translate") == NO_RECORD
        assert (await world.anyone.post(path(open_post))).status_code == 401
        await ada.api("POST", f"/api/v1/accounts/{ben.id}/block")
        assert await refusal(ben, "POST", path(open_post), json={"lang": "es"}) == NO_RECORD
    assert far.asked == []


async def test_a_service_that_fails_is_told_of_and_asked_again(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Hello", language="en")

    async with service(world) as far:
        far.status = "500 Oh no"
        assert await refusal(ada, "POST", path(post), json={"lang": "es"}) == (503, "Service Unavailable")
        assert (await world.anyone.get(LANGUAGES)).status_code == 503
        far.status = "200 OK"
        await laid(world.anyone, "GET", LANGUAGES)
        far.status = "429 Too many"
        assert await refusal(ada, "POST", path(post), json={"lang": "es"}) == (503, "Service Unavailable")
        far.status = "200 OK"
        assert (await translate(ada, post))["content"] == "<p>olleH</p>"
    world.step(hours=1)
    assert await refusal(ada, "POST", path(post), json={"lang": "es"}) == (503, "Service Unavailable")


async def test_apps_are_told_what_can_be_translated(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Hello", language="en")
    shown: Any = await world.anyone.api("GET", "/api/v2/instance")
    assert shown["configuration"]["translation"] == {"enabled": False}
    assert await laid(world.anyone, "GET", LANGUAGES) == {}
    assert await refusal(ada, "POST", path(post), json={"lang": "es"}) == NO_RECORD

    async with service(world):
        shown = await world.anyone.api("GET", "/api/v2/instance")
        assert shown["configuration"]["translation"] == {"enabled": True}
        pairs = await laid(world.anyone, "GET", LANGUAGES)
    assert pairs == {"en": ["es", "fr"], "es": ["en", "fr"], "fr": ["en", "es"], "und": ["en", "es", "fr"]}


async def test_not_too_many_are_asked_for(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Hello", language="en")
    world.change(rate_limits=True)

    async with service(world):
        answers = [(await ada.post(path(post), json={"lang": "es"})).status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]


async def test_a_person_who_may_not_act_costs_the_operator_nothing(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "Hello", language="en")
    await set_state(world, ben, "suspended")

    async with service(world) as far:
        said = await refusal(ben, "POST", path(post), json={"lang": "es"})
    assert (said, far.asked) == ((403, "Your login is currently disabled"), [])


async def test_a_page_shows_a_post_in_the_language_of_the_reader(world: World) -> None:
    ada = await world.person("ada")
    await world.person("ben")
    post, same = await say(ada, "Hola", language="es"), await say(ada, "Hello", language="en")
    ben = world.visitor()
    await sign_in(ben, "ben", "correct horse battery staple")
    place = f"/@ada/{post['id']}"
    assert f"{place}/translation" not in (await ben.get(place)).text

    async with service(world) as far:
        far.evil = "<script>alert(1)</script>"
        world.house.cache = type(world.house.cache)(world.house.cache.budget)
        assert f"{place}/translation" in (await ben.get(place)).text
        assert f"/@ada/{same['id']}/translation" not in (await ben.get(f"/@ada/{same['id']}")).text
        page = await ben.get(f"{place}/translation")
        assert (page.status_code, "aloH" in page.text, "alert(1)" in page.text) == (200, True, False)
        assert "Translated by LibreTranslate" in page.text
        assert (await world.anyone.get(f"{place}/translation")).status_code != 200
