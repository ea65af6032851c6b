"""One house for one test, with everything to play in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from starlette.types import ASGIApp

from goodmob.accounts.actions.create_account import NewPerson, create_account
from goodmob.app.asgi import build
from goodmob.app.commands.tokens import give_token
from goodmob.app.commands.wishes import EVERY_SCOPE
from goodmob.core.clock import DAY, HOUR, MINUTE, SECOND
from goodmob.core.house import House
from goodmob.core.secrets import new_secret
from tests.world.client import Client as Client
from tests.world.client import RefusedError as RefusedError
from tests.world.clock import SteppedClock
from tests.world.counting import Count, counting
from tests.world.keys import KeepsPairs
from tests.world.letters import Letters
from tests.world.templates import KEPT

if TYPE_CHECKING:
    from tests.world.far_server import FarNet, FarServer

PASSWORD = "correct horse battery staple"


class World:
    """A whole house; `anyone` comes without a token, `letters` holds the mail that was sent."""

    def __init__(self, house: House, clock: SteppedClock) -> None:
        self.house = house
        self.clock = clock
        self.letters = Letters()
        self.house.mail = self.letters
        self.house.children = KeepsPairs()
        self.house.pages.templates.bytecode_cache = KEPT
        self.app: ASGIApp = build(house)
        self.anyone = self.visitor()
        self._far: FarNet | None = None

    def visitor(self) -> Client:
        """A client without a token, whose cookies are its own."""
        return Client(self.app, self.house.settings.base_url)

    async def person(
        self, username: str, *, role: str = "user", scopes: str = EVERY_SCOPE, locale: str = "en"
    ) -> Client:
        """Somebody with a confirmed account, a token and PASSWORD; the address is username@goodmob.test."""
        new = NewPerson(
            username=username,
            email=f"{username}@goodmob.test",
            password_hash=_password_hash(),
            role=role,
            locale=locale,
        )
        created = await self.house.db.act(create_account, new)
        secret = new_secret()
        await self.house.db.act(give_token, created.person_id, created.account_id, scopes.split(), secret)
        about = {"username": username, "id": str(created.account_id), "token": secret}
        return Client(self.app, self.house.settings.base_url, **about)

    def far_server(self, domain: str = "far.example") -> "FarServer":
        """Another server of this name, the same one when asked again; all others are out of reach from then on."""
        # Its library of signatures takes long to import, and most tests meet no other server.
        from tests.world.far_server import FarNet, FarServer

        if self._far is None:
            self._far = FarNet(self)
            self.house.http = self._far  # type: ignore[assignment]  # in the place of the way to the outside
        return self._far.servers.setdefault(domain, FarServer(self, domain))

    def step(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Lets time pass; what falls due runs with the next `settle()`."""
        self.clock.step(round(days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND))

    async def settle(self) -> None:
        """Runs all subscribers, jobs and paced work that are due, and what follows from them; none of them may fail."""
        jobs, pacer = self.house.jobs, self.house.pacer
        failed = (jobs.failed, pacer.failed)
        await jobs.settle()
        await pacer.settle()
        assert (jobs.failed, pacer.failed) == failed, "a subscriber, a job or paced work failed: the log says why"

    def change(self, **settings: Any) -> None:
        """Changes settings of the house, as another start with them would."""
        self.house.settings = msgspec.structs.replace(self.house.settings, **settings)
        self.house.limits.enabled = self.house.settings.rate_limits

    @contextmanager
    def counting(self) -> Iterator[Count]:
        """Counts the statements that the block sends to the database."""
        with counting(self.house.db) as count:
            yield count


@cache
def _password_hash() -> str:
    # Hashing takes long on purpose; the people of all tests have one hash, and one that is compared quickly.
    return Argon2id(salt=bytes(16), length=32, iterations=1, lanes=1, memory_cost=8).derive_phc_encoded(
        PASSWORD.encode()
    )
