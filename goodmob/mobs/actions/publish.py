"""Publish a mob that was a draft."""

from goodmob.commitments.actions.publish_call import publish_call
from goodmob.core.database.interface import Transaction
from goodmob.core.errors import Conflict
from goodmob.core.settings import Settings
from goodmob.media.actions.detach import detach
from goodmob.mobs.actions.address import check_parent
from goodmob.mobs.actions.be_chapter import ask_to_be_chapter
from goodmob.mobs.actions.crowd import bounded, keep_crowd, use_places
from goodmob.mobs.actions.face import face
from goodmob.mobs.actions.keep import rewrite_mob, wish_of
from goodmob.mobs.permissions import own_mob
from goodmob.mobs.rules.public_words import check_words
from goodmob.posts.actions.publish import publish


async def publish_mob(
    tx: Transaction, settings: Settings, account_id: int, mob_id: int, application_id: int | None = None
) -> None:
    """Publishes the face of the account's own draft and lets people join. Run it in the mob's lane.

    NotFound, Forbidden as own_mob; Conflict where it is no draft; Invalid where its times have passed meanwhile.
    """
    row = await own_mob(tx, account_id, mob_id)
    if row.post_id is not None:
        raise Conflict("This mob is published already")
    wish = await wish_of(tx, row)
    await check_parent(tx, account_id, mob_id, wish.parent_id)
    check_words(wish)
    crowding = await bounded(tx, settings, account_id, mob_id, wish)

    if crowding.places != crowding.wished:
        await use_places(tx, mob_id, wish, crowding.places)
    await keep_crowd(tx, mob_id, crowding)
    await publish_call(tx, mob_id)
    await detach(tx, mob_id, keep=True)
    post_id = await publish(tx, settings, account_id, face(settings, mob_id, wish, application_id))
    await rewrite_mob(tx, mob_id, wish, post_id)
    if row.parent_id is not None:
        await ask_to_be_chapter(tx, mob_id)
