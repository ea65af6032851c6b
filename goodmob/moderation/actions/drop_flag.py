"""Drop reports of another server that are too many, and tell staff of it once."""

from goodmob.core.clock import DAY
from goodmob.core.database.interface import Transaction
from goodmob.moderation.actions.open_case import open_case
from goodmob.moderation.queries.reports import report_with_key
from goodmob.moderation.rules.cases import FLOOD, Case


async def drop_flag(tx: Transaction, account_id: int, server: str) -> None:
    """Counts a report that is not taken any more, in one case for each server and day, of which staff are told."""
    key = f"{FLOOD}:{server}:{tx.now // DAY}"
    known = await report_with_key(tx, key)
    await open_case(
        tx,
        Case(
            kind=FLOOD,
            account_id=account_id if known is None else known.account_id,
            target_id=account_id if known is None else known.target_account_id,
            key=key,
            comment=f"So many reports came from {server} that further ones of today are dropped.",
            count=1 if known is None else (known.number or 0) + 1,
        ),
    )
