"""Stories of what the far server hears of posts here, and of what is done with posts of its people."""

from typing import Any

from tests.posts.abroad.reading import PUBLIC, fetched, following, met, taken_in
from tests.posts.saying import STATUSES, do, say
from tests.world.far_server import FarServer
from tests.world.world import World


def told(far: FarServer) -> list[str]:
    """The types of what the far server got, all of it signed rightly."""
    assert all(one.verified for one in far.received)
    return [one.activity["type"] for one in far.received]


def only(far: FarServer, kind: str) -> Any:
    """The one activity of this type that it got."""
    [activity] = far.got(kind)
    return activity


async def test_followers_elsewhere_get_new_posts_changes_and_the_end(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    await following(world, ada, "mo", "zoe")

    post = await say(ada, "tea")
    await world.settle()
    await ada.api("PUT", f"{STATUSES}/{post['id']}", json={"status": "coffee"})
    await world.settle()
    update = only(far, "Update")
    await ada.api("DELETE", f"{STATUSES}/{post['id']}")
    await world.settle()

    create, delete = only(far, "Create"), only(far, "Delete")
    assert [one.path for one in far.received if one.activity["type"] == "Create"] == ["/inbox"]
    assert create["id"] == f"{post['uri']}/activity"
    assert create["actor"] == post["account"]["uri"]
    assert create["object"]["content"] == "<p>tea</p>"
    assert create["@context"][0] == "https://www.w3.org/ns/activitystreams"
    assert (update["id"], update["object"]["content"]) == (f"{post['uri']}#updates/1", "<p>coffee</p>")
    assert "updated" in update["object"]
    assert delete["object"] == {"id": post["uri"], "type": "Tombstone"}


async def test_only_those_hear_of_a_post_whom_it_concerns(world: World) -> None:
    ada = await world.person("ada")
    near, far, other = world.far_server("near.example"), world.far_server(), world.far_server("other.example")
    await following(world, ada, "fay", domain="near.example")
    await met(world, "mo")
    await met(world, "zoe", domain="other.example")

    for text, visibility in (
        ("for followers", "private"),
        ("@mo@far.example psst", "direct"),
        ("@mo@far.example @fay@near.example hello", "unlisted"),
    ):
        await say(ada, text, visibility=visibility)
        await world.settle()

    private, _ = near.got("Create")
    assert private["object"]["content"] == "<p>for followers</p>"
    direct, mention = far.got("Create")
    assert (direct["to"], direct["cc"]) == (["https://far.example/users/mo"], [])
    assert mention["cc"][0] == PUBLIC
    assert other.received == []


async def test_what_stays_here_is_told_to_nobody(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    await following(world, ada, "mo")

    post = await say(ada, "@mo@far.example tea", local_only=True)
    await do(ada, "pin", post)
    await do(ada, "reblog", post)
    await ada.api("PUT", f"{STATUSES}/{post['id']}", json={"status": "@mo@far.example coffee"})
    await world.settle()
    await ada.api("DELETE", f"{STATUSES}/{post['id']}")
    await world.settle()

    assert told(far) == []


async def test_whom_a_deleted_post_named_learns_that_it_is_gone(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    await met(world, "mo")
    post = await say(ada, "@mo@far.example psst", visibility="direct")
    await world.settle()

    await ada.api("DELETE", f"{STATUSES}/{post['id']}")
    await world.settle()

    assert told(far) == ["Create", "Delete"]


async def test_the_author_elsewhere_hears_of_favourites_boosts_and_emoji_and_of_their_end(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    mo, note, post = await taken_in(world, ada)

    await do(ada, "favourite", post)
    boost = await do(ada, "reblog", post)
    await ada.api("PUT", f"/api/v1/pleroma/statuses/{post['id']}/reactions/👍")
    await world.settle()
    like, announce, react = only(far, "Like"), only(far, "Announce"), only(far, "EmojiReact")
    await do(ada, "unfavourite", post)
    await do(ada, "unreblog", post)
    await ada.api("DELETE", f"/api/v1/pleroma/statuses/{post['id']}/reactions/👍")
    await world.settle()

    actor = f"https://goodmob.test/ap/users/{ada.id}"
    assert like == {**like, "actor": actor, "object": note["id"], "to": [mo.uri]}
    assert announce == {**announce, "id": boost["uri"], "object": note["id"]}
    assert mo.uri in announce["cc"]
    assert react == {**react, "object": note["id"], "content": "👍"}
    undone = [one["object"] for one in far.got("Undo")]
    assert {one["id"] for one in undone} == {like["id"], boost["uri"], react["id"]}
    assert [one["object"] for one in undone] == [note["id"]] * 3

    await do(ada, "favourite", post)
    await world.settle()
    assert len({one["id"] for one in far.got("Like")}) == 2


async def test_an_emoji_of_theirs_goes_back_to_them_under_their_name_for_it(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    icon = {"type": "Image", "mediaType": "image/png", "url": "https://far.example/cat.png"}
    cat = {"type": "Emoji", "id": "https://far.example/emojis/cat", "name": ":cat:", "icon": icon}
    name = {"type": "Mention", "href": f"https://goodmob.test/ap/users/{ada.id}", "name": "@ada@goodmob.test"}
    _, _, post = await taken_in(world, ada, ":cat:", tag=[cat, name])

    await ada.api("PUT", f"/api/v1/pleroma/statuses/{post['id']}/reactions/cat@far.example")
    await world.settle()

    react = only(far, "EmojiReact")
    assert (react["content"], react["tag"][0]["name"]) == (":cat:", ":cat:")


async def test_an_answer_reaches_whom_it_answers(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    _, note, post = await taken_in(world, ada)

    await say(ada, "indeed", in_reply_to_id=post["id"])
    await world.settle()

    assert only(far, "Create")["object"]["inReplyTo"] == note["id"]


async def test_pins_are_added_to_what_is_featured(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    await following(world, ada, "mo")
    post = await say(ada, "tea")
    hidden = await say(ada, "psst", visibility="private")

    await do(ada, "pin", post)
    await do(ada, "pin", hidden)
    await world.settle()
    await do(ada, "unpin", post)
    await world.settle()

    added, removed = only(far, "Add"), only(far, "Remove")
    featured = f"{post['account']['uri']}/collections/featured"
    assert (added["object"], added["target"]) == (removed["object"], removed["target"]) == (post["uri"], featured)


async def test_a_vote_is_for_who_asked_alone(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    options = [{"type": "Note", "name": name, "replies": {"totalItems": 0}} for name in ("tea", "coffee", "water")]
    poll: dict[str, Any] = {"type": "Question", "anyOf": options, "endTime": "2026-11-22T12:00:00Z"}
    mo, note, post = await taken_in(world, ada, **poll)
    await following(world, ada, "zoe", domain="other.example")

    await ada.api("POST", f"/api/v1/polls/{post['poll']['id']}/votes", json={"choices": [0, 2]})
    await world.settle()

    votes = [one["object"] for one in far.got("Create")]
    assert [one["name"] for one in votes] == ["tea", "water"]
    assert all((one["inReplyTo"], one["to"], "content" in one) == (note["id"], [mo.uri], False) for one in votes)
    assert len({one["id"] for one in votes}) == 2
    assert world.far_server("other.example").received == []


async def test_how_a_poll_stands_is_told_now_and_then_and_at_the_end(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    far = world.far_server()
    await following(world, ada, "mo")
    post = await say(ada, "?", poll={"options": ["tea", "coffee"], "expires_in": 3_600})
    for who in (ben, cleo):
        await who.api("POST", f"/api/v1/polls/{post['poll']['id']}/votes", json={"choices": [1]})
    await world.settle()
    assert far.got("Update") == []

    world.step(minutes=4)
    await world.settle()
    assert only(far, "Update")["object"]["oneOf"][1]["replies"]["totalItems"] == 2

    world.step(hours=1)
    await world.settle()
    assert far.got("Update")[-1]["object"]["closed"] == "2026-11-21T13:00:00.000Z"


async def test_who_may_answer_is_told_when_that_changes(world: World) -> None:
    ada = await world.person("ada")
    far = world.far_server()
    await following(world, ada, "mo")
    post = await say(ada, "tea")
    await world.settle()

    wish = {"can_reply": {"always": ["followers"]}}
    await ada.api(
        "PUT", f"{STATUSES}/{post['id']}/interaction_policy", json={"quote_approval_policy": "nobody", **wish}
    )
    await world.settle()

    said = far.got("Update")[-1]["object"]["interactionPolicy"]
    assert said["canQuote"]["automaticApproval"] == [post["account"]["uri"]]
    assert said == (await fetched(world, post["uri"]))["interactionPolicy"]
