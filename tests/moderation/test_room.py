"""Room for what other servers have: it is made where nobody misses anything, and a page tells what takes it."""

import pytest

from goodmob.core.database.interface import Transaction
from goodmob.media.actions.keep_far_attachment import FarAttachment, keep_far_attachments
from goodmob.media.actions.keep_far_portrait import keep_far_portrait
from goodmob.media.queries.far_files import bytes_of_copies, far_file_of
from goodmob.moderation.jobs.room import let_posts_go, make_room
from goodmob.posts.actions.write_post import NewPost, write_post
from goodmob.posts.queries.posts import posts_by_id
from tests.media.samples import picture
from tests.web.reading import browser_of, read
from tests.world.client import Client
from tests.world.far import follow_there, meet
from tests.world.far_server import Page
from tests.world.world import World

MEGABYTE = 1024 * 1024
STATUSES = "/api/v1/statuses"


async def far_post(tx: Transaction, author_id: int, number: int, size: int = 0) -> tuple[int, int]:
    """A public post of the far server with a picture; gives both ids."""
    id_ = tx.new_id()
    url = f"https://far.example/files/{number}.png"
    [media_id] = await keep_far_attachments(
        tx, author_id, id_, [FarAttachment(url=url, domain="far.example", mime="image/png")]
    )
    new = NewPost(
        id=id_,
        account_id=author_id,
        local=False,
        uri=f"https://far.example/notes/{number}",
        visibility="public",
        conversation_id=id_,
        created_at=tx.now,
        media_ids=(media_id,),
        html="<p>Look</p>",
    )
    await write_post(tx, new)
    return id_, media_id


async def seen(world: World, kind: str, subject_id: int) -> str:
    """Somebody looks at the file; gives how it is with it now."""
    row = await far_file_of(world.house.db, kind, subject_id)  # type: ignore[arg-type]  # one of the kinds
    assert row is not None
    await world.anyone.get(f"/media/far/{row.name[:2]}/{row.name[2:4]}/{row.name}.whole")
    return await state(world, kind, subject_id)


async def state(world: World, kind: str, subject_id: int) -> str:
    """How it is with the file."""
    row = await far_file_of(world.house.db, kind, subject_id)  # type: ignore[arg-type]  # one of the kinds
    assert row is not None
    return row.state


async def far_posts(world: World, number: int) -> tuple[int, list[tuple[int, int]]]:
    """So many posts of Mo's, whose pictures somebody looked at in their order."""
    far, act = world.far_server(), world.house.db.act
    mo = await act(meet, "mo")
    posts = []
    for one in range(number):
        far.documents[f"https://far.example/files/{one}.png"] = Page(picture(size=(64, 64)), "image/png")
        posts.append(await act(far_post, mo, one))
        assert await seen(world, "attachment", posts[-1][1]) == "here"
        world.step(hours=7)
    return mo, posts


async def test_what_was_looked_at_longest_ago_goes_first_and_comes_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, posts = await far_posts(world, 3)
    await seen(world, "attachment", posts[0][1])
    await make_room(world.house)
    assert [await state(world, "attachment", media) for _, media in posts] == ["here"] * 3

    # A budget of a megabyte is the least; the pictures of a test are smaller.
    monkeypatch.setattr("goodmob.moderation.jobs.room.MEGABYTE", await bytes_of_copies(world.house.db) - 1)
    world.change(far_media_mb=1)
    await make_room(world.house)
    await world.settle()

    assert [await state(world, "attachment", media) for _, media in posts] == ["here", "away", "here"]
    assert len(list((world.house.settings.data / "media" / "copies").rglob("*.png"))) == 2
    assert await seen(world, "attachment", posts[1][1]) == "here"


async def test_what_somebody_here_has_to_do_with_stays(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = await world.person("ada")
    mo, posts = await far_posts(world, 7)
    act = world.house.db.act
    for name, who in (("avatar", mo), ("header", mo)):
        await act(keep_far_portrait, who, name, "https://far.example/files/0.png", "far.example")
        await seen(world, name, who)
    await act(follow_there, int(ada.id), mo)
    await touch(world, ada, [post for post, _ in posts])

    monkeypatch.setattr("goodmob.moderation.jobs.room.MEGABYTE", 1)
    world.change(far_media_mb=1)
    await make_room(world.house)

    assert [await state(world, "attachment", media) for _, media in posts] == ["here"] * 6 + ["away"]
    assert [await state(world, name, mo) for name in ("avatar", "header")] == ["here", "here"]


async def test_posts_nobody_here_had_to_do_with_go_and_may_come_again(world: World) -> None:
    ada = await world.person("ada")
    mo, posts = await far_posts(world, 7)
    ids = [post for post, _ in posts]
    await touch(world, ada, ids)
    world.change(far_posts_days=30)
    await let_posts_go(world.house)
    assert set(await posts_by_id(world.house.db, ids)) == set(ids)

    world.step(days=31)
    await let_posts_go(world.house)
    await world.settle()

    assert set(await posts_by_id(world.house.db, ids)) == set(ids[:-1])
    assert (await world.anyone.get(f"{STATUSES}/{ids[-1]}")).status_code == 404
    assert await far_file_of(world.house.db, "attachment", posts[-1][1]) is None
    again, _ = await world.house.db.act(far_post, mo, 6)
    assert again in await posts_by_id(world.house.db, [again])


async def touch(world: World, ada: Client, ids: list[int]) -> None:
    """Ada does something with every post but the last."""
    await ada.api("POST", f"{STATUSES}/{ids[0]}/favourite")
    await ada.api("POST", f"{STATUSES}/{ids[1]}/bookmark")
    await ada.api("POST", f"{STATUSES}/{ids[2]}/reblog")
    await ada.api("POST", STATUSES, json={"status": "True", "in_reply_to_id": str(ids[3])})
    post = (await posts_by_id(world.house.db, [ids[4]]))[ids[4]]
    report = {"account_id": str(post.account_id), "status_ids": [str(ids[4])]}
    await ada.api("POST", "/api/v1/reports", json=report)
    await ada.api("PUT", f"/api/v1/pleroma/statuses/{ids[5]}/reactions/❤")
    await world.settle()


async def test_staff_see_what_takes_room(world: World) -> None:
    await far_posts(world, 2)
    await world.person("ada", role="owner")
    page = await read(await browser_of(world, "ada"), "/settings/server/storage")
    told = " ".join(page.get_text().split())

    assert "Pictures, films and sounds of posts: 1 MB 2 of 2 are here" in told
    assert "far.example" in told
    await world.person("ben")
    assert (await (await browser_of(world, "ben")).get("/settings/server/storage")).status_code == 403
