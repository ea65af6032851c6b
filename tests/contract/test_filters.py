"""What is said of filters in both of their forms, beside Mastodon's documentation."""

from tests.contract.asking import laid, lays
from tests.posts.saying import say
from tests.world.world import World

FILTERS = "/api/v2/filters"
FIRST = "/api/v1/filters"


@lays("filters * /api/v2/*")
async def test_filters(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    words = [{"keyword": "rain", "whole_word": True}]
    wish = {"title": "Weather", "context": ["public"], "expires_in": 600, "keywords_attributes": words}
    made = await laid(ada, "POST", FILTERS, json=wish)
    own = f"{FILTERS}/{made['id']}"
    post = await say(ben, "It will rain")

    word = await laid(ada, "POST", f"{own}/keywords", json={"keyword": "snow"})
    hidden = await laid(ada, "POST", f"{own}/statuses", json={"status_id": post["id"]})
    await laid(ada, "PUT", own, json={"title": "All weather", "filter_action": "blur"})
    await laid(ada, "PUT", f"{FILTERS}/keywords/{word['id']}", json={"keyword": "hail"})
    for path in ("", "/keywords", "/statuses"):
        assert await laid(ada, "GET", own + path)
    for path in ("", f"/keywords/{word['id']}", f"/statuses/{hidden['id']}"):
        assert await laid(ada, "GET", FILTERS + path)
    [found] = await laid(ada, "GET", "/api/v1/timelines/public")
    assert found["filtered"]
    for path in (f"keywords/{word['id']}", f"statuses/{hidden['id']}", made["id"]):
        await laid(ada, "DELETE", f"{FILTERS}/{path}")


@lays("filters * /api/v1/*")
async def test_filters_as_they_were_first(world: World) -> None:
    ada = await world.person("ada")

    made = await laid(ada, "POST", FIRST, json={"phrase": "rain", "context": ["home"], "expires_in": 600})
    own = f"{FIRST}/{made['id']}"
    await laid(ada, "PUT", own, json={"phrase": "snow", "context": ["home"], "irreversible": True})
    for path in (FIRST, own):
        assert await laid(ada, "GET", path)
    await laid(ada, "DELETE", own)
