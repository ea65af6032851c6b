"""Tags: find or make them by name, tie them to posts, and count their use."""

from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.text.tags import tag_key
from goodmob.posts.queries.tags import TagRow, tags_by_name
from goodmob.posts.rules.days import day_of
from goodmob.posts.tables.tags import post_tag, tag, tag_day, tag_day_account

ADD_TAG = statement(
    insert(tag)
    .values({name: bindparam(name) for name in ("id", "name", "display_name", "created_at")})
    .on_conflict_do_nothing(index_elements=[tag.c.name])
    .inline()
)
TIE_TAG = statement(
    insert(post_tag).on_conflict_do_nothing(index_elements=[post_tag.c.tag_id, post_tag.c.post_id]).inline()
)
UNTIE_TAGS = statement(
    delete(post_tag).where(post_tag.c.post_id == bindparam("post_id"), among(post_tag.c.tag_id, "tag_ids"))
)
ADD_USER = statement(
    insert(tag_day_account)
    .on_conflict_do_nothing(
        index_elements=[tag_day_account.c.tag_id, tag_day_account.c.day, tag_day_account.c.account_id]
    )
    .inline()
)
_use = insert(tag_day)
COUNT_USE = statement(
    _use.on_conflict_do_update(
        index_elements=[tag_day.c.tag_id, tag_day.c.day],
        set_={
            "uses": tag_day.c.uses + _use.excluded.uses,
            "accounts": tag_day.c.accounts + _use.excluded.accounts,
        },
    ).inline()
)


async def tags_named(tx: Transaction, names: Sequence[str]) -> list[TagRow]:
    """The tags of these spellings, made where they are new, each once and in their order."""
    spellings: dict[str, str] = {}
    for name in names:
        if key := tag_key(name):
            spellings.setdefault(key, name)
    found = await tags_by_name(tx, spellings)
    missing = sorted(spellings.keys() - found.keys())
    if missing:
        rows = [
            {"id": tx.new_id(), "name": key, "display_name": spellings[key], "created_at": tx.now} for key in missing
        ]
        await tx.many(ADD_TAG, rows)
        found |= await tags_by_name(tx, missing)
    return [found[key] for key in spellings]


async def tie_tags(tx: Transaction, post_id: int, tags: Collection[TagRow]) -> None:
    """Makes the post carry the tags."""
    if tags:
        await tx.many(TIE_TAG, [{"tag_id": tag.id, "post_id": post_id} for tag in tags])


async def untie_tags(tx: Transaction, post_id: int, tag_ids: Collection[int]) -> None:
    """Takes the tags off the post."""
    if tag_ids:
        await tx.run(UNTIE_TAGS, post_id=post_id, tag_ids=list(tag_ids))


async def count_uses(tx: Transaction, account_id: int, tag_ids: Collection[int]) -> None:
    """Counts one public use of each tag today, and the account once a day. It locks hot rows, so it comes last."""
    day = day_of(tx.now)
    for tag_id in sorted(tag_ids):
        is_new = await tx.run(ADD_USER, tag_id=tag_id, day=day, account_id=account_id)
        await tx.run(COUNT_USE, tag_id=tag_id, day=day, uses=1, accounts=is_new)
