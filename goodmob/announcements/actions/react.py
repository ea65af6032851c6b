"""React to an announcement with an emoji, or take that back. Both want the lane of the announcement."""

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.announcements.events import ReactionChanged
from goodmob.announcements.permissions import shown_announcement
from goodmob.announcements.queries.reactions import reaction_counts
from goodmob.announcements.rules import MOST_REACTIONS, TooManyReactions, is_emoji
from goodmob.announcements.tables import announcement_reaction
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, NotFound
from goodmob.media.queries.emojis import emojis_named

ADD = statement(
    insert(announcement_reaction)
    .on_conflict_do_nothing(index_elements=["announcement_id", "name", "account_id"])
    .inline()
)
END = statement(
    delete(announcement_reaction).where(
        announcement_reaction.c.announcement_id == bindparam("announcement_id"),
        announcement_reaction.c.name == bindparam("name"),
        announcement_reaction.c.account_id == bindparam("account_id"),
    )
)


async def react(tx: Transaction, account_id: int, announcement_id: int, name: str) -> None:
    """The account reacts by an emoji or the shortcode of one of ours; again changes nothing.

    NotFound where no such announcement is shown, Invalid for what is no emoji, TooManyReactions beyond eight different.
    """
    await shown_announcement(tx, announcement_id, tx.now)
    if not is_emoji(name) and name not in await emojis_named(tx, [name]):
        raise Invalid("name", "is not a recognized emoji")
    names = {row.name for row in (await reaction_counts(tx, [announcement_id])).get(announcement_id, [])}
    if name not in names and len(names) >= MOST_REACTIONS:
        raise TooManyReactions

    about = {"announcement_id": announcement_id, "name": name, "account_id": account_id}
    if not await tx.run(ADD, **about, created_at=tx.now):
        return

    await tx.announce(ReactionChanged(announcement_id, name))


async def take_back(tx: Transaction, account_id: int, announcement_id: int, name: str) -> None:
    """The account's reaction by this name is taken back; NotFound where there is none."""
    await shown_announcement(tx, announcement_id, tx.now)
    if not await tx.run(END, announcement_id=announcement_id, name=name, account_id=account_id):
        raise NotFound

    await tx.announce(ReactionChanged(announcement_id, name))
