"""Columns belong to a person: nobody else finds them, and each is read as one of the person's own accounts."""

from bs4 import BeautifulSoup

from goodmob.accounts.actions.delete_account import delete_account
from goodmob.accounts.queries.people import person_of
from goodmob.deck.queries import deck_of
from tests.accounts.several import a_further_one, id_of, switch
from tests.deck.columns import IN_PLACE, add, columns, ids, inside, said, send
from tests.posts.saying import block, follow, say
from tests.web.reading import browser_of, read, texts
from tests.world.client import Client
from tests.world.world import World

COLUMN_DOORS = ("", "/settings")
COLUMN_DEEDS = ("/settings", "/move", "/remove", "/restore")


async def both(world: World) -> tuple[Client, Client, str]:
    """Ada, her browser, in which she acts as herself, and the id of her tea club's account."""
    ada = await world.person("ada")
    browser = await browser_of(world, "ada")
    await a_further_one(browser, "tea_club")
    await switch(browser, int(ada.id))
    return ada, browser, str(await id_of(world, "tea_club"))


async def test_nobody_finds_the_columns_of_others(world: World) -> None:
    await world.person("ada")
    await world.person("ben")
    hers, his = await browser_of(world, "ada"), await browser_of(world, "ben")
    [column, *_] = before = await ids(hers)

    for door in COLUMN_DOORS:
        assert (await his.get(f"/deck/columns/{column}{door}")).status_code == 404
        assert (await his.get(f"/deck/columns/7{door}")).status_code == 404
    for deed in COLUMN_DEEDS:
        assert (await send(his, f"/deck/columns/{column}{deed}", to="later")).status_code == 404, deed
    await send(his, "/deck/order", **{"ids[]": list(reversed(before))})

    assert await ids(hers) == before
    assert not {*await ids(his)} & {*before}


async def test_strangers_are_asked_to_sign_in(world: World) -> None:
    for address in ("/deck", "/deck/add", "/deck/columns/1", "/deck/columns/1/settings", "/deck/posts/1"):
        answer = await world.anyone.get(address)
        assert answer.headers["location"].startswith("/auth/sign_in"), address


async def test_lists_and_searches_of_others_make_no_column(world: World) -> None:
    await world.person("ada")
    ben = await world.person("ben")
    his = await ben.api("POST", "/api/v1/lists", json={"title": "Friends"})
    search = await ben.api("POST", "/api/v1/saved_searches", json={"query": "tea"})
    secret = await say(ben, "For myself", visibility="direct")
    browser = await browser_of(world, "ada")

    for kind, thing in (("list", his["id"]), ("saved", search["id"]), ("post", secret["id"])):
        assert (await send(browser, "/deck/columns", kind=kind, subject=thing)).status_code == 422


async def test_one_deck_holds_columns_of_several_accounts_and_says_whose_each_is(world: World) -> None:
    ada, browser, club = await both(world)
    ben, cleo = await world.person("ben"), await world.person("cleo")
    await follow(ada, ben)
    await say(ben, "I am Ben")
    await say(cleo, "I am Cleo")
    await world.settle()
    await ids(browser)
    theirs = await add(browser, "profile", "@cleo", account_id=club)
    home = await add(browser, "home", account_id=club)

    page = await read(browser, "/deck")
    elsewhere = await inside(browser, theirs)
    as_club = await inside(browser, theirs, **{"Goodmob-Account": club})

    assert texts(page, f"#column-{theirs} .col__as") == ["as @tea_club"]
    assert texts(page, "deck-column:first-of-type .col__as") == ["as @ada"]
    [column] = page.select(f"#column-{home}")
    assert (column["data-account"], column["data-stream"]) == (club, f"user@{club}")
    assert page.select_one("deck-column:first-of-type")["data-stream"] == "user"  # type: ignore[index]
    assert texts(elsewhere, ".empty > p") == ["This column is read as @tea_club."]
    assert said(as_club) == ["I am Cleo"]


async def test_a_column_hides_whom_its_account_blocks(world: World) -> None:
    ada, browser, club = await both(world)
    ben = await world.person("ben")
    await block(ada, ben)
    await say(ben, "In public")
    await world.settle()
    _, _, public, _ = await ids(browser)
    theirs = await add(browser, "public", account_id=club)

    assert said(await inside(browser, public)) == []
    assert said(await inside(browser, theirs, **{"Goodmob-Account": club})) == ["In public"]


async def test_nobody_reads_as_somebody_else(world: World) -> None:
    _, browser, _ = await both(world)
    ben = await world.person("ben")
    [home, *_] = await ids(browser)

    added = await send(browser, "/deck/columns", kind="home", account_id=ben.id)
    asked = await browser.get(f"/deck/columns/{home}", headers={**IN_PLACE, "Goodmob-Account": ben.id})

    assert (added.status_code, asked.status_code) == (403, 403)


async def test_what_is_done_in_a_column_is_done_as_its_account(world: World) -> None:
    ada, browser, club = await both(world)
    ben = await world.person("ben")
    post = await say(ben, "Hello")
    column = await add(browser, "profile", "@ben", account_id=club)

    part = await inside(browser, column, **{"Goodmob-Account": club})
    form = part.select_one("form.acts")
    assert form is not None
    fields = {str(one["name"]): str(one["value"]) for one in form.select("input[name]")}
    answer = await browser.post(
        f"/@ben/{post['id']}/favourite", data=fields, headers={**IN_PLACE, "Goodmob-Account": club}
    )

    assert answer.status_code == 200
    assert BeautifulSoup(answer.text, "html.parser").select("[aria-pressed=true]")
    [liker] = await ada.api("GET", f"/api/v1/statuses/{post['id']}/favourited_by")
    assert liker["username"] == "tea_club"


async def test_with_an_account_its_columns_go(world: World) -> None:
    ada, browser, club = await both(world)
    await ids(browser)
    await add(browser, "home", account_id=club)
    person = await person_of(world.house.db, int(ada.id))
    assert person is not None

    await world.house.db.act(delete_account, int(club))
    await world.settle()

    assert [row.account_id for row in (await deck_of(world.house.db, person.id)).columns] == [int(ada.id)] * 4
    assert len(await columns(browser)) == 4
    await world.house.db.act(delete_account, int(ada.id))
    await world.settle()
    assert (await deck_of(world.house.db, person.id)).is_new
