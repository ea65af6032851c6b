"""Write the row of a new post or boost, and of whom it names."""

from collections.abc import Sequence

import msgspec
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.posts.actions.count import begin_counts
from goodmob.posts.tables.posts import mention, post

ADD_POST = statement(insert(post).on_conflict_do_nothing().inline())
_named = insert(mention)
NAME = statement(
    _named.on_conflict_do_update(
        index_elements=[mention.c.post_id, mention.c.account_id],
        set_={"place": _named.excluded.place, "silent": _named.excluded.silent},
    ).inline()
)


class NewPost(msgspec.Struct, frozen=True, kw_only=True):
    """A post that is about to be written; the fields are the columns of its row."""

    id: int
    account_id: int
    local: bool = True
    visibility: str
    conversation_id: int
    created_at: int
    edited_at: int | None = None
    held: bool = False
    listed: bool = False
    sensitive: bool = False
    language: str | None = None
    application_id: int | None = None
    in_reply_to_id: int | None = None
    in_reply_to_account_id: int | None = None
    boost_of_id: int | None = None
    quote_of_id: int | None = None
    quote_of_account_id: int | None = None
    quote_state: str | None = None
    quote_policy: str = "nobody"
    poll_id: int | None = None
    approval: str | None = None
    interaction_policy: str | None = None
    local_only: bool = False
    facet: str | None = None
    uri: str | None = None
    url: str | None = None
    answers_uri: str | None = None
    media_ids: tuple[int, ...] = ()
    spoiler_text: str = ""
    text: str = ""
    html: str = ""


async def write_post(tx: Transaction, new: NewPost) -> bool:
    """Writes the post with counters at zero; False, and nothing written, where it is a boost that exists already, or
    one of another server whose address or place is taken.
    """
    row = {**msgspec.structs.asdict(new), **media_columns(new.account_id, new.media_ids)}
    if not await tx.run(ADD_POST, **row, version=0, card_id=None, hidden_answer=False):
        return False
    await begin_counts(tx, new.id)
    return True


async def write_mentions(
    tx: Transaction, post_id: int, account_ids: Sequence[int], *, silent_ids: Sequence[int] = ()
) -> None:
    """Notes that the post names these accounts, in this order; silent_ids: who may see it without being named."""
    rows = [
        {"post_id": post_id, "account_id": account_id, "place": place, "silent": place >= len(account_ids)}
        for place, account_id in enumerate((*account_ids, *silent_ids))
    ]
    if rows:
        await tx.many(NAME, rows)


def media_columns(account_id: int, media_ids: Sequence[int]) -> dict[str, object]:
    """The columns of a post that say which attachments it has."""
    has_media = bool(media_ids)
    media_account_id = account_id if has_media else None
    return {"media_ids": packed(media_ids), "has_media": has_media, "media_account_id": media_account_id}


def packed(ids: Sequence[int]) -> str:
    """Ids as they are kept in a column: a JSON list."""
    return msgspec.json.encode(ids).decode()
