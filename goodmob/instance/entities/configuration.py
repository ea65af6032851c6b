"""The limits of this server as clients read them; each is the constant that the code itself obeys."""

from msgspec import Struct, field

from goodmob.core import bounds
from goodmob.core.house import House
from goodmob.core.text.length import LINK_LENGTH
from goodmob.core.webpush.server_key import vapid_key
from goodmob.instance.queries.policies import is_allow_list
from goodmob.instance.queries.terms import has_terms
from goodmob.media.entities.configuration import MediaConfiguration, media_configuration


class Urls(Struct, frozen=True):
    """Where streams are heard and pages are read; null for those that do not exist."""

    streaming: str
    status: str | None
    about: str
    privacy_policy: str | None
    terms_of_service: str | None


class Vapid(Struct, frozen=True):
    """The key that pushes are signed with, which apps subscribe with."""

    public_key: str


class AccountLimits(Struct, frozen=True):
    """What a profile can hold."""

    max_display_name_length: int = bounds.DISPLAY_NAME_LENGTH
    max_note_length: int = bounds.NOTE_LENGTH
    max_avatar_description_length: int = bounds.PICTURE_DESCRIPTION_LENGTH
    max_header_description_length: int = bounds.PICTURE_DESCRIPTION_LENGTH
    max_featured_tags: int = bounds.FEATURED_TAGS
    max_pinned_statuses: int = bounds.PINNED_STATUSES
    max_profile_fields: int = bounds.PROFILE_FIELDS
    profile_field_name_limit: int = bounds.FIELD_NAME_LENGTH
    profile_field_value_limit: int = bounds.FIELD_VALUE_LENGTH


class StatusLimits(Struct, frozen=True):
    """What a post can hold."""

    max_characters: int = bounds.STATUS_CHARACTERS
    max_media_attachments: int = bounds.STATUS_ATTACHMENTS
    characters_reserved_per_url: int = LINK_LENGTH


class PollLimits(Struct, frozen=True):
    """What a poll can hold; times in seconds."""

    max_options: int = bounds.POLL_OPTIONS
    max_characters_per_option: int = bounds.POLL_OPTION_CHARACTERS
    min_expiration: int = bounds.POLL_SHORTEST_SECONDS
    max_expiration: int = bounds.POLL_LONGEST_SECONDS


class Translation(Struct, frozen=True):
    """Whether posts can be translated here."""

    enabled: bool


class Access(Struct, frozen=True):
    """Who may read a kind of timeline."""

    local: str = "public"
    remote: str = "public"


class TimelinesAccess(Struct, frozen=True):
    """Reading needs no account."""

    live_feeds: Access = field(default_factory=Access)
    hashtag_feeds: Access = field(default_factory=Access)
    trending_link_feeds: Access = field(default_factory=Access)


class Configuration(Struct, frozen=True):
    """Mastodon's configuration of an Instance."""

    urls: Urls
    vapid: Vapid
    accounts: AccountLimits
    statuses: StatusLimits
    media_attachments: MediaConfiguration
    polls: PollLimits
    translation: Translation
    timelines_access: TimelinesAccess
    limited_federation: bool


def streaming_url(house: House, is_secure: bool) -> str:
    """Where WebSockets are opened; by TLS wherever this server is reached by it, whatever its settings say."""
    scheme, _, rest = house.settings.base_url.partition("://")
    return f"{'wss' if is_secure or scheme == 'https' else 'ws'}://{rest}"


async def _urls(house: House, is_secure: bool) -> Urls:
    base_url = house.settings.base_url
    return Urls(
        streaming=streaming_url(house, is_secure),
        status=house.settings.status_url or None,
        about=f"{base_url}/about",
        privacy_policy=f"{base_url}/privacy-policy",
        terms_of_service=f"{base_url}/terms" if await has_terms(house.db) else None,
    )


async def configuration(house: House, is_secure: bool) -> Configuration:
    """The limits as they are at this moment: which files are taken depends on what is installed."""
    return Configuration(
        urls=await _urls(house, is_secure),
        vapid=Vapid((await vapid_key(house)).public),
        accounts=AccountLimits(),
        statuses=StatusLimits(),
        media_attachments=await media_configuration(),
        polls=PollLimits(),
        translation=Translation(enabled=bool(house.settings.translation)),
        timelines_access=TimelinesAccess(),
        limited_federation=await is_allow_list(house.db),
    )
