"""Choose how one reads one's home in a browser."""

from sqlalchemy import BigInteger, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.timelines.queries.views import HomeView
from goodmob.timelines.tables import home_view

_PUT = insert(home_view)
PUT_VIEW = statement(
    _PUT.on_conflict_do_update(
        index_elements=["account_id"], set_={name: _PUT.excluded[name] for name in HomeView._fields}
    ).inline()
)
END_VIEW = statement(delete(home_view).where(home_view.c.account_id == bindparam("account_id", type_=BigInteger)))


async def set_home_view(tx: Transaction, account_id: int, view: HomeView) -> None:
    """Keeps how the account reads its home."""
    await tx.run(PUT_VIEW, account_id=account_id, **view._asdict())


async def forget_home_view(tx: Transaction, account_id: int) -> None:
    """Nothing is kept of how the account read its home."""
    await tx.run(END_VIEW, account_id=account_id)
