"""Ben calls mobs of every kind: each verb has its own words, and a mob tells whom it is for and by which rules."""

from typing import Any

import pytest
from msgspec import UNSET

from goodmob.commitments.queries.calls import Role
from goodmob.core import i18n
from goodmob.core.errors import Invalid
from goodmob.mobs.rules.replies import deed_words
from goodmob.mobs.rules.verbs import KINDS
from goodmob.mobs.rules.wishes import Addressee, MobFields, RoleFields, Wish
from goodmob.mobs.rules.wishing import wished
from tests.media.samples import picture
from tests.mobs.calling import MOBS, call, litter, look, refused
from tests.mobs.scene import called
from tests.posts.saying import read
from tests.world.world import World

TOLD = {
    "do": ("I did it", "Did it.", "Did it 3 times.", "Did 3 coats.", "2 people did it"),
    "come": ("I came", "Came.", "Came 3 times.", "Came: 3 coats.", "2 people came"),
    "say": ("I said it", "Said it.", "Said it 3 times.", "Said it: 3 coats.", "2 people said it"),
    "give": ("I gave", "Gave something.", "Gave 3 times.", "Gave 3 coats.", "2 people gave"),
    "buy": ("I bought it", "Bought it.", "Bought it 3 times.", "Bought 3 coats.", "2 people bought it"),
    "bring": ("I brought it", "Brought it.", "Brought it 3 times.", "Brought 3 coats.", "2 people brought it"),
    "report": ("I report it", "Reported it.", "Reported it 3 times.", "Reported 3 coats.", "2 people reported it"),
}


@pytest.mark.parametrize("verb", KINDS)
def test_each_verb_has_its_own_words(verb: str) -> None:
    kind = KINDS[verb]
    before = i18n.current.set("en")
    try:
        said = [deed_words("en", units, unit, verb) for units, unit in ((1, "coats"), (3, kind.unit), (3, "coats"))]
        assert (kind.button(), *said, kind.doers(2).replace("%(num)s", "2")) == TOLD[verb]
        assert kind.pick()
        assert kind.first()
        assert kind.so_far(1) != kind.so_far(1).replace("%(num)s", "")
    finally:
        i18n.current.reset(before)


def wish(former: Wish | None = None, addressee: Any = UNSET, **fields: Any) -> Wish:
    """A wish with these fields."""
    usual = Wish(title="Tea", starts_at=1, ends_at=2, language="en")
    return wished(former or usual, MobFields(**fields), UNSET, addressee)


def test_the_first_language_is_that_of_the_post() -> None:
    both = wish(languages=["fr", "en", "fr"])
    assert (both.language, both.languages) == ("fr", ("fr", "en"))
    assert wish(both, language="es").languages == ("es", "en")
    assert wish(both, languages=[]).language is None
    assert wish(language="pt_BR", languages=["en"]).languages == ("pt-BR", "en")


def test_roles_stand_instead_of_a_number_of_places() -> None:
    cooks = wish(wish(cap=9), roles=[RoleFields(name="Cook", cap=3), RoleFields(name="Singer")])
    assert (cooks.roles, cooks.cap) == ((Role("Cook", 3), Role("Singer", None)), None)
    assert wish(cooks, roles=[], cap=4).cap == 4


def test_a_demand_goes_with_its_organisation() -> None:
    council = Addressee("organisation", "The council")
    asked = wish(addressee=council, demand="Mend the lock")
    assert wish(asked, title="Coffee").demand == "Mend the lock"
    assert wish(asked, addressee=None).demand == ""
    with pytest.raises(Invalid) as refusal:
        wish(addressee=Addressee("place", "The canal"), demand="Mend the lock")
    assert refusal.value.field == "demand"


REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("rules", {"rules": ["x" * 201]}),
    ("rules", {"rules": ["Be kind"] * 11}),
    ("languages", {"languages": ["klingon!"]}),
    ("languages", {"languages": [f"a{letter}" for letter in "abcdefghijk"]}),
    ("cap", {"cap": 5, "roles": [RoleFields(name="Cook")]}),
    ("demand", {"demand": "Mend the lock"}),
]


@pytest.mark.parametrize(("field", "fields"), REFUSED)
def test_what_cannot_be_is_named(field: str, fields: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refusal:
        wish(**fields)
    assert refusal.value.field == field


async def test_a_mob_tells_everything_it_was_called_with(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    media = await ben.api("POST", "/api/v2/media", files={"file": ("bin.png", picture(), "image/png")})
    about = {
        "verb": "bring",
        "roles": [{"name": "Cook", "cap": 3}, {"name": "Driver"}],
        "area_threshold": 2,
        "addressee": {"kind": "cause", "name": "Clean water"},
        "languages": ["fr", "en"],
        "rules": ["Bring a cup", "  ", "No plastic"],
        "media_ids": [media["id"]],
    }

    mob = await call(world, ben, **about)

    assert mob["addressee"] == {"kind": "cause", "name": "Clean water", "account": None}
    assert (mob["languages"], mob["rules"]) == (["fr", "en"], ["Bring a cup", "No plastic"])
    assert [one["id"] for one in mob["media_attachments"]] == [media["id"]]
    post = await read(ada, {"id": mob["status_id"]})
    assert post["language"] == "fr"
    assert "Clean water" in post["content"]
    assert "Cook, Driver" in post["content"]
    changed = await ben.api("PATCH", f"{MOBS}/{mob['id']}", json={"rules": [], "addressee": None, "title": "Soup"})
    assert (changed["rules"], changed["addressee"], changed["languages"]) == ([], None, ["fr", "en"])
    assert "Clean water" not in (await read(ada, {"id": mob["status_id"]}))["content"]


async def test_a_mob_turns_to_an_organisation_but_never_to_a_person(world: World) -> None:
    ben, council = await world.person("ben"), await world.person("council")
    await world.person("cleo")
    await council.api("PATCH", "/api/v1/accounts/update_credentials", json={"bot": True})
    asking = {"addressee": {"kind": "organisation", "account": "@council"}, "demand": "Mend the lock"}

    mob = await call(world, ben, **asking)

    assert (mob["addressee"]["kind"], mob["addressee"]["account"]["acct"]) == ("organisation", "council")
    assert "Mend the lock" in (await read(ben, {"id": mob["status_id"]}))["content"]
    for addressee in (
        {"kind": "organisation", "account": "@cleo"},
        {"kind": "organisation", "account": "@nobody"},
        {"kind": "cause", "name": "@cleo"},
        {"kind": "place", "account": "@council"},
        {"kind": "place"},
    ):
        assert await refused(ben, "POST", MOBS, json=litter(world, addressee=addressee)) == (422, "addressee")


async def test_a_chapter_names_a_mob_that_is_none(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")
    whole = await call(world, ben)
    secret = await call(world, ben, visibility="direct")

    chapter = await call(world, ben, parent_id=whole["id"])

    assert (chapter["parent_id"], (await look(ada, whole))["parent_id"]) == (whole["id"], None)
    for who, parent in ((ben, chapter), (ada, secret), (ben, {"id": "1"})):
        wrong = litter(world, parent_id=parent["id"])
        assert await refused(who, "POST", MOBS, json=wrong) == (422, "parent_id")


async def test_deeds_are_told_in_the_words_of_the_verb(world: World) -> None:
    ben, ada = await world.person("ben"), await world.person("ada")
    mob = await called(world, ben, ahead=0, verb="buy", unit="coffees")

    deed = await ada.api("POST", f"{MOBS}/{mob['id']}/deeds", json={"count": 3})

    assert "Bought 3 coffees." in (await read(ben, {"id": deed["status_id"]}))["content"]
