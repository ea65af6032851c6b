"""Make, change and delete a folder of bookmarks."""

from msgspec import UNSET, UnsetType
from sqlalchemy import BigInteger, bindparam, delete, insert, null, update

from goodmob.core.bounds import BOOKMARK_FOLDERS, FOLDER_NAME_LENGTH
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_name, is_blank
from goodmob.posts.actions.flag import lower_flag
from goodmob.posts.actions.name_emoji import known_emoji
from goodmob.posts.events import FolderDeleted
from goodmob.posts.ownership import own_folder
from goodmob.posts.queries.bookmark_folders import folders_of, left_in
from goodmob.posts.rules.flags import FILED
from goodmob.posts.rules.refusals import Unfit
from goodmob.posts.tables.reactions import bookmark, bookmark_folder

AT_ONCE = 60

ADD_FOLDER = statement(insert(bookmark_folder).inline())
CHANGE_FOLDER = statement(
    update(bookmark_folder)
    .where(bookmark_folder.c.id == bindparam("folder_id", type_=BigInteger))
    .values(name=bindparam("new_name"), emoji=bindparam("new_emoji"))
)
DELETE_FOLDER = statement(
    delete(bookmark_folder).where(bookmark_folder.c.id == bindparam("folder_id", type_=BigInteger))
)
TAKE_OUT = statement(
    update(bookmark)
    .where(
        bookmark.c.account_id == bindparam("of_account_id", type_=BigInteger),
        bookmark.c.post_id == bindparam("of_post_id", type_=BigInteger),
        bookmark.c.folder_id == bindparam("of_folder_id", type_=BigInteger),
    )
    .values(folder_id=null())
)


async def add_folder(tx: Transaction, account_id: int, name: str, emoji: str | None = None) -> int:
    """Makes a folder and gives its id. Run it in the account's lane.

    Invalid where the name is blank, too long or taken, or the emoji is none; Unfit beyond fifty folders.
    """
    name, emoji = await _fit(tx, account_id, name, emoji)
    if len(await folders_of(tx, account_id)) >= BOOKMARK_FOLDERS:
        raise Unfit(f"You cannot have more than {BOOKMARK_FOLDERS} bookmark folders")

    folder_id = tx.new_id()
    await tx.run(ADD_FOLDER, id=folder_id, account_id=account_id, name=name, emoji=emoji, created_at=tx.now)
    return folder_id


async def change_folder(
    tx: Transaction,
    account_id: int,
    folder_id: int,
    name: str | UnsetType = UNSET,
    emoji: str | UnsetType | None = UNSET,
) -> None:
    """Gives the account's own folder another name or emoji; what is UNSET stays. Run it in the account's lane."""
    row = await own_folder(tx, account_id, folder_id)
    wanted = row.emoji if emoji is UNSET else emoji
    new_name, new_emoji = await _fit(tx, account_id, row.name if name is UNSET else name, wanted, folder_id)

    await tx.run(CHANGE_FOLDER, folder_id=folder_id, new_name=new_name, new_emoji=new_emoji)


async def delete_folder(tx: Transaction, account_id: int, folder_id: int) -> None:
    """Deletes the account's own folder; what was in it stays bookmarked."""
    await own_folder(tx, account_id, folder_id)

    await tx.run(DELETE_FOLDER, folder_id=folder_id)

    await tx.announce(FolderDeleted(folder_id, account_id))


async def empty_folder_slice(tx: Transaction, folder_id: int) -> bool:
    """Takes some bookmarks out of a folder that is gone; False when none was left."""
    left = await left_in(tx, folder_id, AT_ONCE)
    for account_id, post_id in left:
        await tx.run(TAKE_OUT, of_account_id=account_id, of_post_id=post_id, of_folder_id=folder_id)
        await lower_flag(tx, [account_id], post_id, FILED)
    return bool(left)


async def _fit(
    tx: Transaction, account_id: int, name: str, emoji: str | None, folder_id: int | None = None
) -> tuple[str, str | None]:
    name = clean_name(name)
    if is_blank(name):
        raise Invalid("name", "can't be blank")
    if len(name) > FOLDER_NAME_LENGTH:
        raise Invalid("name", f"is too long (maximum is {FOLDER_NAME_LENGTH} characters)")
    if any(row.name == name and row.id != folder_id for row in await folders_of(tx, account_id)):
        raise Invalid("name", "has already been taken")
    return name, await known_emoji(tx, emoji, "emoji") if emoji else None
