"""The steps in which an archive is written; each gives the place at which the next slice goes on."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from goodmob.accounts.queries.accounts import account_by_id
from goodmob.core.blobs import Blobs
from goodmob.core.database.paging import Window
from goodmob.core.errors import Unavailable
from goodmob.core.house import House
from goodmob.portability.activities.actor import actor_of
from goodmob.portability.activities.outbox import CONTEXT, path_of, said_in
from goodmob.portability.entities.files import FILES
from goodmob.portability.parcel import Parcel
from goodmob.portability.rules.archives import BYTES_AT_ONCE, FILES_AT_ONCE, LEFT_FREE, NEXT, POSTS_AT_ONCE, Place
from goodmob.posts.entities.show import show
from goodmob.posts.queries.feeds import account_page
from goodmob.posts.queries.reactions import Deed, bookmarks_page, favourites_page

OUTBOX, LIKES, BOOKMARKS, ACTOR = "outbox.json", "likes.json", "bookmarks.json", "actor.json"
WANTED = "wanted"
"""The list of files that hang on posts, a key in each line; it does not go into the archive."""

WRITTEN_AT_ONCE = 64 * 1024
EVERY_VISIBILITY = ("public", "unlisted", "private", "direct")


async def posts_of(house: House, account_id: int) -> int:
    """How many posts the account has."""
    account = await account_by_id(house.db, account_id)
    return account.statuses if account else 0


async def _outbox(house: House, account_id: int, parcel: Parcel, place: Place) -> Place:
    window = Window(min_id=place.after, limit=POSTS_AT_ONCE)
    rows = await account_page(house.db, account_id, account_id, window, visibilities=EVERY_VISIBILITY)
    said = await said_in(house, rows[::-1])
    size = await _add(parcel, OUTBOX, said.activities, place, is_last=not rows)
    keys = "".join(f"{key}\n" for key in said.file_keys).encode()
    end = await asyncio.to_thread(parcel.append, WANTED, keys, place.keys_size)
    if not rows:
        return Place(NEXT["outbox"], files=place.files, keys_size=end)
    return replace(
        place,
        after=rows[0].id,
        size=size,
        done=place.done + len(rows),
        items=place.items + len(said.activities),
        files=place.files + len(said.file_keys),
        keys_size=end,
    )


async def _likes(house: House, account_id: int, parcel: Parcel, place: Place) -> Place:
    window = Window(min_id=place.after, limit=POSTS_AT_ONCE)
    return await _posts(house, account_id, parcel, place, LIKES, await favourites_page(house.db, account_id, window))


async def _bookmarks(house: House, account_id: int, parcel: Parcel, place: Place) -> Place:
    window = Window(min_id=place.after, limit=POSTS_AT_ONCE)
    deeds = await bookmarks_page(house.db, account_id, window)
    return await _posts(house, account_id, parcel, place, BOOKMARKS, deeds)


async def _posts(
    house: House, account_id: int, parcel: Parcel, place: Place, name: str, deeds: Sequence[Deed]
) -> Place:
    posts = await show(house, account_id, [deed.other_id for deed in deeds[::-1]])
    size = await _add(parcel, name, [post.uri for post in posts], place, is_last=not deeds)
    if not deeds:
        return Place(NEXT[place.step], files=place.files, keys_size=place.keys_size)
    return replace(place, after=deeds[0].id, size=size, items=place.items + len(posts))


async def _lists(house: House, account_id: int, parcel: Parcel, place: Place) -> Place:
    for file in FILES.values():
        size, held = 0, b""
        async for line in file.lines(house, account_id):
            held += line
            if len(held) > WRITTEN_AT_ONCE:
                size, held = await asyncio.to_thread(parcel.append, file.filename, held, size), b""
        await asyncio.to_thread(parcel.append, file.filename, held, size)
    actor, _ = await actor_of(house, account_id)
    await asyncio.to_thread(parcel.append, ACTOR, msgspec.json.encode(actor), 0)
    return replace(place, step=NEXT["lists"])


async def _pack(house: House, account_id: int, parcel: Parcel, place: Place) -> Place:
    _, pictures = await actor_of(house, account_id)
    names = [ACTOR, OUTBOX, LIKES, BOOKMARKS, *(file.filename for file in FILES.values())]
    faces = [(house.blobs.path(key), name) for name, key in pictures.items()]
    await asyncio.to_thread(parcel.add, names, faces, "pack")
    return Place(NEXT["pack"], files=place.files, keys_size=place.keys_size)


async def _files(house: House, account_id: int, parcel: Parcel, place: Place) -> Place:
    keys, ends = await asyncio.to_thread(_next_files, parcel, place.size, house.blobs)
    if not keys:
        return replace(place, step=NEXT["files"])
    if await asyncio.to_thread(parcel.free) < LEFT_FREE + BYTES_AT_ONCE:
        raise Unavailable("There is no room for an archive at the moment", retry_after=3600)
    files = [(house.blobs.path(key), path_of(key)) for key in keys]
    await asyncio.to_thread(parcel.add, (), files, f"files@{place.size}")
    return replace(place, after=place.after + len(keys), size=ends)


def _next_files(parcel: Parcel, at: int, blobs: Blobs) -> tuple[list[str], int]:
    """The keys of the next files that together are not too large, or of one that is; and where the list goes on."""
    keys: list[str] = []
    weight = 0
    for key in parcel.read(WANTED, at, FILES_AT_ONCE):
        path = blobs.path(key)
        weight += path.stat().st_size if path.exists() else 0
        if keys and weight > BYTES_AT_ONCE:
            break
        keys.append(key)
    return keys, at + sum(len(key.encode()) + 1 for key in keys)


async def _add(parcel: Parcel, name: str, items: Sequence[Any], place: Place, *, is_last: bool) -> int:
    """Goes on with an OrderedCollection; gives how large it is now."""
    text = b"" if place.size else _head(name)
    for number, item in enumerate(items, place.items):
        text += (b"," if number else b"") + msgspec.json.encode(item)
    if is_last:
        text += b'],"totalItems":%d}' % place.items
    return await asyncio.to_thread(parcel.append, name, text, place.size)


def _head(name: str) -> bytes:
    about = msgspec.json.encode({"@context": CONTEXT, "id": name, "type": "OrderedCollection"})
    return about.removesuffix(b"}") + b',"orderedItems":['


Doing = Callable[[House, int, Parcel, Place], Awaitable[Place]]
STEPS: dict[str, Doing] = {
    "outbox": _outbox,
    "likes": _likes,
    "bookmarks": _bookmarks,
    "lists": _lists,
    "pack": _pack,
    "files": _files,
}
"""By the name of the step; the last one, which keeps the archive, is none of them."""
