"""What Ada, Ben and Cleo are told, and what they are not."""

from typing import Any

import pytest

from tests.world.world import Client, World


async def told(world: World, who: Client, **wishes: Any) -> list[tuple[str, str]]:
    """The notices of somebody as (type, by whom), newest first."""
    await world.settle()
    notices = await who.api("GET", "/api/v1/notifications", params=wishes)
    return [(notice["type"], notice["account"]["username"]) for notice in notices]


async def post(who: Client, text: str, **more: Any) -> Any:
    return await who.api("POST", "/api/v1/statuses", json={"status": text, **more})


async def test_a_mention_tells_whom_it_names_and_nobody_else(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")

    status = await post(ada, "Hello @ben, and @ada myself")

    assert await told(world, ben) == [("mention", "ada")]
    assert await told(world, cleo) == []
    assert await told(world, ada) == []
    [notice] = await ben.api("GET", "/api/v1/notifications")
    assert notice["status"]["id"] == status["id"]
    assert notice["group_key"] == f"ungrouped-{notice['id']}"


async def test_favourites_and_boosts_tell_the_author_until_they_are_taken_back(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    path = f"/api/v1/statuses/{(await post(ada, 'Good news'))['id']}"

    await ben.api("POST", f"{path}/favourite")
    await world.settle()
    await ben.api("POST", f"{path}/reblog")
    both = await told(world, ada)
    await ben.api("POST", f"{path}/unfavourite")
    await ben.api("POST", f"{path}/unreblog")

    assert both == [("reblog", "ben"), ("favourite", "ben")]
    assert await told(world, ada) == []


async def test_a_favourite_given_twice_is_told_once(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    path = f"/api/v1/statuses/{(await post(ada, 'Good news'))['id']}"

    for _ in range(3):
        await ben.api("POST", f"{path}/favourite")

    assert await told(world, ada) == [("favourite", "ben")]


async def test_a_boost_shows_the_boosted_post(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    status = await post(ada, "Good news")

    await ben.api("POST", f"/api/v1/statuses/{status['id']}/reblog")
    await world.settle()

    [notice] = await ada.api("GET", "/api/v1/notifications")
    assert notice["status"]["id"] == status["id"]


async def test_a_follow_is_told_and_forgotten_with_the_follow(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    while_following = await told(world, ben)
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/unfollow")

    assert while_following == [("follow", "ada")]
    assert await told(world, ben) == []


async def test_a_request_becomes_a_follow_when_it_is_accepted(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("PATCH", "/api/v1/accounts/update_credentials", data={"locked": "true"})

    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    asked = await told(world, ben)
    await ben.api("POST", f"/api/v1/follow_requests/{ada.id}/authorize")

    assert asked == [("follow_request", "ada")]
    assert await told(world, ben) == [("follow", "ada")]


async def test_who_wants_it_hears_of_every_post_but_not_of_answers(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow", json={"notify": True})
    await cleo.api("POST", f"/api/v1/accounts/{ben.id}/follow")
    other = await post(cleo, "A question")

    await post(ben, "An announcement")
    await post(ben, "An answer", in_reply_to_id=other["id"])

    assert await told(world, ada) == [("status", "ben")]
    assert await told(world, cleo) == []


async def test_an_edit_tells_those_who_boosted_once_per_post(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    status = await post(ada, "First wording")
    await ben.api("POST", f"/api/v1/statuses/{status['id']}/reblog")

    for wording in ("Second wording", "Third wording"):
        await ada.api("PUT", f"/api/v1/statuses/{status['id']}", json={"status": wording})
        await world.settle()

    assert await told(world, ben) == [("update", "ada")]


async def test_a_mention_put_away_does_not_return_with_an_edit(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    status = await post(ada, "Hello @ben")
    await world.settle()
    await ben.api("POST", "/api/v1/notifications/clear")

    await ada.api("PUT", f"/api/v1/statuses/{status['id']}", json={"status": "Hello again @ben"})

    assert await told(world, ben) == []


async def test_an_edit_tells_whom_it_names_anew(world: World) -> None:
    ada, cleo = await world.person("ada"), await world.person("cleo")
    status = await post(ada, "Hello everybody")

    await ada.api("PUT", f"/api/v1/statuses/{status['id']}", json={"status": "Hello @cleo"})

    assert await told(world, cleo) == [("mention", "ada")]


async def test_a_poll_that_ends_tells_its_author_and_its_voters(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    asked = await post(ada, "Which?", poll={"options": ["This", "That"], "expires_in": 3600})
    await ben.api("POST", f"/api/v1/polls/{asked['poll']['id']}/votes", json={"choices": [0]})
    await world.settle()

    world.step(seconds=3601)

    assert await told(world, ada) == [("poll", "ada")]
    assert await told(world, ben) == [("poll", "ada")]
    assert await told(world, cleo) == []


async def test_a_quote_tells_the_author_of_what_is_quoted(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    status = await post(ada, "Worth quoting")

    await post(ben, "Look at this", quoted_status_id=status["id"])

    assert await told(world, ada) == [("quote", "ben")]


@pytest.mark.parametrize(("verb", "heard"), [("block", False), ("mute", False)])
async def test_whoever_is_blocked_or_muted_is_not_heard(world: World, verb: str, heard: bool) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/{verb}")

    await post(ben, "Hello @ada")

    assert bool(await told(world, ada)) is heard


async def test_a_mute_that_keeps_notices_lets_mentions_through(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/mute", json={"notifications": False})

    await post(ben, "Hello @ada")

    assert await told(world, ada) == [("mention", "ben")]


async def test_a_muted_conversation_is_silent(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    status = await post(ada, "Opening")
    await ada.api("POST", f"/api/v1/statuses/{status['id']}/mute")

    await post(ben, "@ada what?", in_reply_to_id=status["id"])

    assert await told(world, ada) == []


async def test_a_deleted_post_takes_its_notices_along(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    status = await post(ada, "Hello @ben")
    assert await told(world, ben) == [("mention", "ada")]

    await ada.api("DELETE", f"/api/v1/statuses/{status['id']}")

    assert await told(world, ben) == []


async def test_staff_hear_who_signed_up(world: World) -> None:
    mo = await world.person("mo", role="moderator")
    app = await world.anyone.api(
        "POST",
        "/api/v1/apps",
        data={"client_name": "Phone", "redirect_uris": "urn:ietf:wg:oauth:2.0:oob", "scopes": "read write"},
    )
    grant = {"grant_type": "client_credentials", "client_id": app["client_id"], "client_secret": app["client_secret"]}
    token = await world.anyone.api("POST", "/oauth/token", data={**grant, "scope": "read write"})

    await world.anyone.api(
        "POST",
        "/api/v1/accounts",
        headers={"Authorization": f"Bearer {token['access_token']}"},
        data={
            "username": "newcomer",
            "email": "new@example.org",
            "password": "a long enough password",
            "agreement": "true",
            "locale": "en",
        },
    )

    assert await told(world, mo) == [("admin.sign_up", "newcomer")]
