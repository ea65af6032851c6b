"""Choosing who may answer, letting in what waits and hiding answers in a browser, without scripts."""

import re
from typing import Any

from tests.posts.saying import STATUSES, do, ids, read, say
from tests.web.reading import browser_of
from tests.world.browser import forms_of
from tests.world.client import Client
from tests.world.world import World

REQUESTS = "/interaction_requests"


async def press(browser: Client, place: str, action: str, **typed: str) -> Any:
    """The answer to an order that a form of the place gives, with the form's own proof of where it came from."""
    values = next(form.values for form in forms_of(await browser.get(place)) if "csrf_token" in form.values)
    return await browser.post(action, data={**values, **typed})


async def test_the_composer_says_who_may_answer_and_who_sees_it(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    browser = await browser_of(world, "ada")
    page = (await browser.get("/compose")).text
    assert all(field in page for field in ('name="answers"', 'name="local_only"'))

    wish = {"status": "Among us", "answers": "followers", "local_only": "1", "visibility": "public"}
    assert (await press(browser, "/compose", "/posts", **wish)).status_code == 303
    [post] = await ben.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert post["local_only"] is True
    assert post["interaction_policy"]["can_reply"]["always"] == ["author", "followers", "mentioned"]
    assert (await ben.post(STATUSES, json={"status": "x", "in_reply_to_id": post["id"]})).status_code == 403

    await press(browser, "/compose", "/posts", status="Friends", answers="everybody", visibility="private")
    newest = (await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses"))[0]
    assert "followers" in newest["interaction_policy"]["can_reply"]["always"]


async def test_what_waits_is_let_in_or_not(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    browser = await browser_of(world, "ada")
    assert "Nothing waits for you" in (await browser.get(REQUESTS)).text
    ask = {name: {"manual_approval": ["public"]} for name in ("can_reply", "can_reblog", "can_favourite")}
    post = await say(ada, interaction_policy=ask)
    answer = await say(ben, "@ada May I?", in_reply_to_id=post["id"])
    await do(ben, "reblog", post)
    await do(ben, "favourite", post)
    await world.settle()

    page = (await browser.get(REQUESTS)).text
    assert all(
        words in page for words in ("would like to answer you", "would like to boost", "would like to favourite")
    )
    assert "May I?" in page
    assert REQUESTS in (await browser.get("/notifications")).text
    favourite, boost, reply = re.findall(r'action="(/interaction_requests/\d+)/authorize"', page)
    for path in (f"{reply}/authorize", f"{boost}/reject", f"{favourite}/authorize"):
        assert (await press(browser, "/compose", path)).status_code == 303
    await world.settle()
    shown = await read(ben, post)
    assert (shown["replies_count"], shown["reblogs_count"], shown["favourites_count"]) == (1, 0, 1)
    assert "approval_state" not in await read(ben, answer)


async def test_an_answer_is_hidden_and_shown_again_by_who_began_the_conversation(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada)
    answer = await say(ben, "Rude words", in_reply_to_id=post["id"])
    conversation, deed = f"/@ada/{post['id']}", f"/@ben/{answer['id']}"
    adas, bens = await browser_of(world, "ada"), await browser_of(world, "ben")
    assert f"{deed}/hide" in (await adas.get(conversation)).text
    assert "/hide" not in (await bens.get(conversation)).text

    assert (await press(adas, conversation, f"{deed}/hide")).status_code == 303
    stranger = (await world.anyone.get(conversation)).text
    assert "Rude words" not in stranger
    assert "Show 1 hidden answer" in stranger
    assert "Rude words" in (await world.anyone.get(f"{conversation}?with_hidden=1")).text
    assert f"{deed}/unhide" in (await adas.get(conversation)).text
    assert (await press(bens, conversation, f"{deed}/unhide")).status_code == 403
    await press(adas, conversation, f"{deed}/unhide")
    context = await world.anyone.api("GET", f"{STATUSES}/{post['id']}/context")
    assert ids(context["descendants"]) == [answer["id"]]
