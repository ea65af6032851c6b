"""Do what a mob is about, and tell of it in a reply."""

import msgspec

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.queries.people import posting_defaults
from goodmob.commitments.actions.copy_deed import copy_deed
from goodmob.commitments.actions.do_deed import NewDeed, do_deed
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Invalid
from goodmob.core.settings import Settings
from goodmob.core.text.cleaning import is_blank
from goodmob.mobs.actions.claim_reply import claim_reply
from goodmob.mobs.actions.consent import let_picture_be_shown
from goodmob.mobs.queries.abroad import far_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.pictured import is_pictured
from goodmob.mobs.rules.cells import coarse_cell
from goodmob.mobs.rules.replies import OPEN, deed_words, narrower
from goodmob.posts.actions.claim_key import claim_key
from goodmob.posts.actions.publish import Draft, publish


class NewDeedWish(msgspec.Struct, frozen=True):
    """A deed as its doer wants it: `count` units, told of in a reply with text and files unless it is quiet.

    in_report: its picture may stand in the report.
    """

    count: int = 1
    text: str = ""
    media_ids: tuple[int, ...] = ()
    cell: str | None = None
    quiet: bool = False
    application_id: int | None = None
    in_report: bool = False


async def do(
    tx: Transaction, settings: Settings, mob: MobRow, account_id: int, deed: NewDeedWish, key: str | None = None
) -> int:
    """Counts the deed and gives its id: with a key that was used within the hour, the earlier deed's.

    Called in the lane of the mob, which the account may see. Invalid names the field that is wrong; Conflict where
    the mob is not live or has no place left. The server of a mob elsewhere reads the reply, and counts.
    """
    is_far = await far_mob(tx, mob.id) is not None
    _check(deed, is_far=is_far)
    cell = None if deed.cell is None else coarse_cell(deed.cell, "cell")
    deed_id = tx.new_id()
    if key is not None and (earlier := await claim_key(tx, account_id, f"deeds {key}", deed_id)) != deed_id:
        return earlier

    post_id = None if deed.quiet else await _tell(tx, settings, mob, account_id, deed, is_far=is_far)

    pictured = post_id is not None and await is_pictured(tx, post_id)
    new = NewDeed(deed.count, post_id, cell, deed_id, pictured)
    done = await (copy_deed if is_far else do_deed)(tx, mob.id, account_id, new)
    if deed.in_report and pictured:
        await let_picture_be_shown(tx, mob.id, account_id, done)
    return done


def _check(deed: NewDeedWish, *, is_far: bool) -> None:
    if deed.quiet and is_far:
        raise Invalid("quiet", "can't be done for a mob of another server, which hears of it by the reply")
    if deed.quiet and deed.media_ids:
        raise Invalid("media_ids", "can't hang on a quiet deed")
    if deed.quiet and not is_blank(deed.text):
        raise Invalid("text", "can't be kept of a quiet deed")


async def _tell(
    tx: Transaction, settings: Settings, mob: MobRow, account_id: int, deed: NewDeedWish, *, is_far: bool
) -> int:
    usual = await posting_defaults(tx, account_id)
    visibility = narrower(mob.visibility, usual.posting_privacy)
    words = [
        await _address(tx, mob, account_id, visibility, always=is_far),
        deed_words(mob.language, deed.count, mob.unit, mob.verb),
        f"#did {deed.count}" if is_far else "",
    ]
    draft = Draft(
        text="\n\n".join(part for part in (" ".join(filter(None, words)), deed.text.strip()) if part),
        visibility=visibility,
        sensitive=usual.posting_sensitive,
        language=mob.language,
        media_ids=deed.media_ids,
        in_reply_to_id=mob.post_id,
        at_once=True,
        application_id=deed.application_id,
    )
    post_id = await publish(tx, settings, account_id, draft)
    # Its words may hold a command, and it must not be counted twice.
    await claim_reply(tx, post_id, mob.id, account_id, "did")
    return post_id


async def _address(tx: Transaction, mob: MobRow, account_id: int, visibility: str, *, always: bool) -> str:
    """Names the host in a reply that it would otherwise not see."""
    host = await account_by_id(tx, mob.account_id)
    if (visibility in OPEN and not always) or host is None or host.id == account_id:
        return ""
    return f"@{host.username}" if host.domain is None else f"@{host.username}@{host.domain}"
