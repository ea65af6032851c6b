"""Ada looks for something to do: of a kind, in her language, where a few are missing, near her; nobody notes where."""

import logging
from typing import Any

import pytest

from tests.mobs.calling import MOBS, call, join
from tests.posts.saying import follow
from tests.web.reading import browser_of, read, texts
from tests.world.browser import fill, forms_of
from tests.world.client import Client
from tests.world.world import World

HERE, FAR = "871fb4662ffffff", "8728308b0ffffff"


async def found(who: Client, **params: Any) -> list[str]:
    """The titles of the mobs that somebody finds."""
    return [mob["title"] for mob in await who.api("GET", MOBS, params=params)]


async def titles(browser: Client, address: str) -> list[str]:
    """The titles of the mobs on a page."""
    return texts(await read(browser, address), ".mobs .ticket__title")


async def test_by_verb_and_by_language(world: World) -> None:
    ben = await world.person("ben")
    await call(world, ben, title="Coats", verb="give", language="de")
    await call(world, ben, title="Coffee", verb="buy", languages=["en", "fr"])
    await call(world, ben, title="Songs", verb="say", language="fr-CA")

    assert await found(world.anyone, verb="give") == ["Coats"]
    assert await found(world.anyone, language="fr") == ["Songs", "Coffee"]
    assert await found(world.anyone, language="fr", verb="buy", q="cof") == ["Coffee"]
    assert await found(world.anyone, language="fr", soon=True) == []
    for name, value in (("verb", "dance"), ("language", "klingon!"), ("needs", "0")):
        assert (await world.anyone.get(MOBS, params={name: value})).status_code == 422, name


async def test_where_a_few_are_missing(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    nearly = await call(world, ben, title="Nearly", threshold=5)
    await call(world, ben, title="Hardly", threshold=50)
    on = await call(world, ben, title="On", threshold=2)
    await call(world, ben, title="Whoever comes")
    await join(ada, on, party_size=2)
    await join(ada, nearly, party_size=2)

    assert await found(world.anyone, needs=3) == ["Nearly"]
    assert await found(world.anyone, needs=2) == []
    assert await found(world.anyone, needs=50) == ["Hardly", "Nearly"]
    assert await found(world.anyone, needs=50, q="hard") == ["Hardly"]


async def test_the_page_looks_for_what_is_asked(world: World) -> None:
    ada, ben, cleo = [await world.person(name) for name in ("ada", "ben", "cleo")]
    await follow(ada, ben)
    await call(world, ben, title="Coats", verb="give", threshold=4)
    await call(world, cleo, title="Coffee", verb="buy")
    browser = await browser_of(world, "ada")

    assert await titles(browser, "/mobs?verb=buy") == ["Coffee"]
    assert await titles(browser, "/mobs?q=coa") == ["Coats"]
    assert await titles(browser, "/mobs?from=following") == ["Coats"]
    assert await titles(browser, "/mobs?needs=10") == ["Coats"]
    assert await titles(browser, "/mobs?verb=report") == []
    assert "Nothing fits just now" in (await browser.get("/mobs?verb=report")).text
    assert sorted(await titles(browser, "/mobs")) == ["Coats", "Coffee"]
    assert (await browser.get("/mobs?language=klingon!")).status_code == 200


async def test_near_a_place_that_is_called_by_its_name(world: World) -> None:
    ben = await world.person("ben")
    await call(world, ben, title="Here", hours=30, place={"text": "Canal quarter", "cell": HERE})
    await call(world, ben, title="Soon", hours=2, place={"text": "Somewhere", "cell": HERE})
    await call(world, ben, title="Far", place={"text": "Hill", "cell": FAR})
    browser = world.visitor()

    answer = await browser.get("/mobs/near")
    [number] = [number for number, form in enumerate(forms_of(answer)) if form.action.endswith("/mobs/near")]
    near = await fill(browser, answer, form=number, where="canal")

    assert [title in near.text for title in ("Here", "Soon", ">Far<")] == [True, True, False]
    assert near.text.index("Soon</bdi>") < near.text.index("Here</bdi>")
    nowhere = await fill(browser, answer, form=number, where="Atlantis")
    assert "Nothing is called there yet" in nowhere.text


async def test_where_somebody_looks_from_is_kept_nowhere(world: World, caplog: pytest.LogCaptureFixture) -> None:
    ben = await world.person("ben")
    await call(world, ben, title="Here", place={"cell": HERE})
    browser = world.visitor()
    form = await browser.get("/mobs/near")
    assert form.headers["permissions-policy"].count("geolocation=(self)") == 1
    assert "geolocation=()" in (await browser.get("/mobs")).headers["permissions-policy"]
    [number] = [number for number, one in enumerate(forms_of(form)) if one.action.endswith("/mobs/near")]

    with caplog.at_level(logging.DEBUG):
        near = await fill(browser, form, form=number, latitude="48.86", longitude="2.36")
        beside = await fill(browser, form, form=number, latitude="here", longitude="2.36")

    assert "Here</bdi>" in near.text
    assert "did not say where you are" in beside.text
    assert "2.36" not in f"{near.text}{near.headers}"
    assert "2.36" not in "".join(record.getMessage() for record in caplog.records if "goodmob" in record.name)
    assert near.headers["referrer-policy"] == "same-origin"
    assert near.url.query == b""
