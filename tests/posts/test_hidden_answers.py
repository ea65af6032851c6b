"""Who began a conversation hides answers in it."""

from typing import Any

from tests.posts.saying import STATUSES, do, ids, read, refusal, say
from tests.world.world import Client, World


async def below(who: Client, post: Any, **more: Any) -> tuple[list[str], int]:
    """The answers that somebody is shown, and how many more are hidden."""
    context = await who.api("GET", f"{STATUSES}/{post['id']}/context", params=more)
    return ids(context["descendants"]), context.get("hidden_answers_count", 0)


async def test_a_hidden_answer_is_left_out_with_what_answers_it(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    post = await say(ada)
    rude = await say(ben, "Rude", in_reply_to_id=post["id"])
    reply = await say(cleo, "Indeed", in_reply_to_id=rude["id"])
    kind = await say(cleo, "Kind", in_reply_to_id=post["id"])
    hidden = await do(ada, "hide_reply", rude)
    everything = [rude["id"], reply["id"], kind["id"]]

    assert (hidden["hidden_by_author"], "hidden_by_author" in await read(ada, kind)) == (True, False)
    for who in (cleo, world.anyone):
        assert await below(who, post) == ([kind["id"]], 2)
        assert await below(who, post, with_hidden="true") == (everything, 0)
    for who in (ada, ben):
        assert await below(who, post) == (everything, 0)
    assert await below(world.anyone, rude) == ([reply["id"]], 0)
    assert (await read(world.anyone, rude))["content"] == "<p>Rude</p>"
    assert rude["id"] in ids(await cleo.api("GET", f"/api/v1/accounts/{ben.id}/statuses"))
    assert (await read(cleo, post))["replies_count"] == 2

    await do(ada, "unhide_reply", rude)
    assert await below(cleo, post) == (everything, 0)


async def test_only_who_began_the_conversation_hides_and_only_answers(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    post = await say(ada)
    answer = await say(ben, in_reply_to_id=post["id"])
    deeper = await say(cleo, in_reply_to_id=answer["id"])

    for who, what in ((ben, deeper), (cleo, answer), (cleo, deeper)):
        for verb in ("hide_reply", "unhide_reply"):
            status, _ = await refusal(who, "POST", f"{STATUSES}/{what['id']}/{verb}")
            assert status == 403
    assert (await refusal(ada, "POST", f"{STATUSES}/{post['id']}/hide_reply"))[0] == 422
    assert (await refusal(ada, "POST", f"{STATUSES}/1/hide_reply")) == (404, "Record not found")
    assert (await do(ada, "hide_reply", deeper))["hidden_by_author"] is True


async def test_hidden_answers_stay_hidden_when_the_conversation_lost_its_beginning(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    post = await say(ada)
    answer = await say(ben, in_reply_to_id=post["id"])
    rude = await say(cleo, "Rude", in_reply_to_id=answer["id"])
    await do(ada, "hide_reply", rude)
    await ada.api("DELETE", f"{STATUSES}/{post['id']}")
    await world.settle()

    assert await below(ben, answer) == ([], 1)
    assert (await ada.post(f"{STATUSES}/{rude['id']}/unhide_reply")).status_code == 403
