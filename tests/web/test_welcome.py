"""The first page of new people, and of the owner of a new server."""

from pathlib import Path

import pytest

from goodmob.core.last_backup import LastBackup, leave_trace
from goodmob.core.mail import MailError
from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill
from tests.world.client import Client
from tests.world.world import World


async def test_the_owner_is_shown_what_is_done_and_how_to_do_the_rest(world: World) -> None:
    await world.person("ada", role="owner")
    browser = await browser_of(world, "ada")

    before = await read(browser, "/welcome")
    await fill(browser, await browser.get("/settings/invites"))
    world.change(description="A place by the canal", mail="console")
    after = await read(browser, "/welcome")

    assert texts(before, ".step h2") == ["Name and description", "Rules", "Mail", "Backups", "People"]
    assert texts(before, ".step--done h2") == []
    assert texts(after, ".step--done h2") == ["Done: Name and description", "Done: Mail", "Done: People"]
    assert texts(await read(browser, "/settings/profile"), ".settings__ways a[href='/welcome']") == ["Your server"]


async def test_home_reminds_the_owner_until_all_is_done(world: World, tmp_path: Path) -> None:
    await world.person("ada", role="owner")
    await world.person("ben")
    ada, ben = await browser_of(world, "ada"), await browser_of(world, "ben")

    async def reminded(browser: Client) -> list[str]:
        return texts(await read(browser, "/home"), ".reminder")

    first = await reminded(ada)
    await fill(ada, await ada.get("/settings/server"), description="By the canal")
    await fill(ada, await ada.get("/settings/server/rules"), form=-1, text="Be kind.")
    world.change(mail="console", data=tmp_path)
    second = await reminded(ada)
    leave_trace(tmp_path, LastBackup(world.clock.now(), 12))
    done = await reminded(ada)
    page = await read(ada, "/welcome")
    world.step(days=8)
    late = texts(await read(ada, "/welcome"), "#backups strong")

    assert first == ["Your server: 1 of 5 steps are done. Go on"]
    assert second == ["Your server: 4 of 5 steps are done. Go on"]
    assert (done, await reminded(ben)) == ([], [])
    assert len(page.select(".step--done")) == 5
    assert late == ["That is long ago. Does it still run each night?"]


async def test_a_letter_tells_whether_letters_arrive(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.person("ada", role="owner")
    world.change(mail="console")
    browser = await browser_of(world, "ada")
    world.letters.clear()

    sent = await fill(browser, await browser.get("/welcome"))
    told = texts(await read(browser, sent.headers["location"]), ".main > .notice")
    letters = list(world.letters)

    async def refuse(*_: object, **__: object) -> None:
        raise MailError("mail.example did not take the letter: 535 wrong password")

    monkeypatch.setattr(world.house.mail, "send", refuse)
    await fill(browser, await browser.get("/welcome"))
    warned = texts(await read(browser, "/welcome"), ".main > .notice--warn")

    assert told == ["A letter is on its way to ada@goodmob.test. Look whether it arrives."]
    assert [(letter.to, letter.subject) for letter in letters] == [("ada@goodmob.test", "Goodmob can write letters")]
    assert warned == [
        "The letter could not be sent. What the mail server said: "
        "mail.example did not take the letter: 535 wrong password"
    ]


async def test_strangers_are_asked_to_sign_in(world: World) -> None:
    assert (await world.anyone.get("/welcome")).headers["location"].startswith("/auth/sign_in")
