"""From what somebody writes or chooses to what a column is about."""

import re
from collections.abc import Awaitable, Callable

from goodmob.accounts.permissions import shown
from goodmob.accounts.queries.accounts import account_by_handle, account_by_id
from goodmob.core.errors import Forbidden, Invalid, NotFound
from goodmob.core.house import House
from goodmob.core.text.tags import tag_key
from goodmob.deck.rules import BARE, CHOICES, LONGEST_SUBJECT, Kind
from goodmob.discovery.permissions import own_search
from goodmob.mobs.permissions import seen_mob
from goodmob.posts.linked.addresses import normalised
from goodmob.posts.permissions import seen_original
from goodmob.social.permissions import own_list, seen_collection

_NUMBER = re.compile(r"([0-9]{1,19})(?![0-9])(?!.*[0-9])", re.ASCII)
_HANDLE = re.compile(r"\A@?([\w.-]+)(?:@([\w.:-]+))?\Z")


async def subject_of(house: House, account_id: int, kind: Kind, words: str) -> str:
    """What a column of this kind is about, as it is kept; ids may come as the address of the thing.

    Invalid where that is nothing, too long, or nothing that the account may know of.
    """
    said = words.strip()
    if len(said) > LONGEST_SUBJECT:
        raise Invalid("subject", f"is too long (maximum is {LONGEST_SUBJECT} characters)")
    if kind in BARE:
        return ""
    if kind in CHOICES:
        if said not in CHOICES[kind]:
            raise Invalid("subject", "is not included in the list")
        return said
    try:
        return await _READERS[kind](house, account_id, said)
    except (NotFound, Forbidden) as refusal:
        raise Invalid("subject", "does not exist") from refusal


async def _list(house: House, account_id: int, words: str) -> str:
    return str((await own_list(house.db, account_id, _number(words))).id)


async def _saved(house: House, account_id: int, words: str) -> str:
    return str((await own_search(house.db, account_id, _number(words))).id)


async def _mob(house: House, account_id: int, words: str) -> str:
    return str((await seen_mob(house.db, account_id, _number(words))).id)


async def _post(house: House, account_id: int, words: str) -> str:
    return str((await seen_original(house.db, account_id, _number(words))).id)


async def _collection(house: House, account_id: int, words: str) -> str:
    return str((await seen_collection(house.db, account_id, _number(words))).id)


async def _profile(house: House, _account_id: int, words: str) -> str:
    if words.isascii() and words.isdigit():
        return str(shown(await account_by_id(house.db, _number(words))).id)
    found = _HANDLE.match(words.removeprefix(f"{house.settings.base_url}/"))
    if found is None:
        raise NotFound
    domain = found[2] if found[2] != house.settings.local_domain else None
    return str(shown(await account_by_handle(house.db, found[1], domain)).id)


async def _tag(_house: House, _account_id: int, words: str) -> str:
    return _something(tag_key(words.removeprefix("#")))


async def _words(_house: House, _account_id: int, words: str) -> str:
    return _something(words)


async def _place(_house: House, _account_id: int, words: str) -> str:
    return words


async def _link(_house: House, _account_id: int, words: str) -> str:
    return _something(normalised(words))


_READERS: dict[Kind, Callable[[House, int, str], Awaitable[str]]] = {
    Kind.LIST: _list,
    Kind.SAVED: _saved,
    Kind.PROFILE: _profile,
    Kind.MOB: _mob,
    Kind.POST: _post,
    Kind.COLLECTION: _collection,
    Kind.TAG: _tag,
    Kind.SEARCH: _words,
    Kind.MOBS: _place,
    Kind.LINK: _link,
}


def _number(words: str) -> int:
    found = _NUMBER.search(words)
    if found is None or int(found[1]) >= 1 << 63:
        raise NotFound
    return int(found[1])


def _something(words: str | None) -> str:
    if not words:
        raise Invalid("subject", "can't be blank")
    return words
