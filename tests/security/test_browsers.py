"""Part D of the list: what a browser is made to do."""

from typing import Any

import pytest
from sqlalchemy import insert

from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.media.tables import custom_emoji
from tests.accounts.visits import a_browser_of
from tests.app.belongings import belongings
from tests.oauth.dance import an_app, let_in, redemption, with_token
from tests.security.markup import IN_TEXTS, Markup
from tests.security.walks import through_doors, through_pages
from tests.world.browser import Response
from tests.world.client import Client
from tests.world.world import World

OUR_BASE = '<base target="_blank">'
"""Links of a post in the frame of another site open a window of their own."""

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

MARK = "needle"
HOSTILE = (
    "<needle onclick=needle()>",
    "\"'><needle needle=",
    "</title></script></textarea><needle>",
    "<!--<needle>--><![CDATA[<needle>]]>",
    "&lt;needle&gt; &#60;needle&#62;",
    "<a href=javascript:needle>x</a>",
    "[x](javascript:needle) javascript:needle",
    "https://a.example/\"onx='needle'<needle>",
    'https://a.example/?<needle> http://needle"><needle>.example',
    '@"><needle> #tea"><needle> :"><needle>:',
    "{{ 7*7 }} {% raw %} ${needle} \u2028<needle>",
    "<svg/onload=needle><math><needle><style>@import'needle'",
    "\x1b[31m\u202e<needle>\ufeff",
)
AS_PAGE = {"Accept": "text/html"}


async def ada_by_a_hostile_app(world: World) -> Client:
    """Ada, who posts by an app whose name is hostile, too."""
    ada = await world.person("ada")
    about = {"client_name": HOSTILE[1], "website": 'https://a.example/"><needle>'}
    app = await an_app(world, **about)
    code = (await let_in(await a_browser_of(world, "ada"), app))["code"]
    token = (await world.anyone.api("POST", "/oauth/token", data=redemption(app, code)))["access_token"]
    client = with_token(world, token)
    client.id, client.username = ada.id, "ada"
    return client


async def write_everywhere(ada: Client, text: str, answered: str) -> dict[str, Any]:
    """A post with this text wherever words go; also in Ada's profile, as far as it fits."""
    pair = {"name": text, "value": text}
    profile = {"display_name": text[:30], "note": text, "fields_attributes": [pair], "avatar_description": text[:150]}
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json=profile)
    poll = {"options": [text[:50], "other"], "expires_in": 3_600}
    said = {"status": f"{text} #tea", "spoiler_text": text, "poll": poll, "in_reply_to_id": answered or None}
    post: dict[str, Any] = await ada.api("POST", "/api/v1/statuses", json=said)
    return post


async def test_d32_no_text_becomes_markup_on_any_page_or_in_any_answer(world: World) -> None:
    ada, ben, cleo = await ada_by_a_hostile_app(world), await world.person("ben"), await world.person("cleo")
    things = {**await belongings(world, ben, cleo), "tag": "tea", "username": "ada", "account": ada.id}
    found: list[str] = []

    first = (await ada.api("POST", "/api/v1/statuses", json={"status": "tea #tea"}))["id"]
    for text in HOSTILE:
        post = await write_everywhere(ada, text, first)
        await ben.api("POST", f"/api/v1/statuses/{post['id']}/reblog")
        profile = await ada.api("GET", f"/api/v1/accounts/{ada.id}")
        for html in (post["content"], profile["note"], *(field["value"] for field in profile["fields"])):
            found += [f"{text!r} in {html}: {fault}" for fault in Markup(html, MARK, IN_TEXTS).faults]
        for page in (f"/@ada/{post['id']}", "/@ada"):
            answer = await world.visitor().get(page, headers=AS_PAGE)
            assert answer.status_code == 200
            found += [f"{text!r} on {page}: {fault}" for fault in Markup(answer.text, MARK).faults]
    await world.settle()
    for browser in (await a_browser_of(world, "ada"), await a_browser_of(world, "ben"), world.visitor()):
        async for name, answer in through_pages(browser, {**things, "post": first}):
            shown = markup_in(answer).replace(OUR_BASE, "", 1)
            found += [f"{name}: {fault}" for fault in Markup(shown, MARK).faults]

    assert not found
    async for name, answer in through_doors(cleo, {**things, "post": first}):
        assert not answer.is_server_error, name


def markup_in(answer: Response) -> str:
    """What a browser, or the reader of a feed in JSON, shows of an answer as HTML."""
    if "json" not in answer.headers.get("content-type", ""):
        return answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    return "".join(item.get("content_html", "") for item in answer.json().get("items", []))


async def test_d33_emoji_and_mentions_are_found_in_text_and_nowhere_else(world: World) -> None:
    ada = await world.person("ada")
    await world.person("ben")
    await world.house.db.act(add_emoji, "cat")

    said = ":cat: https://a.example/:cat:/@ben/#tea?x=:cat:&y=@ben @ben #tea"
    post = await ada.api("POST", "/api/v1/statuses", json={"status": said})
    await ada.api("PATCH", "/api/v1/accounts/update_credentials", json={"display_name": ":cat: @ben", "note": said})
    page = await world.anyone.get(f"/@ada/{post['id']}", headers=AS_PAGE)

    content = Markup(post["content"], MARK, IN_TEXTS)
    assert not content.faults + Markup(page.text, MARK).faults
    assert content.addresses == [
        "https://a.example/:cat:/@ben/#tea?x=:cat:&y=@ben",
        "https://goodmob.test/@ben",
        "https://goodmob.test/tags/tea",
    ]
    assert [emoji["shortcode"] for emoji in post["emojis"]] == ["cat"]


ADD_EMOJI = statement(insert(custom_emoji).inline())


async def add_emoji(tx: Transaction, shortcode: str) -> None:
    """An emoji of this server."""
    about = {
        "domain": "",
        "file_key": "emojis/aa/cat.png",
        "static_key": "emojis/aa/cat.png",
        "category": None,
        "created_at": tx.now,
    }
    flags = {"visible_in_picker": True, "disabled": False}
    await tx.run(ADD_EMOJI, id=tx.new_id(), shortcode=shortcode, **about, **flags)
