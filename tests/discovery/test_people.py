"""People are found by their names and by the words of their display names; tags by how they begin."""

from tests.discovery.looking import search
from tests.posts.saying import follow, say
from tests.world.far import meet
from tests.world.world import Client, World


async def named(who: Client, q: str, **wishes: str) -> list[str]:
    """The usernames that a search for people gives."""
    people = await who.api("GET", "/api/v1/accounts/search", params={"q": q, **wishes})
    both = (await search(who, q, type="accounts", **wishes))["accounts"]
    assert [one["acct"] for one in both] == [one["acct"] for one in people]
    return [one["username"] for one in people]


async def call_oneself(who: Client, name: str) -> None:
    """Changes a display name."""
    await who.api("PATCH", "/api/v1/accounts/update_credentials", json={"display_name": name})


async def test_words_of_display_names_are_found_by_their_beginnings(world: World) -> None:
    ada, ben, cleo = await world.person("ada"), await world.person("ben"), await world.person("cleo")
    await call_oneself(ada, "Ada Lovelace, Comtesse")
    await call_oneself(ben, "Bénédict Love")
    await call_oneself(cleo, "クレオ")
    await world.settle()

    assert await named(cleo, "love") == ["ada", "ben"]
    assert await named(cleo, "com lov") == ["ada"]
    assert await named(cleo, "benedict") == ["ben"]
    assert await named(ada, "クレオ") == ["cleo"]
    assert await named(cleo, "@love") == await named(cleo, "velace") == []

    await call_oneself(ada, "Nobody in particular")
    await world.settle()
    assert await named(cleo, "love") == ["ben"]


async def test_who_is_called_so_comes_first_then_whom_one_follows_then_whom_many_follow(world: World) -> None:
    people = {name: await world.person(name) for name in ("ada", "ada_b", "ada_c", "adam", "mo", "ben")}
    await follow(people["mo"], people["adam"])
    await follow(people["ben"], people["ada_c"])
    await world.settle()

    assert await named(people["mo"], "ada") == ["ada", "adam", "ada_c", "ada_b"]
    assert await named(people["mo"], "ada", following="true") == ["adam"]
    assert await named(people["ben"], "ada", following="true", limit="1") == ["ada_c"]
    assert await named(people["mo"], "ada", offset="3") == ["ada_b"]


async def test_a_profile_is_found_by_its_address_and_by_that_alone(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    zoe = await world.house.db.act(meet, "zoe")
    base_url = world.house.settings.base_url

    for address in (f"{base_url}/@ada", f"{base_url}/users/Ada", f"{base_url}/ap/users/{ada.id}"):
        answer = await search(ben, address)
        assert [one["id"] for one in answer["accounts"]] == [ada.id]
        assert answer["statuses"] == answer["hashtags"] == []
    for address in ("https://far.example/@zoe", "https://far.example/users/zoe"):
        assert [one["id"] for one in (await search(ben, address, resolve="true"))["accounts"]] == [str(zoe)]
    for address in (f"{base_url}/@nobody", "https://far.example/@ada", f"{base_url}/ap/users/1"):
        assert await search(ben, address, resolve="true") == {"accounts": [], "statuses": [], "hashtags": []}
    assert (await search(ben, f"{base_url}/@ada", type="statuses"))["accounts"] == []


async def test_tags_come_in_the_order_of_their_use(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    await say(ada, "#kiteA #kiteZ #kites")
    await say(ben, "#kiteZ")

    tags = (await search(ada, "#kite", exclude_unreviewed="true"))["hashtags"]

    assert [tag["name"] for tag in tags] == ["kiteZ", "kiteA", "kites"]
    assert tags[0]["history"][0]["accounts"] == "2"
    assert [tag["name"] for tag in (await search(ada, "kites"))["hashtags"]] == ["kites"]


async def test_apps_of_before_get_the_names_of_tags(world: World) -> None:
    ada = await world.person("ada")
    post = await say(ada, "A kite #adagio")
    await world.settle()

    answer = await ada.api("GET", "/api/v1/search", params={"q": "adagio"})

    assert list(answer) == ["accounts", "statuses", "hashtags"]
    assert answer["hashtags"] == ["adagio"]
    assert [one["id"] for one in answer["statuses"]] == [post["id"]]
