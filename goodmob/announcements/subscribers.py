"""What follows from announcements, and what happens to them when somebody or an emoji is gone."""

from goodmob.accounts.events import AccountDeleted
from goodmob.announcements.actions.forget import forget_account, forget_emoji
from goodmob.announcements.entities.messages import EVERYBODY, reacting, vanishing
from goodmob.announcements.events import AnnouncementMade, AnnouncementRemoved, ReactionChanged
from goodmob.announcements.jobs import OneAnnouncement
from goodmob.announcements.queries.announcements import announcement_by_id
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.media.events import EmojiRemoved


async def plan_hours(tx: Transaction, event: AnnouncementMade) -> None:
    """The announcement appears and vanishes at its hours."""
    row = await announcement_by_id(tx, event.announcement_id)
    if row is None:
        return
    one = OneAnnouncement(row.id)
    await tx.enqueue("announcements.appear", one, run_at=row.published_at)
    if row.shown_until is not None:
        await tx.enqueue("announcements.vanish", one, run_at=row.shown_until)


async def take_off_screens(house: House, event: AnnouncementRemoved) -> None:
    """Open screens show the announcement no longer."""
    house.bus.publish(EVERYBODY, vanishing(event.announcement_id))


async def count_on_screens(house: House, event: ReactionChanged) -> None:
    """Open screens show how many react by this name now."""
    house.bus.publish(EVERYBODY, await reacting(house, event.announcement_id, event.name))


async def forget_after_deletion(tx: Transaction, event: AccountDeleted) -> None:
    """How a deleted account took announcements is not known any more."""
    await forget_account(tx, event.account_id)


async def forget_reactions(tx: Transaction, event: EmojiRemoved) -> None:
    """Nobody reacts by an emoji that is gone."""
    await forget_emoji(tx, event.shortcode)
