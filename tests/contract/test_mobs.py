"""What is said of mobs, beside what we promise of them: fields and their order, types, and what may be null."""

from typing import Any

from goodmob.broadcasts.entities.tickets import ticket_for
from goodmob.core.clock import HOUR, iso
from tests.contract.asking import laid, lays
from tests.contract.laying import differences, fields_of
from tests.media.samples import stored
from tests.mobs.calling import MOBS, litter
from tests.mobs.proving import photo, sent
from tests.posts.saying import follow
from tests.world.world import Client, World

FIXED = {
    "Mob": "id status_id url title verb unit state starts_at ends_at time_zone server_time threshold cap join_by place "
    "joined waiting present done tally verified host joined_by_following me chapters report_url",
    "Commitment": "id mob_id account state position party_size condition missing invited_by code created_at "
    "offer_expires_at",
    "Deed": "id mob_id account status_id count state cell media_attachments created_at",
}
"""The surface that never changes: new fields stand behind it."""
HOME = "871fb4662ffffff"


async def everything(world: World, host: Client, **more: Any) -> dict[str, Any]:
    """A wish for a mob of which everything is said that can be said."""
    soon = iso(world.clock.now() + 23 * HOUR)
    roles = [{"name": "cook", "cap": 2}, {"name": "guide"}]
    place = {"text": "Canal quarter", "exact": "12 Lock Lane", "cell": HOME}
    media = await sent(host, stored(photo(1), "JPEG"))
    about: dict[str, Any] = {
        "threshold": 2,
        "area_threshold": 2,
        "join_by": soon,
        "roles": roles,
        "place": place,
        "media_ids": [media],
    }
    words: dict[str, Any] = {
        "languages": ["en", "fr"],
        "rules": ["Be kind"],
        "addressee": {"kind": "cause", "name": "The canal"},
    }
    return litter(world, **about, **words, **more)


def says(said: dict[str, Any], *names: str) -> bool:
    """Whether something stands in each of these fields, so that more than null was laid beside its kind."""
    return all(said[name] for name in names)


def test_what_was_promised_first_comes_first() -> None:
    for entity, promised in FIXED.items():
        names = promised.split()
        assert list(fields_of(entity))[: len(names)] == names


@lays("mobs *", but=("* */words",))
async def test_calling_and_joining(world: World) -> None:
    ben, ada, cleo = [await world.person(name) for name in ("ben", "ada", "cleo")]
    await follow(ada, cleo)
    mob = await laid(ben, "POST", MOBS, json={**await everything(world, ben), "draft": True})
    one = f"{MOBS}/{mob['id']}"
    await laid(ben, "GET", one)
    mob = await laid(ben, "POST", f"{one}/publish")
    assert list(mob) == list(fields_of("Mob"))
    assert says(mob, "roles", "media_attachments", "addressee", "join_by", "area_threshold")
    assert says(mob["place"], "exact", "cell")
    await laid(ben, "PATCH", one, json={"title": "Pick up litter together"})

    first = await laid(cleo, "POST", f"{one}/join", json={"role": "guide", "cell": HOME})
    assert list(first) == list(fields_of("Commitment"))
    friend = {"people": 5, "area": 2, "account_id": cleo.id, "before": mob["join_by"]}
    waits = await laid(ada, "POST", f"{one}/join", json={"condition": friend, "invited_by": cleo.id, "cell": HOME})
    assert says(waits["condition"], "people", "area", "account", "before")
    assert says(waits, "lacking", "missing")
    for who in (ada, ben, world.anyone):
        await laid(who, "GET", one)
        assert await laid(who, "GET", MOBS)
        assert await laid(who, "GET", f"{one}/commitments")
        [post] = await laid(who, "GET", f"/api/v1/timelines/mob/{mob['id']}")
        assert differences("Mob", post["mob"]) == []
    assert (await laid(ada, "POST", f"{one}/follow"))["joined_by_following"]
    await laid(ada, "POST", f"{one}/unfollow")
    await laid(ada, "POST", f"{one}/mute")
    await laid(ada, "POST", f"{one}/unmute")
    await laid(ben, "POST", f"{one}/announcements", json={"text": "Bring gloves"})
    assert await laid(cleo, "GET", f"{one}/announcements")
    held = await laid(ben, "POST", f"{one}/join", json={"role": "cook", "hold": True})
    assert held["offer_expires_at"]

    assert (await laid(ben, "GET", f"{one}/turnout"))["expected"] is not None
    await laid(cleo, "POST", f"{one}/excuse")
    await laid(ben, "POST", f"{one}/commitments/{first['id']}/excuse")
    await laid(ada, "POST", f"{one}/leave")
    await laid(ben, "DELETE", one)
    draft = await laid(ben, "POST", MOBS, json=litter(world, draft=True))
    assert await laid(ben, "DELETE", f"{MOBS}/{draft['id']}") == {}


@lays("mobs * */words")
async def test_words_that_wait(world: World) -> None:
    ben, ada = await world.person("ben"), await world.person("ada")
    mob = await laid(ben, "POST", MOBS, json=litter(world, verb="say"))
    words = f"{MOBS}/{mob['id']}/words"

    assert await laid(ada, "GET", words) == {}
    await laid(ada, "POST", f"{MOBS}/{mob['id']}/join")
    await laid(ada, "POST", words, json={"text": "Free the canal"})
    assert (await laid(ada, "GET", words))["text"] == "Free the canal"
    await laid(ada, "DELETE", words)


@lays("mobs/cascade *", "mobs/own *", but=("* GET */stop/*",))
async def test_who_brought_whom_and_what_is_ones_own(world: World) -> None:
    ben, ada, cleo = [await world.person(name) for name in ("ben", "ada", "cleo")]
    mob = await laid(ben, "POST", MOBS, json=litter(world, hours=0))
    one = f"{MOBS}/{mob['id']}"
    await laid(ada, "POST", f"{one}/join")
    link = await laid(ada, "POST", f"{one}/invitation")
    await laid(cleo, "POST", f"{one}/join", json={"invitation": link["code"]})
    await laid(cleo, "POST", f"{one}/deeds", json={"quiet": True})
    await world.settle()
    for who in (ada, ben, cleo, world.anyone):
        tree = await laid(who, "GET", f"{one}/cascade")
        assert any(node["via"] and node["account"] for node in tree["nodes"])
    assert tree["summary"]["median_seconds"] is not None
    await laid(ada, "PATCH", f"{one}/cascade", json={"named": False})
    await laid(cleo, "DELETE", f"{one}/cascade/inviter")
    await laid(ada, "DELETE", f"{one}/invitation")

    await laid(ada, "GET", "/api/v1/mob_preferences")
    await laid(ada, "PUT", "/api/v1/mob_preferences", json={"named": False})
    for method in ("GET", "POST", "GET", "DELETE", "GET"):
        await laid(ada, method, f"{MOBS}/calendar")
    for method in ("GET", "POST", "GET", "DELETE"):
        await laid(ada, method, "/api/v1/shield")
    topics = await laid(ada, "GET", "/api/v1/mails")
    await laid(ada, "PUT", "/api/v1/mails", json={"topics": topics["available"][:1]})
    await laid(world.visitor(), "POST", f"/api/v1/mails/stop/{ticket_for(world.house, int(ada.id))}")


@lays("mobs/doing *")
async def test_doing_and_what_came_of_it(world: World) -> None:
    ben, ada, cleo = [await world.person(name) for name in ("ben", "ada", "cleo")]
    mob = await laid(ben, "POST", MOBS, json=litter(world, hours=0))
    one = f"{MOBS}/{mob['id']}"
    code = (await laid(ada, "POST", f"{one}/join"))["code"]
    await laid(cleo, "POST", f"{one}/join")
    present = await laid(ada, "POST", f"{one}/check_in", json={"code": code})
    assert present["present_at"]
    assert await laid(ben, "POST", f"{one}/check_in", json={"account_ids": [cleo.id]})
    await laid(ada, "POST", f"{one}/credit")
    await laid(ada, "GET", f"{one}/credit")
    await laid(cleo, "DELETE", f"{one}/credit")

    media = await sent(ada, stored(photo(2), "JPEG"))
    wish = {"count": 3, "text": "Three bottles", "media_ids": [media], "cell": HOME, "in_report": True}
    deed = await laid(ada, "POST", f"{one}/deeds", json=wish)
    assert list(deed) == list(fields_of("Deed"))
    assert says(deed, "media_attachments", "status_id", "cell")
    own, queue = f"{one}/deeds/{deed['id']}", f"{one}/reviews/{deed['id']}"
    for verb in ("witness", "unwitness"):
        await laid(cleo, "POST", f"{own}/{verb}")
    await laid(cleo, "POST", f"{own}/dispute", json={"reason": "They are mine"})
    for who in (ben, cleo, world.anyone):
        assert await laid(who, "GET", f"{one}/deeds")

    assert await laid(ben, "POST", f"{one}/reviewers", json={"account_id": cleo.id})
    await laid(cleo, "GET", f"{one}/reviewers")
    [review] = await laid(cleo, "GET", f"{one}/reviews", params={"state": "doubted"})
    assert says(review, "disputes")
    assert review["deed"]["flags"] is not None
    assert (await laid(cleo, "POST", f"{queue}/claim"))["locked_until"]
    await laid(cleo, "POST", f"{queue}/release")
    assert (await laid(ben, "POST", f"{queue}/decide", json={"verdict": "verified"}))["decided_at"]
    await laid(ben, "DELETE", f"{one}/reviewers/{cleo.id}")
    await ben.api("PATCH", f"{one}/choices", json={"wall": "approved"})
    await laid(cleo, "POST", f"{one}/deeds", json={"quiet": True})
    assert await laid(ben, "GET", f"{one}/wall/queue")
    await laid(ben, "POST", f"{own}/hide")
    await laid(ben, "POST", f"{own}/approve")

    await _reported(world, one, ben, ada)


async def _reported(world: World, one: str, host: Client, doer: Client) -> None:
    """The report of the mob, at first as it is so far, and then for good."""
    assert not (await laid(doer, "GET", f"{one}/report"))["final"]
    for hours in (3, 48, 48):
        world.step(hours=hours)
        await world.settle()
    for who in (host, doer, world.anyone):
        said = await laid(who, "GET", f"{one}/report")
        assert says(said, "final", "status_id", "named", "deeds")
        assert (said["no_shows"] is None) is (who is not host)
        assert (await laid(who, "GET", one))["report_url"]
