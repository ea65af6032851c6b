"""PostgreSQL's errors in Goodmob's words."""

import asyncpg

from goodmob.core.errors import Duplicate, Unavailable

# The action did nothing wrong and may simply run again.
COLLISIONS = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError)

_PASSING = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.PostgresSystemError,
    # So asyncpg calls a command that crosses the server's goodbye on the wire.
    asyncpg.InternalClientError,
    OSError,
    TimeoutError,
)


def in_our_words(error: BaseException) -> BaseException:
    """Duplicate for unique constraints, Unavailable for what passes (a lost connection), otherwise the error itself."""
    if isinstance(error, asyncpg.UniqueViolationError):
        return Duplicate(error.constraint_name)
    if isinstance(error, _PASSING) or _found_closed(error):
        return unavailable()
    return error


def unavailable() -> Unavailable:
    """What a caller hears when the database cannot be reached or cannot write."""
    return Unavailable("Goodmob cannot reach its database at the moment", retry_after=5)


def _found_closed(error: BaseException) -> bool:
    # A pool takes a connection back, from under whoever holds it, once the server has ended it.
    ended = ("closed", "released back to the pool")
    return isinstance(error, asyncpg.InterfaceError) and any(words in str(error) for words in ended)
