"""From the secret of a token to the viewer it stands for, kept in memory so that it costs no query each time."""

import msgspec

from goodmob.accounts.permissions import hindrance_of
from goodmob.accounts.queries.people import person_of
from goodmob.core.clock import DAY, SECOND
from goodmob.core.house import House
from goodmob.core.secrets import digest
from goodmob.core.viewer import Viewer
from goodmob.oauth.actions.note_use import note_use
from goodmob.oauth.queries.tokens import TokenRow, token_by_secret

KEPT_FOR = 10 * SECOND
"""How old a viewer may be that is answered from memory: another process may have taken its token back."""

_BYTES = 600


class _Known(msgspec.Struct, frozen=True):
    viewer: Viewer
    since: int


async def authenticate(house: House, secret: str) -> Viewer | None:
    """The viewer of a token; None where it is unknown or was taken back.

    A person who may not act yet, or no more, is a viewer with a hindrance. Neither that nor a move is remembered, so
    that it ends at once.
    """
    key = ("token", digest(secret))
    known = house.cache.get(key)
    if isinstance(known, _Known) and house.clock.now() - known.since < KEPT_FOR:
        return known.viewer
    row = await token_by_secret(house.db, secret)
    if row is None or row.revoked_at is not None:
        return None
    viewer = await _viewer(house, row)
    if viewer is not None and not viewer.hindrance:
        if not viewer.has_moved:
            house.cache.put(key, _Known(viewer, house.clock.now()), _BYTES)
            house.cache.put(("token id", row.id), key, _BYTES)
        if row.used_at // DAY < house.clock.now() // DAY:
            await house.db.act(note_use, row)
    return viewer


def forget(house: House, token_id: int) -> None:
    """Ask the database again when this token comes next."""
    key = house.cache.get(("token id", token_id))
    if isinstance(key, tuple):
        house.cache.drop(key)


async def _viewer(house: House, row: TokenRow) -> Viewer | None:
    scopes = frozenset(row.scopes.split())
    if row.person_id is None:
        return Viewer(token_id=row.id, application_id=row.application_id, scopes=scopes)
    person = await person_of(house.db, row.account_id or 0)
    if person is None:
        return None
    return Viewer(
        account_id=row.account_id,
        person_id=row.person_id,
        token_id=row.id,
        application_id=row.application_id,
        scopes=scopes,
        role=person.role,
        hindrance=hindrance_of(person),
        has_moved=person.moved_to_id is not None,
    )
