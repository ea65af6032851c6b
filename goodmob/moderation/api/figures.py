"""What goes on here in numbers, by API: measures, dimensions and who stays."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar, cast

from msgspec import Struct

from goodmob.accounts.permissions import Permission, require_permission
from goodmob.core.clock import DAY, MINUTE
from goodmob.core.errors import Invalid, Malformed, NotFound
from goodmob.core.house import House
from goodmob.core.text.hosts import normalise_domain
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import post
from goodmob.moderation.entities import dimension as dimensions
from goodmob.moderation.entities import measure as measures
from goodmob.moderation.entities.cohort import Cohort, cohorts
from goodmob.moderation.entities.dimension import DIMENSIONS, Dimension, dimension
from goodmob.moderation.entities.measure import MEASURES, Asked, Measure, measured
from goodmob.moderation.rules.figures import MOST_COHORT_DAYS, MOST_DAYS, MOST_MONTHS, Period, day_named, period_between
from goodmob.posts.queries.reviewed_tags import reviewed_tag

T = TypeVar("T")

KEPT = 5 * MINUTE
"""How old the figures may be: some of them are counted over whole tables."""

USUAL_DAYS = 30
MOST_ROWS = 100
_ENTRY_BYTES = 20_000


class About(Struct):
    """What one of the figures is about: a tag or another server."""

    id: Id | None = None
    domain: str | None = None


class FiguresParams(Struct, kw_only=True):
    """Which figures, from which day to which; each that is about a tag or a server names it under its own key."""

    keys: list[str] = []
    start_at: str | None = None
    end_at: str | None = None
    limit: int | None = None
    tag_accounts: About | None = None
    tag_uses: About | None = None
    tag_servers: About | None = None
    tag_languages: About | None = None
    instance_accounts: About | None = None
    instance_media_attachments: About | None = None
    instance_reports: About | None = None
    instance_statuses: About | None = None
    instance_follows: About | None = None
    instance_followers: About | None = None
    instance_languages: About | None = None


class RetentionParams(Struct, kw_only=True):
    """Who signed up from which day to which, by day or by month."""

    start_at: str | None = None
    end_at: str | None = None
    frequency: str = "day"


async def show_measures(call: Call, params: FiguresParams) -> list[Measure]:
    """How much of something there was, in all and day by day; keys that nobody knows are passed over."""
    require_permission(call.viewer, Permission.VIEW_DASHBOARD)
    period = _period(params)
    found: list[Measure] = []
    for key in dict.fromkeys(key for key in params.keys if key in MEASURES):
        asked = await _asked(call.house, params, key, measures.OF_TAG, measures.OF_SERVER)

        async def ask(key: str = key, asked: Asked = asked) -> Measure:
            return await measured(call.house, key, period, asked)

        found.append(await _kept(call.house, (Measure, key, period, asked), ask))
    return found


async def show_dimensions(call: Call, params: FiguresParams) -> list[Dimension]:
    """What there is most of; keys that nobody knows are passed over. Of the last 30 days, unless others are named."""
    require_permission(call.viewer, Permission.VIEW_DASHBOARD)
    today = call.house.clock.now() // DAY
    last_day = today if params.end_at is None else day_named("end_at", params.end_at)
    first_day = last_day - USUAL_DAYS + 1 if params.start_at is None else day_named("start_at", params.start_at)
    period = period_between(max(0, first_day), last_day)
    limit = 10 if params.limit is None else max(1, min(abs(params.limit), MOST_ROWS))
    found: list[Dimension] = []
    for key in dict.fromkeys(key for key in params.keys if key in DIMENSIONS):
        asked = await _asked(call.house, params, key, dimensions.OF_TAG, dimensions.OF_SERVER)

        async def ask(key: str = key, asked: Asked = asked) -> Dimension:
            return await dimension(call.house, key, period, limit, asked)

        found.append(await _kept(call.house, (Dimension, key, period, limit, asked), ask))
    return found


async def show_retention(call: Call, params: RetentionParams) -> list[Cohort]:
    """Of those who signed up together, how many are still here; nothing where the days are not named."""
    require_permission(call.viewer, Permission.VIEW_DASHBOARD)
    if not params.start_at or not params.end_at:
        return []
    frequency = "month" if params.frequency == "month" else "day"
    most = MOST_MONTHS * 31 if frequency == "month" else MOST_COHORT_DAYS
    days = day_named("start_at", params.start_at), day_named("end_at", params.end_at)
    period = period_between(*days, most)

    async def ask() -> list[Cohort]:
        return await cohorts(call.house, period, frequency)

    return await _kept(call.house, (Cohort, period, frequency), ask)


def _period(params: FiguresParams) -> Period:
    for field, given in (("start_at", params.start_at), ("end_at", params.end_at)):
        if not given:
            raise Invalid(field, "can't be blank")
    days = day_named("start_at", params.start_at or ""), day_named("end_at", params.end_at or "")
    return period_between(*days, MOST_DAYS)


async def _asked(
    house: House, params: FiguresParams, key: str, of_tag: Mapping[str, Any], of_server: Mapping[str, Any]
) -> Asked:
    """What the figure is about. Malformed, in the words of Mastodon, where that is not said; NotFound for no tag."""
    about: About | None = getattr(params, key, None)
    if key in of_tag:
        if about is None or about.id is None:
            raise Malformed(f"param is missing or the value is empty: {key}")
        if await reviewed_tag(house.db, about.id) is None:
            raise NotFound
        return Asked(tag_id=about.id)
    if key in of_server:
        if about is None or not about.domain:
            raise Malformed(f"param is missing or the value is empty: {key}")
        return Asked(domain=normalise_domain(about.domain) or about.domain[:255].lower())
    return Asked()


async def _kept(house: House, about: tuple[object, ...], ask: Callable[[], Awaitable[T]]) -> T:
    key = ("moderation.figures", *about, house.clock.now() // KEPT)
    kept = cast("T | None", house.cache.get(key))
    if kept is None:
        kept = await ask()
        house.cache.put(key, kept, _ENTRY_BYTES)
    return kept


ROUTES = (
    post("/api/v1/admin/measures", show_measures, scope="admin:read"),
    post("/api/v1/admin/dimensions", show_dimensions, scope="admin:read"),
    post("/api/v1/admin/retention", show_retention, scope="admin:read"),
)
