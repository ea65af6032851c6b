"""Mastodon's Account: what anybody sees of an actor."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import UNSET, Struct, UnsetType, structs

from goodmob.accounts.entities.addresses import acct_of, default_picture, uri_of, url_of
from goodmob.accounts.entities.role import AccountRole, badges_of
from goodmob.accounts.permissions import is_shown
from goodmob.accounts.queries.accounts import AccountRow, Standing, accounts_by_id, standings_of
from goodmob.accounts.rules.fields import unpack_domains, unpack_fields
from goodmob.core.clock import DAY, date, iso
from goodmob.core.house import House
from goodmob.core.text.shortcodes import shortcodes
from goodmob.media.entities.emoji import CustomEmoji, render_emojis
from goodmob.media.queries.emojis import emojis_called

_FRAGMENT_BYTES = 2_000


class Field(Struct, frozen=True):
    """A name-value pair; `value` is HTML here and plain text in a source."""

    name: str
    value: str
    verified_at: str | None


class FeatureApproval(Struct, frozen=True):
    """Mastodon's FeatureApproval: who may feature the account in a collection, and whether the viewer may.

    An Account is the same for every viewer, so of an account that lets in its followers alone that is not told.
    """

    automatic: Sequence[str] = ()
    manual: Sequence[str] = ()
    current_user: str = "denied"


class Account(Struct, frozen=True, kw_only=True):
    """Mastodon's Account, in the order of its documentation; optional keys are absent where they say nothing."""

    id: str
    username: str
    acct: str
    url: str
    uri: str
    display_name: str
    note: str
    avatar: str
    avatar_static: str
    avatar_description: str
    header: str
    header_static: str
    header_description: str
    locked: bool
    fields: Sequence[Field]
    emojis: Sequence[CustomEmoji] = ()
    bot: bool
    group: bool
    discoverable: bool | None
    indexable: bool
    noindex: bool | UnsetType = UNSET
    moved: "Account | UnsetType" = UNSET
    suspended: bool | UnsetType = UNSET
    limited: bool | UnsetType = UNSET
    created_at: str
    last_status_at: str | None = None
    statuses_count: int = 0
    followers_count: int = 0
    following_count: int = 0
    hide_collections: bool | None
    show_media: bool
    show_media_replies: bool
    show_featured: bool
    roles: Sequence[AccountRole] | None
    feature_approval: FeatureApproval


class Fragment(Struct, frozen=True):
    """What of an account only changes with its version, the emoji its texts name, and who may name it as author.

    shortcodes: with @domain for those of another server.
    """

    account: Account
    shortcodes: tuple[str, ...]
    attribution_domains: tuple[str, ...]


class Gathered(Struct, frozen=True):
    """Everything needed to render some accounts, and those they moved to."""

    standings: Mapping[int, Standing]
    fragments: Mapping[int, Fragment]
    emojis: Mapping[str, CustomEmoji]


async def gather(house: House, ids: Collection[int]) -> Gathered:
    """The accounts with these ids: one query, and one more each for profiles not kept yet, moves and custom emoji."""
    standings = await standings_of(house.db, ids)
    moved = {row.moved_to_id for row in standings.values() if row.moved_to_id is not None}
    if elsewhere := moved - standings.keys():
        standings |= await standings_of(house.db, elsewhere)
    fragments = await _fragments(house, standings.values())
    named = {code for fragment in fragments.values() for code in fragment.shortcodes}
    emojis = await emojis_called(house.db, named)
    shown = zip(emojis, render_emojis(house.blobs, emojis.values()), strict=True)
    return Gathered(standings, fragments, dict(shown))


def render(gathered: Gathered, account_id: int) -> Account:
    """The Account of a gathered id; KeyError where that names nobody."""
    row = gathered.standings[account_id]
    account = _whole(gathered, row)
    moved_to = gathered.standings.get(row.moved_to_id or 0)
    if moved_to is None or row.state != "active" or moved_to.state != "active":
        return account
    return structs.replace(account, moved=_whole(gathered, moved_to))


def attribution_domains_of(gathered: Gathered, account_id: int) -> tuple[str, ...] | None:
    """The sites that may name the account as an author of theirs; None where it is not gathered, or not active."""
    row = gathered.standings.get(account_id)
    return gathered.fragments[row.id].attribution_domains if row is not None and row.state == "active" else None


async def show(house: House, ids: Collection[int]) -> list[Account]:
    """The Accounts with these ids, in this order; those that are gone, suspended, or wait to be let in are left out."""
    gathered = await gather(house, ids)
    present = [id_ for id_ in ids if id_ in gathered.standings and gathered.standings[id_].state == "active"]
    return [render(gathered, id_) for id_ in present]


async def show_known(house: House, ids: Collection[int]) -> list[Account]:
    """As `show`, for whoever asks for these very accounts: suspended ones are among them, emptied."""
    gathered = await gather(house, ids)
    present = [id_ for id_ in ids if id_ in gathered.standings and is_shown(gathered.standings[id_])]
    return [render(gathered, id_) for id_ in present]


async def _fragments(house: House, standings: Iterable[Standing]) -> dict[int, Fragment]:
    """The fragments of these accounts; those that are not in the cache are made of their rows."""
    kept = {row.id: house.cache.get(_key(row)) for row in standings}
    fragments = {id_: fragment for id_, fragment in kept.items() if isinstance(fragment, Fragment)}
    for row in (await accounts_by_id(house.db, kept.keys() - fragments.keys())).values():
        domains = unpack_domains(row.attribution_domains)
        fragments[row.id] = Fragment(_without_counters(house, row), _shortcodes(row), domains)
        house.cache.put(_key(row), fragments[row.id], _FRAGMENT_BYTES + len(row.note_html) + len(row.fields))
    return fragments


def _shortcodes(row: AccountRow) -> tuple[str, ...]:
    """What in the texts could be an emoji of the account's own server, with @domain where that is another one."""
    found = shortcodes((row.display_name, row.note if row.domain is None else row.note_html, row.fields))
    return tuple(found if row.domain is None else (f"{name}@{row.domain}" for name in found))


def _key(row: Standing | AccountRow) -> tuple[object, ...]:
    return "account", row.id, row.version


def _without_counters(house: House, row: AccountRow) -> Account:
    is_there = row.state in {"active", "pending"}
    row = row if is_there else _blanked(row)
    settings, url = house.settings, house.blobs.url
    no_avatar, no_header = default_picture(settings, "avatar"), default_picture(settings, "header")
    return Account(
        id=str(row.id),
        username=row.username,
        acct=acct_of(row),
        url=url_of(settings, row),
        uri=uri_of(settings, row),
        display_name=row.display_name,
        note=row.note_html,
        avatar=url(row.avatar) if row.avatar else no_avatar,
        avatar_static=url(row.avatar_static) if row.avatar_static else no_avatar,
        avatar_description=row.avatar_description,
        header=url(row.header) if row.header else no_header,
        header_static=url(row.header_static) if row.header_static else no_header,
        header_description=row.header_description,
        locked=row.locked,
        fields=_fields(row),
        bot=row.kind == "service",
        group=row.kind == "group",
        discoverable=row.discoverable,
        indexable=row.indexable,
        noindex=UNSET if row.domain else not row.indexable,
        suspended=UNSET if is_there else True,
        created_at=iso(row.created_at // DAY * DAY),
        hide_collections=row.hide_collections,
        show_media=row.show_media,
        show_media_replies=row.show_media_replies,
        show_featured=row.show_featured,
        roles=None if row.domain else badges_of(row.role),
        feature_approval=_feature_approval(row),
    )


def _blanked(row: AccountRow) -> AccountRow:
    """What is left to see of an account that is suspended or gone."""
    return row._replace(
        kind="person",
        display_name="",
        note_html="",
        fields="[]",
        avatar=None,
        avatar_static=None,
        avatar_description="",
        header=None,
        header_static=None,
        header_description="",
        locked=False,
        discoverable=False,
        indexable=False,
        role=None,
    )


def _whole(gathered: Gathered, row: Standing) -> Account:
    """The fragment with what changes without the account's version."""
    fragment, emojis = gathered.fragments[row.id], gathered.emojis
    return structs.replace(
        fragment.account,
        emojis=tuple(emojis[code] for code in fragment.shortcodes if code in emojis),
        limited=UNSET if row.silenced_at is None else True,
        statuses_count=row.statuses,
        followers_count=row.followers,
        following_count=row.following,
        last_status_at=None if row.last_status_at is None else date(row.last_status_at),
    )


def _feature_approval(row: AccountRow) -> FeatureApproval:
    if row.domain is not None:
        return FeatureApproval(current_user="missing")
    if not row.discoverable:
        return FeatureApproval()
    if row.locked:
        return FeatureApproval(("followers",), (), "unknown")
    return FeatureApproval(("public",), (), "automatic")


def _fields(row: AccountRow) -> tuple[Field, ...]:
    return tuple(
        Field(field.name, field.html, None if field.verified_at is None else iso(field.verified_at))
        for field in unpack_fields(row.fields)
    )
