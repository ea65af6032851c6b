"""Catching up: what was said while somebody was away, by those who are close first."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.commitments.queries.joined import commitments_by
from goodmob.core.clock import HOUR, from_iso
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.core.ids import id_at
from goodmob.mobs.entities.mob import Mob, show_mobs
from goodmob.notifications.queries.unread import unread_mentions
from goodmob.posts.entities.show import show_rows
from goodmob.posts.entities.status import Status
from goodmob.posts.queries.cards import CardRow, ready_cards
from goodmob.posts.queries.dealings import dealings_of
from goodmob.timelines.entities.conversation import Conversation
from goodmob.timelines.entities.conversation import show as show_conversations
from goodmob.timelines.queries.conversations import conversations_page
from goodmob.web.entities.away import Away
from goodmob.web.rules import CLOSE_FOR, Reason, closest, why_close

MOST_CLOSE, OF_EACH = 5, 2
MOST_BOOSTED, MOST_LINKS, MOST_MOBS, MOST_TALKS = 4, 6, 3, 5
MOST_OWN_MOBS, SOON = 40, 48 * HOUR
OVER = frozenset({"draft", "tallying", "reported", "failed", "cancelled"})


T = TypeVar("T")


class Close(NamedTuple):
    """Somebody close, why, how much they said, and the latest of it."""

    account: Account
    why: Reason
    number: int
    posts: Sequence[Status]


class Boosted(NamedTuple):
    """A post, and who passed it on."""

    post: Status
    boosters: Sequence[Account]


class Shared(NamedTuple):
    """A page that was linked to, and by whom."""

    card: CardRow
    sharers: Sequence[Account]


class CatchUp(NamedTuple):
    """What stands on the page. mentions: how many wait to be read. coming: mobs in which one is, that begin soon."""

    close: Sequence[Close]
    boosted: Sequence[Boosted]
    links: Sequence[Shared]
    mobs: Sequence[Status]
    coming: Sequence[Mob]
    talks: Sequence[Conversation]
    mentions: int


async def catch_up(house: House, viewer_id: int, away: Away) -> CatchUp:
    """The first of everything. A post stands once, where it comes first; queries do not grow with what was said."""
    known = await dealings_of(house.db, viewer_id, id_at(house.clock.now() - CLOSE_FOR))
    said = away.by_author()
    close = [id_ for id_ in closest(known) if id_ in said][:MOST_CLOSE]
    of_close = {id_: said[id_][:OF_EACH] for id_ in close}
    taken = {row.id for rows in of_close.values() for row in rows}
    boosters = away.boosters()
    boosted = [id_ for id_ in boosters if id_ not in taken][:MOST_BOOSTED]
    taken |= set(boosted)
    called = dict.fromkeys(away.shown(row).id for row in away.rows if away.is_of("mobs", row))
    mobs = [id_ for id_ in called if id_ not in taken][:MOST_MOBS]
    sharers = away.sharers()
    cards = await ready_cards(house.db, list(sharers)[: 2 * MOST_LINKS])
    links = [id_ for id_ in sharers if id_ in cards][:MOST_LINKS]

    wanted = taken | set(mobs)
    posts = {int(one.id): one for one in await show_rows(house, viewer_id, [away.posts[id_] for id_ in sorted(wanted)])}
    people = await _people(house, [*close, *(id_ for post_id in boosted for id_ in boosters[post_id])], links, sharers)
    return CatchUp(
        [
            Close(people[id_], why_close(known[id_]), len(said[id_]), _there(posts, [row.id for row in of_close[id_]]))
            for id_ in close
            if id_ in people
        ],
        [Boosted(post, _there(people, boosters[int(post.id)])) for post in _there(posts, boosted)],
        [Shared(cards[id_], _there(people, sharers[id_])) for id_ in links],
        _there(posts, mobs),
        await _coming(house, viewer_id),
        await _talks(house, viewer_id),
        await unread_mentions(house.db, viewer_id),
    )


async def _people(
    house: House, ids: Sequence[int], links: Sequence[int], sharers: Mapping[int, Sequence[int]]
) -> dict[int, Account]:
    wanted = {*ids, *(id_ for card_id in links for id_ in sharers[card_id])}
    return {int(account.id): account for account in await show_accounts(house, sorted(wanted))}


def _there(known: Mapping[int, T], ids: Sequence[int]) -> list[T]:
    return [known[id_] for id_ in ids if id_ in known]


async def _coming(house: House, viewer_id: int) -> list[Mob]:
    joined = await commitments_by(house.db, viewer_id, Window(limit=MOST_OWN_MOBS))
    mobs = await show_mobs(house, viewer_id, [row.call_id for row in joined]) if joined else []
    until = house.clock.now() + SOON
    soon = [mob for mob in mobs if mob.state not in OVER and from_iso(mob.starts_at) < until]
    return sorted(soon, key=lambda mob: mob.starts_at)[:MOST_MOBS]


async def _talks(house: House, viewer_id: int) -> list[Conversation]:
    rows = await conversations_page(house.db, viewer_id, Window(limit=20))
    return await show_conversations(house, viewer_id, [row for row in rows if row.unread][:MOST_TALKS])
