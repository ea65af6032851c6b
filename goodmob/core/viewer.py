"""Who is looking: the account, the person behind it and what the token allows."""

import msgspec


class Viewer(msgspec.Struct, frozen=True):
    """Who a request speaks for. An app's own token has an application but no account.

    `hindrance` says why the person may not act, or not yet; empty where nothing is in the way. `has_moved`: the account
    goes on under another one, and only looks here.
    """

    account_id: int | None = None
    person_id: int | None = None
    token_id: int | None = None
    session_id: int | None = None
    application_id: int | None = None
    scopes: frozenset[str] = frozenset()
    role: str = ""
    hindrance: str = ""
    has_moved: bool = False


ANYONE = Viewer()
