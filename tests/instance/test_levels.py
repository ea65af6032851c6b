"""What each level of Mastodon's API promises, as apps that ask for the level use it."""

from tests.media.samples import picture
from tests.world.world import World

STATUSES = "/api/v1/statuses"
CREDENTIALS = "/api/v1/accounts/update_credentials"


async def test_notifications_come_in_groups(world: World) -> None:
    """Level 2."""
    ada = await world.person("ada")

    assert set(await ada.api("GET", "/api/v2/notifications")) == {"accounts", "statuses", "notification_groups"}


async def test_apps_may_prove_who_asked(world: World) -> None:
    """Level 3."""
    told = await world.anyone.api("GET", "/.well-known/oauth-authorization-server")

    assert told["code_challenge_methods_supported"] == ["S256"]


async def test_pictures_can_be_deleted_with_and_without_their_post(world: World) -> None:
    """Level 4; the standard form of web push is tried in notifications/test_pushing.py."""
    ada = await world.person("ada")
    files = {"file": ("a.png", picture(), "image/png")}
    first, second = [await ada.api("POST", "/api/v2/media", files=files) for _ in range(2)]
    post = await ada.api("POST", STATUSES, json={"status": "See", "media_ids": [first["id"]]})

    await ada.api("DELETE", f"{STATUSES}/{post['id']}", params={"delete_media": "true"})
    await ada.api("DELETE", f"/api/v1/media/{second['id']}")
    await world.settle()

    for media in (first, second):
        assert (await ada.get(f"/api/v1/media/{media['id']}")).status_code == 404


async def test_filters_can_blur(world: World) -> None:
    """Level 5."""
    ada = await world.person("ada")
    wish = {"title": "Spiders", "context": ["home"], "filter_action": "blur"}

    assert (await ada.api("POST", "/api/v2/filters", json=wish))["filter_action"] == "blur"


async def test_people_are_featured_on_a_profile(world: World) -> None:
    """Level 6."""
    ada, ben = await world.person("ada"), await world.person("ben")
    await ada.api("POST", f"/api/v1/accounts/{ben.id}/follow")

    assert (await ada.api("POST", f"/api/v1/accounts/{ben.id}/endorse"))["endorsed"] is True
    [shown] = await world.anyone.api("GET", f"/api/v1/accounts/{ada.id}/endorsements")
    assert shown["id"] == ben.id


async def test_posts_are_quoted_with_a_policy(world: World) -> None:
    """Level 7."""
    ada, ben = await world.person("ada"), await world.person("ben")
    post = await ada.api("POST", STATUSES, json={"status": "Tea", "quote_approval_policy": "public"})

    quote = await ben.api("POST", STATUSES, json={"status": "Yes", "quoted_status_id": post["id"]})

    assert (quote["quote"]["state"], quote["quote"]["quoted_status"]["id"]) == ("accepted", post["id"])


async def test_a_profile_is_edited_as_one(world: World) -> None:
    """Level 8."""
    ada = await world.person("ada")

    changed = await ada.api("PATCH", "/api/v1/profile", json={"display_name": "Ada L.", "show_media": False})

    assert (changed["display_name"], changed["show_media"]) == ("Ada L.", False)
    state = await ada.api("GET", "/api/v1/annual_reports/2026/state")
    assert state["state"] == "ineligible"


async def test_pictures_of_a_profile_are_described(world: World) -> None:
    """Levels 9 and 11."""
    ada = await world.person("ada")
    files = {"avatar": ("a.png", picture(), "image/png")}
    await ada.api("PATCH", CREDENTIALS, files=files, data={"avatar_description": "A red square"})

    assert (await ada.api("GET", f"/api/v1/accounts/{ada.id}"))["avatar_description"] == "A red square"
    assert (await ada.api("GET", "/api/v1/profile"))["avatar_description"] == "A red square"


async def test_collections_and_words_for_unknown_notices(world: World) -> None:
    """Level 10."""
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("PATCH", CREDENTIALS, json={"discoverable": True})
    wish = {"name": "Cleaners", "description": "", "sensitive": False, "discoverable": True}

    made = await ada.api("POST", "/api/v1/collections", json=wish)
    await ada.api("POST", f"/api/v1/collections/{made['collection']['id']}/items", json={"account_id": ben.id})
    await world.settle()
    [notice] = await ben.api("GET", "/api/v1/notifications", params={"supported_types[]": "mention"})

    assert made["collection"]["name"] == "Cleaners"
    assert notice["type"] == "added_to_collection"
    assert notice["fallback"]["title"]
