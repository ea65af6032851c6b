"""The examples of docs/api.md, run from top to bottom as they stand there."""

import json
import re
from pathlib import Path
from typing import Any

from goodmob.core.clock import from_iso
from tests.world.world import Client, World

GUIDE = Path(__file__).resolve().parents[2] / "docs/examples/mobs.md"
EXAMPLE = re.compile(r"```http\n(\w+): (\w+) (\S+)\n(.*?)```\n```json\n(?:(\d{3}) )?(.*?)\n```|At (\S+Z) ", re.DOTALL)
ANYTHING = "…"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Reader:
    """Somebody who follows the guide with a finger: `known` are the names met so far."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}

    def filled(self, text: str) -> str:
        """The text with every name that is known in its place."""
        return re.sub(r":([a-z]+)\b", lambda match: self.known.get(match[1], match[0]), text)

    def compare(self, wanted: Any, got: Any, where: str) -> None:
        """Holds the answer to the guide, and learns the names that are new."""
        if wanted == ANYTHING:
            assert got is not None, where
        elif isinstance(wanted, str) and wanted.startswith(":"):
            assert got == self.known.setdefault(wanted[1:], got), where
        elif isinstance(wanted, dict):
            expected = {name: value for name, value in wanted.items() if name != ANYTHING}
            assert expected.keys() <= got.keys(), where
            assert ANYTHING in wanted or expected.keys() == got.keys(), where
            for name, value in expected.items():
                self.compare(value, got[name], f"{where}, {name}")
        else:
            assert got == wanted, where


async def test_the_guide_tells_the_truth(world: World) -> None:
    people: dict[str, Client] = {name: await world.person(name) for name in ("ada", "ben", "cleo", "mo")}
    reader = Reader()
    steps = list(EXAMPLE.finditer(GUIDE.read_text(encoding="utf-8")))
    assert len(steps) > 15

    for step in steps:
        who, method, path, body, status, wanted, moment = step.groups()
        if moment:
            world.clock.step(from_iso(moment) - world.clock.now())
            await world.settle()
            continue
        asked = people.get(who, world.anyone)
        form = reader.filled(body.strip()) or None
        answer = await asked.request(method, reader.filled(path), content=form, headers=FORM)
        assert answer.status_code == int(status or 200), (method, path, answer.text)
        reader.compare(json.loads(wanted), answer.json(), f"{method} {path}")
        await world.settle()
