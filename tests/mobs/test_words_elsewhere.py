"""People on Mastodon take part in mobs: by answering the post, and by a poll that the host sends them."""

from tests.mobs.scene import Json, called, joined, look
from tests.world.far_server import FarPerson
from tests.world.world import Client, World


async def says(mo: FarPerson, to: str, text: str) -> Json:
    """Mo answers something, with the tags of the text as Mastodon writes them."""
    tags = [word for word in text.split() if word.startswith("#")]
    base = mo.server.base
    linked = " ".join(
        f'<a href="{base}/tags/{word[1:]}" class="mention hashtag" rel="tag">#<span>{word[1:]}</span></a>'
        if word in tags
        else word
        for word in text.split()
    )
    tag = [{"type": "Hashtag", "href": f"{base}/tags/{word[1:]}", "name": word} for word in tags]
    return await mo.say(linked, inReplyTo=to, tag=tag)


def face_of(world: World, ben: Client, mob: Json) -> str:
    return f"{world.house.settings.base_url}/ap/users/{ben.id}/statuses/{mob['status_id']}"


def read_by(mo: FarPerson) -> list[str]:
    """What Mo is told directly, as text."""
    notes = [create["object"] for create in mo.server.got("Create")]
    return [note["content"] for note in notes if note["to"] == [mo.uri]]


async def test_mo_joins_and_does_it_by_answers(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo = far.person("mo")
    place: Json = {"place[text]": "The canal", "place[exact]": "Third bench"}
    mob = await called(world, ben, cap=2, **place)
    face = face_of(world, ben, mob)

    await says(mo, face, "I come! #join")

    assert (await look(ben, mob))["joined"] == 1
    [words] = read_by(mo)
    assert "You’re in: “Pick up litter”" in words
    assert "Third bench" in words

    world.step(hours=1)
    await world.settle()
    await says(mo, face, "There! #did 3")
    seen = await look(ben, mob)
    assert (seen["tally"], seen["done"]) == (3, 1)
    assert "Counted. Thank you!" in read_by(mo)[-1]
    [deed] = await ben.api("GET", f"/api/v1/mobs/{mob['id']}/deeds")
    assert (deed["account"]["acct"], deed["count"]) == ("mo@far.example", 3)


async def test_mo_waits_in_line_moves_up_and_leaves(world: World) -> None:
    ada, ben, far = await world.person("ada"), await world.person("ben"), world.far_server()
    mo = far.person("mo")
    mob = await called(world, ben, cap=1)
    face = face_of(world, ben, mob)
    await joined(world, ada, mob)

    await says(mo, face, "#join")
    assert "You wait in line" in read_by(mo)[-1]
    await ada.api("POST", f"/api/v1/mobs/{mob['id']}/leave")
    await world.settle()
    assert "You’re in" in read_by(mo)[-1]
    assert (await look(ben, mob))["joined"] == 1

    tag = [{"type": "Hashtag", "href": f"{far.base}/tags/leave", "name": "#leave"}]
    await mo.say(f"<blockquote>{read_by(mo)[-1]}</blockquote><p>Thank you!</p>", inReplyTo=face, tag=tag)
    assert (await look(ben, mob))["joined"] == 1, "what is quoted orders nothing"

    await says(mo, face, "Sorry #leave")
    assert (await look(ben, mob))["joined"] == 0


async def test_an_answer_to_the_event_is_one_to_the_mob(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo = far.person("mo")
    mob = await called(world, ben)

    await says(mo, f"{face_of(world, ben, mob)}/event", "#join")

    assert (await look(ben, mob))["joined"] == 1


async def asked(world: World, ben: Client, mo: FarPerson, mob: Json) -> Json:
    """Ben asks Mo to come: the poll that Mo got."""
    [account] = await ben.api("GET", "/api/v1/accounts/search", params={"q": f"@{mo.acct}", "resolve": "true"})
    await ben.api("POST", f"/api/v1/mobs/{mob['id']}/guests", data={"account_id": account["id"]})
    await world.settle()
    questions: list[Json] = [create["object"] for create in mo.server.got("Create")]
    [question] = [one for one in questions if one["type"] == "Question"]
    return question


async def votes(mo: FarPerson, question: Json, name: str) -> None:
    vote = {"type": "Note", "name": name, "attributedTo": mo.uri, "inReplyTo": question["id"]}
    vote |= {"id": mo.server.new_uri("votes"), "to": [question["attributedTo"]]}
    await mo.tell(mo.activity("Create", vote, to=vote["to"]))


async def test_ben_asks_mo_by_a_poll_and_mo_votes(world: World) -> None:
    ben, far = await world.person("ben"), world.far_server()
    mo, zoe = far.person("mo"), far.person("zoe")
    mob = await called(world, ben)

    question = await asked(world, ben, mo, mob)
    assert await asked(world, ben, mo, mob) == question, "once is enough"
    assert question["to"] == [mo.uri]
    assert [option["name"] for option in question["oneOf"]] == ["Yes, I come", "No, not this time"]
    [invite] = far.got("Invite")
    assert (invite["object"], invite["target"]) == (mo.uri, f"{face_of(world, ben, mob)}/event")

    await votes(mo, question, "Yes, I come")
    assert (await look(ben, mob))["joined"] == 1
    assert "You’re in" in read_by(mo)[-1]

    far.received.clear()
    await votes(zoe, await asked(world, ben, zoe, mob), "No, not this time")
    assert (await look(ben, mob))["joined"] == 1


async def test_only_the_host_asks_and_people_here_get_a_notice(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    mob = await called(world, ben)
    path = f"/api/v1/mobs/{mob['id']}/guests"

    assert (await ada.post(path, data={"account_id": cleo.id})).status_code == 403
    await ben.api("POST", path, data={"account_id": cleo.id})
    await world.settle()

    [notice] = await cleo.api("GET", "/api/v1/notifications")
    assert (notice["type"], notice["account"]["username"]) == ("mob.invited", "ben")
    assert (await ben.post(path, data={"account_id": ben.id})).status_code == 422
