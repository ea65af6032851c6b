"""A real client from its first contact to an open stream: toot talks to a server started as a stranger would."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import requests
from PIL import Image

from bench.server import Server
from tests.client.browser import Browser
from tests.client.crowd import move_in
from tests.client.toot import Toot
from tests.world.databases import LONG_SERVICE

PATIENCE = 30.0
PASSWORD = "correct horse battery staple"
EMAIL = "ada@example.org"


@pytest.fixture
def ben(server: Server) -> Iterator[httpx2.Client]:
    """The second person, who looks at everything through the API."""
    [person] = move_in(server, ["ben"])
    headers = {"Authorization": f"Bearer {person.token}"}
    with httpx2.Client(base_url=f"{server.url}/api/v1/", headers=headers) as client:
        yield client


@pytest.fixture
def ada(server: Server, tmp_path: Path) -> Toot:
    """The owner, who followed the link of the first start and then logged in with toot."""
    link = re.search(r"http://\S+/start/\S+", server.last_words())
    assert link
    with Browser() as browser:
        browser.fill(browser.open(link[0]), username="ada", email=EMAIL, password=PASSWORD)
    toot = Toot(tmp_path)
    toot.log_in(server.url, code_at)
    return toot


def code_at(address: str) -> str:
    """The code that somebody is shown who signs in and lets the app in."""
    with Browser() as browser:
        question = browser.fill(browser.open(address), email=EMAIL, password=PASSWORD)
        shown = re.search(r'<code class="secret">(.+?)</code>', browser.fill(question, decision="allow").text)
    assert shown
    return shown[1]


def said(client: httpx2.Client, path: str, **params: str) -> Any:
    answer = client.get(path, params=params)
    answer.raise_for_status()
    return answer.json()


def done(client: httpx2.Client, path: str, **form: str) -> Any:
    answer = client.post(path, data=form)
    answer.raise_for_status()
    return answer.json()


def heard(client: httpx2.Client, kind: str) -> Any:
    """The one notice of this kind; it comes a moment after what it tells of."""
    until = time.monotonic() + PATIENCE
    while not (notices := said(client, "notifications", **{"types[]": kind})):
        assert time.monotonic() < until, f"nothing was heard of a {kind}"
    [notice] = notices
    return notice


# Ada is asked for before Ben, as the link for the owner is only good while nobody is there.
@LONG_SERVICE
def test_a_day_with_toot(server: Server, ada: Toot, ben: httpx2.Client, tmp_path: Path) -> None:
    assert ada.json("whoami")["role"]["name"] == "Owner"
    ada_id = said(ben, "accounts/lookup", acct="ada")["id"]
    done(ben, f"accounts/{ada_id}/follow")

    her_post = post_with_picture(ada, ben, ada_id, tmp_path)
    his_post = read_at_home(ada, ben)
    react(ada, ben, his_post)
    hear_of_it(ada, ben, her_post)
    watch(server, ada, ben)


def post_with_picture(ada: Toot, ben: httpx2.Client, ada_id: str, folder: Path) -> str:
    picture = folder / "harbour.png"
    Image.new("RGB", (320, 200), "teal").save(picture)

    post_id = str(ada.json("post", "At the harbour", "--media", str(picture), "--description", "The sea")["id"])

    [shown] = said(ben, f"accounts/{ada_id}/statuses")
    [attachment] = shown["media_attachments"]
    assert (shown["id"], shown["content"]) == (post_id, "<p>At the harbour</p>")
    assert (attachment["type"], attachment["description"]) == ("image", "The sea")
    assert attachment["meta"]["original"]["width"] == 320
    assert httpx2.get(attachment["url"]).headers["content-type"].startswith("image/")
    return post_id


def read_at_home(ada: Toot, ben: httpx2.Client) -> str:
    his_post = done(ben, "statuses", status="What a morning")
    [newest, *_] = ada.json("timelines", "public")
    assert newest["id"] == his_post["id"]

    ada.run("follow", "ben")

    assert his_post["id"] in [post["id"] for post in ada.json("timelines", "home")]
    assert heard(ben, "follow")["account"]["acct"] == "ada"
    return str(his_post["id"])


def react(ada: Toot, ben: httpx2.Client, his_post: str) -> None:
    reply = ada.json("post", "@ben It was!", "--reply-to", his_post)
    ada.run("reblog", his_post)
    ada.run("favourite", his_post)

    thread = said(ben, f"statuses/{his_post}/context")
    assert [post["id"] for post in thread["descendants"]] == [reply["id"]]
    assert [account["acct"] for account in said(ben, f"statuses/{his_post}/reblogged_by")] == ["ada"]
    assert [account["acct"] for account in said(ben, f"statuses/{his_post}/favourited_by")] == ["ada"]
    assert heard(ben, "mention")["status"]["id"] == reply["id"]
    assert heard(ben, "reblog")["status"]["id"] == his_post
    assert heard(ben, "favourite")["status"]["id"] == his_post


def hear_of_it(ada: Toot, ben: httpx2.Client, her_post: str) -> None:
    done(ben, f"statuses/{her_post}/favourite")

    until = time.monotonic() + PATIENCE
    while len(told := {notice["type"]: notice for notice in ada.json("notifications")}) < 2:
        assert time.monotonic() < until, told

    assert told["follow"]["account"]["acct"] == "ben"
    assert told["favourite"]["status"]["id"] == her_post


def watch(server: Server, ada: Toot, ben: httpx2.Client) -> None:
    """toot cannot stream, so its HTTP library does, with its token."""
    headers = {"Authorization": f"Bearer {ada.token}"}
    with requests.get(f"{server.url}/api/v1/streaming/user", headers=headers, stream=True, timeout=PATIENCE) as stream:
        said_now = done(ben, "statuses", status="Fresh from the oven")
        news = (line.removeprefix(b"data: ") for line in stream.iter_lines() if line.startswith(b"data: "))
        shown = next(post for post in map(json.loads, news) if post.get("content") == said_now["content"])

    assert shown["id"] == said_now["id"]
