"""Mobs in the town: called through the API, for people to join and to watch."""

import time
from datetime import UTC, datetime, timedelta

from bench.town import Town, say
from bench.wire import Question

_DAY = timedelta(days=1)


async def call_mobs(town: Town, many: int) -> None:
    """Person 0 calls so many mobs for tomorrow, with room for everybody."""
    start = datetime.fromtimestamp(time.time(), UTC) + _DAY
    wish = {"verb": "do", "unit": "piece", "time_zone": "UTC", "starts_at": start.isoformat()}
    wish["ends_at"] = (start + _DAY).isoformat()
    questions = [
        Question("POST", "/api/v1/mobs", town.tokens[0], {**wish, "title": f"Pick up one piece of litter, {number}"})
        for number in range(many)
    ]
    town.mobs = [answer["id"] for answer in await say(town, questions)]


def joins(town: Town, many: int) -> list[Question]:
    """So many joins, each of another pair of person and mob; the last mob is left alone."""
    pairs = [(mob, token) for mob in town.mobs[:-1] for token in town.tokens[1:]]
    return [Question("POST", f"/api/v1/mobs/{mob}/join", token) for mob, token in pairs[:many]]
