"""Who an archive is of, as other servers know an account."""

from collections.abc import Mapping
from typing import Any

from goodmob.accounts.entities.account import show_known
from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.errors import NotFound
from goodmob.core.house import House
from goodmob.portability.activities.outbox import CONTEXT


async def actor_of(house: House, account_id: int) -> tuple[dict[str, Any], Mapping[str, str]]:
    """The actor, and under which names of the archive the keys of its pictures are put."""
    row = await account_by_id(house.db, account_id)
    shown = await show_known(house, [account_id])
    if row is None or not shown:
        raise NotFound
    [account] = shown
    pictures = {
        f"{name}.{key.rpartition('.')[2]}": key for name, key in (("avatar", row.avatar), ("header", row.header)) if key
    }
    by_name = {name.partition(".")[0]: name for name in pictures}
    actor: dict[str, Any] = {
        "@context": CONTEXT,
        "id": account.uri,
        "type": "Service" if account.bot else "Group" if account.group else "Person",
        "following": f"{account.uri}/following",
        "followers": f"{account.uri}/followers",
        "outbox": "outbox.json",
        "likes": "likes.json",
        "bookmarks": "bookmarks.json",
        "preferredUsername": account.username,
        "name": account.display_name,
        "summary": account.note,
        "url": account.url,
        "manuallyApprovesFollowers": account.locked,
        "discoverable": account.discoverable,
        "indexable": account.indexable,
        "published": account.created_at,
        "attachment": [{"type": "PropertyValue", "name": one.name, "value": one.value} for one in account.fields],
        "tag": [],
    }
    for field, name in (("icon", "avatar"), ("image", "header")):
        if name in by_name:
            actor[field] = {"type": "Image", "url": by_name[name]}
    return actor, pictures
