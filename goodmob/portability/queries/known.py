"""Who and what a row means: accounts and posts that this server knows."""

import re

from goodmob.accounts.queries.accounts import account_by_handle
from goodmob.core.house import House
from goodmob.core.text.usernames import Handle
from goodmob.core.web.params import LARGEST_ID
from goodmob.posts.queries.posts import post_id_by_uri

_OWN_POST = re.compile(r"/([0-9]{1,19})(?:/activity)?/?\Z")
"""How addresses of our own posts end, whether those of pages or those for other servers."""


async def account_meant(house: House, handle: Handle) -> int | None:
    """The id of the account with this name, or None where it is not known here."""
    found = await account_by_handle(house.db, handle.username, handle.domain)
    return None if found is None or found.state == "deleted" else found.id


async def post_meant(house: House, uri: str) -> int | None:
    """The id of the post at this address, None where it is not known here."""
    if uri.startswith(f"{house.settings.base_url}/"):
        found = _OWN_POST.search(uri)
        return int(found[1]) if found and int(found[1]) <= LARGEST_ID else None
    return await post_id_by_uri(house.db, uri)
