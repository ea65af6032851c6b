"""Telling many, and forgetting much, a slice at a time; each slice is written with the order for the next."""

from msgspec import Struct

from goodmob.accounts.queries.elsewhere import living_at
from goodmob.core.database.interface import Transaction
from goodmob.core.database.paging import Window
from goodmob.core.house import House
from goodmob.notifications.actions import surge
from goodmob.notifications.actions.forget import forget_account, forget_between, forget_post
from goodmob.notifications.actions.merge import discard_some, merge_some
from goodmob.notifications.actions.notify import notify
from goodmob.notifications.queries.notifications import notifications_page
from goodmob.notifications.queries.wanted import Wanted
from goodmob.notifications.rules.kinds import POLL, QUOTED_UPDATE, STATUS, TYPES, UPDATE
from goodmob.notifications.rules.notice import Notice
from goodmob.posts.queries.polls import poll_by_id, voters_of
from goodmob.posts.queries.posts import post_by_id
from goodmob.posts.queries.reactions import boosters_page, quotes_page
from goodmob.social.queries.follows import watchers_of

AT_ONCE = 50
"""How many accounts one slice tells: each touches up to three rows."""

LOOKED_AT = 500
"""Among how many notices at a time those of a hidden server are looked for."""


class OfPost(Struct, frozen=True):
    """A post, and how far the telling got."""

    post_id: int
    reached: int | None = None


class OfPoll(Struct, frozen=True):
    """A poll, and how far the telling got."""

    poll_id: int
    reached: int = 0


class OfAccount(Struct, frozen=True):
    """The account a job is about."""

    account_id: int


class OfDomain(Struct, frozen=True):
    """Who is told, and the server of those who told it."""

    account_id: int
    domain: str


class OfSurge(Struct, frozen=True):
    """A surge of followers, and to whom it comes."""

    surge_id: int
    account_id: int


class OfPair(Struct, frozen=True):
    """Who is told, and by whom; where it matters, the newest id that is meant."""

    account_id: int
    from_account_id: int
    newest: int = 0


async def tell_watchers(tx: Transaction, payload: OfPost) -> None:
    """Tells the followers who want a notice of every post."""
    post = await post_by_id(tx, payload.post_id)
    if post is None:
        return

    watchers = await watchers_of(tx, post.account_id, after=payload.reached or 0, limit=AT_ONCE)
    await notify(tx, [Notice(edge.account_id, STATUS, post.account_id, post.id, post.id) for edge in watchers])
    if len(watchers) == AT_ONCE:
        await tx.enqueue("notifications.tell_watchers", OfPost(post.id, watchers[-1].id))


async def tell_boosters(tx: Transaction, payload: OfPost) -> None:
    """Tells those who boosted a post that it was edited."""
    post = await post_by_id(tx, payload.post_id)
    if post is None:
        return

    boosts = await boosters_page(tx, post.id, Window(max_id=payload.reached, limit=AT_ONCE))
    await notify(tx, [Notice(boost.other_id, UPDATE, post.account_id, post.id, post.id) for boost in boosts])
    if len(boosts) == AT_ONCE:
        await tx.enqueue("notifications.tell_boosters", OfPost(post.id, boosts[-1].id))


async def tell_quoters(tx: Transaction, payload: OfPost) -> None:
    """Tells those who quoted a post that it was edited; the notice is about their own post."""
    post = await post_by_id(tx, payload.post_id)
    if post is None:
        return

    quotes = await quotes_page(tx, post.id, Window(max_id=payload.reached, limit=AT_ONCE))
    for quote in quotes:
        await notify(tx, [Notice(quote.account_id, QUOTED_UPDATE, post.account_id, quote.id, quote.id)])
    if len(quotes) == AT_ONCE:
        await tx.enqueue("notifications.tell_quoters", OfPost(post.id, quotes[-1].id))


async def tell_surge(tx: Transaction, payload: OfSurge) -> None:
    """Tells of a surge as it stands by now."""
    await surge.tell_surge(tx, payload.account_id, payload.surge_id)


async def tell_voters(tx: Transaction, payload: OfPoll) -> None:
    """Tells the author and everybody who voted that a poll has ended."""
    poll = await poll_by_id(tx, payload.poll_id)
    if poll is None:
        return

    voters = await voters_of(tx, poll.id, after=payload.reached, limit=AT_ONCE)
    told = voters if payload.reached else {poll.account_id, *voters}
    await notify(tx, [Notice(account_id, POLL, poll.account_id, poll.id, poll.post_id) for account_id in told])
    if len(voters) == AT_ONCE:
        await tx.enqueue("notifications.tell_voters", OfPoll(poll.id, voters[-1]))


async def forget_deleted_post(tx: Transaction, payload: OfPost) -> None:
    """Takes back every notice about a deleted post."""
    if await forget_post(tx, payload.post_id):
        await tx.enqueue("notifications.forget_deleted_post", payload)


async def forget_deleted_account(tx: Transaction, payload: OfAccount) -> None:
    """Takes back every notice to or from a deleted account."""
    if await forget_account(tx, payload.account_id):
        await tx.enqueue("notifications.forget_deleted_account", payload)


async def forget_pair(tx: Transaction, payload: OfPair) -> None:
    """Takes back what an account was told by somebody with whom it is done."""
    if await forget_between(tx, payload.account_id, payload.from_account_id):
        await tx.enqueue("notifications.forget_pair", payload)


async def forget_domain(house: House, payload: OfDomain) -> None:
    """Takes back what an account was told by anybody of a server that it hides."""
    me, everything = payload.account_id, Wanted(TYPES, with_filtered=True)
    below: int | None = None
    while rows := await notifications_page(house.db, me, Window(max_id=below, limit=LOOKED_AT), everything):
        for sender_id in sorted(await living_at(house.db, payload.domain, {row.from_account_id for row in rows})):
            while await house.db.act(forget_between, me, sender_id):
                pass
        below = rows[-1].id


async def merge_filtered(tx: Transaction, payload: OfPair) -> None:
    """Puts the filtered notices of a sender who was let in among the others."""
    if await merge_some(tx, payload.account_id, payload.from_account_id):
        await tx.enqueue("notifications.merge_filtered", payload)


async def discard_filtered(tx: Transaction, payload: OfPair) -> None:
    """Puts the filtered notices of a sender away, up to the newest that is meant."""
    if await discard_some(tx, payload.account_id, payload.from_account_id, payload.newest):
        await tx.enqueue("notifications.discard_filtered", payload)
