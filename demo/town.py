"""The town comes to be: everything that happened in it happens again, in its order, through the doors of the house."""

from collections.abc import Sequence
from random import Random
from typing import Any

from demo.clock import StoryClock
from demo.desks import Desks
from demo.drawings.album import picture
from demo.gatherings import Gatherings
from demo.happenings import Ask, Boost, Call, Deed, Drawing, Follow, Happening, Join, Post, React, Vote
from demo.people import people
from demo.residents import Resident, move_in
from demo.talk import DAYS, Talk
from goodmob.app.asgi import build
from goodmob.app.commands import rules
from goodmob.app.commands.wishes import NewRule
from goodmob.core.clock import DAY, HOUR, MINUTE, SECOND
from goodmob.core.house import House
from goodmob.core.passwords import hash_password

PASSWORD = "one deed at a time"  # noqa: S105 - printed for everybody who tries it
RULES = (
    ("Be the neighbour you would like to have.", "Disagree about slugs, not about people."),
    ("No private person is ever the aim of a mob.", "A mob does something good, or it does not happen here."),
    ("Describe your pictures.", "Some neighbours listen to them."),
)
_POLL_SECONDS = "259200"
_SOON = 10 * MINUTE
_UNREAD = 3


def beginning(now: int) -> int:
    """When the story has to begin so that it ends now."""
    return now - (DAYS + 1) * DAY


class Town:
    """A town in an empty house, whose clock stands at the beginning of the story."""

    def __init__(self, house: House, clock: StoryClock, now: int) -> None:
        self._house = house
        self._clock = clock
        self._now = now
        self._settled_at = clock.now()
        self._residents: list[Resident] = []
        self._posts: dict[int, str] = {}
        self._polls: dict[int, str] = {}
        self._mobs: dict[str, tuple[str, str]] = {}
        self._known: dict[str, str] = {}

    async def live(self, number: int, persons: int, posts: int) -> None:
        """Everything happens that is drawn from the number; RefusedError where the house refuses any of it."""
        random = Random(number)  # noqa: S311 - it has to be the same each time
        cast = people(persons)
        happenings = [
            *Talk(cast, posts, self._now, random).happenings(),
            *Gatherings(cast, self._now, random).happenings(),
            *Desks(self._now).happenings(),
        ]
        password_hash = await hash_password(PASSWORD)
        app = build(self._house)
        for text, hint in RULES:
            await rules.add(self._house, NewRule(text, hint))
        for person in cast:
            self._clock.move_to(self._clock.now() + 5 * SECOND)
            self._residents.append(await move_in(self._house, app, person, password_hash))
            self._known[f"@{person.username}"] = self._residents[-1].id
        for happening in sorted(happenings, key=lambda happening: happening.at):
            await self._go_to(happening.at)
            await self._happen(happening)
        await self._go_to(self._now)
        await self._settle()
        await self._read_notices(self._residents[0])

    async def _go_to(self, moment: int) -> None:
        # What follows from happenings follows soon, and what happens on its own has its hour in between.
        if moment - self._settled_at > _SOON:
            await self._settle()
        while moment - self._clock.now() > HOUR:
            self._clock.move_to(self._clock.now() + HOUR)
            await self._settle()
        self._clock.move_to(moment)

    async def _settle(self) -> None:
        await self._house.jobs.settle()
        self._settled_at = self._clock.now()

    async def _read_notices(self, reader: Resident) -> None:
        notices = await reader.ask("GET", "v1/notifications", params={"limit": "10"})
        data = {"notifications[last_read_id]": notices[min(_UNREAD, len(notices) - 1)]["id"]}
        await reader.ask("POST", "v1/markers", data=data)

    async def _happen(self, happening: Happening) -> None:
        match happening:
            case Follow():
                await self._follow(happening)
            case Post():
                await self._post(happening)
            case React(_, who, post, how):
                await self._residents[who].ask("POST", f"v1/statuses/{self._posts[post]}/{how}")
            case Vote(_, who, post, option):
                data = {"choices[]": str(option)}
                await self._residents[who].ask("POST", f"v1/polls/{self._polls[post]}/votes", data=data)
            case Call():
                fields = self._filled(happening.fields)
                mob = await self._residents[happening.who].ask("POST", "v1/mobs", json=fields)
                self._mobs[happening.name] = (mob["id"], mob["status_id"])
                self._known[happening.name] = mob["id"]
            case Join():
                data = (
                    {"invited_by": self._residents[happening.invited_by].id} if happening.invited_by is not None else {}
                )
                await self._residents[happening.who].ask("POST", f"v1/mobs/{self._mob(happening.mob)}/join", data=data)
            case Boost():
                await self._residents[happening.who].ask("POST", f"v1/statuses/{self._mobs[happening.mob][1]}/reblog")
            case Deed():
                await self._do(happening)
            case Ask(_, who, path, fields, name, method):
                path, fields = self._filled(path), self._filled(fields)
                answer = await self._residents[who].ask(method, path, **({"json": fields} if fields else {}))
                if name:
                    self._known[name] = answer["id"]

    async def _follow(self, follow: Follow) -> None:
        who, whom = self._residents[follow.who], self._residents[follow.whom]
        await who.ask("POST", f"v1/accounts/{whom.id}/follow")
        if whom.person.locked:
            await whom.ask("POST", f"v1/follow_requests/{who.id}/authorize")

    async def _post(self, post: Post) -> None:
        author = self._residents[post.who]
        data: dict[str, str | Sequence[str]] = {
            "status": post.text,
            "language": post.language,
            "visibility": post.visibility,
            "spoiler_text": post.warning,
            "media_ids[]": await self._drawn(author, post.drawings),
        }
        if post.to is not None:
            data["in_reply_to_id"] = self._posts[post.to]
        if post.quoted is not None:
            data["quoted_status_id"] = self._posts[post.quoted]
        if post.options:
            data |= {"poll[options][]": post.options, "poll[expires_in]": _POLL_SECONDS}
        made = await author.ask("POST", "v1/statuses", data=data)
        self._posts[post.number] = made["id"]
        if post.options:
            self._polls[post.number] = made["poll"]["id"]

    async def _do(self, deed: Deed) -> None:
        doer = self._residents[deed.who]
        media = await self._drawn(doer, (deed.drawing,) if deed.drawing else ())
        about = {"count": deed.count, "text": deed.text, "media_ids": media, "quiet": not deed.text, "in_report": True}
        where = {"cell": deed.cell} if deed.cell else {}
        made = await doer.ask("POST", f"v1/mobs/{self._mob(deed.mob)}/deeds", json={**about, **where})
        if deed.name:
            self._known[deed.name] = made["id"]

    async def _drawn(self, owner: Resident, drawings: Sequence[Drawing]) -> list[str]:
        return [await self._one_drawn(owner, drawing) for drawing in drawings]

    async def _one_drawn(self, owner: Resident, drawing: Drawing) -> str:
        file = (f"{drawing.kind}.png", picture(drawing.kind, drawing.seed), "image/png")
        media = await owner.ask("POST", "v2/media", files={"file": file}, data={"description": drawing.alt})
        made: str = media["id"]
        return made

    def _mob(self, name: str) -> str:
        return self._mobs[name][0]

    def _filled(self, said: Any) -> Any:
        """The same, with the ids of what is known by a name."""
        match said:
            case str():
                return said.format_map(self._known)
            case dict():
                return {name: self._filled(value) for name, value in said.items()}
            case list():
                return [self._filled(value) for value in said]
            case _:
                return said
