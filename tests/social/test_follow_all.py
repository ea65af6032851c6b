"""Ada follows several people at once, such as everybody in a collection."""

from goodmob.social.actions.follow_all import follow_all
from tests.social.collections import wanting
from tests.world.world import World


async def test_whoever_can_be_followed_is_and_the_others_are_passed_over(world: World) -> None:
    ada, ben, cleo, mo = await wanting(world, "ada", "ben", "cleo", "mo")
    [eve] = await wanting(world, "eve", locked="true")
    await ada.api("POST", f"/api/v1/accounts/{cleo.id}/follow", data={"notify": "true"})
    await mo.api("POST", f"/api/v1/accounts/{ada.id}/block")
    people = [int(one.id) for one in (ada, ben, cleo, mo, eve)]

    first = await world.house.db.act(follow_all, int(ada.id), people)
    again = await world.house.db.act(follow_all, int(ada.id), people)

    ids = [one.id for one in (ben, cleo, mo, eve)]
    ties = await ada.api("GET", "/api/v1/accounts/relationships", params={"id[]": ids})
    assert (first, again) == (2, 0)
    assert [(tie["following"], tie["requested"]) for tie in ties] == [
        (True, False),
        (True, False),
        (False, False),
        (False, True),
    ]
    assert ties[1]["notifying"]


async def test_a_full_collection_fits_into_one_action(world: World) -> None:
    crowd = await wanting(world, *(f"baker{number}" for number in range(25)))
    ada = await world.person("ada")

    done = await world.house.db.act(follow_all, int(ada.id), [int(one.id) for one in crowd])

    assert done == 25
    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["following_count"] == 25
