"""Ada's own account: who she is, what she changes, what she prefers."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.world.client import Client
from tests.world.world import World


def picture(colour: str = "orange") -> BytesIO:
    """A small PNG file."""
    file = BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "PNG")
    file.seek(0)
    return file


async def changed(person: Client, **wishes: Any) -> Any:
    """The answer to a change of credentials."""
    return await person.api("PATCH", "/api/v1/accounts/update_credentials", json=wishes)


async def test_ada_verifies_her_credentials(world: World) -> None:
    ada = await world.person("ada")

    own = await ada.api("GET", "/api/v1/accounts/verify_credentials")

    assert own["id"] == ada.id
    assert own["source"] == {
        "attribution_domains": [],
        "note": "",
        "fields": [],
        "privacy": "public",
        "sensitive": False,
        "language": "",
        "follow_requests_count": 0,
        "hide_collections": False,
        "discoverable": False,
        "indexable": False,
        "quote_policy": "public",
    }
    assert own["role"] == {
        "id": "-99",
        "name": "",
        "color": "",
        "permissions": "65536",
        "highlighted": False,
        "collection_limit": 10,
    }


async def test_the_owner_of_the_server_may_do_everything(world: World) -> None:
    cleo = await world.person("cleo", role="owner")

    role = (await cleo.api("GET", "/api/v1/accounts/verify_credentials"))["role"]

    assert (role["name"], role["permissions"], role["highlighted"]) == ("Owner", "2097151", True)


async def test_ada_changes_name_and_note_and_everybody_sees_it_as_html(world: World) -> None:
    ada, ben = await world.person("ada"), await world.person("ben")

    own = await changed(ada, display_name=" Ada  L. ", note="I like @ben & #books\n\nhttps://ada.example")

    assert own["display_name"] == "Ada L."
    assert own["source"]["note"] == "I like @ben & #books\n\nhttps://ada.example"
    seen = await ben.api("GET", f"/api/v1/accounts/{ada.id}")
    assert seen["note"].startswith('<p>I like <span class="h-card" translate="no"><a href="https://goodmob.test/@ben"')
    assert "&amp;" in seen["note"]
    assert "https://goodmob.test/tags/books" in seen["note"]


async def test_what_ada_writes_is_tidy_and_turns_no_text_around_it(world: World) -> None:
    ada = await world.person("ada")

    own = await changed(
        ada,
        display_name="A\u202eda\x07\ufffe",
        note="one\r\ntwo\x1b",
        fields_attributes=[{"name": "Si\x07te", "value": "a\nb"}],
    )

    assert own["display_name"] == "Ada"
    assert own["source"]["note"] == "one\ntwo"
    assert [(pair["name"], pair["value"]) for pair in own["source"]["fields"]] == [("Site", "a b")]


async def test_no_markup_of_ada_becomes_markup_of_ours(world: World) -> None:
    ada = await world.person("ada")

    own = await changed(
        ada,
        display_name="<b>Ada</b>",
        note="<script>alert(1)</script>",
        fields_attributes=[{"name": "<i>", "value": "<img src=x onerror=alert(1)>"}],
    )

    assert own["display_name"] == "<b>Ada</b>"
    assert own["note"] == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    assert own["fields"] == [{"name": "<i>", "value": "&lt;img src=x onerror=alert(1)&gt;", "verified_at": None}]


@pytest.mark.parametrize("shape", ["list", "hash", "form"])
async def test_fields_are_taken_in_every_shape_that_clients_send(world: World, shape: str) -> None:
    ada = await world.person("ada")
    pairs = [{"name": "Site", "value": "https://ada.example"}, {"name": "", "value": ""}]
    bodies: dict[str, dict[str, Any]] = {
        "list": {"json": {"fields_attributes": pairs}},
        "hash": {"json": {"fields_attributes": {"0": pairs[0], "1": pairs[1]}}},
        "form": {
            "data": {
                "fields_attributes[0][name]": "Site",
                "fields_attributes[0][value]": "https://ada.example",
                "fields_attributes[1][name]": "",
            }
        },
    }

    own = await ada.api("PATCH", "/api/v1/accounts/update_credentials", **bodies[shape])

    assert own["source"]["fields"] == [{"name": "Site", "value": "https://ada.example", "verified_at": None}]
    assert 'rel="me nofollow noopener"' in own["fields"][0]["value"]


async def test_what_is_not_sent_stays(world: World) -> None:
    ada = await world.person("ada")
    await changed(ada, display_name="Ada", locked=True, fields_attributes=[{"name": "a", "value": "b"}])

    own = await changed(ada, note="Hello")

    assert (own["display_name"], own["locked"], len(own["fields"])) == ("Ada", True, 1)


async def test_flags_are_kept(world: World) -> None:
    ada = await world.person("ada")

    own = await changed(ada, locked=True, bot=True, discoverable=True, indexable=True, hide_collections=True)

    assert [own[flag] for flag in ("locked", "bot", "discoverable", "indexable", "hide_collections")] == [True] * 5
    assert own["noindex"] is False
    assert (await changed(ada, bot=False))["bot"] is False


async def test_ada_says_what_her_posts_are_like(world: World) -> None:
    ada = await world.person("ada")

    own = await changed(
        ada, source={"privacy": "unlisted", "sensitive": True, "language": "hr", "quote_policy": "followers"}
    )

    source = own["source"]
    assert (source["privacy"], source["sensitive"], source["language"]) == ("unlisted", True, "hr")
    assert await ada.api("GET", "/api/v1/preferences") == {
        "posting:default:visibility": "unlisted",
        "posting:default:sensitive": True,
        "posting:default:language": "hr",
        "posting:default:quote_policy": "followers",
        "reading:expand:media": "default",
        "reading:expand:spoilers": False,
        "reading:autoplay:gifs": False,
    }


async def test_pictures_are_kept_replaced_and_taken_away(world: World) -> None:
    ada = await world.person("ada")
    url = "/api/v1/accounts/update_credentials"

    first = await ada.api("PATCH", url, files={"avatar": ("a.png", picture()), "header": ("h.png", picture())})
    second = await ada.api("PATCH", url, files={"avatar": ("b.png", picture("green"))})
    await world.settle()

    assert first["avatar"] != second["avatar"]
    assert first["header"] == second["header"]
    key = first["avatar"].removeprefix("https://goodmob.test/media/")
    assert not world.house.blobs.path(key).exists()
    bare = await ada.api("DELETE", "/api/v1/profile/avatar")
    assert bare["avatar"].endswith("/avatars/original/missing.png")
    assert bare["header"] == first["header"]
    assert (await ada.api("DELETE", "/api/v1/profile/header"))["header"].endswith("/headers/original/missing.png")


async def test_the_profile_shows_what_was_written(world: World) -> None:
    ada = await world.person("ada")

    profile = await ada.api(
        "PATCH",
        "/api/v1/profile",
        json={
            "note": "a & b",
            "show_media": False,
            "avatar_description": "Ada",
            "attribution_domains": ["Ada.example"],
        },
    )

    assert profile == await ada.api("GET", "/api/v1/profile")
    assert list(profile) == [
        *("id", "display_name", "note", "fields", "avatar", "avatar_static", "avatar_description"),
        *("header", "header_static", "header_description", "locked", "bot", "hide_collections", "discoverable"),
        *("indexable", "show_media", "show_media_replies", "show_featured", "attribution_domains", "featured_tags"),
    ]
    assert (profile["note"], profile["avatar"], profile["show_media"]) == ("a & b", None, False)
    assert profile["attribution_domains"] == ["ada.example"]


@pytest.mark.parametrize(
    ("wishes", "field", "code"),
    [
        ({"display_name": "x" * 31}, "display_name", "ERR_TOO_LONG"),
        ({"note": "x" * 501}, "note", "ERR_TOO_LONG"),
        ({"fields_attributes": [{"name": "x" * 256, "value": "y"}]}, "fields", "ERR_TOO_LONG"),
        ({"fields_attributes": [{"name": "", "value": "y"}]}, "fields", "ERR_BLANK"),
        ({"fields_attributes": [{"name": "x", "value": "y"}] * 5}, "fields", "ERR_TOO_LONG"),
        ({"attribution_domains": ["not a domain"]}, "attribution_domains", "ERR_INVALID"),
        ({"source": {"privacy": "everybody"}}, "privacy", "ERR_INCLUSION"),
        ({"source": {"language": "<script>"}}, "language", "ERR_INVALID"),
    ],
)
async def test_what_cannot_be_accepted_is_named_and_nothing_is_changed(
    world: World, wishes: dict[str, Any], field: str, code: str
) -> None:
    ada = await world.person("ada")
    before = await ada.api("GET", "/api/v1/accounts/verify_credentials")

    response = await ada.patch("/api/v1/accounts/update_credentials", json={"locked": True, **wishes})

    assert response.status_code == 422
    assert response.json()["error"].startswith("Validation failed: ")
    assert [fault["error"] for fault in response.json()["details"][field]] == [code]
    assert await ada.api("GET", "/api/v1/accounts/verify_credentials") == before


async def test_a_file_that_is_no_picture_is_refused(world: World) -> None:
    ada = await world.person("ada")

    response = await ada.patch("/api/v1/accounts/update_credentials", files={"avatar": ("a.png", b"no picture at all")})

    assert response.status_code == 422
    assert (await ada.api("GET", "/api/v1/profile"))["avatar"] is None


@pytest.mark.parametrize(
    ("scopes", "method", "path", "status"),
    [
        ("profile", "GET", "/api/v1/accounts/verify_credentials", 200),
        ("read:accounts", "GET", "/api/v1/profile", 200),
        ("write", "GET", "/api/v1/accounts/verify_credentials", 403),
        ("profile", "GET", "/api/v1/preferences", 403),
        ("read", "PATCH", "/api/v1/accounts/update_credentials", 403),
        ("profile", "PATCH", "/api/v1/profile", 403),
        ("read", "DELETE", "/api/v1/profile/avatar", 403),
        ("write:accounts", "DELETE", "/api/v1/profile/header", 200),
    ],
)
async def test_an_app_does_what_its_scopes_allow_and_no_more(
    world: World, scopes: str, method: str, path: str, status: int
) -> None:
    ada = await world.person("ada", scopes=scopes)

    assert (await ada.request(method, path)).status_code == status


async def test_a_cookie_opens_nothing_of_the_api(world: World) -> None:
    await world.person("ada")
    browser = world.visitor()
    browser.cookies.set("__Host-goodmob_session", "anything")

    assert (await browser.get("/api/v1/accounts/verify_credentials")).status_code == 401
