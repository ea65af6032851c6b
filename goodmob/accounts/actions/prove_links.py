"""Pages that somebody names turn out to be their own."""

from collections.abc import Collection

import msgspec
from sqlalchemy import bindparam, update

from goodmob.accounts.events import ProfileChanged
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.accounts.rules.fields import pack, unpack_fields
from goodmob.accounts.rules.proof import address_in
from goodmob.accounts.tables import account
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement

KEEP = statement(
    update(account)
    .values(fields=bindparam("packed"), version=account.c.version + 1)
    .where(account.c.id == bindparam("account_id"))
)


async def prove_links(tx: Transaction, account_id: int, pages: Collection[str]) -> None:
    """The fields of the account that still name these pages, and nothing else, are proven from now on."""
    row = await account_by_id(tx, account_id)
    if row is None or row.state != "active":
        return
    before = unpack_fields(row.fields)
    after = tuple(
        msgspec.structs.replace(field, verified_at=tx.now)
        if field.verified_at is None and address_in(field) in pages
        else field
        for field in before
    )
    if after == before:
        return

    await tx.run(KEEP, account_id=account_id, packed=pack(after))

    await tx.announce(ProfileChanged(account_id=account_id))
