"""Keep a post that is not finished, change it, throw it away, or publish it."""

from sqlalchemy import BigInteger, bindparam, delete, insert, update

from goodmob.core.bounds import DRAFTS
from goodmob.core.clock import iso
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Conflict, NotFound
from goodmob.core.settings import Settings
from goodmob.media.actions.attach import attach
from goodmob.media.actions.detach import detach
from goodmob.posts.actions.claim_key import earlier_claim
from goodmob.posts.actions.publish import publish
from goodmob.posts.actions.schedule import schedule
from goodmob.posts.ownership import own_draft
from goodmob.posts.queries.drafts import DraftRow, draft_by_id, how_many_drafts
from goodmob.posts.rules.drafts import Draft
from goodmob.posts.rules.refusals import TooManyDrafts
from goodmob.posts.rules.sketch import Sketch, check_sketch, packed
from goodmob.posts.tables.drafts import draft

MILLISECOND = 1_000

_DRAFT = draft.c.id == bindparam("draft_id", type_=BigInteger)
ADD_DRAFT = statement(insert(draft).inline())
CHANGE_DRAFT = statement(
    update(draft)
    .where(_DRAFT, draft.c.updated_at == bindparam("known_at", type_=BigInteger))
    .values(updated_at=bindparam("new_updated_at", type_=BigInteger), sketch=bindparam("new_sketch"))
)
DROP_DRAFT = statement(delete(draft).where(_DRAFT))


class Overtaken(Conflict):
    """The draft was changed elsewhere meanwhile."""

    def __init__(self) -> None:
        super().__init__("The draft was changed elsewhere meanwhile")


async def add_draft(tx: Transaction, account_id: int, sketch: Sketch) -> int:
    """Keeps a new draft and gives its id. Run it in the account's lane.

    Its files stay with it. Invalid where it is too long, TooManyDrafts beyond three hundred drafts.
    """
    check_sketch(sketch)
    if await how_many_drafts(tx, account_id) >= DRAFTS:
        raise TooManyDrafts(f"You have exceeded the limit of {DRAFTS} drafts")

    draft_id = tx.new_id()
    await tx.run(ADD_DRAFT, id=draft_id, account_id=account_id, updated_at=tx.now, sketch=packed(sketch))
    for media_ids in sketch.files:
        await attach(tx, account_id, media_ids, draft_id)
    return draft_id


async def change_draft(tx: Transaction, account_id: int, draft_id: int, sketch: Sketch, known: str | None) -> None:
    """Makes the account's own draft say this. `known` is its `updated_at` as the writer saw it, in ISO.

    Overtaken where it was changed since; None overwrites whatever there is. Files that are left out stay for a day.
    """
    row = await own_draft(tx, account_id, draft_id)
    refuse_overtaken(row, known)
    check_sketch(sketch)

    at = max(tx.now, row.updated_at + MILLISECOND)
    change = {"draft_id": draft_id, "known_at": row.updated_at, "new_updated_at": at, "new_sketch": packed(sketch)}
    if not await tx.run(CHANGE_DRAFT, **change):
        raise Overtaken
    await detach(tx, draft_id, keep=True)
    for media_ids in sketch.files:
        await attach(tx, account_id, media_ids, draft_id)


async def delete_draft(tx: Transaction, account_id: int, draft_id: int) -> None:
    """Throws the account's own draft away; its files stay with the author for a day."""
    await own_draft(tx, account_id, draft_id)

    await drop_draft(tx, draft_id)


async def publish_draft(
    tx: Transaction,
    settings: Settings,
    account_id: int,
    draft_id: int,
    post: Draft,
    known: str | None = None,
    *,
    scheduled_at: int | None = None,
) -> int:
    """Publishes the post that the account's own draft has become, and removes the draft: both or neither.

    Gives the id of the post; with a moment (us), that of the scheduled post, as which it waits. Run it in the
    account's lane. Whoever asks again within the hour gets the same post. Overtaken as in `change_draft`.
    """
    key = key_of(draft_id)
    row = await draft_by_id(tx, draft_id)
    if row is None and (earlier := await earlier_claim(tx, account_id, key)) is not None:
        return earlier
    if row is None or row.account_id != account_id:
        raise NotFound
    refuse_overtaken(row, known)

    if not await drop_draft(tx, draft_id):
        return await publish_draft(tx, settings, account_id, draft_id, post, known, scheduled_at=scheduled_at)
    if scheduled_at is not None:
        return await schedule(tx, settings, account_id, post, scheduled_at, key)
    return await publish(tx, settings, account_id, post, key)


def refuse_overtaken(row: DraftRow, known: str | None) -> None:
    """Overtaken where the draft is not as it was at the moment `known`, in ISO; None knows nothing and is never."""
    if known is not None and known != iso(row.updated_at):
        raise Overtaken


def key_of(draft_id: int) -> str:
    """The request key under which a draft is published once; no header can hold a line break."""
    return f"draft\n{draft_id}"


async def drop_draft(tx: Transaction, draft_id: int) -> bool:
    """Takes the draft away, whoever asked for it; False where somebody else was quicker."""
    await detach(tx, draft_id, keep=True)
    return bool(await tx.run(DROP_DRAFT, draft_id=draft_id))
