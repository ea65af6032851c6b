"""Apps: by id, by client id."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import bindparam, select

from goodmob.core.database.interface import Reads
from goodmob.core.database.statements import among, statement
from goodmob.oauth.tables import application


class ApplicationRow(NamedTuple):
    """A registered app; `website` is None where it told none."""

    id: int
    client_id: str
    secret_digest: str
    name: str
    website: str | None
    redirect_uris: str
    scopes: str
    created_at: int

    @property
    def redirects(self) -> list[str]:
        """Where people may be sent back to, exactly as registered."""
        return self.redirect_uris.split("\n")


_APPLICATIONS = select(*(application.c[name] for name in ApplicationRow._fields))

BY_ID = statement(_APPLICATIONS.where(among(application.c.id, "ids")), into=ApplicationRow)
BY_CLIENT_ID = statement(_APPLICATIONS.where(application.c.client_id == bindparam("client_id")), into=ApplicationRow)


async def applications(reads: Reads, ids: Collection[int]) -> dict[int, ApplicationRow]:
    """The apps with these ids, for the name and website under a post."""
    rows = await reads.all(BY_ID, ids=list(ids)) if ids else []
    return {row.id: row for row in rows}


async def application_by_client_id(reads: Reads, client_id: str) -> ApplicationRow | None:
    """The app that goes by this client id."""
    return await reads.one(BY_CLIENT_ID, client_id=client_id)
