"""What a village has to do with other servers; their names are as long as names may be."""

from goodmob.accounts.queries.elsewhere import actor_uri
from tests.accounts.visits import staff
from tests.mobs.far_mobs import followed, goodmob_event, mob_at_home
from tests.world.client import Client
from tests.world.world import World

DOMAIN = f"{'beyond-the-mountains-' * 2}and.{'seven-rivers-' * 3}further.example"
LIMITED = f"{'shouting-' * 6}night.example"


async def settle_abroad(world: World, ada: Client, post_id: str) -> dict[str, str]:
    """Juno of a server with a long name says things and calls a mob; other servers are limited."""
    juno = world.far_server(DOMAIN).person(
        "juno_of_the_far_mountains",
        name="Juno of the mountains",
        attachment=[{"type": "PropertyValue", "name": "Pronouns", "value": "she/her"}],
    )
    await followed(world, ada, juno)
    actor = actor_uri(world.house.settings, int(ada.id))
    post, named = f"{actor}/statuses/{post_id}", {"type": "Mention", "href": actor, "name": "@ada"}
    await juno.say("I come from far away to say so.", inReplyTo=post, tag=[named], cc=[actor])
    await juno.tell(juno.activity("Like", post))
    said = juno.note("Carry one stone")
    said["event"] = goodmob_event(juno, said, threshold=3)
    await juno.tell(juno.create(said))
    mob = await mob_at_home(ada)
    await ada.api("POST", f"/api/v1/mobs/{mob['id']}/join")
    warden = await staff(world, "warden")
    for domain, severity in (("unkind.example", "suspend"), (LIMITED, "silence")):
        limits = {"domain": domain, "severity": severity, "public_comment": "They shout at night."}
        await warden.api("POST", "/api/v1/admin/domain_blocks", json=limits)
    return {"far": juno.acct, "far_post": mob["status_id"], "far_mob": mob["id"]}
