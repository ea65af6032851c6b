"""Posts that people of other servers bring: who gets them, how they look here, and which are not taken."""

from tests.posts.far import actor_of, follow_far, home, naming
from tests.posts.saying import STATUSES, ids, say
from tests.world.far_server import PUBLIC
from tests.world.world import World


async def test_ada_reads_mo_at_home(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server("far.example")
    mo = far.person("mo")
    account_id = await follow_far(ada, mo)

    note = await mo.say(
        "Fresh :bread: <script>alert(1)</script>#Baking",
        summary="Food",
        contentMap={"en": "<p>Fresh :bread: <script>alert(1)</script>#Baking</p>"},
        tag=[
            {"type": "Hashtag", "href": "https://far.example/tags/baking", "name": "#Baking"},
            {"type": "Emoji", "name": ":bread:", "icon": {"type": "Image", "url": "https://far.example/bread.png"}},
        ],
        attachment=[
            {
                "type": "Document",
                "mediaType": "image/png",
                "url": "https://far.example/loaf.png",
                "name": "A loaf",
                "width": 40,
                "height": 30,
                "focalPoint": [0.5, 0.5],
            }
        ],
    )

    [post] = await home(ada)
    assert (post["uri"], post["url"]) == (note["id"], note["url"])
    assert (post["account"]["id"], post["account"]["acct"]) == (account_id, "mo@far.example")
    assert post["content"] == "<p>Fresh :bread: #Baking</p>"
    assert (post["spoiler_text"], post["sensitive"], post["language"]) == ("Food", True, "en")
    assert post["visibility"] == "public"
    assert [tag["name"] for tag in post["tags"]] == ["Baking"]
    assert [emoji["shortcode"] for emoji in post["emojis"]] == ["bread"]
    [file] = post["media_attachments"]
    assert (file["type"], file["description"], file["remote_url"]) == (
        "image",
        "A loaf",
        "https://far.example/loaf.png",
    )
    assert file["meta"]["original"]["width"] == 40
    assert file["meta"]["focus"] == {"x": 0.5, "y": 0.5}
    assert ids(await world.anyone.api("GET", "/api/v1/timelines/public", params={"remote": "true"})) == [post["id"]]


async def test_strangers_are_kept_only_where_they_speak_to_somebody(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")

    await mo.say("To nobody here")
    named = await mo.say("Hello Ada", tag=[naming(ada, "ada")], cc=[actor_of(ada)])

    [notice] = await ada.api("GET", "/api/v1/notifications")
    assert (notice["type"], notice["status"]["uri"]) == ("mention", named["id"])
    assert [account["acct"] for account in notice["status"]["mentions"]] == ["ada"]
    everything = await world.anyone.api("GET", "/api/v1/timelines/public")
    assert [post["uri"] for post in everything] == [named["id"]]


async def test_an_answer_from_afar_stands_under_adas_post(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    post = await say(ada, "A question")

    answer = await mo.say("An answer", inReplyTo=post["uri"])

    context = await world.anyone.api("GET", f"{STATUSES}/{post['id']}/context")
    assert [one["uri"] for one in context["descendants"]] == [answer["id"]]
    assert context["descendants"][0]["in_reply_to_account_id"] == ada.id
    assert (await ada.api("GET", f"{STATUSES}/{post['id']}"))["replies_count"] == 1


async def test_visibility_is_as_it_is_addressed(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    mo = world.far_server("far.example").person("mo")
    await follow_far(ada, mo)
    followers = f"{mo.uri}/followers"

    await mo.say("unlisted", to=[followers], cc=["as:Public"])
    await mo.say("private", to=[followers], cc=[])
    await mo.say("direct", to=[actor_of(ada)], cc=[])

    seen = {post["visibility"]: post["id"] for post in await home(ada)}
    assert seen.keys() == {"unlisted", "private", "direct"}
    assert (await ben.get(f"{STATUSES}/{seen['unlisted']}")).status_code == 200
    for closed in ("private", "direct"):
        for other in (ben, world.anyone):
            assert (await other.get(f"{STATUSES}/{seen[closed]}")).status_code == 404
    assert await world.anyone.api("GET", "/api/v1/timelines/public") == []


async def test_what_lies_elsewhere_or_is_somebody_elses_is_not_taken(world: World) -> None:
    ada = await world.person("ada")
    far, other = world.far_server("far.example"), world.far_server("other.example")
    mo, zoe, eve = far.person("mo"), far.person("zoe"), other.person("eve")
    for person in (mo, zoe, eve):
        await follow_far(ada, person)
    stolen = zoe.note("Zoe's")

    await mo.tell(mo.create(stolen))
    await mo.tell(mo.create({**stolen, "id": "https://other.example/notes/1", "attributedTo": mo.uri}))
    await eve.tell(eve.create({**stolen, "attributedTo": eve.uri}))
    await mo.tell(mo.create({**stolen, "attributedTo": [eve.uri]}))

    assert await home(ada) == []


async def test_the_same_twice_is_one_post(world: World) -> None:
    ada = await world.person("ada")
    mo = world.far_server("far.example").person("mo")
    await follow_far(ada, mo)
    note = mo.note("Once")

    for _ in range(2):
        await mo.tell(mo.create(note))

    assert len(await home(ada)) == 1
    assert PUBLIC in note["to"]
