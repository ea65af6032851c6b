"""What people do around mobs besides joining them: boards, questions, announcements, witnesses, chapters, an answer."""

from collections.abc import Iterator, Sequence
from random import Random

from demo.happenings import Ask, Happening
from goodmob.core.clock import HOUR, MINUTE

WANTED = (
    ("tool", "wanted", "A cargo bike for the full bags", 2, ""),
    ("tool", "offered", "Pairs of gloves, sizes S and M", 6, ""),
    ("ride", "offered", "Seats in a boat along the canal", 3, "Landing by the mill"),
    ("role", "wanted", "Somebody to answer questions at the lock", 1, ""),
)
ASKED = (
    "May dogs come along?",
    "Do bottle caps count one each?",
    "Where do the full bags go when we are done?",
    "Is the towpath dry enough for a wheelchair?",
)
NEWS = (
    "Bags and gloves are on the steps below the lock. Take what you need, bring back what is left.",
    "The second bag station is at Mill Bridge now.\n\nLeave glass where it is, and tell a steward in a yellow vest.",
)
DOUBT = "This is the same bag as in the picture before."
RULES = ("Leave needles and broken glass. Tell a steward.", "Stay on the path.", "No faces in pictures without a yes.")
ROLES = ({"name": "Stewards", "cap": 3}, {"name": "Bag carriers", "cap": 6})


def before_litter(host: int, crowd: Sequence[int], called: int, start: int) -> Iterator[Happening]:
    """What is arranged before people pick up litter."""
    yield Ask(called + 1, host, "v1/mobs/{litter}/choices", _CHOICES, method="PATCH")
    yield Ask(start - 2 * HOUR, host, "v1/mobs/{litter}/announcements", {"text": NEWS[0]})
    soon = start - 5 * MINUTE
    for number, (kind, side, text, places, origin) in enumerate(WANTED):
        fields = {"kind": kind, "side": side, "text": text, "places": places, "origin": origin, "contact": "555 0142"}
        owner = (host, *crowd)[number % len(crowd)]
        yield Ask(soon + number, owner, "v1/mobs/{litter}/needs", fields, f"need_{number}")
    taker = crowd[-1]
    yield Ask(soon + 10, taker, "v1/needs/{need_0}/take", {"contact": "At the bakery"})


def during_litter(host: int, crowd: Sequence[int], start: int, now: int, random: Random) -> Iterator[Happening]:
    """What is asked and told while people pick up litter."""
    yield Ask(now - 9 * MINUTE, host, "v1/mobs/{litter}/announcements", {"text": NEWS[1]})
    for number, text in enumerate(ASKED):
        asked = start + (2 + number) * MINUTE
        who = crowd[number % len(crowd)]
        yield Ask(asked, who, "v1/mobs/{litter}/questions", {"text": text}, f"question_{number}")
        voters = [one for one in crowd if one != who]
        for voter in random.sample(voters, random.randrange(1, max(len(voters) // 2, 2))):
            yield Ask(asked + 1, voter, f"v1/questions/{{question_{number}}}/vote")


def judged(mob: str, number: int, at: int, doer: int, crowd: Sequence[int], random: Random) -> Iterator[Happening]:
    """What others say of a deed: of two of three that they saw it, of one in nine that it is not so."""
    others = [one for one in crowd if one != doer]
    path = f"v1/mobs/{{{mob}}}/deeds/{{{mob}_deed_{number}}}"
    if number % 9 == 4:
        yield Ask(at, others[0], f"{path}/dispute", {"reason": DOUBT})
    elif number % 3:
        for witness in random.sample(others, min(random.randrange(1, 5), len(others))):
            yield Ask(at, witness, f"{path}/witness")


def thanked(mob: str, crowd: Sequence[int], at: int) -> Iterator[Happening]:
    """Some want to be named in the report."""
    for who in crowd[::2]:
        yield Ask(at, who, f"v1/mobs/{{{mob}}}/credit")


def asks(host: int, library: int, crowd: Sequence[int], called: int, now: int) -> Iterator[Happening]:
    """The library is asked for something, people leave words for it, and it answers."""
    # Whoever is turned to is no person: the library says of itself that it is none.
    yield Ask(called - 2, library, "v1/accounts/update_credentials", {"bot": True}, method="PATCH")
    for who in crowd[:3]:
        text = "@library I work all week. On Sundays I would read with my children."
        yield Ask(now - HOUR, who, "v1/mobs/{sundays}/words", {"text": text})
    said = "We can open the reading room on the first Sunday of each month, from one to five, beginning in spring."
    yield Ask(now - 2 * HOUR, library, "v1/statuses", {"status": said}, "answer")
    answer = {"status_id": "{answer}", "outcome": "partly"}
    yield Ask(now - 2 * HOUR + 1, library, "v1/mobs/{sundays}/answer", answer)
    yield Ask(now - 3 * HOUR, host, "v1/mobs/{sundays}/questions", {"text": "Who comes along to the library board?"})


_CHOICES = {"chapters": "open", "questions": "everybody"}
