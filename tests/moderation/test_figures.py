"""Staff read what goes on here in numbers."""

from typing import Any

import pytest

from goodmob.core.clock import date
from goodmob.moderation.jobs.figures import count_active
from goodmob.moderation.rules.figures import human_bytes
from tests.contract.test_admin_figures import DIMENSIONS, MEASURES, RETENTION
from tests.moderation.filing import handle, report, staff
from tests.posts.saying import do, follow, refusal, say
from tests.world.far import meet
from tests.world.world import Client, World


def day(world: World, before: int = 0) -> str:
    """The date of so many days ago."""
    return date(world.clock.now() - before * 86_400_000_000)


async def measure(mo: Client, key: str, start: str, end: str, **about: Any) -> Any:
    """One measure: its total, the total of the days before, and the value of each day."""
    wish = {"keys": [key], "start_at": start, "end_at": end, **({key: about} if about else {})}
    [told] = await mo.api("POST", MEASURES, json=wish)
    return told["total"], told.get("previous_total"), [one["value"] for one in told["data"]]


async def test_days_are_counted_and_the_days_before_them(world: World) -> None:
    ada, mo = await world.person("ada"), await staff(world, "mo")
    post = await say(ada, "#tea")
    await do(mo, "favourite", post)
    await do(mo, "reblog", post)
    told = await report(mo, ada)
    world.step(days=1)
    ben = await world.person("ben")
    await say(ben, "@ada #tea #tea", in_reply_to_id=post["id"])
    await handle(mo, told, "resolve")
    tag = {"id": post["tags"][0]["id"]} if "id" in post["tags"][0] else {"id": await tea(mo)}
    two, one = (day(world, 1), day(world)), (day(world), day(world))

    assert await measure(mo, "new_users", *two) == ("3", "0", ["2", "1"])
    assert await measure(mo, "new_users", *one) == ("1", "2", ["1"])
    assert await measure(mo, "interactions", *two) == ("3", "0", ["2", "1"])
    assert await measure(mo, "opened_reports", *two) == ("1", "0", ["1", "0"])
    assert await measure(mo, "resolved_reports", *one) == ("1", "0", ["1"])
    assert await measure(mo, "tag_uses", *two, **tag) == ("2", "0", ["1", "1"])
    assert await measure(mo, "tag_accounts", *two, **tag) == ("2", "0", ["1", "1"])
    assert await measure(mo, "tag_servers", *two, **tag) == ("0", "0", ["0", "0"])


async def tea(mo: Client) -> str:
    """The id of the tag."""
    return str(next(tag["id"] for tag in await mo.api("GET", "/api/v1/admin/tags") if tag["name"] == "tea"))


async def test_who_was_here_is_kept_as_a_number_for_each_day(world: World) -> None:
    mo = await staff(world, "mo")
    await world.person("ada")
    await count_active(world.house)
    world.step(days=1)
    await mo.api("GET", "/api/v1/accounts/verify_credentials")
    await count_active(world.house)
    total, previous, days = await measure(mo, "active_users", day(world, 1), day(world))

    assert (total, previous, days[0]) == ("2", "0", "2")
    assert await measure(mo, "active_users", day(world, 1), day(world, 1)) == ("2", "0", ["2"])


async def test_other_servers_are_told_of_since_ever(world: World) -> None:
    ada, mo = await world.person("ada"), await staff(world, "mo")
    cleo = str(await world.house.db.act(meet, "cleo"))
    await follow(ada, Client(world.app, "", id=cleo))
    await ada.api("POST", "/api/v1/reports", json={"account_id": cleo})
    world.step(days=1)
    today, far = (day(world), day(world)), {"domain": "FAR.example"}

    for key in ("instance_accounts", "instance_reports"):
        assert await measure(mo, key, *today, **far) == ("1", None, ["0"])
    for key in ("instance_statuses", "instance_followers", "instance_media_attachments"):
        assert await measure(mo, key, *today, **far) == ("0", None, ["0"])
    wish = {"keys": ["instance_media_attachments"], "start_at": today[0], "end_at": today[1]}
    [files] = await mo.api("POST", MEASURES, json={**wish, "instance_media_attachments": far})
    assert (files["unit"], files["human_value"]) == ("bytes", "0 Bytes")


async def test_what_there_is_most_of(world: World) -> None:
    ada, mo = await world.person("ada", locale="fr"), await staff(world, "mo")
    for text, language in (("#tea", "en"), ("#tea", "fr"), ("#tea", "fr")):
        await say(ada, text, language=language)
    tag = {"id": await tea(mo)}
    wish = {"keys": ["tag_languages", "languages", "servers", "sources", "tag_servers", "software_versions", "nothing"]}
    told = await mo.api("POST", DIMENSIONS, json={**wish, "tag_languages": tag, "tag_servers": tag})
    said = {one["key"]: [(data["human_key"], data["value"]) for data in one["data"]] for one in told}

    assert list(said) == wish["keys"][:-1]
    assert said["tag_languages"] == [("French", "2"), ("English", "1")]
    assert sorted(said["languages"]) == [("English", "1"), ("French", "1")]
    assert said["servers"] == said["tag_servers"] == [("goodmob.test", "3")]
    assert [number for _, number in said["sources"]] == ["3"]
    assert [name for name, _ in said["software_versions"]][:2] == ["Goodmob", "Python"]
    [few] = await mo.api("POST", DIMENSIONS, json={"keys": ["tag_languages"], "limit": 1, "tag_languages": tag})
    assert len(few["data"]) == 1


async def test_who_signed_up_together_and_stayed(world: World) -> None:
    mo = await staff(world, "mo")
    await world.person("ada")
    world.step(days=2)
    await mo.api("GET", "/api/v1/accounts/verify_credentials")
    await world.settle()
    told = await mo.api("POST", RETENTION, json={"start_at": day(world, 2), "end_at": day(world), "frequency": "day"})

    assert [len(cohort["data"]) for cohort in told] == [3, 2, 1]
    assert told[0]["data"][0]["value"] == "2"
    assert told[0]["data"][0]["rate"] == 1.0
    assert [data["value"] for data in told[1]["data"]] == ["0", "0"]
    assert await mo.api("POST", RETENTION, json={"start_at": day(world)}) == []


async def test_what_cannot_be_counted_is_refused(world: World) -> None:
    ada, mo = await staff(world, "ada", "user"), await staff(world, "mo")
    today = {"start_at": day(world), "end_at": day(world)}

    for path in (MEASURES, DIMENSIONS, RETENTION):
        assert await refusal(ada, "POST", path, json=today) == (403, "This action is not allowed")
        assert (await world.anyone.post(path)).status_code == 401
        assert (await mo.post(path, json={"start_at": "yesterday", "end_at": day(world)})).status_code == 422
        assert (await mo.post(path, json={"start_at": day(world), "end_at": day(world, 1)})).status_code == 422
        assert (await mo.post(path, json={"start_at": "1990-01-01", "end_at": day(world)})).status_code == 422
    assert await mo.api("POST", MEASURES, json={"keys": ["nothing"], **today}) == []
    assert (await mo.post(MEASURES, json={"keys": ["new_users"]})).status_code == 422
    for key in ("tag_uses", "instance_accounts"):
        said = (400, f"param is missing or the value is empty: {key}")
        assert await refusal(mo, "POST", MEASURES, json={"keys": [key], **today}) == said
    assert (await mo.post(MEASURES, json={"keys": ["tag_uses"], "tag_uses": {"id": 1}, **today})).status_code == 404


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 Bytes"),
        (1, "1 Byte"),
        (1023, "1023 Bytes"),
        (1024, "1 KB"),
        (1_536, "1.5 KB"),
        (100_765_744, "96.1 MB"),
        (49_581_359_907, "46.2 GB"),
        (837_837_315_424, "780 GB"),
    ],
)
def test_bytes_are_told_as_people_read_them(number: int, said: str) -> None:
    assert human_bytes(number) == said
