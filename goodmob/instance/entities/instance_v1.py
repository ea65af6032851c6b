"""The JSON of the server, in Mastodon's first form, which old clients ask for."""

import msgspec
from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.core import bounds
from goodmob.core.house import House
from goodmob.core.i18n import LANGUAGES
from goodmob.instance.entities.configuration import PollLimits, StatusLimits, streaming_url
from goodmob.instance.entities.instance import SLOGAN, contact_account, version
from goodmob.instance.entities.pleroma import PleromaServer
from goodmob.instance.entities.rule import Rule, render_rule
from goodmob.instance.queries.figures import figures
from goodmob.instance.queries.rules import rules_of_the_place
from goodmob.instance.queries.settings import server_face
from goodmob.media.entities.configuration import media_configuration


class UrlsV1(Struct, frozen=True):
    """Where streams are heard."""

    streaming_api: str


class Stats(Struct, frozen=True):
    """How many live and post here, and how many other servers are known."""

    user_count: int
    status_count: int
    domain_count: int


class AccountLimitsV1(Struct, frozen=True):
    """What a profile can hold."""

    max_featured_tags: int = bounds.FEATURED_TAGS


class MediaLimitsV1(Struct, frozen=True):
    """As MediaConfiguration, without what was added after this form was given up."""

    supported_mime_types: list[str]
    image_size_limit: int
    image_matrix_limit: int
    video_size_limit: int
    video_frame_rate_limit: int
    video_matrix_limit: int


class ConfigurationV1(Struct, frozen=True):
    """Limits of this server."""

    accounts: AccountLimitsV1
    statuses: StatusLimits
    media_attachments: MediaLimitsV1
    polls: PollLimits


class InstanceV1(Struct, frozen=True):
    """Mastodon's V1::Instance."""

    uri: str
    title: str
    short_description: str
    description: str
    email: str
    version: str
    urls: UrlsV1
    stats: Stats
    thumbnail: str | None
    languages: list[str]
    registrations: bool
    approval_required: bool
    invites_enabled: bool
    configuration: ConfigurationV1
    contact_account: Account | None
    rules: list[Rule]
    pleroma: PleromaServer = PleromaServer()


async def show_instance_v1(house: House, is_secure: bool) -> InstanceV1:
    """The server as it is at this moment."""
    settings = house.settings
    counted = await figures(house)
    media = msgspec.convert(await media_configuration(), MediaLimitsV1, from_attributes=True)
    return InstanceV1(
        uri=settings.local_domain,
        title=settings.title,
        short_description=settings.description or SLOGAN,
        description=settings.description or SLOGAN,
        email=settings.contact_email,
        version=version(),
        urls=UrlsV1(streaming_url(house, is_secure)),
        stats=Stats(counted.people, counted.posts, counted.domains),
        thumbnail=server_face(house).logo or settings.base_url + house.pages.assets.url("core/icon.svg"),
        languages=list(LANGUAGES),
        registrations=settings.signup in {"open", "approval"},
        approval_required=settings.signup == "approval",
        invites_enabled=settings.signup == "invite",
        configuration=ConfigurationV1(AccountLimitsV1(), StatusLimits(), media, PollLimits()),
        contact_account=await contact_account(house),
        rules=[render_rule(row) for row in await rules_of_the_place(house.db)],
    )
