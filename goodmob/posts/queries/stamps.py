"""What authors allowed others in writing."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.posts.tables.stamps import stamp


class StampRow(NamedTuple):
    """That the owner of the post allowed the account what it made of it; kind is quote, favourite, reply or reblog.

    uri: null for stamps of this server.
    """

    id: int
    kind: str
    owner_id: int
    account_id: int
    post_id: int
    object_uri: str
    uri: str | None
    created_at: int


_STAMPS = select(*(stamp.c[name] for name in StampRow._fields))
BY_ID = statement(_STAMPS.where(stamp.c.id == bindparam("stamp_id", type_=BigInteger)), into=StampRow)
BY_URI = statement(_STAMPS.where(stamp.c.uri == bindparam("uri")), into=StampRow)
ON = statement(_STAMPS.where(among(stamp.c.object_uri, "uris")), into=StampRow)


async def stamp_by_id(reads: Reads, stamp_id: int) -> StampRow | None:
    """The stamp, whoever's it is, unless it was taken back."""
    return await reads.one(BY_ID, stamp_id=stamp_id)


async def stamp_by_uri(reads: Reads, uri: str) -> StampRow | None:
    """The stamp that another server keeps at this address."""
    return await reads.one(BY_URI, uri=uri)


async def stamps_on(reads: Reads, uris: Collection[str]) -> dict[str, list[StampRow]]:
    """The stamps that things with these ids have, by id; those without any are left out."""
    found: defaultdict[str, list[StampRow]] = defaultdict(list)
    for row in await reads.all(ON, uris=list(uris)) if uris else ():
        found[row.object_uri].append(row)
    return found


async def stamp_on(reads: Reads, uri: str, kind: str) -> StampRow | None:
    """The stamp of this kind that the thing with this id has."""
    return next((row for row in (await stamps_on(reads, [uri])).get(uri, ()) if row.kind == kind), None)
