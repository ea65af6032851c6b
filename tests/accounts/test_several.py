"""Ada has several accounts under one login: she makes them, acts for each, and gives one of them up."""

import pytest

from goodmob.accounts.queries.people import accounts_of_person, person_of
from tests.accounts.several import ACCOUNTS, a_further_one, id_of, switch, who_acts
from tests.accounts.visits import a_browser_of, is_in, staff
from tests.world.browser import fill, forms_of, sign_in
from tests.world.world import PASSWORD, World

OWN = "/api/v1/accounts/verify_credentials"


async def test_ada_makes_a_further_account_and_goes_back_to_the_first(world: World) -> None:
    ada = await world.person("ada")
    browser = await a_browser_of(world, "ada")

    made = await a_further_one(browser, "tea_club")
    assert made.headers["location"] == "/welcome"
    assert await who_acts(browser) == "/@tea_club"
    page = await browser.get(ACCOUNTS)
    assert "@ada" in page.text
    back = await switch(browser, int(ada.id))

    assert back.headers["location"] == "/home"
    assert await who_acts(browser) == "/@ada"
    person = await person_of(world.house.db, int(ada.id))
    assert person is not None
    assert await accounts_of_person(world.house.db, person.id) == [int(ada.id), await id_of(world, "tea_club")]


async def test_what_the_further_account_writes_is_its_own_and_apps_stay_where_they_were(world: World) -> None:
    ada = await world.person("ada")
    browser = await a_browser_of(world, "ada")
    await a_further_one(browser, "tea_club")

    await fill(browser, await browser.get("/compose"), status="Tea at five")

    club = await id_of(world, "tea_club")
    [post] = await world.anyone.api("GET", f"/api/v1/accounts/{club}/statuses")
    assert "Tea at five" in post["content"]
    assert await world.anyone.api("GET", f"/api/v1/accounts/{ada.id}/statuses") == []
    assert (await ada.api("GET", OWN))["username"] == "ada"


async def test_a_script_acts_for_another_account_of_hers_in_one_request(world: World) -> None:
    ada = await world.person("ada")
    browser = await a_browser_of(world, "ada")
    await a_further_one(browser, "tea_club")

    assert await who_acts(browser, {"Goodmob-Account": ada.id}) == "/@ada"
    assert await who_acts(browser) == "/@tea_club"
    page = await browser.get("/compose", headers={"Goodmob-Account": ada.id})
    said = {"csrf_token": forms_of(page)[0].values["csrf_token"], "status": "By Ada herself"}
    await browser.post("/posts", data=said, headers={"Goodmob-Account": ada.id})
    assert len(await world.anyone.api("GET", f"/api/v1/accounts/{ada.id}/statuses")) == 1


async def test_a_page_that_was_open_before_the_switch_does_nothing_as_the_other_account(world: World) -> None:
    ada = await world.person("ada")
    browser = await a_browser_of(world, "ada")
    form = forms_of(await browser.get("/compose"))[0].values
    await a_further_one(browser, "tea_club")

    stale = await browser.post("/posts", data={**form, "status": "What Ada would not say as the club"})

    assert stale.status_code == 403
    club = await id_of(world, "tea_club")
    for account_id in (club, ada.id):
        assert await world.anyone.api("GET", f"/api/v1/accounts/{account_id}/statuses") == []
    await switch(browser, int(ada.id))
    assert (await browser.post("/posts", data={**form, "status": "As Ada"})).status_code == 303


async def test_nobody_acts_for_an_account_that_is_not_theirs(world: World) -> None:
    ben = await world.person("ben")
    await world.person("ada")
    browser = await a_browser_of(world, "ada")

    for wanted in (ben.id, "1", "tea", "-1", "9" * 40, "٣"):
        answer = await browser.get("/settings/profile", headers={b"Goodmob-Account": wanted.encode()})
        assert answer.status_code == 403, wanted
    assert (await switch(browser, int(ben.id))).status_code == 403
    assert (await switch(browser, 1)).status_code == 403
    assert (await world.anyone.get("/", headers={"Goodmob-Account": ben.id})).status_code == 403
    assert await who_acts(browser) == "/@ada"


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "fill this in"), ("admin", "kept for the server"), ("ben", "Somebody has this"), ("a b", "Only letters")],
)
async def test_the_name_of_a_further_account_is_judged_like_any_other(world: World, name: str, words: str) -> None:
    await world.person("ben")
    await world.person("ada")
    browser = await a_browser_of(world, "ada")

    page = await a_further_one(browser, name)

    assert page.status_code == 422
    assert words in page.text
    assert await who_acts(browser) == "/@ada"


async def test_five_are_as_many_as_one_can_have(world: World) -> None:
    await world.person("ada")
    browser = await a_browser_of(world, "ada")
    for number in range(2, 6):
        assert (await a_further_one(browser, f"ada_{number}")).status_code == 303

    page = await browser.get(ACCOUNTS)
    token = forms_of(page)[0].values["csrf_token"]
    sixth = await browser.post(ACCOUNTS, data={"csrf_token": token, "username": "ada_6"})

    assert "as many as one person can have" in page.text
    assert sixth.status_code == 422
    assert (await world.anyone.get("/api/v1/accounts/lookup?acct=ada_6")).status_code == 404


async def test_where_staff_look_at_everybody_they_look_at_further_accounts_too(world: World) -> None:
    mo = await staff(world, "mo", "moderator")
    await world.person("ada")
    browser = await a_browser_of(world, "ada")
    world.change(signup="approval")

    await a_further_one(browser, "tea_club")
    await a_further_one(browser, "spam_club")

    assert await who_acts(browser) == "/@ada"
    assert "waits to be let in" in (await browser.get(ACCOUNTS)).text
    assert (await world.anyone.get("/api/v1/accounts/lookup?acct=tea_club")).status_code == 404
    spam, tea = await mo.api("GET", "/api/v1/admin/accounts?pending=true")
    assert (tea["username"], tea["approved"], spam["approved"]) == ("tea_club", False, False)
    assert (await switch(browser, int(tea["id"]))).status_code == 403
    await mo.api("POST", f"/api/v1/admin/accounts/{tea['id']}/approve")
    await mo.api("POST", f"/api/v1/admin/accounts/{spam['id']}/reject")
    assert (await switch(browser, int(tea["id"]))).status_code == 303
    assert await who_acts(browser) == "/@tea_club"
    assert "spam_club" not in (await browser.get(ACCOUNTS)).text


async def test_where_sign_up_is_closed_only_those_who_look_after_people_have_further_accounts(world: World) -> None:
    await world.person("ada")
    await staff(world, "mo", "moderator")
    world.change(signup="closed")
    ada, mo = await a_browser_of(world, "ada"), await a_browser_of(world, "mo")

    assert (await a_further_one(ada, "tea_club")).status_code == 403
    assert (await a_further_one(mo, "house_news")).status_code == 303


async def test_giving_one_account_up_leaves_the_others(world: World) -> None:
    ada = await world.person("ada")
    browser, elsewhere = await a_browser_of(world, "ada"), await a_browser_of(world, "ada")
    await a_further_one(browser, "tea_club")
    farewell = await browser.get("/settings/delete")
    assert "Only @tea_club goes" in farewell.text

    gone = await fill(browser, farewell, password=PASSWORD)
    await world.settle()

    assert gone.headers["location"] == ACCOUNTS
    assert await who_acts(browser) == "/@ada"
    assert await who_acts(elsewhere) == "/@ada"
    assert (await ada.api("GET", OWN))["username"] == "ada"
    assert (await world.anyone.get("/api/v1/accounts/lookup?acct=tea_club")).status_code == 404
    assert (await a_further_one(browser, "tea_club")).status_code == 422


async def test_with_the_first_account_gone_the_next_is_entered(world: World) -> None:
    ada = await world.person("ada")
    browser = await a_browser_of(world, "ada")
    await a_further_one(browser, "tea_club")
    await switch(browser, int(ada.id))

    await fill(browser, await browser.get("/settings/delete"), password=PASSWORD)
    await world.settle()

    assert await who_acts(browser) == "/@tea_club"
    assert (await ada.get(OWN)).status_code == 401
    again = world.visitor()
    assert (await sign_in(again, "ada", PASSWORD)).status_code == 303
    assert await who_acts(again) == "/@tea_club"
    await fill(again, await again.get("/settings/delete"), password=PASSWORD)
    assert not await is_in(browser)
    assert (await sign_in(world.visitor(), "ada", PASSWORD)).status_code == 422


async def test_a_suspended_account_is_closed_and_the_other_goes_on_but_nothing_new_is_made(world: World) -> None:
    mo = await staff(world, "mo", "moderator")
    await world.person("ada")
    browser = await a_browser_of(world, "ada")
    await a_further_one(browser, "tea_club")
    club = await id_of(world, "tea_club")

    await mo.api("POST", f"/api/v1/admin/accounts/{club}/action", data={"type": "suspend"})
    await world.settle()

    assert await who_acts(browser) == "/@ada"
    assert (await switch(browser, club)).status_code == 403
    assert (await browser.get("/home", headers={"Goodmob-Account": str(club)})).status_code == 403
    assert (await a_further_one(browser, "other_club")).status_code == 403


async def test_a_locked_login_is_locked_for_all_its_accounts(world: World) -> None:
    mo = await staff(world, "mo", "moderator")
    ada = await world.person("ada")
    browser = await a_browser_of(world, "ada")
    await a_further_one(browser, "tea_club")
    club = await id_of(world, "tea_club")
    assert (await ada.get(OWN)).status_code == 200

    await mo.api("POST", f"/api/v1/admin/accounts/{club}/action", data={"type": "disable"})
    await world.settle()

    assert not await is_in(browser)
    assert (await ada.get(OWN)).status_code == 403
    await mo.api("POST", f"/api/v1/admin/accounts/{ada.id}/enable")
    assert await is_in(browser)
