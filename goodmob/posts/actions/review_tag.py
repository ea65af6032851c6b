"""Decide about a tag: whether posts may carry it, whether a search finds it, whether it trends, how it is spelt."""

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import asdict
from sqlalchemy import BigInteger, bindparam, update

from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.text.tags import is_name, tag_key
from goodmob.posts.queries.reviewed_tags import ReviewedTag, reviewed_tag
from goodmob.posts.tables.tags import tag

_DECIDED = ("display_name", "usable", "listable", "trendable")

KEEP = statement(
    update(tag)
    .where(tag.c.id == bindparam("tag_id", type_=BigInteger))
    .values({name: bindparam(name) for name in (*_DECIDED, "reviewed_at")})
)


class TagDecision(Struct, frozen=True, kw_only=True):
    """What staff want of a tag; what is not said stays. trendable: None leaves it as is usual."""

    display_name: str | UnsetType = UNSET
    usable: bool | UnsetType = UNSET
    listable: bool | UnsetType = UNSET
    trendable: bool | UnsetType | None = UNSET


async def review_tag(tx: Transaction, actor_id: int, tag_id: int, decision: TagDecision) -> ReviewedTag:
    """Keeps the decision, and that the tag was looked at; gives the tag as it is then.

    NotFound where there is no such tag; Invalid for a spelling of another name.
    """
    known = await reviewed_tag(tx, tag_id)
    if known is None:
        raise NotFound
    wanted = {name: value for name, value in asdict(decision).items() if value is not UNSET}
    spelt = wanted.get("display_name", known.display_name)
    if not is_name(spelt) or tag_key(spelt) != known.name:
        raise Invalid("display_name", "does not match the previous name")

    decided = known._replace(**wanted, reviewed_at=tx.now)
    await tx.run(KEEP, tag_id=tag_id, **{name: getattr(decided, name) for name in (*_DECIDED, "reviewed_at")})
    await record(tx, actor_id=actor_id, action="tag.review", target=f"tag:{tag_id}", details=wanted)

    return decided
