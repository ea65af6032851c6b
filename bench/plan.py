"""What the people of the town do before anything is measured: drawn from one number, so every run does the same."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

WORDS = (
    "morning", "coffee", "garden", "train", "bicycle", "winter", "library", "kernel", "bread", "river", "music",
    "photo", "walk", "python", "cat", "rain", "mountain", "harbour", "letter", "paper", "window", "kitchen", "island",
)  # fmt: skip
TAGS = ("caturday", "books", "cycling", "introduction", "photography", "gardening")

_FOLLOWS_EACH = 20
_FAVOURITES_A_POST = 1.0
_BOOSTS_A_POST = 0.2
_THREAD = 60
_RECENT = 100
_DEEPEST = 5


class Told(NamedTuple):
    """A post to be: people and posts are numbers; `wave` is how many posts must be there before it."""

    author: int
    text: str
    parent: int | None = None
    wave: int = 0


@dataclass(frozen=True)
class Plan:
    """Pairs are (who, whom) and (who, which post); `root` begins the one long thread, person 0 is known to all."""

    people: int
    posts: list[Told] = field(default_factory=list)
    follows: list[tuple[int, int]] = field(default_factory=list)
    favourites: list[tuple[int, int]] = field(default_factory=list)
    boosts: list[tuple[int, int]] = field(default_factory=list)
    root: int = 0


def username(person: int) -> str:
    """The name of a person."""
    return f"bench{person:04d}"


def token(person: int) -> str:
    """The token of a person."""
    return f"token-of-{username(person)}"


def sentence(chance: random.Random) -> str:
    """Something to say, of usual length."""
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 40))).capitalize() + "."


def searches(chance: random.Random, many: int) -> Iterator[str]:
    """So many things to look for in what was said: one word, two, a phrase, or a word in the library."""
    for number in range(many):
        one, other = chance.sample(WORDS, 2)
        yield (one, f"{one} {other}", f'"{one} {other}"', f"{one} in:library")[number % 4]


def draw(people: int, posts: int, number: int = 1) -> Plan:
    """The plan for so many people and posts."""
    chance = random.Random(number)  # noqa: S311 - nothing here is a secret
    told = list(_posts(chance, people, posts))
    root = len(told)
    told += _thread(chance, people, root)
    return Plan(
        people=people,
        posts=told,
        follows=list(_follows(chance, people)),
        favourites=_pairs(chance, people, posts, round(posts * _FAVOURITES_A_POST)),
        boosts=_pairs(chance, people, posts, round(posts * _BOOSTS_A_POST)),
        root=root,
    )


def _follows(chance: random.Random, people: int) -> Iterator[tuple[int, int]]:
    for who in range(1, people):
        others = [whom for whom in range(1, people) if whom != who]
        yield who, 0
        yield from ((who, whom) for whom in chance.sample(others, min(_FOLLOWS_EACH, len(others))))


def _posts(chance: random.Random, people: int, posts: int) -> Iterator[Told]:
    # A few write much, and most write little.
    weights = [1 / (1 + person) ** 0.6 for person in range(people)]
    told: list[Told] = []
    for author in chance.choices(range(people), weights, k=posts):
        text, kind = sentence(chance), chance.random()
        post = Told(author, text)
        if kind < 0.2 and told:
            parent = chance.randrange(max(0, len(told) - _RECENT), len(told))
            if (wave := told[parent].wave) < _DEEPEST:
                post = Told(author, f"@{username(told[parent].author)} {text}", parent, wave + 1)
        elif kind < 0.3:
            post = Told(author, f"@{username(chance.randrange(people))} {text}")
        if chance.random() < 0.25:
            post = post._replace(text=f"{post.text} #{chance.choice(TAGS)}")
        told.append(post)
        yield post


def _thread(chance: random.Random, people: int, root: int) -> Iterator[Told]:
    waves = [0]
    yield Told(0, f"A question for everybody: {sentence(chance)}")
    for number in range(1, _THREAD):
        parent = chance.randrange(max(0, number - 8), number)
        waves.append(waves[parent] + 1)
        yield Told(chance.randrange(1, people), sentence(chance), root + parent, waves[-1])


def _pairs(chance: random.Random, people: int, posts: int, count: int) -> list[tuple[int, int]]:
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < count:
        pairs[chance.randrange(people), chance.randrange(posts)] = None
    return list(pairs)
