"""The rare fields of the form in which Ben calls a mob: roles, rules, languages, whom it is for, and where he is."""

import pytest

from tests.mobs.scene import look
from tests.mobs.test_form import call, id_in, typed
from tests.web.reading import browser_of
from tests.world.browser import fill, forms_of
from tests.world.world import World

MORE = {
    "roles": "Cook: 3\nDriver",
    "rules": "Bring a cup\n\nNo plastic",
    "languages": "fr, en",
    "addressee_kind": "place",
    "addressee_name": "The canal",
}


async def test_ben_fills_in_everything_and_changes_it(world: World) -> None:
    ben = await world.person("ben")
    browser = await browser_of(world, "ben")

    made = id_in(await call(world, browser, **MORE, latitude="48.86", longitude="2.35"))
    mob = await look(ben, made)
    assert (mob["rules"], mob["languages"]) == (["Bring a cup", "No plastic"], ["fr", "en"])
    assert mob["addressee"] == {"kind": "place", "name": "The canal", "account": None}
    assert [role["name"] for role in mob["roles"]] == ["Cook", "Driver"]
    assert mob["place"]["cell"] == "871fb4662ffffff"

    page = await browser.get(f"/mobs/{made['id']}/edit")
    values = forms_of(page)[0].values
    assert (values["roles"], values["languages"]) == ("Cook: 3\nDriver", "fr, en")
    assert (await fill(browser, page, rules="", addressee_kind="")).status_code == 303
    mob = await look(ben, made)
    assert (mob["rules"], mob["addressee"], mob["place"]["cell"]) == ([], None, "871fb4662ffffff")
    shown = (await browser.get(f"/mobs/{made['id']}")).text
    assert "No plastic" not in shown
    assert "Languages: fr, en" in shown


@pytest.mark.parametrize(
    ("field", "entries"),
    [
        ("roles", {"roles": "Cook: many"}),
        ("area_threshold", {"area_threshold": "few"}),
        ("demand", {"demand": "Mend it"}),
        ("languages", {"languages": "klingon!"}),
        ("rules", {"rules": "x" * 300}),
        ("addressee_kind", {"addressee_kind": "organisation", "addressee_account": "@nobody"}),
        ("place_text", {"latitude": "99", "longitude": "2"}),
    ],
)
async def test_what_does_not_fit_is_said_beside_its_field(world: World, field: str, entries: dict[str, str]) -> None:
    await world.person("ben")
    browser = await browser_of(world, "ben")

    answer = await fill(browser, await browser.get("/mobs/new"), {**typed(world), **entries})

    assert answer.status_code == 422
    [form] = [form for form in forms_of(answer) if form.action.endswith("/mobs")]
    assert form.values["title"] == "Pick up one piece of litter"
    before, _, _after = answer.text.partition(f'id="f-{field}"')
    assert "field--bad" in before.rpartition('<div class="field')[2] or field == "addressee_kind"
    assert answer.text.count('<p class="err"') == 1
    assert "This cannot be used. Please change it." not in answer.text
