"""The developers' guide: its examples run as they are written."""

import re
from pathlib import Path
from typing import Any

import pytest

from goodmob.core.web.pages import PACKAGE, Pages
from tests.core.web.rig import browser, house, visitor

GUIDE = (PACKAGE.parent / "docs/web.md").read_text(encoding="utf-8")


@pytest.fixture
def names() -> dict[str, Any]:
    """What the examples of the guide define."""
    defined: dict[str, Any] = {"__name__": "guide"}
    for example in re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL):
        exec(example, defined)  # noqa: S102  the text is our own
    return defined


async def test_the_routes_of_the_guide_answer(names: dict[str, Any]) -> None:
    written = await visitor(*names["ROUTES"], token="ada").post("/api/v1/notes", data={"text": "tea", "media_ids[]": 5})
    blank = await visitor(*names["ROUTES"], token="ada").post("/api/v1/notes", json={"text": " "})
    listed = await visitor(*names["ROUTES"]).get("/api/v1/accounts/101/notes?limit=1")

    assert written.json() == {"id": "101", "text": "tea"}
    assert blank.json() == {"error": "Validation failed: Text can't be blank", "field": "text"}
    assert (listed.json(), 'max_id=9>; rel="next"' in listed.headers["Link"]) == ([{"id": "9", "text": "tea"}], True)


async def test_the_page_of_the_guide_answers(names: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "core").symlink_to(PACKAGE / "core")
    templates = tmp_path / "greetings/templates"
    templates.mkdir(parents=True)
    (template,) = re.findall(r"```html\n(.*?)```", GUIDE, re.DOTALL)
    (templates / "greet.html").write_text(template)
    place = house()
    place.pages = Pages(tmp_path)
    client = browser(*names["PAGES"], place=place)

    form = (await client.get("/greet")).text
    (token,) = re.findall(r'name="csrf_token" value="(\w+)"', form)
    blank = await client.post("/greet", data={"csrf_token": token})
    greeted = await client.post("/greet", data={"csrf_token": token, "name": "Mo"}, follow_redirects=True)

    assert (blank.status_code, "Please sign in" in blank.text) == (422, True)
    assert "Hello Mo" in greeted.text
