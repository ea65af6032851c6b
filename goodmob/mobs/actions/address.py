"""Look up whom a mob is for, and whether it may be a part of another mob."""

from msgspec import UNSET, UnsetType

from goodmob.accounts.queries.accounts import AccountRow, account_by_handle
from goodmob.core.database.interface import Reads
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.settings import Settings
from goodmob.core.text.usernames import parse_handle
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.chapters import has_chapters, how_many_chapters
from goodmob.mobs.queries.choices import choices_of
from goodmob.mobs.rules.choices import MOST_CHAPTERS
from goodmob.mobs.rules.particulars import addressee_named
from goodmob.mobs.rules.wishes import Addressee, MobFields

ORGANISATIONS = frozenset({"group", "service"})
"""Kinds of accounts behind which there is no private person."""


async def addressee_of(reads: Reads, settings: Settings, fields: MobFields) -> Addressee | UnsetType | None:
    """Whom the fields name; Invalid "addressee" for an account that is a person's, or nobody's."""
    said = fields.addressee
    if said is UNSET or said is None:
        return said
    if not said.account.strip():
        return addressee_named(said)
    row = await _organisation(reads, settings, said.account)
    return addressee_named(said, row.id, row.handle)


async def _organisation(reads: Reads, settings: Settings, address: str) -> AccountRow:
    handle = parse_handle(address)
    domain = None if handle is None or handle.domain == settings.local_domain else handle.domain
    row = None if handle is None else await account_by_handle(reads, handle.username, domain)
    if row is None or row.state != "active":
        raise Invalid("addressee", "must be the account of an organisation that is known here")
    if row.kind not in ORGANISATIONS:
        raise Invalid("addressee", "can't be a person")
    return row


async def check_parent(reads: Reads, account_id: int, mob_id: int, parent_id: int | None) -> None:
    """Invalid "parent_id" where the mob cannot be a chapter of that one: it is not to be seen, or a chapter itself."""
    if parent_id is None:
        return
    try:
        parent = await seen_mob(reads, account_id, parent_id)
    except NotFound as error:
        raise Invalid("parent_id", "must be a mob") from error
    if parent.id == mob_id or parent.parent_id is not None or parent.post_id is None:
        raise Invalid("parent_id", "must be a published mob that is no chapter itself")
    if await has_chapters(reads, mob_id):
        raise Invalid("parent_id", "can't be given to a mob that has chapters itself")
    if parent.account_id != account_id and choices_of(parent).chapters == "off":
        raise Invalid("parent_id", "must be a mob whose host lets others call it elsewhere")
    if await how_many_chapters(reads, parent.id) >= MOST_CHAPTERS:
        raise Invalid("parent_id", f"has too many chapters (maximum is {MOST_CHAPTERS})")
