"""What is said to staff of accounts, blocks and what trends, beside Mastodon's documentation."""

from goodmob.accounts.actions.sign_up import SignUp, sign_up
from goodmob.app.schedule import SCHEDULE
from tests.contract.asking import laid, lays
from tests.discovery.test_trends import authors
from tests.moderation.filing import staff
from tests.posts.linking import PAGE, html, linked, page, site
from tests.posts.saying import do, say
from tests.world.world import World

ADMIN = "/api/v1/admin"
TRENDS = f"{ADMIN}/trends"


@lays("admin/accounts *")
async def test_accounts(world: World) -> None:
    world.change(signup="approval")
    ben, mo = await world.person("ben"), await staff(world, "mo", "owner")
    for name in ("ada", "zoe"):
        wish = SignUp(username=name, email=f"{name}@post.example", password="eight123", agreement=True, reason="Kites")
        await sign_up(world.house, wish)
    await world.settle()

    for version in ("v1", "v2"):
        assert await laid(mo, "GET", f"/api/{version}/admin/accounts")
    waiting = {one["username"]: one for one in await mo.api("GET", f"{ADMIN}/accounts?pending=true")}
    assert (await laid(mo, "GET", f"{ADMIN}/accounts/{waiting['ada']['id']}"))["invite_request"]
    await laid(mo, "POST", f"{ADMIN}/accounts/{waiting['ada']['id']}/approve")
    await laid(mo, "POST", f"{ADMIN}/accounts/{waiting['zoe']['id']}/reject")
    own = f"{ADMIN}/accounts/{ben.id}"
    undone = {"disable": "enable", "silence": "unsilence", "sensitive": "unsensitive", "suspend": "unsuspend"}
    for deed, back in undone.items():
        await laid(mo, "POST", f"{own}/action", json={"type": deed, "text": "Be kind"})
        await laid(mo, "POST", f"{own}/{back}")
    await laid(mo, "POST", f"{own}/action", json={"type": "suspend"})
    await laid(mo, "DELETE", own)


@lays("admin/*_blocks *", "admin/domain_allows *", but=("* /api/v1/admin/canonical_email_blocks/test",))
async def test_blocks(world: World) -> None:
    mo = await staff(world, "mo", "owner")
    wishes: dict[str, dict[str, object]] = {
        "canonical_email_blocks": {"email": "ada@post.example"},
        "domain_allows": {"domain": "near.example"},
        "domain_blocks": {"domain": "far.example", "severity": "silence", "public_comment": "Spam"},
        "email_domain_blocks": {"domain": "junk.example"},
        "ip_blocks": {"ip": "192.0.2.0/24", "severity": "sign_up_block", "expires_in": 600},
    }

    for name, wish in wishes.items():
        made = await laid(mo, "POST", f"{ADMIN}/{name}", json=wish)
        own = f"{ADMIN}/{name}/{made['id']}"
        assert await laid(mo, "GET", f"{ADMIN}/{name}")
        await laid(mo, "GET", own)
        if name in {"domain_blocks", "ip_blocks"}:
            await laid(mo, "PUT", own, json={"severity": wish["severity"]})
        await laid(mo, "DELETE", own)


@lays("admin/canonical_email_blocks */test")
async def test_a_mailbox_that_is_blocked(world: World) -> None:
    mo, mailbox = await staff(world, "mo", "owner"), {"email": "ada@post.example"}
    await mo.api("POST", f"{ADMIN}/canonical_email_blocks", json=mailbox)

    assert await laid(mo, "POST", f"{ADMIN}/canonical_email_blocks/test", json=mailbox)


@lays("admin/tags *", "admin/trends *")
async def test_what_trends(world: World) -> None:
    mo, (ada, ben) = await staff(world, "mo", "owner"), await authors(world, "ada", "ben")
    async with site(world, {PAGE: html(page())}) as far:
        for who in (ada, ben):
            await linked(world, who, far)
    await do(ben, "favourite", await say(ada, "#tea"))
    await say(ben, "#tea")
    for _ in range(2):
        await next(run for _, name, run in SCHEDULE if name == "discovery.note_publishers")(world.house)

    for kind in ("tags", "statuses", "links", "links/publishers"):
        listed = await laid(mo, "GET", f"{TRENDS}/{kind}")
        assert listed, kind
        for verb in ("approve", "reject"):
            await laid(mo, "POST", f"{TRENDS}/{kind}/{listed[0]['id']}/{verb}")
    [tag] = await laid(mo, "GET", f"{ADMIN}/tags")
    await laid(mo, "GET", f"{ADMIN}/tags/{tag['id']}")
    await laid(mo, "PUT", f"{ADMIN}/tags/{tag['id']}", json={"display_name": "TEA"})
