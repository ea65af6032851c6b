"""Pages: the frame, the reader's language, notices, and errors that people can read."""

from pathlib import Path

import jinja2
import pytest
from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.core.errors import Invalid
from goodmob.core.house import House
from goodmob.core.web import cookies
from goodmob.core.web.call import Call
from goodmob.core.web.frame import Face, Way
from goodmob.core.web.pages import PACKAGE, Pages
from goodmob.core.web.routes import OPTIONAL_SESSION, SESSION, get, post
from tests.core.web.rig import BASE_URL, browser, house

TEMPLATE = """{% extends "core/frame.html" %}
{% from "core/parts.html" import field, check, paging, time, notice %}
{% block content %}
<h1>{{ heading }}</h1>
<form method="post">{{ csrf_field() }}
{{ field("username", _("Name"), value="a\\"da", error="is taken", hint="short", pre="@", autocomplete="username") }}
{{ field("note", "Note", value="<b>", type="textarea", rows=3) }}
{{ check("agreement", "I agree", checked=true) }}
</form>
{{ paging(older="/?max_id=5") }}{{ time(1764028800000000) }}
{% endblock %}
"""


class Shown(Struct):
    """What the page is to show."""

    heading: str = "Hello"


async def show(call: Call, params: Shown) -> Response:
    """The page of the test."""
    return call.house.pages.render(call, "posts/post.html", heading=params.heading)


async def framed(call: Call) -> Response:
    """A page with everything in its frame."""
    call.frame = {
        "navigation": [Way("Home & more", "/home", "home", count=3), Way("Public", "/framed", "globe")],
        "me": Face("Ada <Lind>", "@ada", "/ada.png", "/@ada"),
    }
    return call.house.pages.error(call, 418, "Only tea")


async def save(call: Call) -> Response:
    """Saves nothing and says so."""
    call.notify(call.gettext("Sign in"), "done")
    return RedirectResponse("/show", 303)


async def refuse(call: Call) -> Response:
    """Says no."""
    raise Invalid("text", "can't be blank")


async def secret(call: Call) -> Response:
    """Only for people who are signed in."""
    return call.house.pages.render(call, "posts/post.html", heading=f"Account {call.account_id}")


PAGES = (
    get("/show", show, viewer=OPTIONAL_SESSION),
    get("/framed", framed, viewer=OPTIONAL_SESSION),
    get("/save", save, viewer=OPTIONAL_SESSION),
    get("/refuse", refuse, viewer=OPTIONAL_SESSION),
    get("/secret", secret, viewer=SESSION),
    post("/secret", secret, viewer=SESSION),
)


@pytest.fixture
def place(tmp_path: Path) -> House:
    """A house with a slice of posts that has one template."""
    (tmp_path / "core").symlink_to(PACKAGE / "core")
    (tmp_path / "posts/templates").mkdir(parents=True)
    (tmp_path / "posts/templates/post.html").write_text(TEMPLATE)
    home = house()
    home.pages = Pages(tmp_path)
    return home


async def test_a_page_stands_in_the_frame(place: House) -> None:
    response = await browser(*PAGES, place=place).get("/show?heading=Tea+%3Cscript%3E")
    html = response.text

    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert html.startswith("<!doctype html>")
    assert '<html lang="en" dir="ltr">' in html
    assert "<h1>Tea &lt;script&gt;</h1>" in html
    assert html.count("<main") == html.count("<footer") == html.count('<a class="skip" href="#main"') == 1
    assert '<link rel="stylesheet" href="/assets/site.' in html


async def test_a_field_names_its_error_and_its_hint(place: House) -> None:
    html = (await browser(*PAGES, place=place).get("/show")).text

    assert '<label for="f-username">Name</label>' in html
    assert 'value="a&#34;da" id="f-username" name="username" aria-invalid="true"' in html
    assert 'aria-describedby="e-username h-username" autocomplete="username">' in html
    assert '<p class="err" id="e-username">' in html
    assert "&lt;b&gt;</textarea>" in html
    assert '<input type="checkbox" name="agreement" value="1" checked>' in html
    assert 'href="/?max_id=5" rel="next"' in html
    assert '<time datetime="2025-11-25T00:00:00.000Z">Nov 25, 2025' in html


async def test_the_frame_shows_the_ways_and_who_is_signed_in() -> None:
    html = (await browser(*PAGES).get("/framed")).text

    assert "Home &amp; more" in html
    assert '<a class="nav" href="/framed" aria-current="page">' in html
    assert "Ada &lt;Lind&gt;" in html
    assert "/auth/sign_in" not in html
    assert "Only tea" in html


@pytest.mark.parametrize(("signup", "joins"), [("open", True), ("approval", True), ("invite", True), ("closed", False)])
async def test_strangers_are_invited_unless_sign_up_is_closed(signup: str, joins: bool) -> None:
    html = (await browser(place=house(signup=signup)).get("/nothing")).text

    assert "/auth/sign_in" in html
    assert ("/auth/sign_up" in html) is joins


@pytest.mark.parametrize(
    ("query", "accepts", "language"),
    [
        ("", "", "en"),
        ("", "fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("", "de, es;q=0.5, en;q=0.1", "es"),
        ("", "de", "en"),
        ("", "en;q=0, fr", "fr"),
        ("?lang=es", "fr", "es"),
        ("?lang=xx", "fr", "fr"),
        ("", "fr;q=x, es", "es"),
    ],
)
async def test_a_page_speaks_the_readers_language(query: str, accepts: str, language: str) -> None:
    response = await browser().get(f"/nothing{query}", headers={"Accept-Language": accepts})
    heading = {"en": "Nothing here", "fr": "Il n’y a rien ici", "es": "Aquí no hay nada"}[language]

    assert f'<html lang="{language}" dir="ltr">' in response.text
    assert f"<h1>{heading}</h1>" in response.text


async def test_a_chosen_language_is_remembered() -> None:
    client = browser()
    chosen = await client.get("/nothing?lang=fr&page=2")
    later = await client.get("/nothing", headers={"Accept-Language": "es"})

    assert 'href="?page=2&amp;lang=es"' in chosen.text
    assert '<html lang="fr" dir="ltr">' in later.text


async def test_a_notice_is_shown_once_after_a_redirect(place: House) -> None:
    client = browser(*PAGES, place=place)
    await client.get("/save", headers={"Accept-Language": "fr"})

    first, second = await client.get("/show"), await client.get("/show")

    assert '<p class="notice notice--done" role="status">' in first.text
    assert "<span>Se connecter</span></p>" in first.text
    assert "notice--done" not in second.text


async def test_a_forged_notice_breaks_nothing(place: House) -> None:
    for value in ("%%%", "AAAA", "W10", "x" * 5000):
        client = browser(*PAGES, place=place)
        client.cookies.set(f"__Host-{cookies.NOTICES}", value)
        assert (await client.get("/show")).status_code == 200


async def test_a_refusal_is_a_page(place: House) -> None:
    refused = await browser(*PAGES, place=place).get("/refuse")
    unknown = await browser().get("/nothing", headers={"Accept": "text/html,*/*"})
    program = await browser().get("/nothing", headers={"Accept": "*/*"})

    assert (refused.status_code, "can&#39;t be blank" in refused.text) == (422, False)
    assert "Something that was sent cannot be used here." in refused.text
    assert (unknown.status_code, unknown.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert (program.status_code, program.json()) == (404, {"error": "Record not found"})


async def test_a_slash_too_many_leads_to_the_page(place: House) -> None:
    client = browser(*PAGES, place=place)

    response = await client.get("/show/")
    tricky = await client.get(f"{BASE_URL}//evil.test/show/")

    assert (response.status_code, response.headers["Location"]) == (308, f"{BASE_URL}/show")
    assert tricky.status_code == 404


async def test_strangers_sign_in_and_come_back(place: House) -> None:
    client = browser(*PAGES, place=place)

    asked = await client.get("/secret?tab=2")
    sent = await client.post("/secret")
    client.cookies.set(f"__Host-{cookies.SESSION}", "ada's browser")
    known = await client.get("/secret?tab=2")

    assert (asked.status_code, asked.headers["Location"]) == (303, "/auth/sign_in?return_to=%2Fsecret%3Ftab%3D2")
    assert (sent.status_code, "Please sign in" in sent.text) == (401, True)
    assert "<h1>Account 101</h1>" in known.text


async def test_an_error_page_that_fails_is_still_an_answer(place: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place.pages, "error", None)
    response = await browser(*PAGES, place=place).get("/refuse", headers={"Accept-Language": "fr"})

    assert (response.status_code, response.headers["Content-Type"]) == (422, "text/html; charset=utf-8")
    assert '<html lang="fr" dir="ltr">' in response.text
    assert response.headers["X-Request-Id"] in response.text
    assert "<h1>Cela n’a pas marché</h1>" in response.text


def test_templates_stay_in_their_slice(place: House) -> None:
    for name in ("posts/../../core/frame.html", "core", "../pyproject.toml", "posts/missing.html"):
        with pytest.raises(jinja2.TemplateNotFound):
            place.pages.templates.get_template(name)


def test_every_template_of_the_house_compiles() -> None:
    names = Pages().templates.list_templates()

    assert "core/frame.html" in names
    for name in names:
        Pages().templates.get_template(name)
