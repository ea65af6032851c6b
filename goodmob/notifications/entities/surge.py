"""What is shown of a surge of followers: how many came in which time, and through what most of them."""

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.queries.people import person_of
from goodmob.core import i18n
from goodmob.core.clock import HOUR, MINUTE
from goodmob.core.house import House
from goodmob.core.i18n import gettext as _
from goodmob.core.i18n import ngettext
from goodmob.core.ids import id_at
from goodmob.core.text.plain import one_line, plain_text
from goodmob.notifications.entities.fallback import NotificationFallback
from goodmob.notifications.queries.members import NEWEST, Group, groups_with
from goodmob.notifications.queries.surges import SurgeRow, surges_by_id
from goodmob.notifications.rules.surges import EVERY, leading, surge_id, surge_key
from goodmob.posts.entities.show import show as show_statuses
from goodmob.posts.entities.status import Status
from goodmob.social.entities.collection import Collection as PeopleCollection
from goodmob.social.entities.collection import show_named
from goodmob.social.queries.arrivals import ways_between
from goodmob.social.ways import COLLECTION, POST, SUGGESTION, thing_of

MOST_COUNTED = 5_000
"""Of how many followers of a surge it is looked at through what they came."""

LONGEST_WORDS = 80


class Surge(Struct, frozen=True):
    """A surge: its words, the newest of who came, and the post or collection through which most of them did."""

    words: NotificationFallback
    accounts: Collection[Account]
    status: Status | None
    collection: PeopleCollection | None


async def surges(house: House, viewer_id: int, group_keys: Iterable[str | None]) -> Mapping[str, Surge]:
    """The surges of these groups of notices, by key; no query where no group is one."""
    ids = {id_ for key in group_keys if (id_ := surge_id(key)) is not None}
    if not ids:
        return {}
    rows = await surges_by_id(house.db, viewer_id, ids)
    groups = await groups_with(house.db, viewer_id, [surge_key(id_) for id_ in rows], 0, NEWEST)
    person = await person_of(house.db, viewer_id)
    before = i18n.current.set(i18n.choose(person.locale if person else ""))
    try:
        return {
            group.key: await _shown(house, row, group)
            for group in groups
            if (row := rows.get(surge_id(group.key) or 0)) is not None
        }
    finally:
        i18n.current.reset(before)


async def _shown(house: House, row: SurgeRow, group: Group) -> Surge:
    since, until = id_at(row.began_at - EVERY), id_at(row.last_at + EVERY)
    ways = await ways_between(house.db, row.account_id, since, until, limit=MOST_COUNTED)
    kind, thing_id = thing_of(leading(ways, min(group.size, MOST_COUNTED)))
    posts = await show_statuses(house, row.account_id, [thing_id]) if kind == POST else []
    # Whoever follows says through what; only one's own posts, and collections in which one is, can be the reason.
    status = next((post for post in posts if int(post.account.id) == row.account_id), None)
    named = await show_named(house, row.account_id, [thing_id]) if kind == COLLECTION else {}
    collection = next(
        (one for one in named.values() if any(int(item.account_id) == row.account_id for item in one.items)), None
    )
    return Surge(
        NotificationFallback(_title(group.size, row.last_at - row.began_at), _reason(kind, status, collection)),
        await show_accounts(house, [notice.from_account_id for notice in group.newest]),
        status,
        collection,
    )


def _title(people: int, lasted: int) -> str:
    count = i18n.format_number(people)
    if lasted < 2 * HOUR:
        minutes = max(1, -(-lasted // MINUTE))
        return ngettext(
            "%(count)s people followed you in a minute",
            "%(count)s people followed you in %(num)s minutes",
            minutes,
            count=count,
        )
    hours = -(-lasted // HOUR)
    return ngettext(
        "%(count)s people followed you in an hour",
        "%(count)s people followed you in %(num)s hours",
        hours,
        count=count,
    )


def _reason(kind: str, status: Status | None, collection: PeopleCollection | None) -> str | None:
    if status is not None:
        content = status.content if isinstance(status.content, str) else ""
        words = one_line(status.spoiler_text or plain_text(content), LONGEST_WORDS)
        return _("Most came through this post: %(words)s", words=words) if words else _("Most came through a post.")
    if collection is not None:
        return _("Most came through the collection %(name)s", name=collection.name)
    if kind == SUGGESTION:
        return _("Most came because you were suggested to them.")
    return None
