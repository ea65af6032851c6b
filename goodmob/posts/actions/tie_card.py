"""Tie a post to the card of its first link, and count whoever links to the page in public."""

from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, case, or_, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.accounts.queries.accounts import standings_of
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.linked.addresses import first_link, host_of
from goodmob.posts.queries.cards import card_by_url, told_url
from goodmob.posts.queries.posts import PostBody, PostRow, bodies, posts_by_id
from goodmob.posts.rules.days import day_of
from goodmob.posts.tables.cards import card, card_day, card_day_account
from goodmob.posts.tables.posts import post

_NOW, _DUE = bindparam("now", type_=BigInteger), bindparam("due", type_=BigInteger)
_EMPTY = dict.fromkeys(
    ("title", "description", "author_name", "author_url", "provider_name", "provider_url", "html", "embed_url"), ""
)
_new = insert(card).values(
    id=bindparam("id"),
    url=bindparam("url"),
    page_url=bindparam("url"),
    state="asked",
    created_at=_NOW,
    next_at=_DUE,
    failures=0,
    type="link",
    width=0,
    height=0,
    **_EMPTY,
)
WANT_CARD = statement(
    _new.on_conflict_do_update(
        index_elements=[card.c.url], set_={"next_at": case((card.c.next_at <= _NOW, _DUE), else_=card.c.next_at)}
    ).inline()
)
_POST_ID, _CARD_ID = bindparam("post_id", type_=BigInteger), bindparam("to_card_id", type_=BigInteger)
TIE = statement(
    update(post)
    .where(post.c.id == _POST_ID, or_(post.c.card_id.is_(None), post.c.card_id != _CARD_ID))
    .values(card_id=_CARD_ID)
)
UNTIE = statement(update(post).where(post.c.id == _POST_ID, post.c.card_id.is_not(None)).values(card_id=None))
ADD_USER = statement(insert(card_day_account).on_conflict_do_nothing().inline())
_use = insert(card_day)
COUNT_USE = statement(
    _use.on_conflict_do_update(
        index_elements=[card_day.c.card_id, card_day.c.day],
        set_={
            "uses": card_day.c.uses + _use.excluded.uses,
            "accounts": card_day.c.accounts + _use.excluded.accounts,
        },
    ).inline()
)


class Wanted(NamedTuple):
    """A card whose site is to be asked at `due` (us)."""

    card_id: int
    due: int


async def tie_card(tx: Transaction, post_id: int, own_host: str, delay: int) -> Wanted | None:
    """Ties the post, as it is now, to the card of its first link, or to none; says whether the site is to be asked.

    A boost counts as a use of what it boosts. delay (us): how long a post of another server waits, so that not all
    servers that got it ask at once. Doing it twice changes nothing.
    """
    row = (await posts_by_id(tx, [post_id])).get(post_id)
    if row is None:
        return None
    if row.boost_of_id is not None:
        await _count_boost(tx, row)
        return None
    texts = await bodies(tx, {post_id, row.quote_of_id or post_id})
    quoted = texts.get(row.quote_of_id or 0)
    known = {address for address in (quoted.uri, quoted.url) if address} if quoted else set[str]()
    url = first_link(texts[post_id].html, own_host=own_host, without=known)
    if url is None:
        await tx.run(UNTIE, post_id=post_id)
        return None
    if not row.local and (told := await _told(tx, texts[post_id], url)) is not None:
        await tx.run(TIE, post_id=post_id, to_card_id=told)
        return None
    wanted, card_id = await _wanted(tx, url, tx.now if row.local else tx.now + delay)
    if await tx.run(TIE, post_id=post_id, to_card_id=card_id) and await _counts(tx, row, texts[post_id]):
        await _count_use(tx, card_id, row.account_id, every=True)
    return wanted


async def _told(tx: Transaction, body: PostBody, url: str) -> int | None:
    """The card that the post's own server told of, unless what the site itself says is known here."""
    own = await card_by_url(tx, url)
    if own is not None and own.state == "ready":
        return None
    found = await card_by_url(tx, told_url(host_of(body.uri or ""), url))
    return found.id if found is not None else None


async def _wanted(tx: Transaction, url: str, due: int) -> tuple[Wanted | None, int]:
    before = await card_by_url(tx, url)
    await tx.run(WANT_CARD, id=tx.new_id(), url=url, now=tx.now, due=due)
    found = await card_by_url(tx, url)
    if found is None:
        raise LookupError(f"the card of {url} vanished within the action that keeps it")
    is_due = before is None or before.next_at <= tx.now
    return Wanted(found.id, due) if is_due else None, found.id


async def _count_boost(tx: Transaction, boost: PostRow) -> None:
    boosted = (await posts_by_id(tx, [boost.boost_of_id or 0])).get(boost.boost_of_id or 0)
    if boosted is None or boosted.card_id is None or boost.visibility != "public" or boost.approval is not None:
        return
    texts = await bodies(tx, [boosted.id])
    if boosted.id in texts and await _counts(tx, boosted, texts[boosted.id], boost.account_id):
        await _count_use(tx, boosted.card_id, boost.account_id, every=False)


async def _counts(tx: Transaction, row: PostRow, body: PostBody, booster_id: int | None = None) -> bool:
    """Whether the post may make its link known.

    It is public to strangers, was let in, has nothing to be warned of, and is by nobody whom staff limited.
    """
    if row.visibility != "public" or row.local_only or row.held or row.approval is not None:
        return False
    if body.sensitive or body.spoiler_text:
        return False
    people = await standings_of(tx, {row.account_id, booster_id or row.account_id})
    return all(one.state == "active" and one.silenced_at is None for one in people.values())


async def _count_use(tx: Transaction, card_id: int, account_id: int, *, every: bool) -> None:
    """Counts the account once a day; its uses every time, or once a day as well. It locks hot rows, so it is last."""
    day = day_of(tx.now)
    is_new = await tx.run(ADD_USER, card_id=card_id, day=day, account_id=account_id)
    if is_new or every:
        await tx.run(COUNT_USE, card_id=card_id, day=day, uses=1, accounts=is_new)
