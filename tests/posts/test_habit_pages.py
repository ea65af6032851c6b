"""How Ada posts and reads unless something says otherwise, in a browser."""

from bs4 import Tag

from tests.media.samples import picture
from tests.posts.saying import say
from tests.social.test_buttons import press
from tests.web.reading import browser_of, read, texts
from tests.world.world import World

PLACE = "/settings/posting"


async def test_what_ada_chooses_holds_for_her_new_posts(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")

    typed = {"privacy": "unlisted", "answers": "followers", "quotes": "nobody", "language": "eo", "sensitive": "1"}
    answer = await press(browser, PLACE, PLACE, script=False, **typed)

    assert (answer.status_code, answer.headers["location"]) == (303, PLACE)
    kept = await ada.api("GET", "/api/v1/preferences")
    assert [kept[f"posting:default:{name}"] for name in ("visibility", "language", "sensitive", "quote_policy")] == [
        "unlisted",
        "eo",
        True,
        "nobody",
    ]
    said = await say(ada, "Hello")
    assert (said["visibility"], said["language"]) == ("unlisted", "eo")
    assert "followers" in said["interaction_policy"]["can_reply"]["automatic_approval"]
    page = await read(browser, PLACE)
    assert [option["value"] for option in page.select("option[selected]")][:4] == [
        "unlisted",
        "followers",
        "nobody",
        "eo",
    ]


async def test_policies_of_other_posts_stay_and_choices_that_there_are_not_are_refused(world: World) -> None:
    ada = await world.person("ada")
    own = {"private": {"can_favourite": {"automatic_approval": ["author"]}}}
    await ada.api("PATCH", "/api/v1/interaction_policies/defaults", json=own)
    browser = await browser_of(world, "ada")

    await press(browser, PLACE, PLACE, answers="mentioned")

    kept = await ada.api("GET", "/api/v1/interaction_policies/defaults")
    assert kept["private"]["can_favourite"]["automatic_approval"] == ["author"]
    assert "public" not in kept["public"]["can_reply"]["automatic_approval"]
    for odd in ({"media": "sometimes"}, {"language": "no such"}, {"privacy": "secret"}):
        assert (await press(browser, PLACE, PLACE, script=False, **odd)).status_code in (400, 422)


async def test_warnings_and_covers_are_as_the_reader_wants_them(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    await say(ben, "The ending", spoiler_text="Series")
    file = {"file": ("a.png", picture(), "image/png")}
    shown = await ben.api("POST", "/api/v1/media", files=file)
    await say(ben, "A picture", media_ids=[shown["id"]], sensitive=True)
    browser = await browser_of(world, "ada")

    def closed(page: Tag) -> list[str]:
        return texts(page, "#timeline details.warned:not([open]) > summary")

    assert closed(await read(browser, "/public")) == ["Show sensitive content", "Series"]
    await press(browser, PLACE, PLACE, media="show_all", opens_warnings="1")
    assert closed(await read(browser, "/public")) == []
    assert closed(await read(world.visitor(), "/public")) == ["Show sensitive content", "Series"]
    await press(browser, PLACE, PLACE, media="hide_all")
    assert closed(await read(browser, "/public")) == ["Show sensitive content"]
