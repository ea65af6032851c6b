"""Take note of the custom emoji of another server."""

import re
from collections.abc import Collection

from msgspec import Struct
from sqlalchemy import BigInteger, Text, bindparam, update
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.media.actions.keep_far_file import keep_far_file
from goodmob.media.queries.emojis import ids_of_emojis
from goodmob.media.rules.far import is_fetchable
from goodmob.media.tables import custom_emoji

SHORTCODE = re.compile(r"[A-Za-z0-9_]{1,128}")
MOST_AT_ONCE = 40
"""More of one document are not kept."""

ADD = statement(insert(custom_emoji).on_conflict_do_nothing(index_elements=["domain", "shortcode"]).inline())
CHANGE = statement(
    update(custom_emoji)
    .where(
        custom_emoji.c.id == bindparam("emoji_id", type_=BigInteger),
        custom_emoji.c.file_key != bindparam("new_key", type_=Text),
    )
    .values(file_key=bindparam("new_key", type_=Text), static_key=bindparam("new_static_key", type_=Text))
)


class FarEmoji(Struct, frozen=True):
    """An emoji as another server tells of it; the shortcode without colons."""

    shortcode: str
    url: str


async def keep_far_emoji(tx: Transaction, domain: str, told: Collection[FarEmoji]) -> None:
    """Texts of this server show these emoji from now on; those with odd names or addresses are passed over."""
    if not domain:
        raise ValueError("emoji without a domain are our own")
    fit = [one for one in told if SHORTCODE.fullmatch(one.shortcode) and is_fetchable(one.url)]
    wanted = {one.shortcode: one for one in fit[:MOST_AT_ONCE]}
    known = await ids_of_emojis(tx, domain, list(wanted))

    for shortcode, one in wanted.items():
        emoji_id = known.get(shortcode) or tx.new_id()
        keys = await keep_far_file(tx, "emoji", emoji_id, one.url, domain)
        if keys is None:
            continue
        if shortcode in known:
            await tx.run(CHANGE, emoji_id=emoji_id, new_key=keys.key, new_static_key=keys.static_key)
            continue
        await tx.run(
            ADD,
            id=emoji_id,
            shortcode=shortcode,
            domain=domain,
            file_key=keys.key,
            static_key=keys.static_key,
            visible_in_picker=False,
            disabled=False,
            category=None,
            created_at=tx.now,
        )
