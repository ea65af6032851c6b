"""The page of a post that was deleted says so, to whoever could have seen it."""

import pytest

from tests.posts.saying import say
from tests.web.reading import browser_of, set_state, texts
from tests.web.reading import read as read_page
from tests.world.world import World


async def test_the_page_of_a_deleted_post_says_so(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada)
    await ada.api("DELETE", f"/api/v1/statuses/{post['id']}")

    answer = await world.visitor().get(f"/@ada/{post['id']}", headers={"Accept-Language": "es"})
    other = await world.visitor().get(f"/@ben/{post['id']}")

    assert answer.status_code == 410
    assert "Esta publicación se ha eliminado." in answer.text
    assert other.status_code == 404


@pytest.mark.parametrize("visibility", ["private", "direct"])
async def test_of_what_was_not_for_everybody_nothing_is_told(world: World, visibility: str) -> None:
    ada = await world.person("ada")
    post = await say(ada, visibility=visibility)
    await ada.api("DELETE", f"/api/v1/statuses/{post['id']}")

    assert (await world.visitor().get(f"/@ada/{post['id']}")).status_code == 404


async def test_nothing_is_told_of_who_is_gone(world: World) -> None:
    ada = await world.person("ada")
    await world.person("ben")
    post = await say(ada)
    await ada.api("DELETE", f"/api/v1/statuses/{post['id']}")
    await set_state(world, ada, "suspended")
    ben = await browser_of(world, "ben")

    assert (await ben.get(f"/@ada/{post['id']}")).status_code == 404
    assert texts(await read_page(ben, "/home"), ".trouble") == []
