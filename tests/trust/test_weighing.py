"""Trust is asked about every post, inside the transaction that publishes or edits it."""

from typing import Any

import pytest

from goodmob.core.database.interface import Transaction
from goodmob.posts.actions import edit, publish
from goodmob.trust.actions.weigh import Verdict, weigh
from tests.posts.saying import STATUSES, ids, refusal, say
from tests.world.world import World


class Scales:
    """Weighs as it is told, and remembers what it was asked."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        self.asked: list[tuple[int, str, dict[str, Any]]] = []

    async def __call__(self, tx: Transaction, author_id: int, text: str, **about: Any) -> Verdict:
        assert tx.now
        self.asked.append((author_id, text, about))
        return self.verdict


def put_up(monkeypatch: pytest.MonkeyPatch, verdict: Verdict) -> Scales:
    """Makes trust answer this from now on."""
    scales = Scales(verdict)
    monkeypatch.setattr(publish, "weigh", scales)
    monkeypatch.setattr(edit, "weigh", scales)
    return scales


async def test_posts_of_anybody_are_delivered(world: World) -> None:
    async def ask(tx: Transaction) -> Verdict:
        return await weigh(tx, 1, "Buy now!", visibility="public", mentioned_ids=[2, 3], in_reply_to_id=None)

    assert await world.house.db.act(ask) is Verdict.DELIVER


async def test_trust_is_told_what_matters(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    first = await say(ben)
    scales = put_up(monkeypatch, Verdict.DELIVER)

    post = await say(ada, "Hi @ben", spoiler_text="Warm", in_reply_to_id=first["id"], visibility="unlisted")
    await ada.api("PUT", f"{STATUSES}/{post['id']}", json={"status": "Hi"})

    about = {"visibility": "unlisted", "mentioned_ids": [int(ben.id)], "in_reply_to_id": int(first["id"])}
    assert scales.asked == [
        (int(ada.id), "Warm\nHi @ben", about),
        (int(ada.id), "\nHi", {**about, "mentioned_ids": []}),
    ]


async def test_what_is_refused_leaves_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = await world.person("ada")
    post = await say(ada, "Before")
    put_up(monkeypatch, Verdict.REFUSE)

    assert await refusal(ada, "POST", STATUSES, json={"status": "Spam"}) == (403, "This action is not allowed")
    edit_answer = await refusal(ada, "PUT", f"{STATUSES}/{post['id']}", json={"status": "Spam"})
    assert edit_answer == (403, "This action is not allowed")
    [kept] = await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")
    assert kept["content"] == "<p>Before</p>"


async def test_what_is_held_only_its_author_sees(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await ben.api("POST", f"/api/v1/accounts/{ada.id}/follow")
    edited = await say(ada, "Before")
    put_up(monkeypatch, Verdict.HOLD)

    held = await say(ada, "@ben #tag Perhaps spam")
    await ada.api("PUT", f"{STATUSES}/{edited['id']}", json={"status": "Perhaps spam"})
    await world.settle()

    assert ids(await ada.api("GET", f"/api/v1/accounts/{ada.id}/statuses")) == [held["id"], edited["id"]]
    for path in (
        f"/api/v1/accounts/{ada.id}/statuses",
        "/api/v1/timelines/home",
        "/api/v1/timelines/public",
        "/api/v1/timelines/tag/tag",
        "/api/v1/notifications?types[]=mention",
    ):
        assert await ben.api("GET", path) == [], path
    for post in (held, edited):
        assert await refusal(ben, "GET", f"{STATUSES}/{post['id']}") == (404, "Record not found")
        assert await refusal(ada, "POST", f"{STATUSES}/{post['id']}/reblog") == (403, "This action is not allowed")
    assert (await ada.api("GET", "/api/v1/tags/tag"))["history"][0]["uses"] == "0"
