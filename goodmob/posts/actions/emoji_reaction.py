"""React to a post with an emoji, or take that back. Run both in the post's lane."""

from sqlalchemy import BigInteger, bindparam, delete, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.bounds import REACTIONS_OF_ALL, REACTIONS_OF_ONE
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Forbidden
from goodmob.posts.actions.count import change_counts
from goodmob.posts.actions.flag import lower_flag, raise_flag
from goodmob.posts.actions.name_emoji import emoji_named, known_emoji
from goodmob.posts.events import PostReacted, PostUnreacted
from goodmob.posts.permissions import ruling_on, seen_original
from goodmob.posts.queries.emoji_reactions import reaction_counts, reactions_between
from goodmob.posts.rules.flags import REACTED
from goodmob.posts.rules.refusals import Unfit
from goodmob.posts.tables.emoji_reactions import emoji_reaction, emoji_reaction_count

ADD_REACTION = statement(
    insert(emoji_reaction).on_conflict_do_nothing(index_elements=["account_id", "post_id", "name"]).inline()
)
REMOVE_REACTION = statement(
    delete(emoji_reaction).where(emoji_reaction.c.id == bindparam("reaction_id", type_=BigInteger))
)
_counted = emoji_reaction_count.c
COUNT_ONE = statement(
    insert(emoji_reaction_count)
    .on_conflict_do_update(index_elements=["post_id", "name"], set_={"accounts": _counted.accounts + 1})
    .inline()
)
_OF_POST = (
    _counted.post_id == bindparam("of_post_id", type_=BigInteger),
    _counted.name == bindparam("of_name"),
)
UNCOUNT_ONE = statement(update(emoji_reaction_count).where(*_OF_POST).values(accounts=_counted.accounts - 1))
DROP_UNCOUNTED = statement(delete(emoji_reaction_count).where(*_OF_POST, _counted.accounts <= 0))


async def react(tx: Transaction, account_id: int, post_id: int, emoji: str) -> None:
    """Reacts to the post, or to what it boosts, with this emoji; again changes nothing.

    Forbidden where the author does not let the account favourite it. Invalid for what is no emoji here,
    Unfit beyond as many as one account or all of them may give a post.
    """
    post = await seen_original(tx, account_id, post_id)
    if await ruling_on(tx, account_id, post, "favourite") != "allowed":
        raise Forbidden
    name = await known_emoji(tx, emoji, "name")
    given = await reactions_between(tx, account_id, post.id)
    if name in given:
        return
    if len(given) >= REACTIONS_OF_ONE:
        raise Unfit(f"You cannot react with more than {REACTIONS_OF_ONE} emoji")
    collected = {row.name for row in (await reaction_counts(tx, None, [post.id])).get(post.id, ())}
    if name not in collected and len(collected) >= REACTIONS_OF_ALL:
        raise Unfit("Limit of different reactions reached")

    reaction_id = tx.new_id()
    row = {"id": reaction_id, "account_id": account_id, "post_id": post.id, "name": name, "created_at": tx.now}
    if not await tx.run(ADD_REACTION, **row):
        return
    await raise_flag(tx, account_id, post.id, REACTED)
    await tx.run(COUNT_ONE, post_id=post.id, name=name, accounts=1, first_id=reaction_id)
    await change_counts(tx, post.id, reactions=1)

    await tx.announce(PostReacted(post.id, account_id, reaction_id))


async def unreact(tx: Transaction, account_id: int, post_id: int, emoji: str) -> None:
    """Takes the account's emoji for the post, or for what it boosts, back; again changes nothing."""
    post = await seen_original(tx, account_id, post_id)
    name = emoji_named(emoji)
    given = await reactions_between(tx, account_id, post.id)
    reaction_id = given.get(name)

    if reaction_id is None or not await tx.run(REMOVE_REACTION, reaction_id=reaction_id):
        return
    if len(given) == 1:
        await lower_flag(tx, [account_id], post.id, REACTED)
    await uncount(tx, post.id, name)

    await tx.announce(PostUnreacted(post.id, account_id, reaction_id, name))


async def uncount(tx: Transaction, post_id: int, name: str) -> None:
    """Counts one reaction with this emoji less. Touches three rows."""
    await tx.run(UNCOUNT_ONE, of_post_id=post_id, of_name=name)
    await tx.run(DROP_UNCOUNTED, of_post_id=post_id, of_name=name)
    await change_counts(tx, post_id, reactions=-1)
