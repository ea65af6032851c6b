"""Who is looking: the account, the person behind it and what the token allows."""

import msgspec


class Viewer(msgspec.Struct, frozen=True):
    """Who a request speaks for. An app's own token has an application but no account."""

    account_id: int | None = None
    person_id: int | None = None
    token_id: int | None = None
    session_id: int | None = None
    application_id: int | None = None
    scopes: frozenset[str] = frozenset()
    role: str = ""


ANYONE = Viewer()
