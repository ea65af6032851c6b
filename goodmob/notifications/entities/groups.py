"""Notices as lines of a page: neighbours that tell the same of the same post stand together."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec import Struct, structs

from goodmob.accounts.entities.account import Account
from goodmob.notifications.entities.fallback import NotificationFallback
from goodmob.notifications.entities.notification import Notification
from goodmob.notifications.entities.surge import Surge
from goodmob.notifications.rules.kinds import EMOJI_REACTION, FAVOURITE, FOLLOW, REBLOG
from goodmob.notifications.rules.surges import surge_id
from goodmob.posts.entities.emoji_reaction import ReactionSign
from goodmob.posts.entities.status import Status

TOGETHER = frozenset({FAVOURITE, EMOJI_REACTION, REBLOG, FOLLOW})
"""Types of which neighbours stand on one line; of all others each tells something of its own."""


class Line(Struct, frozen=True):
    """One line: what happened, by whom (newest first, each once), about what; `id` is that of its newest notice.

    `created_at` is as in Mastodon's API; `report` and `event` are entities of the slices that keep them. `signs`: the
    emoji of reactions, each once. `ids`: those of all its notices on the page; `group_key`: of a surge, which has more.
    """

    id: int
    type: str
    created_at: str
    accounts: Sequence[Account]
    status: Status | None
    report: object | None
    fallback: NotificationFallback | None
    collection: object | None
    search: object | None
    announcement: object | None
    event: object | None
    signs: Sequence[ReactionSign]
    ids: Sequence[str]
    group_key: str = ""


def lines(notices: Sequence[Notification], surges: Mapping[str, Surge]) -> list[Line]:
    """The lines of a page of notices, in the same order; `surges` are those of their groups."""
    found = [_line(list(neighbours)) for _, neighbours in groupby(notices, key=_same)]
    keys = {int(notice.id): notice.group_key for notice in notices}
    return [_of_surge(line, key, surges[key]) if (key := keys[line.id]) in surges else line for line in found]


def _same(notice: Notification) -> tuple[str, ...]:
    if notice.type not in TOGETHER or surge_id(notice.group_key) is not None:
        return (notice.id,)
    return (notice.type, notice.status.id if notice.status else "")


def _of_surge(line: Line, key: str, surge: Surge) -> Line:
    accounts = [*line.accounts, *surge.accounts]
    return structs.replace(
        line,
        accounts=list({account.id: account for account in accounts}.values()),
        status=surge.status,
        collection=surge.collection,
        fallback=surge.words,
        group_key=key,
    )


def _line(notices: list[Notification]) -> Line:
    newest = notices[0]
    accounts = {notice.account.id: notice.account for notice in notices}
    signs = {str(notice.emoji): notice.emoji_url for notice in notices if notice.emoji is not None}
    return Line(
        id=int(newest.id),
        type=newest.type,
        created_at=newest.created_at,
        accounts=list(accounts.values()),
        status=newest.status,
        report=newest.report,
        fallback=newest.fallback,
        collection=newest.collection,
        search=newest.search,
        announcement=newest.announcement,
        event=newest.event,
        signs=[ReactionSign(name, str(url) if url else None) for name, url in signs.items()],
        ids=[notice.id for notice in notices],
    )
