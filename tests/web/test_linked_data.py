"""What pages tell programs of themselves, in the words of schema.org."""

import json
from typing import Any

import pytest

from goodmob.core.web.linked_data import linked_data
from tests.mobs.calling import call
from tests.posts.saying import do, follow, say
from tests.posts.test_pictures import upload
from tests.social.collections import make, wanting
from tests.web.reading import browser_of, read
from tests.world.client import Client
from tests.world.world import World

HOSTILE = "</script><b>&<!--"


async def told(reader: Client, address: str) -> list[dict[str, Any]]:
    """All that a page tells programs."""
    page = await read(reader, address)
    found = []
    for script in page.find_all("script", type="application/ld+json"):
        whole = json.loads(script.text)
        assert whole["@context"] == "https://schema.org", address
        found += whole.get("@graph", [whole])
    return found


async def test_each_page_says_what_it_is(world: World) -> None:
    ada, ben = await wanting(world, "ada", "ben", display_name=HOSTILE)
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"note": HOSTILE})
    await follow(ben, ada)
    post = await say(ada, f"Tea {HOSTILE} #canal", media_ids=[await upload(ada)])
    answer = await say(ben, f"@ada {HOSTILE}", in_reply_to_id=post["id"])
    await do(ben, "favourite", post)
    mob, bakers = await call(world, ben, title=HOSTILE), await make(ben, ada, name=HOSTILE)
    base = "https://goodmob.test"

    [site] = await told(world.anyone, "/")
    assert (site["@type"], site["url"]) == ("WebSite", f"{base}/")
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{base}/search?q={{search_term_string}}"
    page, way = await told(world.anyone, "/@ada")
    assert (page["@type"], page["mainEntity"]["@type"]) == ("ProfilePage", "Person")
    assert (page["mainEntity"]["name"], page["mainEntity"]["description"]) == (HOSTILE, HOSTILE)
    assert page["mainEntity"]["identifier"] == "ada@goodmob.test"
    assert page["mainEntity"]["interactionStatistic"]["userInteractionCount"] == 1
    assert [step["item"] for step in way["itemListElement"]] == [f"{base}/", f"{base}/@ada"]
    posting, way = await told(world.anyone, str(post["url"]))
    assert (posting["@type"], posting["author"]["name"]) == ("SocialMediaPosting", HOSTILE)
    assert posting["text"] == f"Tea {HOSTILE} #canal"
    assert posting["interactionStatistic"][0]["userInteractionCount"] == 1
    assert posting["image"] == [post["media_attachments"][0]["url"]]
    [comment] = posting["comment"]
    assert (comment["@type"], comment["url"], comment["text"]) == ("Comment", answer["url"], f"@ada {HOSTILE}")
    assert [step["position"] for step in way["itemListElement"]] == [1, 2, 3]
    event, way = await told(world.anyone, f"/mobs/{mob['id']}")
    assert (event["@type"], event["name"]) == ("Event", HOSTILE)
    assert way["itemListElement"][1]["item"] == f"{base}/mobs"
    for address in ("/tags/canal", f"/collections/{bakers['id']}/posts"):
        page, way = await told(world.anyone, address)
        assert (page["@type"], page["url"]) == ("CollectionPage", base + address)


async def test_what_is_covered_or_not_for_everybody_is_not_told(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    private = await say(ada, "Needle", visibility="private")
    warned = await say(ada, "Needle", spoiler_text="The end")
    sensitive = await say(ada, "Needle", sensitive=True, media_ids=[await upload(ada)])
    open_post = await say(ada, "Open")
    await say(ada, "Needle", in_reply_to_id=open_post["id"], visibility="private")
    reader = await browser_of(world, "ben")

    assert await told(reader, str(private["url"])) == []
    for post in (warned, sensitive, open_post):
        [posting, _] = await told(reader, str(post["url"]))
        assert "Needle" not in json.dumps(posting)
        assert "image" not in posting
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"hide_collections": True})
    assert "interactionStatistic" not in (await told(world.anyone, "/@ada"))[0]["mainEntity"]


@pytest.mark.parametrize("text", ["</script>", "<!-- <script>", "&lt;", "\u2028", "]]>", '"\\', "\x00"])
def test_no_text_can_end_the_script(text: str) -> None:
    written = str(linked_data({"name": text}))

    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["name"] == text
