"""The page of a mob: before, while it is live, and after; and the parts of it that scripts ask for."""

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.commitments.queries.deeds import deeds_by_id, deeds_page
from goodmob.commitments.queries.shown import in_place_page
from goodmob.core.database.paging import Window
from goodmob.core.errors import NotFound
from goodmob.core.text.plain import one_line, plain_text
from goodmob.core.web.activity_answers import VARY, wants_activity
from goodmob.core.web.call import Call
from goodmob.core.web.locating import locating
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get
from goodmob.mobs.actions.show_far_mob import far_mob_shown
from goodmob.mobs.activities.telling import event_of_mob
from goodmob.mobs.entities.commitment import Commitment, show_commitments
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.entities.preview import preview_of_mob
from goodmob.mobs.entities.report import show_report
from goodmob.mobs.pages.announcements import news_of
from goodmob.mobs.pages.asking import asking_part
from goodmob.mobs.pages.cascade import share_part
from goodmob.mobs.pages.data import has_data
from goodmob.mobs.pages.event import event_data, way_data
from goodmob.mobs.pages.figures import figures_elsewhere, figures_of
from goodmob.mobs.pages.saying import words_part
from goodmob.mobs.pages.showing import deeds_told, hero, seen_as
from goodmob.mobs.pages.wall import MAPPED
from goodmob.mobs.pages.where import map_of
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.consents import consents
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.rules.addresses import embed_path_of
from goodmob.mobs.rules.replies import reach_words
from goodmob.posts.entities.embed import frame_html
from goodmob.posts.entities.show import show as show_posts
from goodmob.posts.entities.status import Status
from goodmob.social.queries.hidden import blocks_between

ON_THE_WALL = 13
FACES = 12
LONGEST_SUMMARY = 200


class OneMob(Struct):
    """The mob of the path."""

    id: Id


class OneDeed(Struct):
    """The mob and one of its deeds; openly: as anybody sees it, whoever looks."""

    id: Id
    deed_id: Id
    openly: bool = False


async def show_page(call: Call, params: OneMob) -> Response:
    """The whole page; who asks for a document is led to the Event, which asks anew who may see it."""
    if wants_activity(call) and (uri := await event_of_mob(call.house, params.id)) is not None:
        return RedirectResponse(uri, 302, {"Vary": VARY})
    return await _page(call, params.id)


async def show_joining(call: Call, params: OneMob) -> Response:
    """The page for somebody who has come to join: with how many, and on which condition."""
    return locating(await _page(call, params.id, opened=True))


async def show_card(call: Call, params: OneMob) -> Response:
    """The card as it is now."""
    mob = await seen_as(call, await seen_mob(call.house.db, call.viewer.account_id, params.id))
    return call.house.pages.render(call, "mobs/_card.html", **hero(call, mob))


async def show_hero(call: Call, params: OneMob) -> Response:
    """The head of the page as it is now."""
    mob = await seen_as(call, await seen_mob(call.house.db, call.viewer.account_id, params.id))
    return call.house.pages.render(call, "mobs/_hero.html", **hero(call, mob))


async def show_deed(call: Call, params: OneDeed) -> Response:
    """One deed as it hangs on the wall."""
    row = await seen_mob(call.house.db, call.viewer.account_id, params.id)
    found = (await deeds_by_id(call.house.db, [params.deed_id])).get(params.deed_id)
    rows = [found] if found is not None and found.call_id == row.id else []
    told = await deeds_told(call, row, rows, openly=params.openly)
    if not told:
        raise NotFound
    return call.house.pages.render(call, "mobs/_deed.html", told=told[0])


async def _page(call: Call, mob_id: int, *, opened: bool = False) -> Response:
    house, viewer_id = call.house, call.viewer.account_id
    row = await seen_mob(house.db, viewer_id, mob_id)
    mob, post = await _mob_and_face(call, row)
    if mob.origin is not None:
        await far_mob_shown(house, viewer_id, row.id)
    report = await show_report(house, viewer_id, row) if mob.state in {"tallying", "reported"} else None
    return house.pages.render(
        call,
        "mobs/mob.html",
        row=row,
        post=post,
        is_host=row.account_id == viewer_id,
        deeds=await deeds_told(call, row, await deeds_page(house.db, row.id, Window(limit=ON_THE_WALL))),
        people=await _people(call, row),
        report=report,
        figures=figures_of(report, row.unit, row.verb) if report else [],
        elsewhere=figures_elsewhere(report, row.unit) if report else [],
        reached=reach_words(report.reached, report.boosts) if report and report.reached else "",
        data=has_data(row, mob.state),
        credited=await _credited(call, mob),
        map=await map_of(house, row) if mob.state in MAPPED else None,
        mob_id=row.id,
        frame=frame_html(f"{house.settings.base_url}{embed_path_of(row.id)}", row.title),
        event=event_data(mob, _summary(mob, row)),
        way=way_data(house.settings, mob, call.gettext("Mobs")),
        summary=_summary(mob, row),
        shown=preview_of_mob(house, mob, row.spoiler_text, row.spoiler_text or mob.title),
        news=await news_of(call, row, mob.state),
        **hero(call, mob, opened=opened),
        **await words_part(call, mob),
        **await asking_part(call, row, mob),
        **await share_part(call, row, mob),
    )


async def _mob_and_face(call: Call, row: MobRow) -> tuple[Mob, Status | None]:
    """The mob and the post that is its face, which brings it along; a draft has none, nor one whose post is gone."""
    post_ids = [] if row.post_id is None else [row.post_id]
    posts = await show_posts(call.house, call.viewer.account_id, post_ids)
    if not posts:
        return await seen_as(call, row), None
    carried = posts[0].mob
    return carried if isinstance(carried, Mob) else await seen_as(call, row), posts[0]


async def _people(call: Call, row: MobRow) -> list[Commitment]:
    house, viewer_id = call.house, call.viewer.account_id
    rows = await in_place_page(house.db, row.id, Window(limit=FACES))
    if viewer_id is not None and rows:
        blocked = await blocks_between(house.db, viewer_id, {one.account_id for one in rows})
        rows = [one for one in rows if one.account_id not in blocked]
    return await show_commitments(house, viewer_id, rows)


async def _credited(call: Call, mob: Mob) -> bool | None:
    """Whether the viewer wants to be named in the report; None for who takes no part."""
    if mob.me is None or mob.me.state not in {"confirmed", "done", "excused", "no_show"}:
        return None
    return await consents(call.house.db, int(mob.id), call.account_id)


def _summary(mob: Mob, row: MobRow) -> str:
    """What search engines and previews of links are told."""
    return one_line(plain_text(row.spoiler_text or row.text or mob.title), LONGEST_SUMMARY)


_MOB = "/mobs/:id"

PAGES = (
    get(_MOB, show_page, viewer=OPTIONAL_SESSION),
    get(f"{_MOB}/report", show_page, viewer=OPTIONAL_SESSION),
    get(f"{_MOB}/join", show_joining, viewer=SESSION),
    get(f"{_MOB}/card", show_card, viewer=OPTIONAL_SESSION),
    get(f"{_MOB}/hero", show_hero, viewer=OPTIONAL_SESSION),
    get(f"{_MOB}/deeds/:deed_id", show_deed, viewer=OPTIONAL_SESSION),
)
