"""The host asks somebody by name to come: here by a notice, elsewhere by a poll that any app shows."""

from sqlalchemy import insert

from goodmob.accounts.permissions import is_shown
from goodmob.accounts.queries.accounts import AccountRow, account_by_id
from goodmob.commitments.queries.calls import CallRow, call_by_id
from goodmob.commitments.queries.commitments import commitment_of
from goodmob.core.clock import DAY, MINUTE, SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, Invalid
from goodmob.core.settings import Settings
from goodmob.mobs.actions.claim_reply import claim_reply
from goodmob.mobs.actions.hear_invitation import hear_invitation
from goodmob.mobs.actions.keep import wish_of
from goodmob.mobs.actions.touch import touch
from goodmob.mobs.events import GuestAsked
from goodmob.mobs.permissions import own_mob
from goodmob.mobs.queries.abroad import poll_to
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.addresses import url_of
from goodmob.mobs.rules.answers import asking_words, choices
from goodmob.mobs.rules.brakes import JOINED_STILL
from goodmob.mobs.rules.standing import COMMITTED
from goodmob.mobs.rules.wording import when_told
from goodmob.mobs.tables.abroad import mob_poll
from goodmob.posts.actions.open_poll import PollDraft
from goodmob.posts.actions.publish import Draft, publish
from goodmob.social.queries.hidden import blocks_between

LONGEST_POLL = 30 * DAY
SHORTEST_POLL = 5 * MINUTE

ADD = statement(insert(mob_poll).inline())


async def ask_to_come(tx: Transaction, settings: Settings, host_id: int, mob_id: int, guest_id: int) -> None:
    """Asks the guest once; asking again, or whoever is coming, changes nothing.

    NotFound and Forbidden as own_mob, Conflict where nobody can join any more, Invalid "account_id" for somebody who
    is not there, or between whom and the host there is a block.
    """
    mob = await own_mob(tx, host_id, mob_id)
    guest, call = await account_by_id(tx, guest_id), await call_by_id(tx, mob_id)
    if mob.post_id is None or call is None or call.state not in JOINED_STILL:
        raise Conflict("Joining has ended")
    if guest is None or guest_id == host_id or not is_shown(guest) or await blocks_between(tx, host_id, {guest_id}):
        raise Invalid("account_id", "must be somebody who can be asked")
    own = await commitment_of(tx, mob_id, guest_id)
    if own is not None and own.state in COMMITTED:
        return
    if guest.domain is None:
        await hear_invitation(tx, mob_id, guest_id, host_id)
        return
    if await poll_to(tx, mob_id, guest_id) is not None:
        return

    post_id = await publish(tx, settings, host_id, await _poll(tx, settings, mob, call, guest))
    # Its words hold a command, which the host does not mean.
    await claim_reply(tx, post_id, mob_id, host_id, "ask")
    await tx.run(ADD, post_id=post_id, mob_id=mob_id, account_id=guest_id, created_at=tx.now)
    await touch(tx, mob_id, [guest_id], host_id, "invitation", tx.now)

    await tx.announce(GuestAsked(mob_id, guest_id, post_id))


async def _poll(tx: Transaction, settings: Settings, mob: MobRow, call: CallRow, guest: AccountRow) -> Draft:
    words = asking_words(mob.language, mob.title, when_told(await wish_of(tx, mob)), url_of(settings, mob.id))
    lasts = min(max((call.join_by or call.ends_at) - tx.now, SHORTEST_POLL), LONGEST_POLL)
    return Draft(
        text=f"@{guest.username}@{guest.domain} {words}",
        visibility="direct",
        language=mob.language,
        in_reply_to_id=mob.post_id,
        at_once=True,
        allowed_mentions=(guest.id,),
        poll=PollDraft(choices(mob.language), lasts // SECOND, hide_totals=True),
    )
