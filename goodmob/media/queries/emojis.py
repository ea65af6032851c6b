"""Questions about custom emoji."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Text, bindparam, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.media.tables import custom_emoji


class Emoji(NamedTuple):
    """One custom emoji; `static_key` does not move."""

    shortcode: str
    file_key: str
    static_key: str
    visible_in_picker: bool
    category: str | None


_columns = [custom_emoji.c[name] for name in Emoji._fields]
_ours = (custom_emoji.c.domain == "") & ~custom_emoji.c.disabled
OURS = statement(select(*_columns).where(_ours).order_by(custom_emoji.c.shortcode), Emoji)
NAMED = statement(select(*_columns).where(_ours, among(custom_emoji.c.shortcode, "shortcodes")), Emoji)
_of_domain = custom_emoji.c.domain == bindparam("domain", type_=Text)
THEIRS = statement(
    select(*_columns).where(_of_domain, ~custom_emoji.c.disabled, among(custom_emoji.c.shortcode, "shortcodes")), Emoji
)
IDS = statement(
    select(custom_emoji.c.shortcode, custom_emoji.c.id).where(_of_domain, among(custom_emoji.c.shortcode, "shortcodes"))
)
TAKEN = statement(
    select(custom_emoji.c.id).where(
        custom_emoji.c.domain == "", func.lower(custom_emoji.c.shortcode) == bindparam("shortcode", type_=Text)
    )
)


async def is_emoji_taken(reads: Reads, shortcode: str) -> bool:
    """Whether an emoji of this server has the shortcode, in whatever case, shown or not."""
    return await reads.value(TAKEN, shortcode=shortcode.lower()) is not None


async def local_emojis(reads: Reads) -> list[Emoji]:
    """This server's emoji that may be used, by shortcode."""
    return await reads.all(OURS)


async def emojis_named(reads: Reads, shortcodes: Collection[str]) -> dict[str, Emoji]:
    """This server's emoji with these shortcodes; those of none are left out."""
    if not shortcodes:
        return {}
    return {row.shortcode: row for row in await reads.all(NAMED, shortcodes=list(shortcodes))}


async def far_emojis_named(reads: Reads, domain: str, shortcodes: Collection[str]) -> dict[str, Emoji]:
    """Another server's emoji with these shortcodes, as far as they are known here."""
    if not shortcodes:
        return {}
    return {row.shortcode: row for row in await reads.all(THEIRS, domain=domain, shortcodes=list(shortcodes))}


async def emojis_called(reads: Reads, names: Collection[str]) -> dict[str, Emoji]:
    """Those of the names that are custom emoji, ours by shortcode and others' as tea@far.example; a query for each
    server that is named."""
    by_domain: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        shortcode, _, domain = name.partition("@")
        by_domain[domain].append(shortcode)
    found = await emojis_named(reads, by_domain.pop("", []))
    for domain, shortcodes in by_domain.items():
        theirs = await far_emojis_named(reads, domain, shortcodes)
        found |= {f"{shortcode}@{domain}": emoji for shortcode, emoji in theirs.items()}
    return found


async def ids_of_emojis(reads: Reads, domain: str, shortcodes: Collection[str]) -> dict[str, int]:
    """The ids of those emoji of a server that are known here, shown or not."""
    if not shortcodes:
        return {}
    return {row.shortcode: row.id for row in await reads.all(IDS, domain=domain, shortcodes=list(shortcodes))}
