"""Mastodon's Admin::Measure: how much of something there was, in all and day by day."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.queries.days import domains_of, joined_by_day, met_by_day
from goodmob.accounts.queries.figures import how_many_active
from goodmob.core.clock import DAY, iso
from goodmob.core.database.days import DayCount
from goodmob.core.database.interface import Reads
from goodmob.core.house import House
from goodmob.media.queries.figures import bytes_by_day
from goodmob.moderation.queries.figures import (
    active_days,
    of_server,
    reports_against,
    reports_opened,
    reports_resolved,
)
from goodmob.moderation.rules.figures import Period, added_up, human_bytes
from goodmob.posts.queries.days import interactions_by_day, written_by_day
from goodmob.posts.queries.tag_figures import far_tag_uses, tag_users, tag_uses
from goodmob.social.queries.days import follows_by_by_day, follows_of_by_day


class MeasureData(Struct, frozen=True):
    """How much there was on a day, which is named by its midnight in UTC."""

    date: str
    value: str


class Measure(Struct, frozen=True, kw_only=True):
    """A measure; human_value only where it has a unit, previous_total only where the total is one of the period."""

    key: str
    unit: str | None
    total: str
    human_value: str | UnsetType = UNSET
    previous_total: str | UnsetType = UNSET
    data: Sequence[MeasureData]


class Counted(NamedTuple):
    """The number of each day, and of all days together: for those who come twice that is less than the sum."""

    days: Mapping[int, int]
    total: int


class Asked(NamedTuple):
    """Of what a measure is asked: a tag or a server, where it is about one."""

    tag_id: int = 0
    domain: str = ""


Question = Callable[[House, Period, Asked], Awaitable[Counted]]


def _summed(ask: Callable[[Reads, Period], Awaitable[list[DayCount]]]) -> Question:
    async def count(house: House, period: Period, asked: Asked) -> Counted:
        days = added_up(await ask(house.db, period))
        return Counted(days, sum(days.values()))

    return count


def _since_ever(ask: Callable[[Reads, str], Awaitable[list[DayCount]]]) -> Question:
    async def count(house: House, period: Period, asked: Asked) -> Counted:
        days = added_up(await ask(house.db, asked.domain))
        return Counted(days, sum(days.values()))

    return count


async def _active(house: House, period: Period, asked: Asked) -> Counted:
    """Of a period that is over it is not known who came twice: its total is what came on the fullest day."""
    today = house.clock.now() // DAY
    days = added_up(await active_days(house.db, period))
    if today not in period.days:
        return Counted(days, max(days.values(), default=0))
    days[today] = await how_many_active(house.db, today * DAY)
    return Counted(days, await how_many_active(house.db, period.first))


async def _tag_accounts(house: House, period: Period, asked: Asked) -> Counted:
    used = await tag_uses(house.db, asked.tag_id, period.first, period.beyond)
    total = await tag_users(house.db, asked.tag_id, period.first, period.beyond)
    return Counted({use.day: use.accounts for use in used}, total)


async def _tag_uses(house: House, period: Period, asked: Asked) -> Counted:
    used = await tag_uses(house.db, asked.tag_id, period.first, period.beyond)
    return Counted({use.day: use.uses for use in used}, sum(use.uses for use in used))


async def _tag_servers(house: House, period: Period, asked: Asked) -> Counted:
    used = await far_tag_uses(house.db, asked.tag_id, period.first, period.beyond)
    domains = await domains_of(house.db, {use.account_id for use in used})
    servers: dict[int, set[str | None]] = {}
    for use in used:
        servers.setdefault(use.day, set()).add(domains.get(use.account_id))
    return Counted({day: len(names) for day, names in servers.items()}, len(set().union(*servers.values())))


OF_ALL: Mapping[str, Question] = {
    "active_users": _active,
    "new_users": _summed(lambda reads, period: joined_by_day(reads, period.first, period.beyond)),
    "interactions": _summed(lambda reads, period: interactions_by_day(reads, period.first, period.beyond)),
    "opened_reports": _summed(reports_opened),
    "resolved_reports": _summed(reports_resolved),
}
OF_TAG: Mapping[str, Question] = {
    "tag_accounts": _tag_accounts,
    "tag_uses": _tag_uses,
    "tag_servers": _tag_servers,
}
OF_SERVER: Mapping[str, Question] = {
    "instance_accounts": _since_ever(met_by_day),
    "instance_media_attachments": _since_ever(lambda reads, domain: of_server(reads, domain, bytes_by_day)),
    "instance_reports": _since_ever(lambda reads, domain: of_server(reads, domain, reports_against)),
    "instance_statuses": _since_ever(lambda reads, domain: of_server(reads, domain, written_by_day)),
    "instance_follows": _since_ever(lambda reads, domain: of_server(reads, domain, follows_of_by_day)),
    "instance_followers": _since_ever(lambda reads, domain: of_server(reads, domain, follows_by_by_day)),
}
MEASURES: Mapping[str, Question] = {**OF_ALL, **OF_TAG, **OF_SERVER}
IN_BYTES = frozenset({"instance_media_attachments"})


async def measured(house: House, key: str, period: Period, asked: Asked) -> Measure:
    """The measure with this key of MEASURES."""
    ask = MEASURES[key]
    counted = await ask(house, period, asked)
    previous: str | UnsetType = UNSET
    if key not in OF_SERVER:
        previous = str((await ask(house, period.previous, asked)).total)
    return Measure(
        key=key,
        unit="bytes" if key in IN_BYTES else None,
        total=str(counted.total),
        human_value=human_bytes(counted.total) if key in IN_BYTES else UNSET,
        previous_total=previous,
        data=[MeasureData(iso(day * DAY), str(counted.days.get(day, 0))) for day in period.days],
    )
