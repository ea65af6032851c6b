"""What is said of reports, beside Mastodon's documentation."""

from tests.contract.asking import laid, lays
from tests.moderation.filing import ADMIN, REPORTS, a_rule, staff
from tests.posts.saying import say
from tests.world.world import World


@lays("reports *", "admin/reports *")
async def test_reports_and_what_staff_do_with_them(world: World) -> None:
    ada, ben, mo = await world.person("ada"), await world.person("ben"), await staff(world, "mo")
    rule, post = await a_rule(world), await say(ben)
    wish = {"account_id": ben.id, "status_ids": [post["id"]], "rule_ids": [rule], "comment": "Rude", "forward": True}
    told = await laid(ada, "POST", REPORTS, json=wish)
    await laid(ada, "POST", REPORTS, json={"account_id": ben.id})
    await world.settle()
    one = f"{ADMIN}/{told['id']}"

    await laid(mo, "GET", ADMIN)
    for verb in ("assign_to_self", "resolve", "reopen", "unassign"):
        await laid(mo, "POST", f"{one}/{verb}")
        await laid(mo, "GET", one)
    await laid(mo, "PUT", one, json={"category": "spam"})
    await laid(mo, "GET", "/api/v1/notifications", params={"types[]": "admin.report"})
    await laid(mo, "GET", "/api/v2/notifications", params={"types[]": "admin.report"})
