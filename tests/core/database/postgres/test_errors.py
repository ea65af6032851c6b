"""However asyncpg says that the server has gone, callers hear that they may come again."""

import asyncpg
import pytest

from goodmob.core.database.postgres.errors import in_our_words
from goodmob.core.errors import Unavailable


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(),
        asyncpg.AdminShutdownError("terminating connection due to administrator command"),
        asyncpg.CannotConnectNowError("the database system is starting up"),
        asyncpg.InterfaceError("connection is closed"),
        asyncpg.InterfaceError("cannot call Connection.execute(): connection has been released back to the pool"),
        asyncpg.InternalClientError("cannot switch to state 12; another operation (2) is in progress"),
    ],
)
def test_a_server_that_has_gone_is_unavailable(error: Exception) -> None:
    assert isinstance(in_our_words(error), Unavailable)


def test_our_own_mistakes_stay_mistakes() -> None:
    mistake = asyncpg.InterfaceError("the server expects 1 argument for this query, 2 were passed")

    assert in_our_words(mistake) is mistake
