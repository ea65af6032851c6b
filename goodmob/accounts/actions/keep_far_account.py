"""Somebody of another server becomes known here, or is known anew as their actor says now."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct, structs
from sqlalchemy import Text, bindparam, insert, select, update

from goodmob.accounts.events import AccountAsked, AccountMet, InboxMoved, ProfileChanged
from goodmob.accounts.rules.fields import Field, pack, unpack_fields
from goodmob.accounts.tables import account, account_count
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Gone
from goodmob.core.text.usernames import Handle
from goodmob.media.actions.keep_far_emoji import FarEmoji, keep_far_emoji
from goodmob.media.actions.keep_far_portrait import keep_far_portrait


class FarField(Struct, frozen=True):
    """A name-value pair of a profile elsewhere; `html` is cleaned already."""

    name: str
    html: str


class FarAccount(Struct, frozen=True, kw_only=True):
    """An actor of another server, cleaned and within bounds; its name belongs to it, which was asked before.

    kind: person, service, group or organisation. created_at in us. aliases: the actors it is also known as. emojis:
    those that its texts name. suspended: by its own server, which then tells nothing else of it.
    """

    uri: str
    username: str
    domain: str
    kind: str
    url: str
    inbox: str
    created_at: int
    shared_inbox: str | None = None
    followers_uri: str | None = None
    following_uri: str | None = None
    outbox: str | None = None
    featured_uri: str | None = None
    display_name: str = ""
    note_html: str = ""
    fields: Sequence[FarField] = ()
    avatar_url: str | None = None
    avatar_description: str = ""
    header_url: str | None = None
    header_description: str = ""
    locked: bool = False
    discoverable: bool = False
    indexable: bool = False
    show_media: bool = True
    show_media_replies: bool = True
    show_featured: bool = True
    attribution_domains: Sequence[str] = ()
    aliases: Sequence[str] = ()
    suspended: bool = False
    emojis: Sequence[FarEmoji] = ()


_PACKED = {"fields", "attribution_domains", "aliases"}
_ELSEWHERE = {"emojis", "suspended", "created_at", "avatar_url", "header_url"}
_PLAIN = tuple(name for name in FarAccount.__struct_fields__ if name not in _PACKED | _ELSEWHERE)
_PICTURES = ("avatar", "avatar_static", "header", "header_static")
_CHANGING = (*_PLAIN, *_PICTURES, *sorted(_PACKED), "handle")
KNOWN = statement(
    select(account.c.id, account.c.state, *(account.c[name] for name in _CHANGING)).where(
        account.c.uri == bindparam("wanted_uri")
    )
)
ADD = statement(
    insert(account)
    .values(
        **{name: bindparam(name) for name in ("id", *_CHANGING, "fetched_at", "created_at")},
        state="active",
        note="",
        hide_collections=False,
        version=1,
    )
    .inline()
)
ADD_COUNT = statement(
    insert(account_count)
    .values(account_id=bindparam("account_id"), followers=0, following=0, statuses=0, follow_requests=0)
    .inline()
)
CHANGE = statement(
    update(account)
    .values(
        **{name: bindparam(name) for name in (*_CHANGING, "fetched_at")},
        version=account.c.version + bindparam("step"),
    )
    .where(account.c.id == bindparam("account_id"))
)
STAND = statement(
    update(account)
    .values(state=bindparam("new_state"), version=account.c.version + 1)
    .where(account.c.id == bindparam("account_id"), account.c.state == bindparam("old_state"))
)
FREE_NAME = statement(
    update(account)
    .values(handle=account.c.handle.concat(bindparam("mark", type_=Text)), version=account.c.version + 1)
    .where(account.c.handle == bindparam("wanted"), account.c.uri != bindparam("wanted_uri"))
)


async def keep_far_account(tx: Transaction, far: FarAccount) -> int:
    """The id of the account of this actor, which is as it says from now on. Gone where it was deleted for good, and
    where nobody knew it before its server suspended it.

    Whoever had its name before, under another address, keeps nothing but their id.
    """
    known = await tx.one(KNOWN, wanted_uri=far.uri)
    if known.state == "deleted" if known is not None else far.suspended:
        raise Gone
    if known is not None and far.suspended:
        return await _pause(tx, known.id)

    handle = Handle(far.username, far.domain).key
    if known is None or known.handle != handle:
        await tx.run(FREE_NAME, wanted=handle, wanted_uri=far.uri, mark=f"#{tx.new_id()}")
    account_id = tx.new_id() if known is None else known.id
    values = _values(far, handle, known.fields if known else "[]") | await _pictures(tx, account_id, far)
    is_changed = known is not None and any(getattr(known, name) != value for name, value in values.items())
    if known is None:
        await tx.run(ADD, id=account_id, fetched_at=tx.now, created_at=min(far.created_at, tx.now), **values)
        await tx.run(ADD_COUNT, account_id=account_id)
    else:
        await tx.run(CHANGE, account_id=account_id, fetched_at=tx.now, step=int(is_changed), **values)
    await keep_far_emoji(tx, far.domain, far.emojis)

    if known is None:
        await tx.announce(AccountMet(account_id=account_id))
    elif await _stand(tx, known.id, "paused", "active") or is_changed:
        await tx.announce(ProfileChanged(account_id=account_id))
    if known is not None and (known.shared_inbox or known.inbox) != (far.shared_inbox or far.inbox):
        await tx.announce(InboxMoved(account_id=account_id))
    await tx.announce(AccountAsked(account_id=account_id, domain=far.domain))
    return int(account_id)


async def _pause(tx: Transaction, account_id: int) -> int:
    """What was known of the account stays as it was, and is seen by nobody."""
    if await _stand(tx, account_id, "active", "paused"):
        await tx.announce(ProfileChanged(account_id=account_id))
    return account_id


async def _stand(tx: Transaction, account_id: int, before: str, after: str) -> bool:
    return bool(await tx.run(STAND, account_id=account_id, old_state=before, new_state=after))


def _values(far: FarAccount, handle: str, fields_before: str) -> dict[str, Any]:
    """The columns; a link that was found to be the owner's own stays so as long as it stays the same."""
    verified = {(field.name, field.html): field.verified_at for field in unpack_fields(fields_before)}
    fields = tuple(Field(one.name, "", one.html, verified.get((one.name, one.html))) for one in far.fields)
    told = structs.asdict(far)
    return {
        **{name: told[name] for name in _PLAIN},
        "fields": pack(fields),
        "attribution_domains": pack(tuple(far.attribution_domains)),
        "aliases": pack(tuple(far.aliases)) if far.aliases else None,
        "handle": handle,
    }


async def _pictures(tx: Transaction, account_id: int, far: FarAccount) -> dict[str, str | None]:
    avatar = await keep_far_portrait(tx, account_id, "avatar", far.avatar_url, far.domain)
    header = await keep_far_portrait(tx, account_id, "header", far.header_url, far.domain)
    return {
        "avatar": avatar.key if avatar else None,
        "avatar_static": avatar.static_key if avatar else None,
        "header": header.key if header else None,
        "header_static": header.static_key if header else None,
    }
