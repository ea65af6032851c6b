"""An owner changes how the account looks to others."""

from functools import partial
from typing import Any

from sqlalchemy import bindparam, update

from goodmob.accounts.events import ProfileChanged
from goodmob.accounts.queries.accounts import AccountRow, account_by_id
from goodmob.accounts.queries.mentions import mentioned, target_of
from goodmob.accounts.rules.faults import refuse
from goodmob.accounts.rules.fields import Field, pack, unpack_fields
from goodmob.accounts.rules.profile import Pair, ProfileChange, profile_faults, told, written_pairs
from goodmob.accounts.tables import account
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import NotFound
from goodmob.core.settings import Settings
from goodmob.core.text.cleaning import clean_name, clean_text
from goodmob.core.text.extract import Mention, entities
from goodmob.core.text.hosts import normalise_domain
from goodmob.core.text.render import MentionTarget, render_field, render_html
from goodmob.core.text.tags import tag_url
from goodmob.media.actions.delete import drop_files

_COLUMNS = (
    *("kind", "display_name", "note", "note_html", "fields", "attribution_domains"),
    *("avatar", "avatar_static", "avatar_description", "header", "header_static", "header_description"),
    *("locked", "discoverable", "indexable", "hide_collections"),
    *("show_media", "show_media_replies", "show_featured"),
)
CHANGE = statement(
    update(account)
    .values({**{name: bindparam(name) for name in _COLUMNS}, "version": account.c.version + 1})
    .where(account.c.id == bindparam("account_id"))
)


async def change_profile(tx: Transaction, settings: Settings, account_id: int, change: ProfileChange) -> None:
    """The profile is as wished, with links and mentions in it resolved. Faulty names every wrong field."""
    refuse(profile_faults(change))
    before = await account_by_id(tx, account_id)
    if before is None or before.state != "active":
        raise NotFound

    after = before._replace(**await _changed(tx, settings, before, change))
    if after == before:
        return
    await tx.run(CHANGE, account_id=account_id, **{name: getattr(after, name) for name in _COLUMNS})
    await drop_files(tx, before.pictures - after.pictures)

    await tx.announce(ProfileChanged(account_id=account_id))


async def _changed(tx: Transaction, settings: Settings, before: AccountRow, change: ProfileChange) -> dict[str, Any]:
    values: dict[str, Any] = told(change)
    for shelf in ("avatar", "header"):
        if shelf in values:
            picture = values.pop(shelf)
            values[shelf], values[f"{shelf}_static"] = picture or (None, None)
    if "bot" in values:
        values["kind"] = _kind(before.kind, is_bot=values.pop("bot"))
    if "display_name" in values:
        values["display_name"] = clean_name(values["display_name"])
    for name in {"avatar_description", "header_description"} & values.keys():
        values[name] = clean_text(values[name])
    if "note" in values:
        values["note"] = clean_text(values["note"])
        values["note_html"] = await _rendered(tx, settings, values["note"])
    if "fields" in values:
        values["fields"] = await _packed(tx, settings, before, values["fields"])
    if "attribution_domains" in values:
        values["attribution_domains"] = pack(tuple(map(_domain, values["attribution_domains"])))
    return values


def _domain(name: str) -> str:
    return normalise_domain(name) or name


def _kind(kind: str, *, is_bot: bool) -> str:
    if is_bot:
        return "service"
    return "person" if kind == "service" else kind


async def _rendered(tx: Transaction, settings: Settings, text: str) -> str:
    mentions = await _targets(tx, settings, text)
    return render_html(text, mentions=mentions, tag_url=partial(tag_url, settings.base_url))


async def _packed(tx: Transaction, settings: Settings, before: AccountRow, pairs: tuple[Pair, ...]) -> str:
    """The fields as stored; a link that was found to be the owner's own stays so as long as it stays the same."""
    known = {(field.name, field.value): field for field in unpack_fields(before.fields)}
    fields = []
    for name, value in written_pairs(pairs):
        mentions = await _targets(tx, settings, value)
        html = render_field(value, mentions=mentions, tag_url=partial(tag_url, settings.base_url))
        verified = known[name, value].verified_at if (name, value) in known else None
        fields.append(Field(name, value, html, verified))
    return pack(tuple(fields))


async def _targets(tx: Transaction, settings: Settings, text: str) -> dict[str, MentionTarget]:
    handles = [entity.handle for entity in entities(text) if isinstance(entity, Mention)]
    found = await mentioned(tx, settings, handles)
    return {handle.key: target_of(settings, row) for handle, row in found.items()}
