"""What is said of people and of what they are to each other, beside Mastodon's documentation."""

from tests.contract.asking import laid, lays
from tests.media.emoji import give_emoji
from tests.media.samples import picture
from tests.posts.saying import follow, say
from tests.world.world import World

ACCOUNTS = "/api/v1/accounts"
OWN = f"{ACCOUNTS}/update_credentials"
PROFILE = {"display_name": "Ada :owl:", "note": "Hello", "fields_attributes": [{"name": "Home", "value": "Here"}]}
READING = "accounts GET *"


@lays(READING, "accounts PATCH *", but=("accounts GET */*collections", "accounts GET */endorsements"))
async def test_people(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await give_emoji(world, "owl")
    await laid(ada, "PATCH", OWN, json=PROFILE)
    await say(ada, "Hello #tea")
    await follow(ben, ada)
    await follow(cleo, ben)
    kept = await ben.api("POST", "/api/v1/lists", data={"title": "Friends"})
    await ben.api("POST", f"/api/v1/lists/{kept['id']}/accounts", json={"account_ids": [ada.id]})
    await ada.api("POST", "/api/v1/featured_tags", data={"name": "tea"})

    await laid(ada, "GET", f"{ACCOUNTS}/verify_credentials")
    for who in (world.anyone, ben):
        for view in ("", "/statuses", "/followers", "/featured_tags"):
            assert await laid(who, "GET", f"{ACCOUNTS}/{ada.id}{view}")
        assert await laid(who, "GET", f"{ACCOUNTS}/{ben.id}/following")
        assert await laid(who, "GET", f"{ACCOUNTS}/lookup?acct=ada")
    assert await laid(ben, "GET", f"{ACCOUNTS}/{ada.id}/lists")
    assert await laid(ben, "GET", f"{ACCOUNTS}/search?q=ada")
    for plural in ("", "/relationships"):
        assert await laid(ben, "GET", f"{ACCOUNTS}{plural}", params={"id[]": [ada.id, cleo.id]})
    [familiar] = await laid(cleo, "GET", f"{ACCOUNTS}/familiar_followers", params={"id[]": ada.id})
    assert familiar["accounts"]
    assert await laid(ben, "GET", f"{ACCOUNTS}/{ada.id}/identity_proofs") == []


@lays("accounts POST /api/v1/accounts/:id/*", "blocks *", "mutes *", but=("* */*pin", "* */*endorse", "* */email_*"))
async def test_what_people_are_to_each_other(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await follow(ben, ada)
    account = f"{ACCOUNTS}/{ben.id}"

    await laid(ada, "POST", f"{account}/follow", json={"notify": True, "languages": ["en"]})
    await laid(ada, "POST", f"{account}/note", json={"comment": "Bakes"})
    await laid(ada, "POST", f"{account}/mute", json={"duration": 600})
    assert await laid(ada, "GET", "/api/v1/mutes")
    for verb in ("unmute", "unfollow", "remove_from_followers", "block"):
        await laid(ada, "POST", f"{account}/{verb}")
    assert await laid(ada, "GET", "/api/v1/blocks")
    await laid(ada, "POST", f"{account}/unblock")


@lays("follow_requests *")
async def test_who_asks_to_follow(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await ada.api("PATCH", OWN, json={"locked": True})
    for who in (ben, cleo):
        assert (await laid(who, "POST", f"{ACCOUNTS}/{ada.id}/follow"))["requested"]

    assert await laid(ada, "GET", "/api/v1/follow_requests")
    await laid(ada, "POST", f"/api/v1/follow_requests/{ben.id}/authorize")
    await laid(ada, "POST", f"/api/v1/follow_requests/{cleo.id}/reject")


@lays("domain_blocks *")
async def test_blocked_servers(world: World) -> None:
    ada, far = await world.person("ada"), {"domain": "far.example"}

    await laid(ada, "GET", "/api/v1/domain_blocks/preview", params=far)
    await laid(ada, "POST", "/api/v1/domain_blocks", json=far)
    assert await laid(ada, "GET", "/api/v1/domain_blocks")
    await laid(ada, "DELETE", "/api/v1/domain_blocks", params=far)


@lays("profile *", "preferences *")
async def test_a_profile_of_ones_own(world: World) -> None:
    ada = await world.person("ada")
    files = {name: ("a.png", picture(), "image/png") for name in ("avatar", "header")}

    await laid(ada, "GET", "/api/v1/profile")
    await laid(ada, "PATCH", "/api/v1/profile", data={"display_name": "Ada", "avatar_description": "I"}, files=files)
    for name in files:
        await laid(ada, "DELETE", f"/api/v1/profile/{name}")
    await laid(ada, "GET", "/api/v1/preferences")
