"""Who brought whom, in a browser: the tree, the figures, one's own link with its QR code, and being named or not."""

from collections.abc import Sequence
from typing import Any, Literal

from babel.numbers import format_decimal
from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.database.paging import Window
from goodmob.core.errors import Conflict, Forbidden, Invalid, NotFound
from goodmob.core.i18n import current, format_number, ngettext
from goodmob.core.i18n import gettext as _
from goodmob.core.qr import qr_svg
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get, post
from goodmob.mobs.actions.disown import disown
from goodmob.mobs.actions.invite import invite, take_back
from goodmob.mobs.actions.naming import choose_name
from goodmob.mobs.entities.cascade import CascadeSummary, recent_figures, show_nodes, show_summary
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.pages.branches import branches_of, how_many_alone
from goodmob.mobs.pages.invited import keep_opened
from goodmob.mobs.pages.showing import seen_as
from goodmob.mobs.pages.words import reason
from goodmob.mobs.permissions import seen_mob
from goodmob.mobs.queries.arrivals import arrival_of
from goodmob.mobs.queries.cascade import CascadeFigures, nodes_page, recruiting_nodes
from goodmob.mobs.queries.mobs import MobRow
from goodmob.mobs.queries.touches import invitation_by_code, invitation_of
from goodmob.mobs.rules.addresses import invitation_url_of, path_of

DRAWN_WHOLE = 200
"""Trees of so many places are drawn whole; of larger ones only those who brought most."""

MOST_DRAWN = 100


class OneMob(Struct):
    """The mob of the path."""

    id: Id


class OneLink(Struct):
    """A link to the mob that somebody passed on; via: qr where it was scanned."""

    id: Id
    code: str
    via: Literal["link", "qr"] = "link"


class NamedForm(Struct):
    """Whether others see who it is, in the tree of this mob."""

    id: Id
    named: bool = False


async def show_tree(call: Call, params: OneMob) -> Response:
    """Who brought whom, as a nested list; of a large tree, those who brought most."""
    house, viewer_id = call.house, call.viewer.account_id
    row = await seen_mob(house.db, viewer_id, params.id)
    rows = await nodes_page(house.db, row.id, Window(limit=DRAWN_WHOLE + 1))
    is_whole = len(rows) <= DRAWN_WHOLE
    if not is_whole:
        rows = await recruiting_nodes(house.db, row.id, MOST_DRAWN)
    nodes = await show_nodes(house, viewer_id, rows)
    summary = await show_summary(house, row)
    own = None if viewer_id is None else await arrival_of(house.db, row.id, viewer_id)
    return house.pages.render(
        call,
        "mobs/cascade.html",
        row=row,
        mob=await seen_as(call, row),
        branches=branches_of(nodes),
        alone=how_many_alone(nodes) if is_whole else 0,
        is_whole=is_whole,
        own=own,
        summary=summary,
        figures=figures_of(summary),
        times=times_told(summary),
    )


async def share_part(call: Call, row: MobRow, mob: Mob) -> dict[str, Any]:
    """What the page of a mob says of who brought whom, and the link to pass on: one's own where there is one."""
    house, viewer_id = call.house, call.viewer.account_id
    own = None if viewer_id is None else await invitation_of(house.db, row.id, viewer_id)
    link = mob.url if own is None else invitation_url_of(house.settings, row.id, own.code)
    figures = await recent_figures(house, row.id)
    scanned = link if own is None else f"{link}?via=qr"
    return {
        "brought": figures_of(figures) if figures.invited else [],
        "share_link": link,
        "has_own_link": own is not None,
        "share_code": lambda: qr_svg(scanned, _("A code that leads here")),
    }


async def open_link(call: Call, params: OneLink) -> Response:
    """Leads to the mob; the browser remembers whose link it was, and the server notes nothing."""
    response = RedirectResponse(path_of(params.id), 303)
    invitation = await invitation_by_code(call.house.db, params.id, params.code)
    if invitation is not None and invitation.account_id != call.viewer.account_id:
        keep_opened(call, response, params.id, params.code, params.via)
    return response


async def make_link(call: Call, params: OneMob) -> Response:
    """One's own link to the mob."""
    try:
        await call.house.db.act(invite, params.id, call.account_id, lane=call.account_id)
    except (Conflict, Forbidden, Invalid) as refusal:
        call.notify(reason(refusal), "warn")
    return RedirectResponse(f"{path_of(params.id)}#share", 303)


async def drop_link(call: Call, params: OneMob) -> Response:
    """Takes one's own link back."""
    await call.house.db.act(take_back, params.id, call.account_id, lane=call.account_id)
    call.notify(call.gettext("Your link no longer counts for you."))
    return await _to_mob(call, params.id, "#share")


async def name_oneself(call: Call, params: NamedForm) -> Response:
    """Named from now on in the tree of this mob, or not."""
    await call.house.db.act(choose_name, params.id, call.account_id, params.named)
    return await _to_mob(call, params.id, "/cascade")


async def disown_inviter(call: Call, params: OneMob) -> Response:
    """Nobody brought one here."""
    await call.house.db.act(disown, params.id, call.account_id)
    call.notify(call.gettext("Nobody gets the credit for having brought you."))
    return await _to_mob(call, params.id, "/cascade")


async def _to_mob(call: Call, mob_id: int, place: str) -> Response:
    try:
        await seen_mob(call.house.db, call.account_id, mob_id)
    except NotFound:
        return RedirectResponse("/mobs/mine", 303)
    return RedirectResponse(f"{path_of(mob_id)}{place}", 303)


def figures_of(summary: CascadeSummary | CascadeFigures) -> list[tuple[str, str]]:
    """The figures with their words."""
    return [
        (
            format_number(summary.invited),
            ngettext("was brought by somebody", "were brought by somebody", summary.invited),
        ),
        (format_number(summary.credited), ngettext("of them did it", "of them did it", summary.credited)),
        (format_number(summary.depth), ngettext("step from first to last", "steps from first to last", summary.depth)),
        (format_decimal(summary.reproduction, locale=current.get()), _("brought by each who did it")),
    ]


def times_told(summary: CascadeSummary) -> Sequence[tuple[str, int]]:
    """How many did it how soon after the post, in words; empty where nobody has."""
    if not summary.participants:
        return []
    words = {
        "hour": _("within an hour"),
        "six_hours": _("within six hours"),
        "day": _("within a day"),
        "three_days": _("within three days"),
        "week": _("within a week"),
        "later": _("later"),
    }
    return [(words[name], people) for name, people in summary.times.items() if people]


_MOB = "/mobs/:id"

PAGES = (
    get(f"{_MOB}/cascade", show_tree, viewer=OPTIONAL_SESSION),
    get(f"{_MOB}/by/:code", open_link, viewer=OPTIONAL_SESSION),
    post(f"{_MOB}/invitation", make_link, viewer=SESSION),
    post(f"{_MOB}/invitation/delete", drop_link, viewer=SESSION),
    post(f"{_MOB}/cascade/named", name_oneself, viewer=SESSION),
    post(f"{_MOB}/cascade/disown", disown_inviter, viewer=SESSION),
)
"""Mounted with the other pages of mobs."""
