"""What the pages know of a signed-in browser."""

from msgspec import Struct


class Session(Struct, frozen=True):
    """A signed-in browser: who it is, for which account it acts, and the secret its forms must carry."""

    id: int
    person_id: int
    account_id: int
    csrf: str
    role: str = ""
    language: str = ""
