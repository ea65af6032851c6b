"""Posts in order of time: of everybody, of a tag, of some accounts, of one account."""

from collections.abc import Collection

from sqlalchemy import BigInteger, Boolean, Integer, Select, bindparam, exists, func, or_, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.paging import Paged, Window, page, paged
from goodmob.core.database.statements import among
from goodmob.posts.queries.posts import POSTS, PostRow
from goodmob.posts.tables.posts import mention, post
from goodmob.posts.tables.tags import post_tag

_EVERY = bindparam("every_origin", type_=Boolean)
_ORIGIN = or_(_EVERY, post.c.local == bindparam("local"))


def _public(posts: Select[tuple[object, ...]]) -> dict[tuple[bool | None, bool], Paged[PostRow]]:
    origins = {None: posts, True: posts.where(post.c.local), False: posts.where(~post.c.local)}
    plain = {(local, False): paged(kind, post.c.id, into=PostRow) for local, kind in origins.items()}
    media = {
        (local, True): paged(kind.where(post.c.has_media), post.c.id, into=PostRow) for local, kind in origins.items()
    }
    return plain | media


PUBLIC_PAGES = _public(POSTS.where(post.c.listed))
FACES_PAGES = _public(POSTS.where(post.c.listed, post.c.facet.is_not(None)))

_other_tag = post_tag.alias("other_tag")
_TAGGED = (
    POSTS.join(post_tag, post_tag.c.post_id == post.c.id)
    .where(
        post_tag.c.tag_id == bindparam("tag_id"),
        post.c.visibility == "public",
        ~post.c.held,
        post.c.approval.is_(None),
        _ORIGIN,
    )
    .where(or_(~bindparam("media", type_=Boolean), post.c.has_media))
)
_TAGS_WANTED = (
    select(func.count())
    .where(_other_tag.c.post_id == post.c.id, among(_other_tag.c.tag_id, "all_of"))
    .scalar_subquery()
)
_TAG_UNWANTED = exists().where(_other_tag.c.post_id == post.c.id, among(_other_tag.c.tag_id, "none_of"))
TAG_PAGE = paged(_TAGGED, post_tag.c.post_id, into=PostRow)
TAGS_PAGE = paged(
    _TAGGED.where(bindparam("wanted", type_=Integer) == _TAGS_WANTED, ~_TAG_UNWANTED), post_tag.c.post_id, into=PostRow
)

CARD_PAGE = paged(
    POSTS.where(among(post.c.card_id, "card_ids"), post.c.visibility == "public", ~post.c.held), post.c.id, into=PostRow
)
AUTHORS_PAGE = paged(
    POSTS.where(among(post.c.account_id, "account_ids"), post.c.visibility != "direct"), post.c.id, into=PostRow
)
EVERY_PAGE = paged(POSTS.where(post.c.visibility != "direct"), post.c.id, into=PostRow)

_ADDRESSED = exists().where(
    mention.c.post_id == post.c.id, mention.c.account_id == bindparam("viewer_id", type_=BigInteger)
)
_WISHED = (
    or_(among(post.c.visibility, "visibilities"), _ADDRESSED),
    or_(
        bindparam("replies", type_=Boolean),
        post.c.in_reply_to_account_id.is_(None),
        post.c.in_reply_to_account_id == post.c.account_id,
    ),
    or_(bindparam("boosts", type_=Boolean), post.c.boost_of_id.is_(None)),
)
_OF_ACCOUNT = POSTS.where(post.c.account_id == bindparam("account_id"), *_WISHED)
_MEDIA_OF_ACCOUNT = POSTS.where(post.c.media_account_id == bindparam("account_id"), *_WISHED)


def _tagged(posts: Select[tuple[object, ...]]) -> Select[tuple[object, ...]]:
    return posts.join(post_tag, post_tag.c.post_id == post.c.id).where(post_tag.c.tag_id == bindparam("tag_id"))


ACCOUNT_PAGE = paged(_OF_ACCOUNT, post.c.id, into=PostRow)
ACCOUNT_MEDIA_PAGE = paged(_MEDIA_OF_ACCOUNT, post.c.id, into=PostRow)
ACCOUNT_TAG_PAGE = paged(_tagged(_OF_ACCOUNT), post.c.id, into=PostRow)
ACCOUNT_TAG_MEDIA_PAGE = paged(_tagged(_MEDIA_OF_ACCOUNT), post.c.id, into=PostRow)


async def public_page(
    reads: Reads, window: Window, *, local: bool | None = None, media: bool = False, faces: bool = False
) -> list[PostRow]:
    """A page of public posts that answer nobody else, newest first; local: only from here (True) or elsewhere.

    faces: only those that are the face of something, such as a mob.
    """
    return await page(reads, (FACES_PAGES if faces else PUBLIC_PAGES)[local, media], window)


async def tag_page(
    reads: Reads,
    window: Window,
    any_of: Collection[int],
    *,
    all_of: Collection[int] = (),
    none_of: Collection[int] = (),
    local: bool | None = None,
    media: bool = False,
) -> list[PostRow]:
    """A page of public posts with one of the tags any_of, with all of all_of and none of none_of, newest first."""
    wishes = {"every_origin": local is None, "local": bool(local), "media": media}
    found: dict[int, PostRow] = {}
    for tag_id in any_of:
        if all_of or none_of:
            more = {"all_of": list(all_of), "wanted": len(set(all_of)), "none_of": list(none_of)}
            rows = await page(reads, TAGS_PAGE, window, tag_id=tag_id, **wishes, **more)
        else:
            rows = await page(reads, TAG_PAGE, window, tag_id=tag_id, **wishes)
        found |= {row.id: row for row in rows}
    newest_first = sorted(found.values(), key=lambda row: row.id, reverse=True)
    return newest_first[: window.limit] if window.min_id is None else newest_first[-window.limit :]


async def card_page(reads: Reads, card_ids: Collection[int], window: Window) -> list[PostRow]:
    """A page of public posts that link to what these cards show, newest first."""
    return await page(reads, CARD_PAGE, window, card_ids=list(card_ids))


async def authors_page(reads: Reads, account_ids: Collection[int], window: Window) -> list[PostRow]:
    """A page of posts and boosts by these accounts, newest first, without direct ones.

    It reads everything of theirs that is newer than the window's since_id: set one that is near.
    """
    return await page(reads, AUTHORS_PAGE, window, account_ids=list(account_ids))


async def every_page(reads: Reads, window: Window) -> list[PostRow]:
    """A page of posts and boosts by whomever, newest first, without direct ones: for walking backwards in time."""
    return await page(reads, EVERY_PAGE, window)


async def account_page(
    reads: Reads,
    account_id: int,
    viewer_id: int | None,
    window: Window,
    *,
    visibilities: Collection[str],
    media: bool = False,
    replies: bool = True,
    boosts: bool = True,
    tag_id: int | None = None,
) -> list[PostRow]:
    """A page of the account's posts, newest first: those of these visibilities, and those that address the viewer.

    media: only with attachments. replies: also answers to others. boosts: also boosts. tag_id: only with this tag.
    """
    wishes = {
        "account_id": account_id,
        "viewer_id": viewer_id or 0,
        "visibilities": list(visibilities),
        "replies": replies,
        "boosts": boosts,
    }
    if tag_id is None:
        return await page(reads, ACCOUNT_MEDIA_PAGE if media else ACCOUNT_PAGE, window, **wishes)
    question = ACCOUNT_TAG_MEDIA_PAGE if media else ACCOUNT_TAG_PAGE
    return await page(reads, question, window, **wishes, tag_id=tag_id)
