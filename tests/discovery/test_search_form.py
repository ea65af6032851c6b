"""The form of the search page, which writes a query and reads one; its tabs, and what it offers while one writes."""

from urllib.parse import parse_qs, urlsplit

import pytest

from goodmob.discovery.rules.fields import apart, together
from tests.posts.saying import say
from tests.web.reading import read
from tests.world.world import World

FIELDS = {"from": "ada", "has": "image", "is": "reply", "in": "public", "language": "en"}
DAYS = {"after": "2026-01-01", "before": "2026-12-31"}


@pytest.mark.parametrize(
    ("query", "words", "values"),
    [
        ("tea from:ada has:image", "tea", {"from": "ada", "has": "image"}),
        ('FROM:@Ada "good morning" -coffee', '"good morning" -coffee', {"from": "ada"}),
        ("from:ada from:ben", "from:ben", {"from": "ada"}),
        ("-from:ada has:nonsense before:soon", "-from:ada has:nonsense before:soon", {}),
        ("https://far.example/x", "https://far.example/x", {}),
        ("", "", {}),
    ],
)
def test_a_query_is_read_into_fields(query: str, words: str, values: dict[str, str]) -> None:
    assert apart(query) == (words, values)


def test_fields_write_the_query_that_reads_as_they_do() -> None:
    query = together(" tea ", FIELDS | DAYS)

    assert query == "tea from:ada has:image is:reply in:public language:en after:2026-01-01 before:2026-12-31"
    assert apart(query) == ("tea", FIELDS | DAYS)
    assert together("", {"from": "no such name!", "has": "wings", "after": "soon"}) == ""


async def test_the_form_leads_to_the_query_and_shows_it_again(world: World) -> None:
    ada = await world.person("ada")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"indexable": True})
    await say(ada, "Tea with milk", language="en")
    await say(ada, "Tea with lemon", language="fr")
    await world.settle()
    typed = {"words": "tea", "language": "en", "from": "ada", "has": "", "before": ""}

    answer = await world.anyone.get("/search", params=typed)

    assert answer.status_code == 303
    assert parse_qs(urlsplit(answer.headers["location"]).query) == {"q": ["tea from:ada language:en"]}
    found = await read(world.anyone, answer.headers["location"])
    assert [one.text.strip() for one in found.select(".timeline .text")] == ["Tea with milk"]
    shown = {str(one["name"]): one.get("value") for one in found.select(".searchform input")}
    assert shown == {"words": "tea", "from": "ada", "language": "en", "after": "", "before": ""}
    assert found.select_one(".searchform")["action"] == "/search"  # type: ignore[index]


async def test_tabs_show_one_kind_of_things(world: World) -> None:
    teapot = await world.person("teapot")
    await teapot.api("PATCH", "/api/v1/accounts/update_credentials", json={"indexable": True})
    await say(teapot, "Fine teapot #teapot")
    await world.settle()
    kinds = ("people", "tags", "posts")

    for part, shown in {"": kinds, **{kind: (kind,) for kind in kinds}, "nonsense": kinds}.items():
        page = await read(world.anyone, f"/search?q=teapot&part={part}")
        assert tuple(kind for kind in kinds if page.select_one(f"h2#{kind}")) == shown, part
    tabs = (await read(world.anyone, "/search?q=teapot")).select("main nav.tabs a")
    assert [str(one["href"]) for one in tabs][-1] == "/mobs?q=teapot"


async def test_names_and_tags_are_offered_while_one_writes(world: World) -> None:
    ada = await world.person("adalbert")
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"display_name": "<b>Ada"})
    await say(ada, "#adage")

    for begun, wanted in {"ad": ["@adalbert", "#adage"], "#ad": ["#adage"], "a": [], "ad as": [], "": []}.items():
        answer = await world.anyone.get("/search/hints", params={"q": begun})
        assert answer.status_code == 200
        page = await read(world.anyone, f"/search/hints?q={begun.replace('#', '%23')}")
        assert [str(one["value"]) for one in page.select("option")] == wanted, begun
        assert "<b>" not in answer.text
