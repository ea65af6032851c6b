"""The JSON of the server, in Mastodon's second form."""

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.queries.accounts import account_by_handle
from goodmob.core.house import House
from goodmob.core.i18n import LANGUAGES
from goodmob.core.version import VERSION
from goodmob.instance.entities.configuration import Configuration, configuration
from goodmob.instance.entities.pleroma import PleromaServer
from goodmob.instance.entities.rule import Rule, render_rule
from goodmob.instance.queries.figures import figures
from goodmob.instance.queries.rules import rules_of_the_place
from goodmob.instance.queries.settings import server_face

SLOGAN = "A microblog whose followers do."
"""What a server without words of its own says of itself."""

MASTODON = "4.6.0"
API_LEVEL = 11
"""The newest that Mastodon 4.6 names. Each level promises all below it; tests/instance/test_levels.py keeps them."""


class Users(Struct, frozen=True):
    """How many people were here in the last four weeks."""

    active_month: int


class Usage(Struct, frozen=True):
    """How busy the place is."""

    users: Users


class Thumbnail(Struct, frozen=True):
    """The picture of the server."""

    url: str
    description: str


class Icon(Struct, frozen=True):
    """The mark of the server in one size."""

    src: str
    size: str


class Registrations(Struct, frozen=True):
    """Whether, and how, one can sign up."""

    enabled: bool
    approval_required: bool
    reason_required: bool | None
    message: str | None
    min_age: int | None
    url: str | None


class Levels(Struct, frozen=True):
    """The level of Mastodon's API that is kept in full."""

    mastodon: int


class Contact(Struct, frozen=True):
    """Whom to ask."""

    email: str
    account: Account | None


class Instance(Struct, frozen=True):
    """Mastodon's Instance (version 2)."""

    domain: str
    title: str
    version: str
    source_url: str
    description: str
    wrapstodon: str | None
    usage: Usage
    thumbnail: Thumbnail
    icon: list[Icon]
    languages: list[str]
    configuration: Configuration
    registrations: Registrations
    api_versions: Levels
    contact: Contact
    rules: list[Rule]
    pleroma: PleromaServer = PleromaServer()


def version() -> str:
    """The version as clients compare it: the Mastodon that this server is compatible with, then its own."""
    return f"{MASTODON} (compatible; Goodmob {VERSION})"


async def contact_account(house: House) -> Account | None:
    """The account to ask, as the settings name it."""
    name = house.settings.contact_account.removeprefix("@")
    row = await account_by_handle(house.db, name) if name else None
    shown = await show_accounts(house, [row.id]) if row else []
    return shown[0] if shown else None


async def show_instance(house: House, is_secure: bool) -> Instance:
    """The server as it is at this moment, for somebody who reached it by TLS or not."""
    settings = house.settings
    mark = settings.base_url + house.pages.assets.url("core/icon.svg")
    logo = server_face(house).logo
    return Instance(
        domain=settings.local_domain,
        title=settings.title,
        version=version(),
        source_url=settings.source_url,
        description=settings.description or SLOGAN,
        wrapstodon=None,
        usage=Usage(Users((await figures(house)).active)),
        thumbnail=Thumbnail(logo or mark, ""),
        icon=[Icon(mark, "any")],
        languages=list(LANGUAGES),
        configuration=await configuration(house, is_secure),
        registrations=_registrations(house),
        api_versions=Levels(API_LEVEL),
        contact=Contact(settings.contact_email, await contact_account(house)),
        rules=[render_rule(row) for row in await rules_of_the_place(house.db)],
    )


def _registrations(house: House) -> Registrations:
    signup = house.settings.signup
    return Registrations(
        enabled=signup in {"open", "approval"},
        approval_required=signup == "approval",
        reason_required=signup == "approval",
        message=None,
        min_age=None,
        url=None,
    )
