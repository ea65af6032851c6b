"""Which notices of an account somebody wants to read."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Boolean, bindparam, or_

from goodmob.core.database.statements import among
from goodmob.notifications.tables import notification


class Wanted(NamedTuple):
    """Notices of these types, of one sender where that is given; with those that are filtered, or without."""

    types: Collection[str]
    from_account_id: int | None = None
    with_filtered: bool = False

    def params(self, account_id: int) -> dict[str, Any]:
        """What the conditions of WANTED are filled with; of one sender all notices are wanted, as in Mastodon."""
        return {
            "account_id": account_id,
            "types": list(self.types),
            "from_account_id": self.from_account_id or 0,
            "with_filtered": self.with_filtered or self.from_account_id is not None,
        }


MINE = notification.c.account_id == bindparam("account_id", type_=BigInteger)
SENDER = bindparam("from_account_id", type_=BigInteger)
WANTED = (
    MINE,
    among(notification.c.type, "types"),
    or_(SENDER == 0, notification.c.from_account_id == SENDER),
    or_(bindparam("with_filtered", type_=Boolean), ~notification.c.filtered),
)
