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
    return isinstance(error, asyncpg.InterfaceError) and "closed" in str(error)
