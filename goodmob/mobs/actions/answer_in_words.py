"""Tell somebody elsewhere in words how they stand: by a direct answer of the host, as no notice reaches them."""

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.commitments.queries.calls import call_by_id, figures_of
from goodmob.commitments.queries.commitments import CommitmentRow, commitment_of
from goodmob.core.database.interface import Transaction
from goodmob.core.settings import Settings
from goodmob.mobs.actions.claim_reply import TELLS, TELLS_PLACE, claim_reply
from goodmob.mobs.actions.keep import wish_of
from goodmob.mobs.permissions import are_apart
from goodmob.mobs.queries.mobs import MobRow, mob_by_id
from goodmob.mobs.rules.answers import Facts, answer_words
from goodmob.mobs.rules.standing import IN
from goodmob.mobs.rules.wording import when_told
from goodmob.posts.actions.publish import Draft, publish


async def answer_in_words(
    tx: Transaction, settings: Settings, mob_id: int, account_id: int, post_id: int, told: str
) -> None:
    """Answers the post once, except where a block is between them; who is in also reads the exact place.

    Refused as publishing is.
    """
    mob, them = await mob_by_id(tx, mob_id), await account_by_id(tx, account_id)
    row = await commitment_of(tx, mob_id, account_id)
    if mob is None or them is None or them.domain is None:
        return
    if await are_apart(tx, mob.account_id, them):
        return
    facts = await _facts(tx, mob, row)
    words = answer_words(mob.language, told, mob.title, facts)

    draft = Draft(
        text=f"@{them.username}@{them.domain} {words}",
        visibility="direct",
        language=mob.language,
        in_reply_to_id=post_id,
        at_once=True,
        is_due=True,
        allowed_mentions=(account_id,),
    )
    key = f"mob {mob_id} {account_id} {post_id} {told}"
    answer_id = await publish(tx, settings, mob.account_id, draft, key=key)
    # Its words may hold a command, which the host does not mean.
    await claim_reply(tx, answer_id, mob_id, mob.account_id, TELLS_PLACE if facts.where else TELLS)


async def _facts(tx: Transaction, mob: MobRow, own: CommitmentRow | None) -> Facts:
    call, figures = await call_by_id(tx, mob.id), (await figures_of(tx, [mob.id])).get(mob.id)
    is_in = own is not None and own.state in IN
    return Facts(
        when=when_told(await wish_of(tx, mob)),
        where=mob.place_exact if is_in else "",
        code=own.code if own is not None and is_in else None,
        threshold=None if call is None else call.threshold,
        joined=0 if figures is None else figures.joined,
        tipped=call is not None and call.tipped_at is not None,
    )
