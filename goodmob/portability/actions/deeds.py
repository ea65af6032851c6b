"""The deed of a row of each kind, by the same actions that people use, so that the same limits hold."""

from goodmob.accounts.permissions import require_presence
from goodmob.core.clock import from_iso
from goodmob.core.database.interface import Transaction
from goodmob.portability.queries.imports import ImportRow
from goodmob.portability.rules.entry import CustomFilter, Entry
from goodmob.portability.rules.kinds import BLOCKS, BOOKMARKS, DOMAIN_BLOCKS, FOLLOWING, MUTES
from goodmob.posts.actions.bookmark import bookmark
from goodmob.posts.actions.filter_post import filter_seen_posts
from goodmob.social.actions.block import block
from goodmob.social.actions.block_domain import block_domain
from goodmob.social.actions.change_members import add_members
from goodmob.social.actions.follow import follow
from goodmob.social.actions.keep_list import make_list
from goodmob.social.actions.mute import mute
from goodmob.social.actions.restore_filter import restore_filter
from goodmob.social.queries.follows import follow_between
from goodmob.social.queries.lists import lists_of, members_among

NOT_LET_IN = "This account has to accept you before it can be on a list."


async def do_entry(tx: Transaction, job: ImportRow, entry: Entry, meant: int, posts: list[int]) -> str | None:
    """Does it, and gives why where it could only be done in part; a Refusal where it cannot be done at all,
    as for an account that was suspended, or moved away, meanwhile.

    meant: the account or post that the entry is about. posts: those in the filter that are known here.
    """
    me = job.account_id
    await require_presence(tx, me)
    if entry.custom_filter is not None:
        await _restore(tx, me, entry.custom_filter, posts)
    elif job.kind == FOLLOWING:
        await follow(tx, me, meant, reblogs=entry.reblogs, notify=entry.notify, languages=entry.languages)
    elif job.kind == BLOCKS:
        await block(tx, me, meant)
    elif job.kind == MUTES:
        await mute(tx, me, meant, notifications=entry.hides_notices is not False)
    elif job.kind == DOMAIN_BLOCKS:
        await block_domain(tx, me, entry.text)
    elif job.kind == BOOKMARKS:
        await bookmark(tx, me, meant)
    else:
        return await _put_on_list(tx, me, entry.list_name, meant)
    return None


async def _put_on_list(tx: Transaction, me: int, name: str, target_id: int) -> str | None:
    """On the list of that name, made where there is none; whoever is not followed yet is followed, or asked."""
    known = {row.title: row for row in await lists_of(tx, me)}
    kept = known.get(name) or await make_list(tx, me, name, "list", False)
    if target_id != me and await follow_between(tx, me, target_id) is None:
        await follow(tx, me, target_id)
        if await follow_between(tx, me, target_id) is None:
            return NOT_LET_IN
    if not await members_among(tx, kept.id, [target_id]):
        await add_members(tx, me, kept.id, [target_id])
    return None


async def _restore(tx: Transaction, me: int, custom: CustomFilter, posts: list[int]) -> None:
    ends = custom.expires_at or custom.expire_at
    filter_id = await restore_filter(
        tx,
        me,
        title=custom.title,
        contexts=custom.context,
        action=custom.action,
        expires_at=None if ends is None else from_iso(ends.isoformat()),
        keywords=[(word.keyword, word.whole_word) for word in custom.keywords_attributes],
    )
    await filter_seen_posts(tx, me, filter_id, posts)
