"""Looking for somebody among those whom an account follows."""

from goodmob.accounts.queries.accounts import accounts_beginning
from goodmob.core.database.interface import Reads
from goodmob.social.queries.follows import follows_among

_LOOKED_AT = 200


async def followed_named(reads: Reads, account_id: int, query: str, limit: int) -> list[int]:
    """Whom the account follows of those whose full names begin like this, in the order of the alphabet."""
    name = query.strip().removeprefix("@")
    rows = await accounts_beginning(reads, name, limit=_LOOKED_AT) if name else []
    followed = await follows_among(reads, account_id, [row.id for row in rows])
    return [row.id for row in rows if row.id in followed][:limit]
