"""Calendars of mobs as other programs read them."""

from typing import Any

import icalendar

from tests.world.client import Client


async def events(reader: Client, address: str) -> list[Any]:
    """The events of a calendar, which has to be there."""
    answer = await reader.get(address)
    assert answer.status_code == 200, (address, answer.text[:300])
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    read = icalendar.Calendar.from_ical(answer.content)
    assert not read.errors
    return list(read.walk("VEVENT"))


async def event(reader: Client, address: str) -> Any:
    """The only event of a calendar."""
    [one] = await events(reader, address)
    return one


def path_of(url: str) -> str:
    """The path of an address of the house."""
    return "/" + url.split("/", 3)[3]
