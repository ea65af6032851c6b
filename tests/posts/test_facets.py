"""Posts that are the face of something of an upper slice: it is shown on them, and edited there."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from goodmob.core.activitypub.documents import Json
from goodmob.core.house import House
from goodmob.posts.actions.edit import Revision, edit
from goodmob.posts.actions.publish import publish
from goodmob.posts.entities.show import show
from goodmob.posts.rules.drafts import Draft
from goodmob.posts.rules.visibility import Visibility
from tests.posts.saying import STATUSES, do, follow, read, refusal, say
from tests.world.world import Client, World


class Parade(Struct):
    """What the tests' upper slice keeps."""

    title: str
    for_viewer: int | None


class Parades:
    """A facet of the tests, which remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    async def gather(self, house: House, viewer_id: int | None, post_ids: Sequence[int]) -> Mapping[int, Parade]:
        """One parade for each post."""
        self.asked.append(sorted(post_ids))
        return {id_: Parade(f"Parade {id_}", viewer_id) for id_ in post_ids}

    def event(self, thing: object, viewer_id: int | None) -> None:
        """No app of this test knows parades."""

    async def said_abroad(self, house: House, post_ids: Sequence[int]) -> Mapping[int, Json]:
        """No other server hears of parades."""
        return {}

    async def keep_from_abroad(self, house: House, post_id: int, document: Json) -> None:
        """No parade comes from elsewhere."""


async def parade(world: World, who: Client, visibility: Visibility = "public") -> dict[str, Any]:
    """Publishes a post that is the face of a parade; nothing below mobs does that by API."""
    draft = Draft(text="Come to the parade", visibility=visibility, facet="mob")
    post_id = await world.house.db.act(publish, world.house.settings, int(who.id), draft)
    await world.settle()
    post: dict[str, Any] = await who.api("GET", f"{STATUSES}/{post_id}")
    return post


async def test_a_post_shows_what_it_is_the_face_of(world: World) -> None:
    world.house.facets = {"mob": Parades()}
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await parade(world, ada)
    plain = await say(ada)

    assert (await read(ben, post))["mob"] == {"title": f"Parade {post['id']}", "for_viewer": int(ben.id)}
    assert (await read(world.anyone, post))["mob"] == {"title": f"Parade {post['id']}", "for_viewer": None}
    assert (await read(ben, plain))["mob"] is None


async def test_boosts_and_quotes_carry_it_inside(world: World) -> None:
    world.house.facets = {"mob": Parades()}
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await parade(world, ada)
    boost = await do(ben, "reblog", post)
    quote = await say(ben, "Look", quoted_status_id=post["id"])

    assert (boost["mob"], boost["reblog"]["mob"]["title"]) == (None, f"Parade {post['id']}")
    assert (quote["mob"], quote["quote"]["quoted_status"]["mob"]["title"]) == (None, f"Parade {post['id']}")


async def test_a_page_asks_once_for_those_that_the_viewer_sees(world: World) -> None:
    parades = Parades()
    ada, ben = await world.person("ada"), await world.person("ben")
    shown = [int((await parade(world, ada))["id"]) for _ in range(3)]
    hidden = int((await parade(world, ada, "private"))["id"])
    plain = int((await say(ada))["id"])
    world.house.facets = {"mob": parades}

    await show(world.house, int(ben.id), [plain])
    assert parades.asked == []
    await show(world.house, int(ben.id), [*shown, hidden, plain])
    assert parades.asked == [shown]
    await follow(ben, ada)
    await show(world.house, int(ben.id), [hidden])
    assert parades.asked == [shown, [hidden]]


async def test_what_no_slice_knows_is_not_shown(world: World) -> None:
    ada = await world.person("ada")
    world.house.facets = {}

    assert (await parade(world, ada))["mob"] is None


async def test_it_is_edited_only_where_it_was_made(world: World) -> None:
    ada = await world.person("ada")
    post, plain = await parade(world, ada), await say(ada, "Hello")
    told = "Validation failed: This post is edited where it was made"

    assert await refusal(ada, "PUT", f"{STATUSES}/{post['id']}", json={"status": "Stay at home"}) == (422, told)
    assert (await read(ada, post))["content"] == post["content"]
    await world.house.db.act(
        edit, world.house.settings, int(ada.id), int(post["id"]), Revision(text="Come at noon"), facet="mob"
    )
    assert "Come at noon" in (await read(ada, post))["content"]
    assert (await ada.api("PUT", f"{STATUSES}/{plain['id']}", json={"status": "Hi"}))["content"] == "<p>Hi</p>"


async def test_its_author_may_delete_it(world: World) -> None:
    ada = await world.person("ada")
    post = await parade(world, ada)

    await ada.api("DELETE", f"{STATUSES}/{post['id']}")

    assert (await ada.get(f"{STATUSES}/{post['id']}")).status_code == 404
