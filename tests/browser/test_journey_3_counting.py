"""The browser counts a post as the server does, case by case."""

from pathlib import Path

import pytest
import yaml

from goodmob.core.text.length import weighted_length
from tests.browser.windows import Windows
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

FOLDER = Path(__file__).parent.parent / "core/text/cases"
COUNT = """async ([address, cases]) => {
    const { weightedLength } = await import(address);
    return cases.map(([text, warning]) => weightedLength(text, warning));
}"""


def cases() -> list[tuple[str, str]]:
    """Every text in which something is found, with its warning."""
    rows = [row for name in ("length", "links", "mentions", "hashtags") for row in read(name)]
    return [(row["text"], row.get("warning", "")) for row in rows]


def read(name: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    return rows


async def test_script_and_server_count_alike(on_air: World, windows: Windows) -> None:
    page = await windows.open()
    await page.goto("/about")
    script = on_air.house.pages.assets.url("posts/writing/length.js")

    counted = await page.evaluate(COUNT, [script, cases()])

    assert dict(zip(cases(), counted, strict=True)) == {one: weighted_length(*one) for one in cases()}
