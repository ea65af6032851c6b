"""What is only worth knowing for a while is forgotten, and what a suspended author wrote is not shown."""

from sqlalchemy import bindparam, func, select, update

from goodmob.accounts.tables import account
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.tables.scheduled import idempotency
from goodmob.posts.tables.tags import tag_day_account
from tests.posts.saying import STATUSES, do, follow, ids, read, refusal, say
from tests.world.world import World

KEYS = statement(select(func.count().label("rows")).select_from(idempotency))
USERS = statement(select(func.count().label("rows")).select_from(tag_day_account))
SET_STATE = statement(update(account).where(account.c.id == bindparam("of_id")).values(state=bindparam("new_state")))


async def test_keys_are_forgotten_after_an_hour(world: World) -> None:
    ada = await world.person("ada")
    for number in range(70):
        await ada.api("POST", STATUSES, json={"status": str(number)}, headers={"Idempotency-Key": str(number)})
    await world.settle()
    assert await world.house.db.value(KEYS) == 70

    world.step(hours=2)
    await world.settle()

    assert await world.house.db.value(KEYS) == 0


async def test_who_used_a_tag_is_forgotten_the_next_day(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    for who in (ada, ben):
        await say(who, "#one #two")
    await world.settle()
    assert await world.house.db.value(USERS) == 4

    world.step(days=1)
    await say(ada, "#one")
    await world.settle()

    assert await world.house.db.value(USERS) == 1
    history = (await ada.api("GET", "/api/v1/tags/one"))["history"]
    assert [(day["uses"], day["accounts"]) for day in history[:2]] == [("1", "1"), ("2", "2")]


async def test_a_suspended_author_is_seen_by_nobody_wherever_the_posts_went(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(ben, ada)
    post = await say(ada, "#tag @ben")
    boost = await do(ben, "reblog", post)
    quote = await say(ben, "Look", quoted_status_id=post["id"])
    await do(ben, "favourite", post)
    await world.settle()

    async def suspend(tx: Transaction) -> None:
        await tx.run(SET_STATE, of_id=int(ada.id), new_state="suspended")

    await world.house.db.act(suspend)

    for who in (ben, cleo, world.anyone):
        for hidden in (post, boost):
            assert await refusal(who, "GET", f"{STATUSES}/{hidden['id']}") == (404, "Record not found")
        assert (await read(who, quote))["quote"] == {"state": "unauthorized", "quoted_status": None}
        assert await who.api("GET", f"/api/v1/accounts/{ada.id}/statuses") == []
    for path in ("/api/v1/favourites", "/api/v1/timelines/tag/tag"):
        assert await ben.api("GET", path) == []
    assert ids(await ben.api("GET", "/api/v1/timelines/home")) == [quote["id"]]
    assert (await world.anyone.get(post["url"])).status_code == 404
