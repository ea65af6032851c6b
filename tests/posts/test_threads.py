"""Several posts that are written as one: they grow in the composer, and appear all together or not at all."""

from typing import Any

import pytest

from goodmob.core.text.length import weighted_length
from goodmob.posts.rules.splitting import split_text
from tests.media.samples import picture
from tests.posts.test_scheduling import SCHEDULED
from tests.posts.test_unsent import composer_of
from tests.web.reading import browser_of, read, texts
from tests.world.browser import Response, forms_of
from tests.world.client import Client
from tests.world.world import World

SPLIT = [
    ("", 10, []),
    ("Short.", 10, ["Short."]),
    ("One. Two. Three.", 10, ["One. Two.", "Three."]),
    ("One! “Two?” Three…", 11, ["One! “Two?”", "Three…"]),
    ("A paragraph\n\nAnother one", 12, ["A paragraph", "Another one"]),
    ("3.14 is pi. Yes.", 11, ["3.14 is pi.", "Yes."]),
    ("one two three four", 9, ["one two", "three", "four"]),
    ("x" * 25, 10, ["x" * 10, "x" * 10, "x" * 5]),
    ("👩‍👩‍👧‍👧" * 3, 2, ["👩‍👩‍👧‍👧" * 2, "👩‍👩‍👧‍👧"]),
    (
        "See https://example.org/" + "a" * 90 + " now. Then go.",
        30,
        ["See https://example.org/" + "a" * 90, "now. Then go."],
    ),
]


@pytest.mark.parametrize(("text", "most", "posts"), SPLIT)
def test_a_long_text_is_cut_where_sentences_end(text: str, most: int, posts: list[str]) -> None:
    found = split_text(text, most)

    assert found == posts
    assert all(weighted_length(post) <= most for post in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def thread(first: str, *below: str, **more: str) -> dict[str, str]:
    """The fields of a form with these posts."""
    return {"status": first, **{f"parts[{at}][status]": text for at, text in enumerate(below)}, **more}


async def reshaped(browser: Client, page: Response, deed: str, **typed: str) -> Response:
    """The composer after one of its buttons."""
    answer = await browser.post("/compose/parts", data={**_plain(composer_of(page)), **typed, "deed": deed})
    assert answer.status_code == 200, answer.text
    return answer


def _plain(values: dict[str, str]) -> dict[str, str]:
    return {name: value.removeprefix("\n") for name, value in values.items() if name != "deed"}


def said(page: Response) -> list[str]:
    """The words of each post in a composer."""
    values = _plain(composer_of(page))
    return [value for name, value in values.items() if name == "status" or name.endswith("[status]")]


async def chain_of(world: World, who: Client) -> list[Any]:
    """The posts of somebody, each below the one it answers, the first one first."""
    posts: list[Any] = await who.api("GET", f"/api/v1/accounts/{who.id}/statuses", params={"limit": 40})
    chain = posts[::-1]
    above = [None, *(post["id"] for post in chain[:-1])]
    assert [post["in_reply_to_id"] for post in chain] == above
    return chain


async def test_a_thread_appears_as_a_chain_of_own_answers_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    browser = await browser_of(world, "ada")
    form = composer_of(await browser.get("/compose"))
    wish = thread("One", "Two @ben #tea", "", "Three", spoiler_text="Tea", visibility="unlisted", language="en")

    twice = [await browser.post("/posts", data={**form, **wish, "parts[2][spoiler_text]": "Cake"}) for _ in range(2)]

    await world.settle()
    chain = await chain_of(world, ada)
    assert len({answer.headers["location"] for answer in twice}) == 1
    assert [post["spoiler_text"] for post in chain] == ["Tea", "Tea", "Cake"]
    assert {post["visibility"] for post in chain} == {"unlisted"}
    assert chain[2]["content"] == "<p>Three</p>"
    assert [post["replies_count"] for post in chain] == [1, 1, 0]
    assert "mention" in [one["type"] for one in await ben.api("GET", "/api/v1/notifications")]
    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["statuses_count"] == 3


async def test_a_thread_with_one_bad_post_is_not_published_at_all(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    form = composer_of(await browser.get("/compose"))

    answer = await browser.post("/posts", data={**form, **thread("One", "Two", "x" * 501)})
    many = await browser.post("/posts", data={**form, **thread("One", *["More"] * 15)})

    assert (answer.status_code, many.status_code) == (422, 422)
    assert 'id="e-part-2"' in answer.text
    assert said(answer) == ["One", "Two", "x" * 501]
    assert "at most 12 posts" in many.text
    assert await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses") == []


async def test_the_largest_thread_fits_into_one_action(world: World) -> None:
    ada = await world.person("ada")
    await world.person("ben")
    browser = await browser_of(world, "ada")
    form = composer_of(await browser.get("/compose"))
    texts_ = [f"Number {number} @ben" + (f" #tag{number}" if number < 6 else "") for number in range(12)]

    answer = await browser.post("/posts", data={**form, **thread(*texts_)})
    refused = await browser.post("/posts", data={**form, "key": "2", **thread(*[f"{text} #a" for text in texts_])})

    assert (answer.status_code, refused.status_code) == (303, 422)
    assert len(await chain_of(world, ada)) == 12


async def test_the_composer_grows_shrinks_and_splits(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")

    page = await reshaped(browser, await browser.get("/compose"), "add", status="One")
    page = await reshaped(browser, page, "add", **{"parts[0][status]": "Two"})
    page = await reshaped(browser, page, "add", **{"parts[1][status]": "Three"})
    assert said(page) == ["One", "Two", "Three", ""]
    assert said(await reshaped(browser, page, "up-1")) == ["Two", "One", "Three", ""]
    assert said(await reshaped(browser, page, "up-2")) == ["One", "Three", "Two", ""]
    assert said(await reshaped(browser, page, "down-1")) == ["One", "Three", "Two", ""]
    assert said(await reshaped(browser, page, "remove-2")) == ["One", "Two", ""]
    for odd in ("remove-9", "up-0", "up-x", "dance", "down-99999", ""):
        assert said(await reshaped(browser, page, odd)) == ["One", "Two", "Three", ""], odd
    long = await reshaped(browser, await browser.get("/compose"), "split", status="A sentence. " * 60)
    assert [len(text) for text in said(long)] == [491, 227]
    assert texts(await read(browser, "/compose"), ".below") == []


async def test_a_text_that_is_longer_than_any_thread_is_not_cut(world: World) -> None:
    await world.person("ada")
    browser = await browser_of(world, "ada")
    form = _plain(composer_of(await browser.get("/compose")))
    text = "A. " * 4_000

    answer = await browser.post("/compose/parts", data={**form, "status": text, "deed": "split"})

    assert answer.status_code == 422
    assert said(answer) == [text]


async def test_pictures_stay_with_their_post_through_drafts_and_schedules(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    page = await browser.get("/compose")
    file = [("parts[0][files][]", ("a.png", picture(), "image/png"))]
    typed = {**_plain(composer_of(page)), **thread("One", "Two"), "parts[0][descriptions][]": "A dot", "deed": "keep"}

    grown = await browser.post("/compose/parts", data=typed, files=file)
    form = _plain(composer_of(grown))
    kept = (await browser.post("/drafts/autosave", data=form)).json()
    later = {"scheduled_at": "2026-11-21T14:00", "time_zone": "UTC"}
    draft = await browser.get(f"/drafts/{kept['draft_id']}")
    await browser.post(f"/drafts/{kept['draft_id']}/post", data={**_plain(composer_of(draft)), **later})
    [waiting] = await ada.api("GET", SCHEDULED)
    listed = await read(browser, "/scheduled")
    editor = await browser.get(f"/scheduled/{waiting['id']}")
    words = {"parts[0][status]": "Two, changed"}
    changed = await browser.post(f"/scheduled/{waiting['id']}", data={**_plain(composer_of(editor)), **words})
    world.step(hours=2)
    await world.settle()

    assert form["parts[0][media][][description]"] == "A dot"
    assert said(draft) == ["One", "Two"]
    assert "2 posts" in listed.get_text()
    assert changed.status_code == 303
    chain = await chain_of(world, ada)
    assert [len(post["media_attachments"]) for post in chain] == [0, 1]
    assert [post["content"] for post in chain] == ["<p>One</p>", "<p>Two, changed</p>"]
    assert chain[1]["media_attachments"][0]["description"] == "A dot"
    assert await ada.api("GET", "/api/v1/drafts") == []


async def test_an_app_that_knows_no_threads_leaves_them_whole(world: World) -> None:
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    form = composer_of(await browser.get("/compose"))
    kept = (await browser.post("/drafts/autosave", data={**form, **thread("One", "Two")})).json()
    place = f"/api/v1/drafts/{kept['draft_id']}"

    await ada.api("PUT", place, json={"status": "One!", "updated_at": kept["draft_known"]})
    await ada.api("POST", f"{place}/publish")

    assert [post["content"] for post in await chain_of(world, ada)] == ["<p>One!</p>", "<p>Two</p>"]
    [alone] = [form for form in forms_of(await browser.get("/compose")) if "status" in form.values]
    assert alone.action.endswith("/posts")
