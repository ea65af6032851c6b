"""Enter posts and accounts into the index, as they are now, and take out what is gone."""

from collections.abc import Collection

from sqlalchemy import BigInteger, bindparam, delete, insert
from sqlalchemy.dialects.postgresql import insert as insert_or

from goodmob.accounts.queries.accounts import AccountRow, accounts_by_id
from goodmob.accounts.queries.findable import account_ids_below, hold_accounts
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import among, statement
from goodmob.core.database.terms import term_set
from goodmob.core.text.search.documents import Document, document
from goodmob.core.text.search.folding import fold
from goodmob.discovery.queries.indexed import entered_below
from goodmob.discovery.queries.writings import writings
from goodmob.discovery.tables import search_account, search_post, search_progress
from goodmob.posts.queries.kept import hold_posts, posts_below

AT_ONCE = 50
_TOP = 2**63 - 1

TAKE_OUT_POSTS = statement(delete(search_post).where(among(search_post.c.rowid, "ids")))
TAKE_OUT_ACCOUNTS = statement(delete(search_account).where(among(search_account.c.rowid, "ids")))
_ROW = {"rowid": bindparam("id", type_=BigInteger), "terms": term_set("terms"), "line": bindparam("line")}
ENTER_POST = statement(insert(search_post).values(_ROW).inline())
ENTER_ACCOUNT = statement(insert(search_account).values(_ROW).inline())
NOTE_PROGRESS = statement(
    insert_or(search_progress)
    .values(kind=bindparam("kind"), below=bindparam("below"))
    .on_conflict_do_update(index_elements=[search_progress.c.kind], set_={"below": bindparam("below")})
    .inline()
)


async def index_posts(tx: Transaction, post_ids: Collection[int]) -> dict[int, frozenset[str]]:
    """Enters these posts anew, and gives the terms of each; those that are gone are taken out.

    Each is a statement of its own: of many at once SQLite also counts what the index writes within itself.
    """
    # Whoever enters the same posts at the same time waits here, and then reads what is newest.
    await hold_posts(tx, post_ids)
    await tx.run(TAKE_OUT_POSTS, ids=list(post_ids))
    entered = {writing.post_id: writing.entry() for writing in await writings(tx, post_ids)}
    for post_id, entry in entered.items():
        await tx.run(ENTER_POST, id=post_id, terms=sorted(entry.terms), line=entry.line)
    return {post_id: entry.terms for post_id, entry in entered.items()}


async def index_accounts(tx: Transaction, account_ids: Collection[int]) -> None:
    """Enters the names of these accounts anew; those that are gone are taken out."""
    await hold_accounts(tx, account_ids)
    await tx.run(TAKE_OUT_ACCOUNTS, ids=list(account_ids))
    accounts = await accounts_by_id(tx, account_ids)
    for row in accounts.values():
        if row.state != "deleted":
            words = _names(row)
            await tx.run(ENTER_ACCOUNT, id=row.id, terms=sorted(words.terms), line=words.line)


async def enter_older_posts(tx: Transaction) -> bool:
    """Enters the next posts that were there before the index, newest first; False when none was left."""
    below = await entered_below(tx, "posts")
    if below == 0:
        return False
    ids = [row.id for row in await posts_below(tx, _TOP if below is None else below, AT_ONCE)]
    await index_posts(tx, ids)
    await tx.run(NOTE_PROGRESS, kind="posts", below=ids[-1] if ids else 0)
    return bool(ids)


async def enter_older_accounts(tx: Transaction) -> bool:
    """Enters the next accounts that were there before the index; False when none was left."""
    below = await entered_below(tx, "accounts")
    if below == 0:
        return False
    ids = await account_ids_below(tx, _TOP if below is None else below, AT_ONCE)
    await index_accounts(tx, ids)
    await tx.run(NOTE_PROGRESS, kind="accounts", below=ids[-1] if ids else 0)
    return bool(ids)


def _names(account: AccountRow) -> Document:
    words = document([account.display_name, account.username.replace("_", " "), account.domain or ""])
    return words._replace(terms=words.terms | {fold(account.username)})
