"""What upper slices tell through notices: once, to those who want to hear it, with words for apps that do not know."""

from typing import Any

import pytest

from goodmob.core import i18n
from goodmob.notifications.actions.tell import AT_ONCE, tell
from goodmob.notifications.entities.fallback import fallbacks
from goodmob.notifications.rules.kinds import ABOUT, MOB_TYPES
from tests.world.world import Client, World

NOTICES = "/api/v1/notifications"


async def called(who: Client, **more: Any) -> int:
    """Publishes the post that a mob is told of by."""
    post = await who.api("POST", "/api/v1/statuses", json={"status": "Come all", **more})
    return int(post["id"])


async def say(world: World, host: Client, type_: str, post_id: int | None, *to: Client, cause: int = 7) -> None:
    """Tells people of the host's mob."""
    ids = [int(who.id) for who in to]
    await world.house.db.act(tell, ids, type_, from_account_id=int(host.id), cause_id=cause, post_id=post_id)
    await world.settle()


async def heard(who: Client, **wishes: Any) -> list[Any]:
    """The notices of somebody, newest first."""
    notices: list[Any] = await who.api("GET", NOTICES, params=wishes)
    return notices


async def types(who: Client, **wishes: Any) -> list[str]:
    """Their types, newest first."""
    return [notice["type"] for notice in await heard(who, **wishes)]


async def test_people_are_told_with_the_post_and_by_whom(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    post_id = await called(ada)
    await say(world, ada, "mob.confirmed", post_id, ben, cleo)

    for who in (ben, cleo):
        [notice] = await heard(who)
        assert (notice["type"], notice["account"]["username"]) == ("mob.confirmed", "ada")
        assert notice["status"]["id"] == str(post_id)
    assert await types(ben, **{"types[]": "mob.tipped"}) == []
    assert await types(ben, **{"exclude_types[]": "mob.tipped"}) == ["mob.confirmed"]
    assert (await ben.api("GET", f"{NOTICES}/unread_count"))["count"] == 1


@pytest.mark.parametrize(("type_", "replaces"), [("mob.tipped", False), ("mob.changed", True), ("mob.offer", True)])
async def test_a_cause_is_told_once_and_changes_and_offers_anew(world: World, type_: str, replaces: bool) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    post_id = await called(ada)
    await say(world, ada, type_, post_id, ben)
    [first] = await heard(ben)
    await say(world, ada, type_, post_id, ben)
    [second] = await heard(ben)
    await say(world, ada, type_, post_id, ben, cause=8)

    assert (first["id"] != second["id"]) is replaces
    assert await types(ben) == [type_, type_]


@pytest.mark.parametrize("type_", MOB_TYPES)
async def test_hosts_hear_of_their_own_mob_what_the_crowd_or_the_clock_does(world: World, type_: str) -> None:
    ada = await world.person("ada")
    await say(world, ada, type_, await called(ada), ada)
    own = {"mob.tipped", "mob.tomorrow", "mob.soon", "mob.live", "mob.failed", "mob.reported"}
    own |= {"mob.halted", "mob.resumed", "mob.paused", "mob.met"}

    assert await types(ada) == ([type_] if type_ in own else [])


async def test_nobody_hears_whom_they_block_nor_of_a_conversation_they_muted(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    post_id = await called(ada)
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/block")
    await cleo.api("POST", f"/api/v1/statuses/{post_id}/mute")
    await say(world, ada, "mob.tipped", post_id, ben, cleo)

    assert (await types(ben), await types(cleo)) == ([], [])


async def test_what_is_told_of_a_post_is_seen_by_those_who_see_the_post(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await say(world, ada, "mob.tipped", await called(ada, visibility="direct"), ben)
    assert await types(ben) == []

    await say(world, ada, "mob.cancelled", None, ben)
    [notice] = await heard(ben)
    assert "status" not in notice


async def test_apps_that_do_not_know_a_type_are_given_words(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await say(world, ada, "mob.tipped", await called(ada), ben)
    await ada.api("POST", "/api/v1/statuses", json={"status": "Hello @ben"})
    await world.settle()
    known = {"supported_types[]": ["mention", "mob.tipped"]}

    mention, tipped = await heard(ben)
    assert tipped["fallback"] == {"title": "It is on!", "summary": "Enough people joined.", "details": None}
    assert "fallback" not in mention
    assert all("fallback" not in notice for notice in await heard(ben, **known))
    assert "fallback" in await ben.api("GET", f"{NOTICES}/{tipped['id']}")
    assert "fallback" not in await ben.api("GET", f"{NOTICES}/{tipped['id']}", params=known)


@pytest.mark.parametrize(
    ("type_", "summary"),
    [
        ("severed_relationships", "A server, or an account elsewhere, was shut out by you or by this server."),
        ("pending.reblog", "Your post is boosted once you allow it."),
    ],
)
async def test_the_words_say_what_happened_and_what_to_do(world: World, type_: str, summary: str) -> None:
    ben = await world.person("ben")

    assert (await fallbacks(world.house, int(ben.id), [type_]))[type_].summary == summary


async def test_the_words_are_in_the_language_of_who_is_told(world: World) -> None:
    told = {}
    for locale in i18n.LANGUAGES:
        who = await world.person(f"reader_{locale}", locale=locale)
        told[locale] = await fallbacks(world.house, int(who.id), MOB_TYPES)

    assert all(told[locale].keys() == set(MOB_TYPES) for locale in told)
    titles = [words.title for spoken in told.values() for words in spoken.values()]
    assert len(set(titles)) == len(titles) == len(MOB_TYPES) * len(i18n.LANGUAGES)


async def test_words_cost_a_query_only_where_they_are_needed(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", "/api/v1/statuses", json={"status": "Hello @ben"})
    await world.settle()
    await heard(ben)
    with world.counting() as before:
        await heard(ben)
    for number, type_ in enumerate(MOB_TYPES):
        if type_ not in ABOUT:  # what an upper slice keeps costs one of its own
            await say(world, ada, type_, None, ben, cause=number + 1)
    with world.counting() as after:
        await heard(ben)

    assert after.total == before.total + 1


async def test_too_many_at_once_and_unknown_types_are_faults(world: World) -> None:
    ada = await world.person("ada")
    about = {"from_account_id": int(ada.id), "cause_id": 7, "post_id": None}

    with pytest.raises(ValueError, match="too many"):
        await world.house.db.act(tell, range(1, AT_ONCE + 2), "mob.tipped", **about)
    with pytest.raises(ValueError, match="no notice"):
        await world.house.db.act(tell, [int(ada.id)], "mention", **about)
