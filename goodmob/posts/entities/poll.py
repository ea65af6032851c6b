"""Mastodon's Poll."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.queries.elsewhere import far_accounts
from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.core.text.shortcodes import shortcodes
from goodmob.media.entities.emoji import CustomEmoji
from goodmob.media.queries.emojis import Emoji
from goodmob.posts.entities.emojis import emojis_in, render_emojis_in
from goodmob.posts.queries.polls import OptionRow, PollRow, options_of, polls_by_id, votes_by
from goodmob.posts.rules.polls import chosen


class PollOption(Struct, frozen=True):
    """One thing to choose; votes_count is null while the author keeps the numbers back."""

    title: str
    votes_count: int | None


class Poll(Struct, frozen=True, kw_only=True):
    """A poll; voted and own_votes are absent where nobody is signed in."""

    id: str
    expires_at: str | None
    expired: bool
    multiple: bool
    votes_count: int
    voters_count: int | None
    options: Sequence[PollOption]
    emojis: Sequence[CustomEmoji] = ()
    voted: bool | UnsetType = UNSET
    own_votes: Sequence[int] | UnsetType = UNSET


class GatheredPolls(Struct, frozen=True):
    """Everything needed to render some polls for one viewer at one moment. domains: of polls of other servers."""

    viewer_id: int | None
    now: int
    rows: Mapping[int, PollRow]
    options: Mapping[int, Sequence[OptionRow]]
    votes: Mapping[int, int]
    house: House
    emojis: Mapping[str, Emoji]
    domains: Mapping[int, str]


async def gather_polls(house: House, viewer_id: int | None, poll_ids: Collection[int]) -> GatheredPolls:
    """The polls, their options and the viewer's votes, in three queries; a few more for emoji that options name."""
    rows = await polls_by_id(house.db, poll_ids)
    options = await options_of(house.db, rows.keys())
    votes = {} if viewer_id is None else await votes_by(house.db, viewer_id, rows.keys())
    emojis: dict[str, Emoji] = {}
    domains: dict[int, str] = {}
    if shortcodes(option.title for of_poll in options.values() for option in of_poll):
        far = await far_accounts(house.db, {row.account_id for row in rows.values()})
        domains = {row.id: far[row.account_id].domain for row in rows.values() if row.account_id in far}
        for poll_id, of_poll in options.items():
            emojis |= await emojis_in(house, [option.title for option in of_poll], domains.get(poll_id, ""))
    return GatheredPolls(viewer_id, house.clock.now(), rows, options, votes, house, emojis, domains)


def render_poll(gathered: GatheredPolls, poll_id: int) -> Poll | None:
    """The Poll of a gathered id, or None where it has just gone."""
    row = gathered.rows.get(poll_id)
    if row is None:
        return None
    expired = row.expires_at is not None and row.expires_at <= gathered.now
    shown = expired or not row.hide_totals
    choices = gathered.votes.get(poll_id, 0)
    anyone = gathered.viewer_id is None
    options = gathered.options.get(poll_id, ())
    return Poll(
        id=str(row.id),
        expires_at=None if row.expires_at is None else iso(row.expires_at),
        expired=expired,
        multiple=row.multiple,
        votes_count=row.votes,
        voters_count=row.voters,
        options=[PollOption(option.title, option.votes if shown else None) for option in options],
        emojis=render_emojis_in(
            gathered.house, [option.title for option in options], gathered.emojis, gathered.domains.get(poll_id, "")
        ),
        voted=UNSET if anyone else bool(choices) or row.account_id == gathered.viewer_id,
        own_votes=UNSET if anyone else chosen(choices),
    )


async def show_poll(house: House, viewer_id: int | None, poll_id: int) -> Poll | None:
    """The Poll for a viewer who was found to see its post."""
    return render_poll(await gather_polls(house, viewer_id, [poll_id]), poll_id)
