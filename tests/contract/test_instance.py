"""What the server says of itself, beside Mastodon's documentation."""

import pytest

from goodmob.instance.actions.keep_rules import add_rule
from goodmob.instance.actions.publish_terms import publish_terms
from tests.announcements.telling import ANNOUNCEMENTS, tell
from tests.contract.asking import laid, lays
from tests.media.emoji import give_emoji
from tests.posts.saying import say
from tests.world.far import meet
from tests.world.world import World

INSTANCE = "/api/v1/instance"


@lays("instance *", "health *")
async def test_the_server(world: World) -> None:
    await world.person("mo", role="owner")
    world.change(
        contact_account="mo", status_url="https://status.example", show_domain_blocks="all", description="A place"
    )
    await world.house.db.act(add_rule, "Be kind.", "Always.")
    await world.house.db.act(publish_terms, "Be fair.", "2026-11-21")
    await world.house.db.act(meet, "zoe", "far.example")

    for path in ("/health", "/api/v2/instance", INSTANCE, "/api/v1/peers/search?q=far", "/api/v1/instance/peers"):
        assert await laid(world.anyone, "GET", path)
    for name in ("activity", "rules", "domain_blocks", "extended_description", "privacy_policy", "languages"):
        await laid(world.anyone, "GET", f"{INSTANCE}/{name}")
    for name in ("translation_languages", "terms_of_service", "terms_of_service/2026-11-21"):
        await laid(world.anyone, "GET", f"{INSTANCE}/{name}")


@lays("announcements *", "custom_emojis *")
async def test_announcements_and_emoji(world: World) -> None:
    ada = await world.person("ada")
    await give_emoji(world, "owl", category="birds")
    post = await say(ada, "Hello")
    told = await tell(world, f"Hello @ada {post['url']} #tea :owl:")
    path = f"{ANNOUNCEMENTS}/{told}"

    for name in ("owl", "🍵"):
        await laid(ada, "PUT", f"{path}/reactions/{name}")
    assert await laid(ada, "GET", ANNOUNCEMENTS)
    await laid(ada, "DELETE", f"{path}/reactions/owl")
    await laid(ada, "POST", f"{path}/dismiss")
    assert await laid(ada, "GET", ANNOUNCEMENTS, params={"with_dismissed": True})
    assert await laid(world.anyone, "GET", "/api/v1/custom_emojis")


@lays("oembed *")
@pytest.mark.parametrize("params", [{}, {"maxwidth": 300, "maxheight": 200}])
async def test_oembed(world: World, params: dict[str, int]) -> None:
    post = await say(await world.person("ada"), "Hello")

    assert await laid(world.anyone, "GET", "/api/oembed", params={"url": post["url"], **params})


@lays("annual_reports GET /api/v1/annual_reports", "annual_reports */state", "annual_reports */generate")
async def test_what_is_not_there(world: World) -> None:
    ada = await world.person("ada")

    reports = await laid(ada, "GET", "/api/v1/annual_reports")
    state = await laid(ada, "GET", "/api/v1/annual_reports/2025/state")
    await laid(ada, "POST", "/api/v1/annual_reports/2025/generate")

    assert reports == {"annual_reports": [], "accounts": [], "statuses": []}
    assert state == {"state": "ineligible"}
    for method, path in (
        ("GET", "/api/v1/annual_reports/2025"),
        ("POST", "/api/v1/annual_reports/2025/read"),
        ("GET", "/api/proofs?provider=x&username=ada"),
        ("GET", "/api/v1_alpha/async_refreshes/abc"),
        ("POST", f"/api/v1/accounts/{ada.id}/email_subscriptions"),
    ):
        refused = await ada.request(method, path)
        assert refused.status_code == 404
        assert refused.json()["error"]
    campaign = await ada.get("/api/v1/donation_campaigns")
    assert (campaign.status_code, campaign.content) == (204, b"")
    for path in ("/api/v1/annual_reports", "/api/v1/donation_campaigns", "/api/v1_alpha/async_refreshes/abc"):
        assert (await world.anyone.get(path)).status_code == 401
