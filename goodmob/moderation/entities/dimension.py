"""Mastodon's Admin::Dimension: what there is most of."""

import platform
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

from babel import Locale, UnknownLocaleError
from msgspec import UNSET, Struct, UnsetType

from goodmob.accounts.queries.accounts import accounts_by_id
from goodmob.accounts.queries.days import domains_of, locales_read
from goodmob.core.database.about import bytes_of_database, version_of_database
from goodmob.core.database.interface import Reads
from goodmob.core.house import House
from goodmob.core.version import VERSION
from goodmob.media.queries.figures import bytes_kept
from goodmob.moderation.entities.measure import Asked
from goodmob.moderation.queries.figures import of_server
from goodmob.moderation.rules.figures import Period, human_bytes
from goodmob.oauth.queries.applications import applications
from goodmob.posts.queries.days import AuthorCount, apps_used, far_authors, languages_written, local_posts_between
from goodmob.posts.queries.tag_figures import tag_authors, tag_languages
from goodmob.social.queries.days import how_many_follow_each


class DimensionData(Struct, frozen=True, kw_only=True):
    """One of them; the value is a number in text, or a version."""

    key: str
    human_key: str
    value: str
    unit: str | UnsetType = UNSET
    human_value: str | UnsetType = UNSET


class Dimension(Struct, frozen=True):
    """What there is most of, the most first."""

    key: str
    data: Sequence[DimensionData]


Question = Callable[[House, Period, int, Asked], Awaitable[list[DimensionData]]]


async def _languages(house: House, period: Period, limit: int, asked: Asked) -> list[DimensionData]:
    rows = await locales_read(house.db, period.first, period.beyond, limit)
    return [_language(row.locale, row.number) for row in rows]


async def _sources(house: House, period: Period, limit: int, asked: Asked) -> list[DimensionData]:
    rows = await apps_used(house.db, period.first, period.beyond, limit)
    apps = await applications(house.db, [row.application_id for row in rows if row.application_id is not None])
    names: Counter[str] = Counter()
    for row in rows:
        app = apps.get(row.application_id or 0)
        names[app.name if app else "web"] += row.number
    human = {"web": "Website"}
    return [
        DimensionData(key=name, human_key=human.get(name, name), value=str(number))
        for name, number in names.most_common()
    ]


async def _servers(house: House, period: Period, limit: int, asked: Asked) -> list[DimensionData]:
    servers = await _by_server(house, await far_authors(house.db, period.first, period.beyond))
    servers[house.settings.local_domain] += await local_posts_between(house.db, period.first, period.beyond)
    return _named(servers, limit)


async def _space_usage(house: House, period: Period, limit: int, asked: Asked) -> list[DimensionData]:
    name = "SQLite" if house.settings.is_sqlite else "PostgreSQL"
    sizes = {name: await bytes_of_database(house.db), "Media storage": await bytes_kept(house.db)}
    return [
        DimensionData(
            key="media" if called == "Media storage" else called.lower(),
            human_key=called,
            value=str(size),
            unit="bytes",
            human_value=human_bytes(size),
        )
        for called, size in sizes.items()
    ]


async def _software_versions(house: House, period: Period, limit: int, asked: Asked) -> list[DimensionData]:
    name = "SQLite" if house.settings.is_sqlite else "PostgreSQL"
    versions = {
        "Goodmob": VERSION,
        "Python": platform.python_version(),
        name: await version_of_database(house.db),
    }
    return [
        DimensionData(key=called.lower(), human_key=called, value=version, human_value=version)
        for called, version in versions.items()
    ]


async def _tag_servers(house: House, period: Period, limit: int, asked: Asked) -> list[DimensionData]:
    return _named(
        await _by_server(house, await tag_authors(house.db, asked.tag_id, period.first, period.beyond)), limit
    )


async def _tag_languages(house: House, period: Period, limit: int, asked: Asked) -> list[DimensionData]:
    rows = await tag_languages(house.db, asked.tag_id, period.first, period.beyond, limit)
    return [_language(row.language, row.number) for row in rows]


async def _instance_accounts(house: House, period: Period, limit: int, asked: Asked) -> list[DimensionData]:
    rows = await of_server(house.db, asked.domain, how_many_follow_each)
    most = sorted(rows, key=lambda row: (-row.number, row.account_id))[:limit]
    accounts = await accounts_by_id(house.db, [account_id for account_id, _ in most])
    return [
        DimensionData(key=account.username, human_key=account.username, value=str(number))
        for account_id, number in most
        if (account := accounts.get(account_id)) is not None
    ]


async def _instance_languages(house: House, period: Period, limit: int, asked: Asked) -> list[DimensionData]:
    async def ask(reads: Reads, ids: Iterable[int]) -> list[tuple[str, int]]:
        rows = await languages_written(reads, [*ids], period.first, period.beyond)
        return [(row.language, row.number) for row in rows]

    languages: Counter[str] = Counter()
    for language, number in await of_server(house.db, asked.domain, ask):
        languages[language] += number
    return [_language(language, number) for language, number in languages.most_common(limit)]


async def _by_server(house: House, authors: Sequence[AuthorCount]) -> Counter[str]:
    domains = await domains_of(house.db, {row.account_id for row in authors})
    servers: Counter[str] = Counter()
    for row in authors:
        servers[domains.get(row.account_id) or house.settings.local_domain] += row.number
    return servers


def _named(servers: Counter[str], limit: int) -> list[DimensionData]:
    most = sorted(servers.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
    return [DimensionData(key=name, human_key=name, value=str(number)) for name, number in most if number]


def _language(code: str, number: int) -> DimensionData:
    try:
        name = Locale.parse(code, sep="-").get_display_name("en")
    except (UnknownLocaleError, ValueError):
        name = None
    return DimensionData(key=code, human_key=name or code, value=str(number))


OF_TAG: Mapping[str, Question] = {"tag_servers": _tag_servers, "tag_languages": _tag_languages}
OF_SERVER: Mapping[str, Question] = {
    "instance_accounts": _instance_accounts,
    "instance_languages": _instance_languages,
}
DIMENSIONS: Mapping[str, Question] = {
    "languages": _languages,
    "sources": _sources,
    "servers": _servers,
    "space_usage": _space_usage,
    "software_versions": _software_versions,
    **OF_TAG,
    **OF_SERVER,
}


async def dimension(house: House, key: str, period: Period, limit: int, asked: Asked) -> Dimension:
    """The dimension with this key of DIMENSIONS."""
    return Dimension(key, await DIMENSIONS[key](house, period, limit, asked))
