"""Posts that only people signed in here see."""

from typing import Any

import pytest

from tests.posts.saying import STATUSES, do, follow, ids, read, say
from tests.world.world import World


async def test_strangers_do_not_see_it_people_here_do(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    post = await say(ada, "#tea among us", local_only=True)
    open_ = await say(ada, "For all")

    assert (post["local_only"], "local_only" in open_) == (True, False)
    assert (await read(ben, post))["local_only"] is True
    assert (await world.anyone.get(f"{STATUSES}/{post['id']}")).status_code == 404
    for path in (f"/api/v1/accounts/{ada.id}/statuses", "/api/v1/timelines/public", "/api/v1/timelines/tag/tea"):
        assert post["id"] in ids(await ben.api("GET", path))
        assert post["id"] not in ids(await world.anyone.api("GET", path))
    assert post["id"] in ids(await ben.api("GET", "/api/v1/timelines/home"))
    for page in (f"/@ada/{post['id']}", "/@ada", "/@ada.rss", "/public", "/public.rss", "/tags/tea", "/tags/tea.rss"):
        assert "among us" not in (await world.anyone.get(page)).text


@pytest.mark.parametrize(
    ("wish", "is_local"),
    [
        ({"federated": False}, True),
        ({"federated": True}, False),
        ({"federated": False, "local_only": False}, False),
        ({"local_only": True, "federated": True}, True),
        ({}, False),
    ],
)
async def test_the_older_word_counts_where_the_newer_is_not_said(
    world: World, wish: dict[str, Any], is_local: bool
) -> None:
    ada = await world.person("ada")

    assert ("local_only" in await say(ada, **wish)) is is_local


async def test_boosts_and_quotes_of_it_are_local_only_too(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await say(ada, local_only=True)
    boost, quote = await do(ben, "reblog", post), await say(ben, "Look", quoted_status_id=post["id"])

    assert (boost["local_only"], boost["reblog"]["local_only"], quote["local_only"]) == (True, True, True)
    for made in (boost, quote):
        assert (await world.anyone.get(f"{STATUSES}/{made['id']}")).status_code == 404
        assert (await ada.get(f"{STATUSES}/{made['id']}")).is_success


async def test_a_scheduled_post_keeps_it(world: World) -> None:
    ada = await world.person("ada")
    await say(ada, "Later", local_only=True, scheduled_at="2026-12-24T12:00:00Z")
    world.step(days=365)
    await world.settle()

    [post] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert post["local_only"] is True
