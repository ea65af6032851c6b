"""What places, the line, offers and conditions have to come to, said once more without a database."""

from dataclasses import dataclass, field

from goodmob.core.clock import DAY

IN, LINE, OFFERED, WAITING = "confirmed", "waitlisted", "offered", "waiting"
STANDING = {IN, LINE, OFFERED, WAITING}


@dataclass
class Person:
    """How one person stands to the call, since when, and until when a place is offered."""

    number: int
    state: str
    party: int
    needs: int | None
    since: int
    turn: int = 0
    until: int = 0


@dataclass
class Model:
    """A call with so many places."""

    capacity: int
    threshold: int
    people: dict[int, Person] = field(default_factory=dict)
    turns: int = 0
    tipped: bool = False

    def places(self, state: str) -> int:
        """How many places are taken by those in this state."""
        return sum(person.party for person in self.people.values() if person.state == state)

    def those(self, state: str) -> list[Person]:
        """Those in this state, the line in the order of turns, others as they came."""
        found = [person for person in self.people.values() if person.state == state]
        return sorted(found, key=lambda person: (person.turn if state == LINE else 0, person.since, person.number))

    def free(self) -> int:
        """How many places nobody has or is offered."""
        return self.capacity - self.places(IN) - self.places(OFFERED)

    def join(self, number: int, party: int, needs: int | None, now: int) -> None:
        """Somebody joins, again, or accepts an offer."""
        person = self.people.get(number)
        if person is not None and person.state == OFFERED and person.until > now:
            person.state = IN
        elif person is None or person.state not in STANDING or person.state == OFFERED:
            if person is not None and person.state == OFFERED:
                self.expire(person, now)
            person = self.people[number] = Person(number, WAITING, party, needs, now)
            if needs is None:
                self._place(person)
        self._meet()

    def leave(self, number: int, now: int) -> None:
        """Somebody who joined leaves."""
        person = self.people[number]
        if person.state in STANDING:
            person.state = "declined" if person.state == OFFERED else "released"
            self.hand_out(now)

    def expire(self, person: Person, now: int) -> None:
        """An offer ends."""
        person.state = "expired"
        self.hand_out(now)

    def hand_out(self, now: int) -> None:
        """Free places go to the line, then conditions come true."""
        for person in self.those(LINE):
            if person.party > self.free():
                break
            person.state, person.until = OFFERED, now + DAY
        self._meet()

    def _place(self, person: Person) -> None:
        if not self.those(LINE) and person.party <= self.free():
            person.state = IN
        else:
            self.turns += 1
            person.state, person.turn = LINE, self.turns

    def _fitting(self, those: list[Person]) -> int:
        """How many places those would take, one after the other, before one of them had to stand in the line."""
        taken = 0
        for person in those if not self.those(LINE) else ():
            if taken + person.party > self.free():
                break
            taken += person.party
        return taken

    def _meet(self) -> None:
        for needs in sorted({person.needs or 0 for person in self.those(WAITING)}, reverse=True):
            those = [person for person in self.those(WAITING) if (person.needs or 0) <= needs]
            if self.places(IN) + self._fitting(those) >= needs:
                for person in those:
                    self._place(person)
                break
        self.tipped = self.tipped or self.places(IN) >= self.threshold
