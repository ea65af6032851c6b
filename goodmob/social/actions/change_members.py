"""Put followed accounts on a list, or take accounts off it."""

from collections.abc import Collection

from sqlalchemy import bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.errors import Invalid, NotFound
from goodmob.social.events import ListChanged
from goodmob.social.permissions import own_list
from goodmob.social.queries.follows import follows_among
from goodmob.social.queries.lists import members_among
from goodmob.social.rules.lists import MOST_MEMBERS_AT_ONCE
from goodmob.social.tables.lists import account_list_member

ADD_MEMBER = statement(
    insert(account_list_member).on_conflict_do_nothing(index_elements=["list_id", "account_id"]).inline()
)
END_MEMBERSHIPS = statement(
    delete(account_list_member).where(
        account_list_member.c.list_id == bindparam("list_id"), among(account_list_member.c.account_id, "ids")
    )
)


async def add_members(tx: Transaction, owner_id: int, list_id: int, ids: Collection[int]) -> None:
    """Puts accounts on the list; only followed ones (or oneself) can be, and none may be there already."""
    await own_list(tx, owner_id, list_id)
    _check(ids)
    followed = await follows_among(tx, owner_id, ids)
    if any(account_id not in followed and account_id != owner_id for account_id in ids):
        raise NotFound
    if await members_among(tx, list_id, ids):
        raise Invalid("account_ids", "are already on the list")

    rows = [{"list_id": list_id, "account_id": account_id, "id": tx.new_id()} for account_id in dict.fromkeys(ids)]
    await tx.many(ADD_MEMBER, rows)

    await tx.announce(ListChanged(list_id, owner_id))


async def remove_members(tx: Transaction, owner_id: int, list_id: int, ids: Collection[int]) -> None:
    """Takes accounts off the list; one that is not there is passed over."""
    await own_list(tx, owner_id, list_id)
    _check(ids)

    await tx.run(END_MEMBERSHIPS, list_id=list_id, ids=list(ids))

    await tx.announce(ListChanged(list_id, owner_id))


def _check(ids: Collection[int]) -> None:
    if not ids:
        raise Invalid("account_ids", "can't be blank")
    if len(ids) > MOST_MEMBERS_AT_ONCE:
        raise Invalid("account_ids", f"can hold at most {MOST_MEMBERS_AT_ONCE} at once")
