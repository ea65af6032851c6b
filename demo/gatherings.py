"""Mobs: one is live in two places, one still gathers, one asks for something, and of one there is a report."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from demo.company import ROLES, RULES, asks, before_litter, during_litter, judged, thanked
from demo.happenings import Boost, Call, Deed, Drawing, Happening, Join
from demo.people import Person
from goodmob.core.clock import DAY, HOUR, MINUTE, iso
from goodmob.mobs.rules.cells import cell_at

ADA, BEN, CLEO, MO, DEV = 0, 1, 2, 3, 4
LIVE, CHAPTER, GATHERING, REPORTED, CAMPAIGN = "litter", "harbour", "coats", "song", "sundays"
SPOTS = ((52.372, 4.881), (52.384, 4.902), (52.355, 4.861))
"""Around the lock, the harbour and the park."""
ZONE = "Europe/Amsterdam"
_QUARTER = 15 * MINUTE

PICKED = (
    ("en", "Two pieces. Then a swan looked at me, so three.", "litter", "Drawing of a bottle in the grass."),
    ("en", "With half of class 4b. They count faster than I do.", "bags", "Drawing of full bags under a street lamp."),
    ("fr", "Un gobelet, deux papiers, et une belle lumière.", "canal", "Dessin du canal et du pont de briques."),
    ("en", "The reeds by the lock are clean again.", "canal", "Drawing of the canal and the brick bridge."),
    ("es", "Una lata y un envoltorio, camino de casa.", "litter", "Dibujo de una lata en la hierba."),
    ("en", "One wheel. It counts as one, I asked.", "bicycle", "Drawing of a bicycle against a wall."),
    ("en", "Bags are at the lamp, somebody please bring string.", "bags", "Drawing of bags under a lamp."),
    ("en", "First piece of my life. Not the last.", "", ""),
    ("fr", "En rentrant du tram, comme tout le monde.", "", ""),
    ("fr", "Trois mégots et un ticket de 2019.", "", ""),
    ("en", "One at every corner of my round.", "litter", "Drawing of a wrapper in the grass."),
    ("es", "Cuatro piezas y un saludo de los patos.", "harbour", "Dibujo de barcas en el puerto."),
    ("en", "The children found a spoon. We kept the spoon.", "park", "Drawing of the park with a bench and a kite."),
)
SUNG = (
    ("en", "One song, three harmonies, one dog.", "tram", "Drawing of the lit tram at night."),
    ("en", "We missed the tram because of the second verse.", "tram", "Drawing of the night tram under a moon."),
    ("es", "Tarareé todo. Nadie se quejó.", "roofs", "Dibujo de los tejados al atardecer."),
    ("fr", "J'ai chanté faux et juste à l'heure.", "", ""),
    ("en", "The driver sang the bass line.", "tram", "Drawing of a tram with people in it."),
    ("en", "My neighbours know the words now, too.", "", ""),
    ("fr", "Le conducteur a freiné en mesure.", "tram", "Dessin du tram de nuit."),
)


class Gatherings:
    """What happens to three mobs before a moment, and who takes part."""

    def __init__(self, people: Sequence[Person], now: int, random: Random) -> None:
        self.people = people
        self._now = now
        self._random = random
        self._most = len(people)

    def happenings(self) -> Iterator[Happening]:
        """Everything, in no order."""
        yield from self._live()
        yield from self._gathering()
        yield from self._reported()
        yield from self._campaign()

    def _live(self) -> Iterator[Happening]:
        start = (self._now - 20 * MINUTE) // (5 * MINUTE) * 5 * MINUTE
        called = self._now - 2 * DAY - 3 * HOUR
        yield Call(
            at=called,
            name=LIVE,
            who=BEN,
            fields=_fields(
                title="Pick up one piece of litter",
                text="One piece each, that is the whole idea. If you are on your way somewhere along the water, "
                "you are already there. #CanalHour",
                verb="do",
                unit="pieces",
                start=start,
                end=start + HOUR,
                threshold=self._part(0.4),
                place="Canal quarter, Westhaven",
                exact="Steps below the lock",
            )
            | {
                "roles": [{"name": "Pickers", "cap": self._most}, *ROLES],
                "rules": list(RULES),
                "languages": ["en", "fr"],
            },
        )
        crowd = self._crowd(0.8, BEN)
        yield from before_litter(BEN, crowd, called, start)
        yield from during_litter(BEN, crowd, start, self._now, self._random)
        yield from self._chapter(called + HOUR, start, crowd)
        yield from self._joining(LIVE, called, start, crowd, BEN)
        yield Boost(self._now - 3 * MINUTE, LIVE, MO)
        yield from self._doing(LIVE, start + MINUTE, self._now - MINUTE, [*crowd[: len(crowd) * 2 // 3], BEN], PICKED)

    def _chapter(self, called: int, start: int, crowd: Sequence[int]) -> Iterator[Happening]:
        yield Call(at=called, name=CHAPTER, who=CLEO, fields=_fields(
            title="Pick up one piece at the harbour",
            text="The same hour, the other end of the water. Meet at the crane. #CanalHour",
            verb="do", unit="pieces", start=start, end=start + HOUR,
            threshold=0, cap=self._most, place="Harbour, Westhaven", exact="Under the blue crane",
        ) | {"parent_id": "{litter}"})  # fmt: skip
        others = [who for who in range(self._most) if who not in {*crowd, CLEO, BEN}] or [DEV]
        yield from self._joining(CHAPTER, called, start, others, CLEO)
        yield from self._doing(CHAPTER, start + MINUTE, self._now - MINUTE, [*others, CLEO], ())

    def _campaign(self) -> Iterator[Happening]:
        start = (self._now + 5 * DAY) // DAY * DAY + 16 * HOUR
        called, library = self._now - 2 * DAY, _number_of(self.people, "library")
        yield Call(at=called, name=CAMPAIGN, who=MO, fields=_fields(
            title="Ask for a library that is open on Sundays",
            text="Half of us work while the library is open. We ask together, at one moment, each in our own words.",
            verb="say", unit="letters", start=start, end=start + HOUR,
            threshold=self._part(0.3), place="", exact="",
        ) | {
            "addressee": {"kind": "organisation", "account": "@library"},
            "demand": "Open the reading room on Sundays from one to five.",
        })  # fmt: skip
        crowd = [who for who in self._crowd(0.4, MO) if who != library]
        yield from self._joining(CAMPAIGN, called, self._now - 4 * HOUR, crowd, ADA)
        yield from asks(MO, library, crowd, called, self._now)

    def _gathering(self) -> Iterator[Happening]:
        start = (self._now + 2 * DAY) // DAY * DAY + 13 * HOUR
        called = self._now - 26 * HOUR
        host = _number_of(self.people, "library")
        yield Call(at=called, name=GATHERING, who=host, fields=_fields(
            title="Bring one warm coat",
            text="Have a coat you did not wear last winter? Somebody else will wear it this one. "
            "Bring it to the steps, we hang it up. #WarmCoats",
            verb="bring", unit="coats", start=start, end=start + 2 * HOUR,
            threshold=self._part(0.75), cap=2 * self._most, place="Library steps, Westhaven", exact="Weaver Street 3",
        ))  # fmt: skip
        crowd = [who for who in self._crowd(0.5, host) if who != ADA]
        yield Boost(self._now - 11 * MINUTE, GATHERING, CLEO)
        yield from self._joining(GATHERING, called, self._now - 3 * MINUTE, crowd, CLEO)

    def _reported(self) -> Iterator[Happening]:
        start = (self._now - 3 * DAY) // DAY * DAY + 18 * HOUR
        called = start - 4 * DAY
        host = _number_of(self.people, "nighttram")
        yield Call(at=called, name=REPORTED, who=host, fields=_fields(
            title="Sing one song at the tram stop",
            text="One song, any song, while you wait. If you do not know the words, hum. #SingAlong",
            verb="do", unit="songs", start=start, end=start + HOUR,
            threshold=self._part(0.3), cap=self._most, place="Mill Square, Westhaven", exact="Platform of line 4",
        ))  # fmt: skip
        crowd = self._crowd(0.65, host)
        yield from self._joining(REPORTED, called, start, crowd, host)
        doers = [*crowd[: len(crowd) * 4 // 5], host]
        yield from thanked(REPORTED, crowd, start)
        yield from self._doing(REPORTED, start + MINUTE, start + HOUR - MINUTE, doers, SUNG)

    def _joining(self, mob: str, since: int, until: int, crowd: Sequence[int], first: int) -> Iterator[Happening]:
        moments = sorted(self._random.randrange(since + MINUTE, until) for _ in crowd)
        came = [first]
        for who, moment in zip(crowd, moments, strict=True):
            inviter = self._random.choice([None, *came, *came])
            yield Join(moment, mob, who, inviter)
            if who not in (ADA, CLEO, MO) and self._random.random() < 0.12:
                yield Boost(moment + 1, mob, who)
            came.append(who)

    def _doing(
        self, mob: str, since: int, until: int, doers: Sequence[int], told: Sequence[tuple[str, str, str, str]]
    ) -> Iterator[Happening]:
        moments = sorted((self._random.randrange(since, until) for _ in doers), reverse=True)
        waiting = self._random.sample(told, len(told))
        # Words come with the latest deeds, as the wall begins with those.
        for number, (who, moment) in enumerate(zip(self._random.sample(doers, len(doers)), moments, strict=True)):
            own = next((words for words in waiting if words[0] in self.people[who].speaks), None)
            if own:
                waiting.remove(own)
            _, text, kind, alt = own or ("", "", "", "")
            drawing = Drawing(kind, self._random.randrange(10_000), alt) if kind else None
            units = 1 if mob == REPORTED else self._random.choice([1, 2, 2, 3, 3, 4, 6])
            yield Deed(moment, mob, who, units, text, drawing, f"{mob}_deed_{number}", self._somewhere())
            # Only who did something themselves can say that they saw others.
            yield from judged(mob, number, until + 1, who, doers, self._random)

    def _somewhere(self) -> str:
        return cell_at(*self._random.choices(SPOTS, (5, 2, 2))[0])

    def _crowd(self, part: float, host: int) -> list[int]:
        others = [who for who in range(self._most) if who != host]
        chosen = self._random.sample(others, self._part(part))
        return chosen if ADA in chosen else [ADA, *chosen[1:]]

    def _part(self, part: float) -> int:
        return max(round(self._most * part), 2)


def _number_of(people: Sequence[Person], username: str) -> int:
    return next(number for number, person in enumerate(people) if person.username == username)


def _fields(
    *,
    title: str,
    text: str,
    verb: str,
    unit: str,
    start: int,
    end: int,
    threshold: int,
    place: str,
    exact: str,
    cap: int | None = None,
) -> dict[str, Any]:
    return {
        "title": title,
        "text": text,
        "verb": verb,
        "unit": unit,
        "starts_at": iso(start),
        "ends_at": iso(end),
        "time_zone": ZONE,
        "threshold": threshold,
        **({"cap": cap} if cap else {}),
        **({"place": {"text": place, "exact": exact, "cell": cell_at(*SPOTS[0])}} if place else {}),
        "visibility": "public",
        "language": "en",
    }
