"""Lists of servers that are followed, as JSON in GoToSocial's shape; limits and allowances as files."""

from msgspec import Struct

from goodmob.core.clock import iso
from goodmob.core.house import House
from goodmob.instance.queries.server_allows import every_server_allow
from goodmob.instance.queries.server_blocks import every_server_block
from goodmob.instance.queries.server_lists import ServerListRow
from goodmob.instance.server_files import CSV, allows_csv, blocks_csv


class DomainPermissionSubscription(Struct, frozen=True):
    """GoToSocial's domainPermissionSubscription: a list that somebody else keeps, and how it was had."""

    id: str
    priority: int
    title: str
    permission_type: str
    as_draft: bool
    adopt_orphans: bool
    created_by: str
    created_at: str
    uri: str
    content_type: str
    fetched_at: str | None
    successfully_fetched_at: str | None
    error: str
    count: int


async def file_of(house: House, kind: str) -> str:
    """All limits (blocks), or all allowances, as Mastodon's CSV."""
    if kind == "allows":
        return allows_csv(await every_server_allow(house.db))
    return blocks_csv(await every_server_block(house.db))


def render(row: ServerListRow) -> DomainPermissionSubscription:
    """The subscription of a row."""
    return DomainPermissionSubscription(
        id=str(row.id),
        priority=0,
        title=row.title,
        permission_type=row.permission_type,
        as_draft=row.as_draft,
        adopt_orphans=False,
        created_by=str(row.created_by),
        created_at=iso(row.created_at),
        uri=row.url,
        content_type=CSV.partition(";")[0],
        fetched_at=None if row.fetched_at is None else iso(row.fetched_at),
        successfully_fetched_at=None if row.read_at is None else iso(row.read_at),
        error=row.error,
        count=row.entries,
    )
