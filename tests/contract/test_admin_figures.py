"""What is said of the figures that staff see, beside Mastodon's documentation."""

from tests.contract.asking import laid, lays
from tests.moderation.filing import report, staff
from tests.posts.saying import do, say
from tests.world.far import meet
from tests.world.world import World

MEASURES, DIMENSIONS, RETENTION = (f"/api/v1/admin/{name}" for name in ("measures", "dimensions", "retention"))
OF_ALL = ["active_users", "new_users", "interactions", "opened_reports", "resolved_reports"]
OF_TAG = ["tag_accounts", "tag_uses", "tag_servers"]
OF_SERVER = [
    f"instance_{what}" for what in ("accounts", "media_attachments", "reports", "statuses", "follows", "followers")
]
SIDES = ["languages", "sources", "servers", "space_usage", "software_versions", "tag_servers", "tag_languages"]
SIDES += ["instance_accounts", "instance_languages"]


@lays("admin/measures *", "admin/dimensions *", "admin/retention *")
async def test_figures(world: World) -> None:
    ada, mo = await world.person("ada"), await staff(world, "mo")
    await world.house.db.act(meet, "cleo")
    post = await say(ada, "#tea", language="en")
    await do(mo, "favourite", post)
    await report(mo, ada)
    [tag] = await mo.api("GET", "/api/v1/admin/tags")
    today = post["created_at"]
    days = {"start_at": today, "end_at": today}
    about = {key: {"id": tag["id"]} for key in (*OF_TAG, "tag_languages")}
    about |= {key: {"domain": "far.example"} for key in (*OF_SERVER, "instance_languages")}

    told = await laid(mo, "POST", MEASURES, json={"keys": OF_ALL + OF_TAG + OF_SERVER, **days, **about})
    assert [measure["key"] for measure in told] == OF_ALL + OF_TAG + OF_SERVER
    sides = await laid(mo, "POST", DIMENSIONS, json={"keys": SIDES, **days, **about})
    assert [side["key"] for side in sides] == SIDES
    for frequency in ("day", "month"):
        assert await laid(mo, "POST", RETENTION, json={**days, "frequency": frequency})
