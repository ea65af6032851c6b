"""People elsewhere who would speak as somebody else, by what their own servers answer or by how they write it."""

import pytest

from tests.posts.far import actor_of, follow_far, home, known
from tests.world.client import Client
from tests.world.far_server import FarPerson, Page
from tests.world.world import World


@pytest.fixture
def eve(world: World) -> FarPerson:
    """Eve, whose server does what she likes."""
    return world.far_server("evil.example").person("eve")


async def test_an_actor_whose_address_leads_to_mo_does_not_speak_as_mo(
    world: World, ada: Client, mo: FarPerson, eve: FarPerson
) -> None:
    await follow_far(ada, mo)
    said = await mo.say("Dear all")
    await eve.fetch(f"{actor_of(ada)}/outbox")
    world.step(minutes=2)

    eve.server.documents[eve.uri] = Page(status=302, headers={"location": mo.uri})
    await eve.tell(eve.activity("Follow", actor_of(ada)))
    await eve.tell(eve.activity("Delete", said["id"]))

    assert (await ada.api("GET", "/api/v1/accounts/verify_credentials"))["followers_count"] == 0
    assert mo.server.got("Accept") == []
    assert await known(world, said["id"]) is not None


async def test_mo_is_not_changed_by_what_stands_beside_eve(
    world: World, ada: Client, mo: FarPerson, eve: FarPerson
) -> None:
    account_id = await follow_far(ada, mo)
    forged = {**mo.document(), "name": "Owned by Eve", "alsoKnownAs": [eve.uri]}

    await eve.tell(eve.activity("Update", [{"id": eve.uri, "type": "Note"}, forged]))

    assert (await ada.api("GET", f"/api/v1/accounts/{account_id}"))["display_name"] == "Mo"


@pytest.mark.parametrize("kind", ["Delete", "Update", "Create"])
async def test_a_post_for_followers_is_not_deleted_because_a_stranger_says_so(
    world: World, ada: Client, mo: FarPerson, eve: FarPerson, kind: str
) -> None:
    await follow_far(ada, mo)
    said = await mo.say("Among us", to=[f"{mo.uri}/followers"], cc=[])
    # As servers do towards whoever does not follow.
    mo.server.documents[said["id"]] = Page(status=404)

    await eve.tell({**mo.activity(kind, said["id"])})

    assert [post["uri"] for post in await home(ada)] == [said["id"]]


async def test_nobody_is_gone_because_a_stranger_says_so_while_their_server_is_lost(
    world: World, ada: Client, mo: FarPerson, eve: FarPerson
) -> None:
    account_id = await follow_far(ada, mo)
    mo.server.documents[mo.uri] = Page(status=404)

    await eve.tell(mo.activity("Delete", mo.uri))

    assert (await ada.api("GET", f"/api/v1/accounts/{account_id}"))["display_name"] == "Mo"


async def test_whoever_is_told_to_be_gone_for_good_is_gone(
    world: World, ada: Client, mo: FarPerson, eve: FarPerson
) -> None:
    account_id = await follow_far(ada, mo)
    mo.server.documents[mo.uri] = Page(status=410)

    await eve.tell(mo.activity("Delete", mo.uri))

    assert (await ada.get(f"/api/v1/accounts/{account_id}")).status_code == 404


async def test_looking_at_a_poll_among_followers_does_not_lose_it(world: World, ada: Client, mo: FarPerson) -> None:
    await follow_far(ada, mo)
    options = [{"type": "Note", "name": name, "replies": {"type": "Collection", "totalItems": 1}} for name in "ab"]
    private = {"to": [f"{mo.uri}/followers"], "cc": []}
    said = await mo.say("Tea?", type="Question", oneOf=options, endTime="2030-01-01T00:00:00Z", **private)
    mo.server.documents[said["id"]] = Page(status=404)
    world.step(minutes=10)

    [post] = await home(ada)
    await ada.api("GET", f"/api/v1/polls/{post['poll']['id']}")
    await world.settle()

    assert [post["uri"] for post in await home(ada)] == [said["id"]]


async def test_somebody_of_the_same_server_makes_no_mob_of_a_post_of_mos(
    world: World, ada: Client, mo: FarPerson
) -> None:
    await follow_far(ada, mo)
    said = await mo.say("Just words")
    zoe = mo.server.person("zoe")
    event = {
        "id": f"{said['id']}/event",
        "type": "Event",
        "attributedTo": zoe.uri,
        "preview": said["id"],
        "name": "A mob of mine",
        "startTime": "2030-01-01T10:00:00Z",
    }

    await zoe.tell(zoe.activity("Create", event))

    [post] = await home(ada)
    assert post["mob"] is None


async def test_a_row_of_events_that_show_each_other_is_not_walked(world: World, ada: Client, eve: FarPerson) -> None:
    await follow_far(ada, eve)
    first = f"{eve.server.base}/x"
    for number in range(30):
        face = first + "/event" * number
        eve.server.documents[f"{face}/event"] = {"id": f"{face}/event", "type": "Event", "preview": face}

    await eve.tell(eve.activity("Announce", first + "/event" * 30))

    assert sum(url.startswith(f"{first}/") for url in eve.server.asked) == 1
