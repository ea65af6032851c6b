"""Moving in: accounts with faces, and a way for each of them through the doors of the house."""

from random import Random
from typing import Any

import httpx2
from starlette.types import ASGIApp

from demo.drawings.people import banner, emblem, face
from demo.people import Person
from goodmob.accounts.actions.create_account import NewPerson, create_account
from goodmob.app.commands.tokens import give_token
from goodmob.app.commands.wishes import EVERY_SCOPE
from goodmob.core.house import House
from goodmob.core.secrets import new_secret

ROLES = {"mo": "owner"}
_FACES = 14729
"""The number that all faces are drawn from."""


class RefusedError(Exception):
    """The house answered something else than success; the message says what."""


class Resident:
    """Somebody who lives in the town and uses the API."""

    def __init__(self, person: Person, account_id: int, client: httpx2.AsyncClient) -> None:
        self.person = person
        self.id = str(account_id)
        self._client = client

    async def ask(self, method: str, path: str, **about: Any) -> Any:
        """The JSON of a successful answer to `/api/{path}`; RefusedError for any other."""
        response = await self._client.request(method, f"/api/{path}", **about)
        if not response.is_success:
            raise RefusedError(f"{self.person.username} {method} {path}: {response.status_code} {response.text[:500]}")
        return response.json()


async def move_in(house: House, app: ASGIApp, person: Person, password_hash: str) -> Resident:
    """An account with everything on its profile; the e-mail address is the name at example.org."""
    new = NewPerson(
        username=person.username,
        email=f"{person.username}@example.org",
        password_hash=password_hash,
        role=ROLES.get(person.username, "user"),
        locale=person.speaks[0],
        display_name=person.name,
    )
    created = await house.db.act(create_account, new)
    secret = new_secret()
    await house.db.act(give_token, created.person_id, created.account_id, EVERY_SCOPE.split(), secret)
    resident = Resident(person, created.account_id, _client(house, app, secret))
    # A face belongs to a name: whoever lives in a smaller town looks the same there.
    random = Random(f"{person.username} {_FACES}")  # noqa: S311 - a face is no secret
    picture = emblem(random, person.emblem) if person.emblem else face(random, person.hair)
    await resident.ask(
        "PATCH",
        "v1/accounts/update_credentials",
        data={
            "note": person.bio,
            "locked": "true" if person.locked else "false",
            "discoverable": "true",
            "indexable": "true",
        },
        files={
            "avatar": ("face.png", picture.png(), "image/png"),
            "header": ("town.png", banner(random).png(), "image/png"),
        },
    )
    return resident


def _client(house: House, app: ASGIApp, secret: str) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app, raise_app_exceptions=True, client=("127.0.0.1", 50_000)),
        base_url=house.settings.base_url,
        headers={"Authorization": f"Bearer {secret}"},
    )
