"""Questions about files of other servers and the copies that are here."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Integer, Text, bindparam, case, cast, func, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.media.rules.far import Kind
from goodmob.media.tables import far_file


class FarFile(NamedTuple):
    """A file of another server; file_key and still_key are those of the copies, while they are here."""

    name: str
    kind: Kind
    subject_id: int
    domain: str
    url: str
    state: str
    file_key: str | None
    still_key: str | None
    bytes: int
    failures: int
    next_at: int
    used_at: int
    spared: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its copies."""
        return tuple(dict.fromkeys(key for key in (self.file_key, self.still_key) if key))


class Room(NamedTuple):
    """How much room the copies of one kind take: their bytes, how many they are, and of how many files."""

    kind: Kind
    bytes: int
    copies: int
    files: int


class RoomOfServer(NamedTuple):
    """How much room the copies of one server's files take."""

    domain: str
    bytes: int
    copies: int


_files = select(*(far_file.c[name] for name in FarFile._fields))
_bytes = cast(func.coalesce(func.sum(far_file.c.bytes), 0), BigInteger)
_here = far_file.c.state == "here"
_subject = (far_file.c.kind == bindparam("kind", type_=Text)) & (
    far_file.c.subject_id == bindparam("subject_id", type_=BigInteger)
)

BY_NAMES = statement(_files.where(among(far_file.c.name, "names")), FarFile)
OF_SUBJECT = statement(_files.where(_subject), FarFile)
LEAST_USED = statement(
    _files.where(_here, ~far_file.c.spared).order_by(far_file.c.used_at).limit(bindparam("limit", type_=Integer)),
    FarFile,
    long=True,
)
ALL_BYTES = statement(select(_bytes.label("bytes")).where(_here), long=True)
BY_KIND = statement(
    select(
        far_file.c.kind,
        _bytes.label("bytes"),
        cast(func.coalesce(func.sum(case((_here, 1), else_=0)), 0), BigInteger).label("copies"),
        func.count().label("files"),
    )
    .group_by(far_file.c.kind)
    .order_by(far_file.c.kind),
    Room,
    long=True,
)
BY_SERVER = statement(
    select(far_file.c.domain, _bytes.label("bytes"), func.count().label("copies"))
    .where(_here)
    .group_by(far_file.c.domain)
    .order_by(_bytes.desc(), far_file.c.domain)
    .limit(bindparam("limit", type_=Integer)),
    RoomOfServer,
    long=True,
)


async def far_file_named(reads: Reads, name: str) -> FarFile | None:
    """The file of this name."""
    return await reads.one(BY_NAMES, names=[name])


async def far_files_named(reads: Reads, names: list[str]) -> list[FarFile]:
    """The files of these names, in no order."""
    return await reads.all(BY_NAMES, names=names) if names else []


async def far_file_of(reads: Reads, kind: Kind, subject_id: int) -> FarFile | None:
    """The file that belongs to this attachment, account or emoji."""
    return await reads.one(OF_SUBJECT, kind=kind, subject_id=subject_id)


async def least_used(reads: Reads, limit: int) -> list[FarFile]:
    """The copies that were used longest ago, without those that are spared."""
    return await reads.all(LEAST_USED, limit=limit)


async def bytes_of_copies(reads: Reads) -> int:
    """The bytes of all copies."""
    return int(await reads.value(ALL_BYTES))


async def room_by_kind(reads: Reads) -> list[Room]:
    """How much room the copies take, by kind."""
    return await reads.all(BY_KIND)


async def room_by_server(reads: Reads, limit: int) -> list[RoomOfServer]:
    """The servers whose files take most room."""
    return await reads.all(BY_SERVER, limit=limit)
