"""Tell somebody elsewhere in words what everybody is told who takes part: by a direct post of the host."""

from goodmob.accounts.queries.accounts import AccountRow, account_by_id
from goodmob.broadcasts.queries.messages import MessageRow, messages_by_id
from goodmob.commitments.queries.commitments import CommitmentRow, commitment_of
from goodmob.core.database.interface import Transaction
from goodmob.core.settings import Settings
from goodmob.mobs.actions.claim_reply import TELLS, TELLS_PLACE, claim_reply
from goodmob.mobs.actions.keep import wish_of
from goodmob.mobs.permissions import are_apart
from goodmob.mobs.queries.abroad import join_of
from goodmob.mobs.queries.mobs import mob_by_id
from goodmob.mobs.rules.addresses import url_of
from goodmob.mobs.rules.answers import news_words
from goodmob.mobs.rules.circumstances import CHANGING, NEAR
from goodmob.mobs.rules.standing import COMMITTED, IN
from goodmob.mobs.rules.wording import when_told
from goodmob.posts.actions.publish import Draft, publish

ANNOUNCEMENT = "announcement"


async def tell_in_words(tx: Transaction, settings: Settings, account_id: int, broadcast_id: int) -> None:
    """Says it once, to whoever still takes part; refused as publishing is.

    Whoever came by a Join has the Event, which says everything but what the host announces. Who came later knows how
    it stood then, and reads only what was announced before.
    """
    message = (await messages_by_id(tx, [broadcast_id])).get(broadcast_id)
    mob = None if message is None else await mob_by_id(tx, message.subject_id)
    them = await account_by_id(tx, account_id)
    if mob is None or message is None or them is None or them.domain is None:
        return
    own = await commitment_of(tx, mob.id, account_id)
    knows = message.circumstance != ANNOUNCEMENT and await join_of(tx, mob.id, account_id) is not None
    is_apart = await are_apart(tx, mob.account_id, them)
    if own is None or knows or not _hears(message, them, own, is_apart=is_apart):
        return
    when = when_told(await wish_of(tx, mob)) if message.circumstance in NEAR else ""
    where = mob.place_exact if message.circumstance in {*NEAR, "moved"} and own.state in IN and not is_apart else ""
    words = news_words(mob.language, message.circumstance, mob.title, [message.text, when, where])

    draft = Draft(
        text=f"@{them.username}@{them.domain} {words}\n\n{url_of(settings, mob.id)}",
        visibility="direct",
        language=mob.language,
        in_reply_to_id=message.post_id,
        at_once=True,
        is_due=True,
        allowed_mentions=(account_id,),
    )
    key = f"mob {mob.id} {account_id} news {broadcast_id}"
    post_id = await publish(tx, settings, mob.account_id, draft, key=key)
    # Its words may hold a command, which the host does not mean.
    await claim_reply(tx, post_id, mob.id, mob.account_id, TELLS_PLACE if where else TELLS)


def _hears(message: MessageRow, them: AccountRow, own: CommitmentRow, *, is_apart: bool) -> bool:
    """Whoever staff limited, or a block keeps from the host, hears only what would else bring them in vain; who left,
    or is suspended, nothing.
    """
    came_before = own.created_at <= message.created_at
    is_heard = (them.silenced_at is None and not is_apart) or message.circumstance in CHANGING
    is_news = came_before or message.circumstance == ANNOUNCEMENT
    return own.state in COMMITTED and them.state == "active" and is_heard and is_news
