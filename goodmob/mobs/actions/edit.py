"""Edit a mob: the post that is its face and its call change with it."""

from msgspec import UnsetType, structs

from goodmob.broadcasts.queries.messages import said_so_far
from goodmob.core.clock import HOUR, SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Invalid, TooMany
from goodmob.core.settings import Settings
from goodmob.media.actions.attach import attach
from goodmob.media.actions.detach import detach
from goodmob.mobs.actions.address import addressee_of, check_parent
from goodmob.mobs.actions.be_chapter import ask_to_be_chapter
from goodmob.mobs.actions.crowd import bounded, keep_crowd, use_places
from goodmob.mobs.actions.face import FACET, new_face
from goodmob.mobs.actions.keep import rewrite_mob, wish_of
from goodmob.mobs.events import MobMoved
from goodmob.mobs.permissions import own_mob
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.public_words import check_words
from goodmob.mobs.rules.wishes import MobFields, PlaceFields, Wish
from goodmob.mobs.rules.wishing import wished
from goodmob.posts.actions.edit import MediaWords, edit

MOST_MOVES_AN_HOUR = 6


async def edit_mob(
    tx: Transaction,
    settings: Settings,
    account_id: int,
    mob_id: int,
    fields: MobFields,
    place: PlaceFields | UnsetType,
    media_words: tuple[MediaWords, ...] = (),
) -> None:
    """Changes what is said anew of the account's own mob; people are told where its times or places change.

    media_words: new descriptions of pictures that hang on the post.

    Run it in the mob's lane. NotFound and Forbidden as own_mob, Conflict where the mob is over, off or stopped,
    Invalid names the field that is wrong or can no longer change, TooMany where it was moved often within the hour.
    """
    row = await own_mob(tx, account_id, mob_id)
    former = await wish_of(tx, row)
    wish = wished(former, fields, place, await addressee_of(tx, settings, fields))
    if row.post_id is not None and wish.visibility != former.visibility:
        raise Invalid("visibility", "can't be changed once the mob is published")
    if wish.parent_id != former.parent_id:
        await check_parent(tx, account_id, mob_id, wish.parent_id)
    check_words(wish)
    has_moved = row.post_id is not None and _when_and_where(wish) != _when_and_where(former)
    if has_moved:
        await _check_moves(tx, mob_id)
    crowding = await bounded(tx, settings, account_id, mob_id, wish, draft=row.post_id is None)

    await use_places(tx, mob_id, wish, crowding.places)
    await keep_crowd(tx, mob_id, crowding)
    await _show(tx, settings, row, former, wish, media_words)
    if wish != former:
        await rewrite_mob(tx, mob_id, wish, row.post_id)
    if wish.parent_id != former.parent_id:
        await ask_to_be_chapter(tx, mob_id)

    if has_moved:
        await tx.announce(MobMoved(mob_id))


async def _show(
    tx: Transaction, settings: Settings, row: MobRow, former: Wish, wish: Wish, media_words: tuple[MediaWords, ...]
) -> None:
    """Lets the face say what the mob now is; of a draft only sees that it could."""
    revision = structs.replace(new_face(settings, row.id, wish), media_words=media_words)
    if row.post_id is not None:
        await edit(tx, settings, row.account_id, row.post_id, revision, facet=FACET)
    elif wish.media_ids != former.media_ids:
        await detach(tx, row.id, keep=True)
        await attach(tx, row.account_id, wish.media_ids, row.id)


async def _check_moves(tx: Transaction, mob_id: int) -> None:
    """Everybody who joined hears of each move, by e-mail as well, and whoever muted the mob, too."""
    so_far = await said_so_far(tx, mob_id, "moved", tx.now - HOUR)
    if so_far.recent >= MOST_MOVES_AN_HOUR:
        wait = (so_far.first_recent_at or tx.now) + HOUR - tx.now
        raise TooMany(max(1, -(-wait // SECOND)))


def _when_and_where(wish: Wish) -> tuple[object, ...]:
    return (wish.starts_at, wish.ends_at, wish.place_text, wish.place_cell, wish.place_exact)
