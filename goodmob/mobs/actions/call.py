"""Call a mob."""

import msgspec
from msgspec import UNSET, UnsetType

from goodmob.commitments.actions.open_call import NewCall, open_call
from goodmob.core.database.interface import Transaction
from goodmob.core.settings import Settings
from goodmob.media.actions.attach import attach
from goodmob.mobs.actions.address import addressee_of, check_parent
from goodmob.mobs.actions.be_chapter import ask_to_be_chapter
from goodmob.mobs.actions.crowd import bounded, keep_crowd
from goodmob.mobs.actions.face import FACET, face
from goodmob.mobs.actions.keep import add_mob
from goodmob.mobs.rules.public_words import check_words
from goodmob.mobs.rules.wishes import MobFields, PlaceFields, Wish
from goodmob.mobs.rules.wishing import wished
from goodmob.posts.actions.claim_key import claim_key
from goodmob.posts.actions.publish import publish


class NewMob(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says of a new mob; `usual` holds how that account writes unless it says otherwise."""

    usual: Wish
    fields: MobFields
    place: PlaceFields | UnsetType = UNSET
    draft: bool = False
    application_id: int | None = None


async def call_mob(tx: Transaction, settings: Settings, account_id: int, new: NewMob, key: str | None = None) -> int:
    """Publishes the post that is the mob's face, lets people join, and gives the mob's id; a draft waits unseen.

    With a key that was used within the hour it gives what was made then. Invalid names the field that is wrong.
    """
    mob_id = tx.new_id()
    if key is not None and (earlier := await claim_key(tx, account_id, f"{FACET} {key}", mob_id)) != mob_id:
        return earlier
    wish = wished(new.usual, new.fields, new.place, await addressee_of(tx, settings, new.fields))
    await check_parent(tx, account_id, mob_id, wish.parent_id)
    check_words(wish)
    crowding = await bounded(tx, settings, account_id, mob_id, wish, draft=new.draft)

    await open_call(
        tx,
        NewCall(
            id=mob_id,
            kind=FACET,
            account_id=account_id,
            draft=new.draft,
            starts_at=wish.starts_at,
            ends_at=wish.ends_at,
            join_by=wish.join_by,
            threshold=wish.threshold,
            capacity=crowding.places.cap,
            roles=crowding.places.roles,
            area_threshold=wish.area_threshold,
        ),
    )
    # The call has judged the times by now, so that they can be told in words.
    post = face(settings, mob_id, wish, new.application_id)
    post_id = None if new.draft else await publish(tx, settings, account_id, post)
    if new.draft and wish.media_ids:
        await attach(tx, account_id, wish.media_ids, mob_id)
    await add_mob(tx, mob_id, account_id, wish, post_id)
    await keep_crowd(tx, mob_id, crowding)
    if wish.parent_id is not None:
        await ask_to_be_chapter(tx, mob_id)
    return mob_id
