"""Add a custom emoji of this server, or take one away."""

import re

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.house import House
from goodmob.core.web.params import Upload
from goodmob.media.actions.delete import drop_files
from goodmob.media.actions.keep_picture import keep_small
from goodmob.media.events import EmojiRemoved
from goodmob.media.keeping import forgotten_on_failure
from goodmob.media.queries.emojis import Emoji, emojis_named, is_emoji_taken, local_emojis
from goodmob.media.rules.limits import EMOJI_BYTES, EMOJI_SIZE, LONGEST_CATEGORY, MOST_EMOJI
from goodmob.media.rules.shelves import EMOJI
from goodmob.media.tables import custom_emoji

SHORTCODE = re.compile(r"[A-Za-z0-9_]{2,64}")
ADD = statement(insert(custom_emoji).on_conflict_do_nothing(index_elements=["domain", "shortcode"]).inline())
END = statement(
    delete(custom_emoji).where(custom_emoji.c.domain == "", custom_emoji.c.shortcode == bindparam("shortcode"))
)


async def add_emoji(house: House, shortcode: str, upload: Upload, category: str = "") -> Emoji:
    """Everybody can write :shortcode: for the picture, which is reduced to 128×128; Invalid names what is wrong."""
    category = category.strip()
    await _check(house, shortcode, upload, category)
    async with forgotten_on_failure(house) as keys:
        kept = await keep_small(house, upload, "image", EMOJI, EMOJI_SIZE, is_whole=True)
        keys += kept
        made = Emoji(shortcode, kept.key, kept.static_key, True, category or None)
        await house.db.act(_add, made)
    return made


async def remove_emoji(tx: Transaction, shortcode: str) -> None:
    """The emoji and its files are gone; what was written with it shows its name. NotFound where there is none."""
    known = (await emojis_named(tx, [shortcode])).get(shortcode)
    if known is None or not await tx.run(END, shortcode=shortcode):
        raise NotFound

    await drop_files(tx, [known.file_key, known.static_key])
    await record(tx, actor_id=None, action="emoji.remove", target=f"emoji:{shortcode}", details={})

    await tx.announce(EmojiRemoved(shortcode))


async def _check(house: House, shortcode: str, upload: Upload, category: str) -> None:
    if not SHORTCODE.fullmatch(shortcode):
        raise Invalid("shortcode", "must be 2 to 64 letters, numbers and underscores")
    if len(category) > LONGEST_CATEGORY:
        raise Invalid("category", f"is too long (maximum is {LONGEST_CATEGORY} characters)")
    if upload.size > EMOJI_BYTES:
        raise Invalid("image", f"is too large (maximum is {EMOJI_BYTES // 1024} kB)")
    if await is_emoji_taken(house.db, shortcode):
        raise Invalid("shortcode", "has already been taken")


async def _add(tx: Transaction, made: Emoji) -> None:
    if len(await local_emojis(tx)) >= MOST_EMOJI:
        raise Invalid("shortcode", f"would be more than {MOST_EMOJI} emoji")
    about = {"id": tx.new_id(), "domain": "", "disabled": False, "created_at": tx.now}
    if await is_emoji_taken(tx, made.shortcode) or not await tx.run(ADD, **made._asdict(), **about):
        raise Invalid("shortcode", "has already been taken")

    await record(
        tx,
        actor_id=None,
        action="emoji.add",
        target=f"emoji:{made.shortcode}",
        details={"category": made.category},
    )
