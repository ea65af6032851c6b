"""The checkup: looks at settings, folder, database, jobs and mail, changes nothing, and says what is wrong."""

import asyncio
import os
import shutil
import socket
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from goodmob.app.folder import LOCK, HeldError, holding
from goodmob.core.database.migrate import known_versions, present_version
from goodmob.core.database.open import FILE_NAME
from goodmob.core.mail import PORTS
from goodmob.core.settings import Settings

LEAST_FREE_BYTES = 1024**3
SECONDS_FOR_MAIL = 5
MISCOUNTED = """
    SELECT count(*) FROM follower_inbox LEFT JOIN (
        SELECT follow.inbox_id, coalesce(account.shared_inbox, account.inbox) AS inbox, count(*) AS follows
        FROM follow JOIN account ON account.id = follow.follower_id
        WHERE follow.inbox_id IS NOT NULL GROUP BY 1, 2
    ) AS found ON found.inbox_id = follower_inbox.id AND found.inbox = follower_inbox.inbox
    WHERE found.follows IS NULL OR found.follows <> follower_inbox.followers
"""
UNCOUNTED = """
    SELECT count(*) FROM follow JOIN account ON account.id = follow.follower_id
    WHERE follow.inbox_id IS NULL AND account.domain IS NOT NULL AND account.state <> 'deleted'
    AND account.inbox IS NOT NULL
"""
LOOPBACK = ("127.0.0.1", "localhost", "::1")


State = Literal["fine", "note", "wrong"]


class Finding(NamedTuple):
    """One thing looked at: fine, worth knowing, or wrong."""

    state: State
    about: str
    text: str


def checkup(settings: Settings) -> Iterator[Finding]:
    """Everything found, one after the other; a check that breaks is a finding too."""
    for check in (_address, _folder, _server, _database, _integrity, _jobs, _people, _followers, _mail):
        about = check.__name__.removeprefix("_")
        try:
            state, text = check(settings)
        except Exception as error:
            state, text = "wrong", f"{type(error).__name__}: {error}"
        yield Finding(state, about, text)


def _address(settings: Settings) -> tuple[State, str]:
    parts = urlsplit(settings.base_url)
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        return "note", f"{settings.base_url} is not encrypted: put a proxy with https before it"
    return "fine", settings.base_url


def _folder(settings: Settings) -> tuple[State, str]:
    data = settings.data
    if not data.is_dir():
        return "note", f"{data} does not exist yet; the first start makes it"
    if not os.access(data, os.W_OK | os.X_OK):
        return "wrong", f"{data} cannot be written by this user"
    free = shutil.disk_usage(data).free
    if free < LEAST_FREE_BYTES:
        return "wrong", f"{data} has {free // 1024**2} MB left"
    if data.stat().st_mode & 0o007:
        return "note", f"{data} can be read by every user of this machine: chmod 700 {data}"
    return "fine", f"{data} has {free // 1024**3} GB left"


def _server(settings: Settings) -> tuple[State, str]:
    if not settings.is_sqlite or not (settings.data / LOCK).exists():
        return "note", "not looked for"
    try:
        with holding(settings.data):
            return "note", "not running"
    except HeldError:
        return "fine", "running"


def _database(settings: Settings) -> tuple[State, str]:
    newest, present = known_versions()[-1], present_version(settings)
    if present is None:
        return "note", "empty; the first start fills it"
    if present not in known_versions():
        return "wrong", f"at version {present}, which is newer than this Goodmob"
    if present != newest:
        return "note", f"at version {present}; the next start brings it to {newest}"
    return "fine", f"at version {present}"


def _integrity(settings: Settings) -> tuple[State, str]:
    if not settings.is_sqlite:
        return "fine", "looked after by PostgreSQL"
    if present_version(settings) is None:
        return "note", "nothing to look at"
    told = _value(settings, "PRAGMA quick_check(1)")
    return ("fine", "every page is whole") if told == "ok" else ("wrong", f"the file is damaged: {told}")


def _jobs(settings: Settings) -> tuple[State, str]:
    if present_version(settings) is None:
        return "note", "none yet"
    failed = _value(settings, "SELECT count(*) FROM job WHERE failed_at IS NOT NULL")
    waiting = _value(settings, "SELECT count(*) FROM job WHERE failed_at IS NULL")
    return ("wrong" if failed else "fine"), f"{waiting} waiting, {failed} given up"


def _people(settings: Settings) -> tuple[State, str]:
    if present_version(settings) is None or not _value(settings, "SELECT count(*) FROM person"):
        return "note", "nobody is here; the server prints a link for the owner"
    owners = _value(settings, "SELECT count(*) FROM person WHERE role = 'owner'")
    return ("fine", f"{owners} own this server") if owners else ("note", "nobody is the owner")


def _followers(settings: Settings) -> tuple[State, str]:
    if present_version(settings) != known_versions()[-1]:
        return "note", "not looked for"
    wrong = _value(settings, MISCOUNTED) + _value(settings, UNCOUNTED)
    if wrong:
        return "wrong", f"{wrong} of their inboxes on other servers are not what follows say"
    return "fine", "counted at the inboxes of their servers as follows say"


def _mail(settings: Settings) -> tuple[State, str]:
    if not settings.sends_mail:
        return "note", "not configured: addresses are not confirmed, and nobody can ask for a new password"
    if settings.mail == "console":
        return "note", "printed by the server"
    server = urlsplit(settings.mail)
    place = (server.hostname or "", server.port or PORTS[server.scheme])
    with socket.create_connection(place, timeout=SECONDS_FOR_MAIL):
        return "fine", f"{place[0]} answers on port {place[1]}"


def _value(settings: Settings, question: str) -> Any:
    return _sqlite_value(settings, question) if settings.is_sqlite else asyncio.run(_postgres_value(settings, question))


def _sqlite_value(settings: Settings, question: str) -> Any:
    from goodmob.core.database.sqlite.connect import reading_connection

    connection = reading_connection(settings.data / FILE_NAME)
    try:
        return connection.execute(question).get
    finally:
        connection.close()


async def _postgres_value(settings: Settings, question: str) -> Any:
    import asyncpg

    connection = await asyncpg.connect(settings.database)
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()
