"""Pages around a post: what it said before, who boosted, favourited and quoted it; for whoever may see it."""

import pytest

from goodmob.posts.rules.differences import differences
from tests.posts.saying import STATUSES, block, do, follow, say
from tests.web.reading import browser_of, read, texts
from tests.world.browser import forms_of
from tests.world.world import World

CASES = [
    ("", "", ""),
    ("Tea at four", "Tea at four", "Tea at four"),
    ("Tea at four", "Tea at five", "Tea at [-four-]{+five+}"),
    ("", "Tea", "{+Tea+}"),
    ("Tea and cake", "Tea", "Tea[- and cake-]"),
    ("a\nb", "a\n\nb", "a[-\n-]{+\n\n+}b"),
    ("x " * 2_000, "y", "[-" + "x " * 2_000 + "-]{+y+}"),
]
SIGNS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}


@pytest.mark.parametrize(("before", "after", "shown"), CASES)
def test_what_differs_is_told_word_by_word(before: str, after: str, shown: str) -> None:
    found = differences(before, after)

    assert "".join(SIGNS[piece.kind].format(piece.text) for piece in found) == shown
    assert "".join(piece.text for piece in found if piece.kind != "new") == before
    assert "".join(piece.text for piece in found if piece.kind != "gone") == after


async def test_every_version_is_shown_to_whoever_sees_the_post(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await world.person("cleo")
    await follow(ben, ada)
    post = await say(ada, "Tea at four", visibility="private", spoiler_text="Tea")
    world.step(minutes=5)
    change = {
        "status": "Tea at five <b>",
        "spoiler_text": "Coffee",
        "poll": {"options": ["Yes", "No"], "expires_in": 600},
    }
    await ada.api("PUT", f"{STATUSES}/{post['id']}", json=change)
    place = f"/@ada/{post['id']}"

    page = await read(await browser_of(world, "ben"), f"{place}/history")
    linked = await read(await browser_of(world, "ben"), place)

    assert texts(page, ".version del") == ["taken out: Tea", "taken out: four"]
    assert texts(page, ".version ins") == ["put in: Coffee", "put in: five <b>", "put in: Yes No"]
    assert [" ".join(one.split()) for one in texts(page, ".version .text--lines")][-1] == "Tea at four"
    assert f"{place}/history" in [link.get("href") for link in linked.select(".stamp a")]
    for who in (world.anyone, await browser_of(world, "cleo")):
        assert (await who.get(f"{place}/history")).status_code == 404
    assert (await (await browser_of(world, "ben")).get(f"/@cleo/{post['id']}/history")).status_code == 404


async def test_who_boosted_and_favourited_is_shown_without_whom_one_does_not_want_to_meet(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    post = await say(ada, "Tea")
    for who in (ben, cleo):
        await do(who, "favourite", post)
        await do(who, "reblog", post)
    await block(ada, cleo)
    place = f"/@ada/{post['id']}"

    browser = await browser_of(world, "ada")
    for kind in ("boosts", "favourites"):
        assert texts(await read(browser, f"{place}/{kind}"), ".people .handle") == ["@ben"], kind
        assert texts(await read(world.anyone, f"{place}/{kind}"), ".people .handle") == ["@cleo", "@ben"], kind
    hrefs = [link.get("href") for link in (await read(browser, place)).select(".stamp a")]
    assert {f"{place}/boosts", f"{place}/favourites"} <= set(hrefs)


async def test_quotes_are_listed_and_ones_own_post_is_taken_out(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, "Tea")
    quoting = await say(ben, "See this", quoted_status_id=post["id"])
    browser, bens = await browser_of(world, "ada"), await browser_of(world, "ben")
    place = f"/@ada/{post['id']}"

    page = await browser.get(f"{place}/quotes")
    theirs = await bens.get(f"{place}/quotes")
    field = {"csrf_token": forms_of(theirs)[0].values["csrf_token"]}
    refused = await bens.post(f"{place}/quotes/{quoting['id']}/revoke", data=field)
    field = {"csrf_token": forms_of(page)[0].values["csrf_token"]}
    done = await browser.post(f"{place}/quotes/{quoting['id']}/revoke", data=field)

    assert "/revoke" in page.text
    assert "/revoke" not in theirs.text
    assert (refused.status_code, done.headers["location"]) == (403, f"{place}/quotes")
    assert texts(await read(browser, f"{place}/quotes"), ".empty")
    assert (await ben.api("GET", f"{STATUSES}/{quoting['id']}"))["quote"]["state"] == "revoked"


async def test_the_menu_offers_a_quote_to_whoever_may(world: World) -> None:
    ada = await world.person("ada")
    await world.person("ben")
    open_post = await say(ada, "Tea")
    closed = await say(ada, "Mine", quote_approval_policy="nobody")
    bens = await browser_of(world, "ben")

    pages = [await read(bens, f"/@ada/{one['id']}") for one in (open_post, closed)]
    composer = await bens.get(f"/compose?quote={open_post['id']}")
    values = next(form.values for form in forms_of(composer) if "status" in form.values)
    await bens.post("/posts", data={**values, "status": "Look"})

    assert [bool(page.select("a[href^='/compose?quote=']")) for page in pages] == [True, False]
    [post] = await world.anyone.api("GET", f"/api/v1/accounts/{(await _id(world, 'ben'))}/statuses")
    assert post["quote"]["quoted_status"]["id"] == open_post["id"]


async def _id(world: World, name: str) -> str:
    account = await world.anyone.api("GET", "/api/v1/accounts/lookup", params={"acct": name})
    return str(account["id"])
