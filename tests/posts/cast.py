"""Who plays in the matrix of may_see, and how doors are asked that do not name a post."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

import httpx2

from tests.world.world import Client


class Cast(NamedTuple):
    """Everybody by role, and the author's posts and mobs by visibility, with what answers and quotes the posts.

    around: what there is around each mob, by the word that names it in paths.
    """

    viewers: dict[str, Client]
    posts: dict[str, Any]
    mobs: dict[str, Any]
    answers: dict[str, Any]
    quotes: dict[str, Any]
    list_id: str
    around: dict[str, dict[str, str]]


Ask = Callable[[Client, Cast, str], Awaitable[httpx2.Response]]


def word(visibility: str) -> str:
    """The word by which a post is known in an answer."""
    return f"needle{visibility}"


async def around(author: Client, chapter: Any, mob: Any) -> dict[str, str]:
    """What the author puts around a live mob of theirs: a deed, so that they take part, and a chapter."""
    deed = await author.api("POST", f"/api/v1/mobs/{mob['id']}/deeds", json={"quiet": True})
    seen = await author.api("GET", f"/api/v1/mobs/{mob['id']}")
    return {":deed_id": deed["id"], ":commitment_id": seen["me"]["id"], ":chapter_id": chapter["id"]}


def filled(wish: Any, known: Mapping[str, str]) -> Any:
    """A path or a body, in which what is known stands for the words that name it."""
    text = json.dumps(wish)
    for name, value in known.items():
        text = text.replace(name, value)
    return json.loads(text)


def reading(path: str, **params: str) -> Ask:
    """A list that is read from this path."""

    async def ask(who: Client, cast: Cast, visibility: str) -> httpx2.Response:
        post = cast.posts[visibility]
        known = {"author": cast.viewers["author"].id, "list": cast.list_id, "post": post["id"], "address": post["uri"]}
        known["mob"] = cast.mobs[visibility]["id"]
        filled = {name: value.format(**known) for name, value in params.items()}
        return await who.get(path.format(**known), params=filled)

    return ask


def collected(ending: str) -> Ask:
    """The feed of a collection in which the author is."""

    async def ask(who: Client, cast: Cast, visibility: str) -> httpx2.Response:
        author, owner = cast.viewers["author"], cast.viewers["mentioned"]
        await author.patch("/api/v1/accounts/update_credentials", json={"discoverable": True})
        kept = (await owner.get(f"/api/v1/accounts/{owner.id}/collections")).json()["collections"]
        wish = {"name": "Bakers", "account_ids": [author.id], "discoverable": True}
        if not kept:
            kept = [(await owner.post("/api/v1/collections", json=wish)).json().get("collection", {"id": "1"})]
        return await who.get(f"/collections/{kept[0]['id']}/posts{ending}")

    return ask


async def joined_events(who: Client, cast: Cast, visibility: str) -> httpx2.Response:
    """The events that somebody joined, after an attempt to join the one of this visibility."""
    await who.post(f"/api/v1/pleroma/events/{cast.mobs[visibility]['status_id']}/join")
    return await who.get("/api/v1/pleroma/events/joined_events")


def naming(path: str, key: str, listed: str = "/api/v1/notifications") -> Ask:
    """A door that names the notice of being mentioned, or the request that came of it, whoever asks."""

    async def ask(who: Client, cast: Cast, visibility: str) -> httpx2.Response:
        wish = {"types[]": "mention", "include_filtered": "true"}
        told = (await cast.viewers["mentioned"].get(listed, params=wish)).json()
        first = next(one for one in told if one.get("status", {"id": ""})["id"] in {cast.posts[visibility]["id"], ""})
        return await who.get(f"{path}/{first[key]}")

    return ask


def one_conversation(deed: str) -> Ask:
    """Whoever asks does something with the conversation that the direct post began for whom it names."""

    async def ask(who: Client, cast: Cast, visibility: str) -> httpx2.Response:
        talks = (await cast.viewers["mentioned"].get("/api/v1/conversations")).json()
        posts = {talk["last_status"]["id"]: talk["id"] for talk in talks}
        return await who.post(f"/api/v1/conversations/{posts.get(cast.posts[visibility]['id'], '1')}/{deed}")

    return ask


def one_interaction(method: str, answer: str = "") -> Ask:
    """Whoever asks reads or answers what waits for the author: boosts of the post, where others may boost it."""

    async def ask(who: Client, cast: Cast, visibility: str) -> httpx2.Response:
        path = "/api/v1/interaction_requests"
        told = await cast.viewers["author"].get(path)
        waiting = told.json() if told.is_success else []
        mine = [one["id"] for one in waiting if one["status"]["id"] == cast.posts[visibility]["id"]]
        return await who.request(method, f"{path}/{mine[0] if mine else '1'}{answer}")

    return ask


async def one_draft(who: Client, cast: Cast, visibility: str) -> httpx2.Response:
    """Whoever asks publishes a draft of the author's."""
    wish = {"status": word(visibility), "visibility": visibility}
    draft = (await cast.viewers["author"].post("/api/v1/drafts", json=wish)).json()
    return await who.post(f"/api/v1/drafts/{draft.get('id', '1')}/publish")


async def searching(who: Client, cast: Cast, visibility: str) -> httpx2.Response:
    """Whoever asks saves a search for the word of the post, and reads what fits."""
    saved = (await who.post("/api/v1/saved_searches", json={"query": word(visibility)})).json()
    return await who.get(f"/api/v1/timelines/search/{saved.get('id', '1')}")
