"""Posts in another language, by API."""

from msgspec import Struct

from goodmob.accounts.queries.people import person_of
from goodmob.core.errors import Forbidden
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import APP, NOBODY, get, post
from goodmob.posts.entities.translation import Translation, translatable_pairs, translated

USUAL = "en"


class TranslateParams(Struct, kw_only=True):
    """The post of the path, and the language it is wanted in: the viewer's own, where it is not said."""

    id: Id
    lang: str | None = None


async def translate_status(call: Call, params: TranslateParams) -> Translation:
    """A post in another language, as the service that the operator named translates it.

    Forbidden for a person who may not act yet, or no more: the service may cost the operator money.
    """
    if call.viewer.hindrance:
        raise Forbidden(call.viewer.hindrance)
    return await translated(call.house, call.viewer.account_id, params.id, params.lang or await _own(call))


async def _own(call: Call) -> str:
    person = None if call.viewer.account_id is None else await person_of(call.house.db, call.viewer.account_id)
    return USUAL if person is None else person.locale


async def translation_languages(call: Call) -> dict[str, list[str]]:
    """Which languages can be translated into which; none where no service was named."""
    return {source: list(targets) for source, targets in (await translatable_pairs(call.house)).items()}


ROUTES = (
    post("/api/v1/statuses/:id/translate", translate_status, viewer=APP, scope="read:statuses", limit="translations"),
    get("/api/v1/instance/translation_languages", translation_languages, viewer=NOBODY),
)
