"""Make, change and delete a list of accounts."""

from sqlalchemy import BigInteger, Integer, bindparam, delete, insert, select, update

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_line, is_blank
from goodmob.social.events import ListChanged
from goodmob.social.permissions import own_list
from goodmob.social.queries.lists import ListRow, how_many_lists
from goodmob.social.rules.lists import LONGEST_LIST_TITLE, MOST_LISTS, MOST_MEMBERS_AT_ONCE, REPLIES_POLICIES
from goodmob.social.tables.lists import account_list, account_list_member

ADD_LIST = statement(insert(account_list).inline())
CHANGE_LIST = statement(
    update(account_list)
    .where(account_list.c.id == bindparam("old_id"))
    .values(
        title=bindparam("new_title"),
        replies_policy=bindparam("new_replies_policy"),
        exclusive=bindparam("new_exclusive"),
    )
)
_MEMBERS = select(account_list_member.c.account_id).where(
    account_list_member.c.list_id == bindparam("list_id", type_=BigInteger)
)
END_MEMBERS = statement(
    delete(account_list_member).where(
        account_list_member.c.list_id == bindparam("list_id", type_=BigInteger),
        account_list_member.c.account_id.in_(_MEMBERS.limit(bindparam("limit", type_=Integer))),
    )
)
END_LIST = statement(delete(account_list).where(account_list.c.id == bindparam("list_id")))


async def make_list(tx: Transaction, owner_id: int, title: str, replies_policy: str, exclusive: bool) -> ListRow:
    """A new, empty list of the owner."""
    title = clean_line(title)
    _check(title, replies_policy)
    if await how_many_lists(tx, owner_id) >= MOST_LISTS:
        raise Invalid("title", f"would make more than {MOST_LISTS} lists")

    made = ListRow(tx.new_id(), owner_id, title, replies_policy, exclusive)
    await tx.run(ADD_LIST, **made._asdict())
    return made


async def change_list(
    tx: Transaction, owner_id: int, list_id: int, title: str | None, replies_policy: str | None, exclusive: bool | None
) -> ListRow:
    """The list with another title or other rules; None keeps what is."""
    old = await own_list(tx, owner_id, list_id)
    new = old._replace(
        title=old.title if title is None else clean_line(title),
        replies_policy=old.replies_policy if replies_policy is None else replies_policy,
        exclusive=old.exclusive if exclusive is None else exclusive,
    )
    _check(new.title, new.replies_policy)

    await tx.run(
        CHANGE_LIST,
        old_id=list_id,
        new_title=new.title,
        new_replies_policy=new.replies_policy,
        new_exclusive=new.exclusive,
    )

    await tx.announce(ListChanged(list_id, owner_id))
    return new


async def delete_list(tx: Transaction, owner_id: int, list_id: int) -> None:
    """Deletes the list; the accounts on it notice nothing, and are taken off it later."""
    await own_list(tx, owner_id, list_id)

    await tx.run(END_LIST, list_id=list_id)

    await tx.announce(ListChanged(list_id, owner_id))


async def clear_members(tx: Transaction, list_id: int) -> bool:
    """Takes some accounts off a list; tells whether there may be more."""
    return await tx.run(END_MEMBERS, list_id=list_id, limit=MOST_MEMBERS_AT_ONCE) == MOST_MEMBERS_AT_ONCE


def _check(title: str, replies_policy: str) -> None:
    if is_blank(title):
        raise Invalid("title", "can't be blank")
    if len(title) > LONGEST_LIST_TITLE:
        raise Invalid("title", f"is too long (at most {LONGEST_LIST_TITLE} characters)")
    if replies_policy not in REPLIES_POLICIES:
        raise Invalid("replies_policy", f"must be one of {', '.join(REPLIES_POLICIES)}")
