"""What people may want to know of the server: its words, its languages, whether it is well."""

from functools import cache

from babel import Locale, UnknownLocaleError
from msgspec import Struct
from starlette.responses import Response

from goodmob.core.text.render import render_html
from goodmob.core.text.tags import tag_url
from goodmob.core.web.answers import Json
from goodmob.core.web.call import Call
from goodmob.core.web.routes import NOBODY, get
from goodmob.instance.entities.instance import SLOGAN
from goodmob.instance.entities.privacy import PRIVACY_UPDATED, privacy_html
from goodmob.instance.queries.wellness import is_well


class ExtendedDescription(Struct, frozen=True):
    """Mastodon's ExtendedDescription; `content` is HTML."""

    updated_at: str | None
    content: str


class PrivacyPolicy(Struct, frozen=True):
    """Mastodon's PrivacyPolicy; `content` is HTML."""

    updated_at: str
    content: str


class Language(Struct, frozen=True):
    """A language that a post can be marked with."""

    code: str
    name: str


async def extended_description(call: Call) -> ExtendedDescription:
    """What the operator says of the server."""
    settings = call.house.settings
    said = settings.description or SLOGAN
    content = render_html(said, mentions={}, tag_url=lambda name: tag_url(settings.base_url, name))
    return ExtendedDescription(None, content)


async def privacy_policy(call: Call) -> PrivacyPolicy:
    """What the server keeps of people, and who sees it."""
    return PrivacyPolicy(PRIVACY_UPDATED, privacy_html())


async def languages(call: Call) -> list[Language]:
    """The languages that posts can be marked with, by their own names."""
    return _languages()


async def health(call: Call) -> Response:
    """Whether the server can do its work: 200, or 503 where the database does not answer."""
    if await is_well(call.house.db):
        return Json({"status": "OK"})
    return Json({"status": "database does not answer"}, 503)


@cache
def _languages() -> list[Language]:
    english = {str(code): str(name) for code, name in Locale("en").languages.items()}
    return [Language(code, _own_name(code) or name) for code, name in sorted(english.items()) if len(code) == 2]


def _own_name(code: str) -> str:
    try:
        return str(Locale.parse(code).display_name or "")
    except UnknownLocaleError:
        return ""


ROUTES = (
    get("/api/v1/instance/extended_description", extended_description, viewer=NOBODY),
    get("/api/v1/instance/privacy_policy", privacy_policy, viewer=NOBODY),
    get("/api/v1/instance/languages", languages, viewer=NOBODY),
    get("/health", health, viewer=NOBODY),
)
