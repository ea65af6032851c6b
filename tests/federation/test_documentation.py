"""What docs/federation.md shows is what is said, and what is read is named there."""

import json
import re
from pathlib import Path
from typing import Any

from goodmob.app.inbox import READERS
from tests.federation.examples import Json, kind_of, numbered, said_in_a_day
from tests.world.world import World

PAGE = (Path(__file__).parents[2] / "docs" / "federation.md").read_text()
EXAMPLES: list[Json] = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]


def test_every_activity_that_is_read_is_named() -> None:
    assert [kind for kind in READERS if f"`{kind}`" not in PAGE] == []


async def test_every_example_is_part_of_what_is_said(world: World) -> None:
    said = [numbered(activity) for activity in await said_in_a_day(world)]

    assert [kind_of(example) for example in EXAMPLES if not any(is_part(example, whole) for whole in said)] == []


def is_part(example: Any, whole: Any) -> bool:
    """Whether the example says nothing else than the whole; keys may be left out, items of a list may not."""
    if isinstance(example, dict) and isinstance(whole, dict):
        return all(key in whole and is_part(value, whole[key]) for key, value in example.items())
    if isinstance(example, list) and isinstance(whole, list):
        return len(example) == len(whole) and all(is_part(*pair) for pair in zip(example, whole, strict=True))
    return bool(example == whole)
