"""Bring a file of another server here: once for everybody who looks at it, and not again soon where it failed."""

import logging
from http import HTTPStatus
from random import random
from typing import NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import BigInteger, Integer, Text, bindparam, update

from goodmob.core.clock import SECOND
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.house import House
from goodmob.core.http.errors import Unanswered
from goodmob.core.http.retry import retry_after
from goodmob.media.actions.delete import drop_files
from goodmob.media.actions.learn_far_attachment import learn
from goodmob.media.child.refusal import Unusable
from goodmob.media.copying import FILMS, Copy, copied
from goodmob.media.keeping import forgotten_on_failure
from goodmob.media.queries.attachments import Type, attachments
from goodmob.media.queries.far_files import FarFile, far_file_named
from goodmob.media.rules.far import FAR_FILM_BYTES, LEASE, MOST_BYTES, USED_AGAIN, key_of, rest_after
from goodmob.media.tables import far_file

PICTURE_SECONDS, FILM_SECONDS = 20.0, 60.0
LOOK_AGAIN, MOST_LOOKS = SECOND // 4, 80

_NAME = bindparam("of_name", type_=Text)
_NOW = bindparam("now", type_=BigInteger)
_away = (far_file.c.name == _NAME) & ((far_file.c.state == "away") | (far_file.c.state == "coming"))
CLAIM = statement(
    update(far_file)
    .where(_away, far_file.c.next_at <= _NOW)
    .values(state="coming", next_at=bindparam("until", type_=BigInteger))
)
ARRIVED = statement(
    update(far_file)
    .where(_away)
    .values(
        state="here",
        file_key=bindparam("new_file_key", type_=Text),
        still_key=bindparam("new_still_key", type_=Text),
        bytes=bindparam("new_bytes", type_=BigInteger),
        failures=0,
        next_at=0,
        used_at=_NOW,
    )
)
FAILED = statement(
    update(far_file)
    .where(_away)
    .values(
        state="away",
        failures=bindparam("new_failures", type_=Integer),
        next_at=bindparam("new_next_at", type_=BigInteger),
    )
)
LOST = statement(
    update(far_file)
    .where(far_file.c.name == _NAME, far_file.c.file_key == bindparam("lost_key", type_=Text))
    .values(state="away", file_key=None, still_key=None, bytes=0)
)
USED = statement(update(far_file).where(far_file.c.name == _NAME).values(used_at=_NOW))

log = logging.getLogger(__name__)


class Trouble(NamedTuple):
    """Why a file did not come; wait (us): what its server asks for."""

    why: str
    status: int | None = None
    wait: int = 0


async def brought(house: House, name: str) -> FarFile | None:
    """The file with its copy, brought here if need be; None where there is none, or none can be had at the moment.

    However many ask at once, its server is asked once. Unavailable where too many wait for that server.
    """
    row = await far_file_named(house.db, name)
    if row is None or await house.refuses_files(house.db, row.domain):
        return None
    if row.state == "here":
        await _note_use(house, row)
        return row
    if row.state == "away" and row.next_at > house.clock.now():
        return None
    return await house.together.once(("media.far_file", name), lambda: _bring(house, row))


async def brought_anew(house: House, row: FarFile) -> FarFile | None:
    """The file, brought once more because its copy is not where it should be, as after a restored backup."""
    await house.db.act(_lose, row)
    return await brought(house, row.name)


async def _bring(house: House, row: FarFile) -> FarFile | None:
    host = urlsplit(row.url).netloc.lower()
    async with house.turns.of(host):
        if not await house.db.act(_claim, row.name):
            return await _awaited(house, row.name)
        expected: Type = "image"
        if row.kind == "attachment":
            known = (await attachments(house.db, [row.subject_id])).get(row.subject_id)
            expected = known.type if known else "unknown"
        got = await _asked(house, row, is_film=expected in FILMS)
    trouble = got if isinstance(got, Trouble) else await _kept(house, row, expected, got)
    if trouble is not None:
        # The whole address may stand in a private post.
        log.info("No file %s from %s: %s", row.name, host, trouble.why)
        await house.db.act(_fail, row, trouble)
    return await _here(house, row.name)


async def _asked(house: House, row: FarFile, *, is_film: bool) -> bytes | Trouble:
    most, seconds = (FAR_FILM_BYTES, FILM_SECONDS) if is_film else (MOST_BYTES[row.kind], PICTURE_SECONDS)
    try:
        got = await house.http.get(row.url, max_bytes=most, timeout=seconds)
    except Unanswered as error:
        return Trouble(type(error).__name__)
    if got.status != HTTPStatus.OK:
        return Trouble(f"it answers {got.status}", got.status, retry_after(got.headers, house.clock.now()))
    return got.body


async def _kept(house: House, row: FarFile, expected: Type, data: bytes) -> Trouble | None:
    try:
        copy = await copied(house, row.kind, expected, data)
    except Unusable as refusal:
        return Trouble(f"it {refusal.reason}", HTTPStatus.GONE)
    async with forgotten_on_failure(house) as keys:
        keys += copy.keys
        await house.db.act(_arrive, row, copy)
    return None


async def _awaited(house: House, name: str) -> FarFile | None:
    """Another process brings it."""
    for _ in range(MOST_LOOKS):
        row = await far_file_named(house.db, name)
        if row is None or row.state != "coming":
            break
        await house.clock.sleep(LOOK_AGAIN)
    return await _here(house, name)


async def _here(house: House, name: str) -> FarFile | None:
    row = await far_file_named(house.db, name)
    return row if row is not None and row.state == "here" else None


async def _note_use(house: House, row: FarFile) -> None:
    if row.used_at + USED_AGAIN < house.clock.now():
        await house.db.act(_use, row.name)


async def _use(tx: Transaction, name: str) -> None:
    await tx.run(USED, of_name=name, now=tx.now)


async def _lose(tx: Transaction, row: FarFile) -> None:
    await tx.run(LOST, of_name=row.name, lost_key=row.file_key)


async def _claim(tx: Transaction, name: str) -> bool:
    return bool(await tx.run(CLAIM, of_name=name, now=tx.now, until=tx.now + LEASE))


async def _arrive(tx: Transaction, row: FarFile, copy: Copy) -> None:
    kept = {"new_file_key": copy.file_key, "new_still_key": copy.still_key, "new_bytes": copy.bytes}
    if not await tx.run(ARRIVED, of_name=row.name, now=tx.now, **kept):
        # It was replaced or refused while it was on its way.
        await drop_files(tx, copy.keys)
        return
    if row.kind == "attachment":
        still = key_of(row.name, "still") if copy.still_key else None
        await learn(tx, row.subject_id, copy.meta, copy.blurhash, still)


async def _fail(tx: Transaction, row: FarFile, trouble: Trouble) -> None:
    failures = row.failures + 1
    rest = rest_after(failures, trouble.status, trouble.wait, random())  # noqa: S311 - spreads, hides nothing
    await tx.run(FAILED, of_name=row.name, new_failures=failures, new_next_at=tx.now + rest)
