"""Who lives in the town."""

from pathlib import Path

import msgspec


class Person(msgspec.Struct, frozen=True):
    """Somebody, or a club where there is an emblem; `loves` are topics, `speaks` languages, both the dearest first."""

    username: str
    name: str
    speaks: tuple[str, ...]
    loves: tuple[str, ...]
    bio: str
    hair: str = "short"
    emblem: str = ""
    locked: bool = False


class _People(msgspec.Struct):
    people: list[Person]


def people(number: int) -> list[Person]:
    """The first so many; Ada, Ben, Cleo, Mo and Dev are always among them."""
    every = msgspec.toml.decode((Path(__file__).parent / "people.toml").read_bytes(), type=_People).people
    if not 8 <= number <= len(every):
        raise ValueError(f"The town has room for 8 to {len(every)} people, not {number}")
    return every[:number]
