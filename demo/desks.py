"""What lies on the desks of those who try the town: messages, a draft, posts that wait for their hour, a filter."""

from collections.abc import Iterator

from demo.happenings import Ask, Happening
from goodmob.core.clock import DAY, HOUR, MINUTE, iso

ADA, BEN, CLEO = 0, 1, 2
_STATUSES = "v1/statuses"


class Desks:
    """Whose moments end with that one."""

    def __init__(self, now: int) -> None:
        self._now = now

    def happenings(self) -> list[Happening]:
        """Everything, in no order."""
        return [*self._messages(), *self._unfinished()]

    def _messages(self) -> Iterator[Happening]:
        asked = "@ada Do you still have the long litter tongs? The canal has won again."
        told = "@ben In the blue crate behind the library. Keep them till Sunday, I only lose them."
        thanks = "@ada You are a hero of the left bank. Tea at six?"
        wish = "@ada @ben May class 4b come along on Saturday? They count well."
        yield self._message(5 * HOUR, BEN, asked, name="tongs")
        yield self._message(4 * HOUR, ADA, told, answered="{tongs}", name="crate")
        yield self._message(3 * HOUR, BEN, thanks, answered="{crate}")
        yield self._message(50 * MINUTE, CLEO, wish)

    def _message(self, ago: int, who: int, text: str, *, answered: str = "", name: str = "") -> Ask:
        fields = {"status": text, "visibility": "direct", "language": "en"}
        return Ask(
            self._now - ago, who, _STATUSES, {**fields, **({"in_reply_to_id": answered} if answered else {})}, name
        )

    def _unfinished(self) -> Iterator[Happening]:
        draft = {"status": "Things I found in the canal, a series. Part one: four left shoes.", "visibility": "public"}
        yield Ask(self._now - 2 * HOUR, ADA, "v1/drafts", draft)
        plans = (
            (DAY + 3 * HOUR, "Saturday, ten o’clock, left bank. Bring gloves, we bring the cake. #CanalHour"),
            (4 * DAY, "The library has a new shelf for seeds. Take some, leave some. #garden"),
        )
        for later, text in plans:
            fields = {"status": text, "language": "en", "scheduled_at": iso(self._now + later)}
            yield Ask(self._now - HOUR, ADA, _STATUSES, fields)
        words = [{"keyword": "penalty shootout", "whole_word": True}]
        sieve = {"title": "Football", "context": ["home", "public"], "keywords_attributes": words}
        yield Ask(self._now - DAY, ADA, "v2/filters", sieve)
