"""Since you were away: a page that ends, of what was said meanwhile."""

from collections import Counter
from typing import Annotated
from urllib.parse import urlencode

from msgspec import Meta, Struct
from starlette.responses import Response

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.core.clock import HOUR
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get
from goodmob.notifications.queries.markers import markers_of
from goodmob.posts.entities.show import show_rows
from goodmob.posts.queries.posts import PostRow
from goodmob.web.entities.away import Away, Kind, away_since
from goodmob.web.entities.catch_up import catch_up
from goodmob.web.pages.home import HOME
from goodmob.web.rules import MOST_HOURS, hours_away

ADDRESS = "/home/catch-up"
HOURS = (3, 6, 12, 24, MOST_HOURS)
USUAL_HOURS = 12
MOST_AUTHORS = 12
ON_A_PAGE = 40


class Wished(Struct):
    """For how many hours one was away (without: since one read last), by whom, and which kind alone; what comes next
    below max_id."""

    hours: Annotated[int, Meta(ge=1, le=MOST_HOURS)] | None = None
    by: Id | None = None
    kind: Kind | None = None
    max_id: Id | None = None


class Chip(Struct, frozen=True):
    """A way to look at part of it: what it is called, how many there are, where it leads, and whether it is chosen.

    account: whose posts it leads to, if somebody's.
    """

    label: str
    number: int
    href: str
    is_chosen: bool
    account: Account | None = None


async def show_catch_up(call: Call, params: Wished) -> Response:
    """What was said while the viewer was away: the first of everything, or all of one person or kind."""
    house, account_id = call.house, call.account_id
    hours = params.hours or await _hours(call)
    away = await away_since(house, account_id, house.clock.now() - hours * HOUR)
    is_part = params.by is not None or params.kind is not None
    rows = [row for row in away.rows if is_part and _is_wanted(away, row, params)]
    page = [row for row in rows if params.max_id is None or row.id < params.max_id][:ON_A_PAGE]
    goes_on = bool(page) and page[-1].id > rows[-1].id
    return house.pages.render(
        call,
        "web/catch_up.html",
        hours=hours,
        spans=[Chip("", span, _address(span), span == hours) for span in HOURS],
        away=away,
        people=len({row.account_id for row in away.rows}),
        kinds=_kinds(call, away, hours, params),
        authors=await _authors(call, away, hours, params),
        is_part=is_part,
        posts=await show_rows(house, account_id, page),
        older=_address(hours, params.by, params.kind, page[-1].id) if goes_on else "",
        back=_address(hours),
        told=None if is_part else await catch_up(house, account_id, away),
    )


def _is_wanted(away: Away, row: PostRow, params: Wished) -> bool:
    return params.by in {None, row.account_id} and (params.kind is None or away.is_of(params.kind, row))


async def _hours(call: Call) -> int:
    marker = (await markers_of(call.house.db, call.account_id, [HOME])).get(HOME)
    return (hours_away(marker.updated_at, call.house.clock.now()) if marker else 0) or USUAL_HOURS


def _kinds(call: Call, away: Away, hours: int, params: Wished) -> list[Chip]:
    counts = away.counts()
    labels: dict[Kind, str] = {
        "posts": call.gettext("Posts"),
        "answers": call.gettext("Answers"),
        "boosts": call.gettext("Boosts"),
        "pictures": call.gettext("Pictures and films"),
        "links": call.gettext("Links"),
        "polls": call.gettext("Polls"),
        "mobs": call.gettext("Mobs"),
    }
    return [
        Chip(label, counts[kind], _address(hours, params.by, None if is_chosen else kind), is_chosen)
        for kind, label in labels.items()
        if counts[kind]
        for is_chosen in [kind == params.kind]
    ]


async def _authors(call: Call, away: Away, hours: int, params: Wished) -> list[Chip]:
    said = Counter(row.account_id for row in away.rows)
    most = [account_id for account_id, _ in said.most_common(MOST_AUTHORS)]
    if params.by is not None and params.by not in most:
        most = [params.by, *most]
    return [
        Chip(
            account.display_name or account.username,
            said[int(account.id)],
            _address(hours, None if is_chosen else int(account.id), params.kind),
            is_chosen,
            account,
        )
        for account in await show_accounts(call.house, most)
        for is_chosen in [account.id == str(params.by)]
    ]


def _address(hours: int, by: int | None = None, kind: str | None = None, max_id: int | None = None) -> str:
    wished = {"hours": hours, "by": by, "kind": kind, "max_id": max_id}
    return f"{ADDRESS}?{urlencode({name: value for name, value in wished.items() if value is not None})}"


PAGES = (get(ADDRESS, show_catch_up, viewer=SESSION),)
