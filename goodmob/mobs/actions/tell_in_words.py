"""Tell somebody elsewhere in words what everybody is told who takes part: by a direct post of the host."""

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.broadcasts.queries.messages import messages_by_id
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.core.database.interface import Transaction
from goodmob.core.settings import Settings
from goodmob.mobs.actions.claim_reply import TELLS, TELLS_PLACE, claim_reply
from goodmob.mobs.queries.abroad import join_of
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.mobs.rules.addresses import url_of
from goodmob.mobs.rules.answers import news_words
from goodmob.mobs.rules.standing import COMMITTED, IN
from goodmob.posts.actions.publish import Draft, publish


async def tell_in_words(tx: Transaction, settings: Settings, mob_id: int, account_id: int, broadcast_id: int) -> None:
    """Says it once, to whoever still takes part; refused as publishing is.

    Whoever came by a Join has the Event, which says everything but what the host announces.
    """
    mob, them = await mob_by_id(tx, mob_id), await account_by_id(tx, account_id)
    message = (await messages_by_id(tx, [broadcast_id])).get(broadcast_id)
    own = await commitment_of(tx, mob_id, account_id)
    if mob is None or them is None or them.domain is None or message is None or own is None:
        return
    circumstance = message.circumstance
    knows = circumstance != "announcement" and await join_of(tx, mob_id, account_id) is not None
    if own.state not in COMMITTED or knows:
        return
    where = mob.place_exact if circumstance == "moved" and own.state in IN else ""
    words = news_words(mob.language, circumstance, mob.title, [message.text, where])

    draft = Draft(
        text=f"@{them.username}@{them.domain} {words}\n\n{url_of(settings, mob_id)}",
        visibility="direct",
        language=mob.language,
        in_reply_to_id=message.post_id,
        at_once=True,
        allowed_mentions=(account_id,),
    )
    key = f"mob {mob_id} {account_id} news {broadcast_id}"
    post_id = await publish(tx, settings, mob.account_id, draft, key=key)
    # Its words may hold a command, which the host does not mean.
    await claim_reply(tx, post_id, mob_id, mob.account_id, TELLS_PLACE if where else TELLS)
