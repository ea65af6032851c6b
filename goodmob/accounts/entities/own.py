"""What only the owner of an account sees: CredentialAccount, Profile and Preferences."""

from collections.abc import Sequence

from msgspec import Struct, field, structs

from goodmob.accounts.entities.account import Account, Field, gather, render
from goodmob.accounts.entities.role import Role, role_of
from goodmob.accounts.queries.accounts import AccountRow, account_by_id
from goodmob.accounts.queries.people import Preferences as PreferenceRow
from goodmob.accounts.queries.people import posting_defaults
from goodmob.accounts.rules.fields import unpack_domains, unpack_fields
from goodmob.core.clock import iso
from goodmob.core.errors import NotFound
from goodmob.core.house import House


class Source(Struct, frozen=True):
    """The profile as its owner wrote it, and what a new post is like."""

    attribution_domains: Sequence[str]
    note: str
    fields: Sequence[Field]
    privacy: str
    sensitive: bool
    language: str
    follow_requests_count: int
    hide_collections: bool | None
    discoverable: bool | None
    indexable: bool
    quote_policy: str


class CredentialAccount(Account, frozen=True, kw_only=True):
    """An Account as its owner sees it."""

    source: Source
    role: Role


class Profile(Struct, frozen=True, kw_only=True):
    """Mastodon's Profile: everything about an account that its owner can change, as it was written."""

    id: str
    display_name: str
    note: str
    fields: Sequence[Field]
    avatar: str | None
    avatar_static: str | None
    avatar_description: str
    header: str | None
    header_static: str | None
    header_description: str
    locked: bool
    bot: bool
    hide_collections: bool | None
    discoverable: bool | None
    indexable: bool
    show_media: bool
    show_media_replies: bool
    show_featured: bool
    attribution_domains: Sequence[str]
    featured_tags: Sequence[str] = ()


class Preferences(Struct, frozen=True, kw_only=True):
    """Mastodon's Preferences; its keys have colons."""

    visibility: str = field(name="posting:default:visibility")
    sensitive: bool = field(name="posting:default:sensitive")
    language: str | None = field(name="posting:default:language")
    quote_policy: str = field(name="posting:default:quote_policy")
    expand_media: str = field(name="reading:expand:media")
    expand_spoilers: bool = field(name="reading:expand:spoilers")
    autoplay_gifs: bool = field(name="reading:autoplay:gifs")


async def show_own(house: House, account_id: int) -> CredentialAccount:
    """The owner's view of an account."""
    row, account = await _own(house, account_id)
    defaults = await posting_defaults(house.db, account_id)
    return CredentialAccount(**structs.asdict(account), source=_source(row, defaults), role=role_of(row.role or "user"))


async def show_profile(house: House, account_id: int) -> Profile:
    """The owner's profile, ready to be changed."""
    row, shown = await _own(house, account_id)
    return Profile(
        id=shown.id,
        display_name=row.display_name,
        note=row.note,
        fields=_written_fields(row),
        avatar=shown.avatar if row.avatar else None,
        avatar_static=shown.avatar_static if row.avatar_static else None,
        avatar_description=row.avatar_description,
        header=shown.header if row.header else None,
        header_static=shown.header_static if row.header_static else None,
        header_description=row.header_description,
        locked=row.locked,
        bot=shown.bot,
        hide_collections=row.hide_collections,
        discoverable=row.discoverable,
        indexable=row.indexable,
        show_media=row.show_media,
        show_media_replies=row.show_media_replies,
        show_featured=row.show_featured,
        attribution_domains=unpack_domains(row.attribution_domains),
    )


async def show_preferences(house: House, account_id: int) -> Preferences:
    """How the owner posts and reads."""
    row = await posting_defaults(house.db, account_id)
    return Preferences(
        visibility=row.posting_privacy,
        sensitive=row.posting_sensitive,
        language=row.posting_language or None,
        quote_policy=row.posting_quote_policy,
        expand_media=row.expand_media,
        expand_spoilers=row.expand_spoilers,
        autoplay_gifs=row.autoplay_gifs,
    )


async def _own(house: House, account_id: int) -> tuple[AccountRow, Account]:
    row = await account_by_id(house.db, account_id)
    if row is None:
        raise NotFound
    return row, render(await gather(house, [account_id]), account_id)


def _source(row: AccountRow, defaults: PreferenceRow) -> Source:
    return Source(
        attribution_domains=unpack_domains(row.attribution_domains),
        note=row.note,
        fields=_written_fields(row),
        privacy=defaults.posting_privacy,
        sensitive=defaults.posting_sensitive,
        language=defaults.posting_language,
        follow_requests_count=row.follow_requests,
        hide_collections=row.hide_collections,
        discoverable=row.discoverable,
        indexable=row.indexable,
        quote_policy=defaults.posting_quote_policy,
    )


def _written_fields(row: AccountRow) -> tuple[Field, ...]:
    return tuple(
        Field(field.name, field.value, None if field.verified_at is None else iso(field.verified_at))
        for field in unpack_fields(row.fields)
    )
