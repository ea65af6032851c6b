"""The town on the server: people who are there, what they said, and how both came to be."""

from dataclasses import dataclass, field

import msgspec

from bench.plan import Plan, Told, token, username
from bench.server import Server
from bench.wire import Question, Wire, side_by_side

AT_ONCE = 16
PASSWORD = "correct horse battery staple"


@dataclass
class Town:
    """`tokens` and `ids` are of people, `posts` and `mobs` are ids; all but the mobs in the order of the plan.

    cookies: of people who are signed in with a browser.
    """

    url: str
    plan: Plan
    tokens: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    mobs: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)


class RefusedError(Exception):
    """The server answered something else than success; the message says what."""


def settle(server: Server, plan: Plan) -> Town:
    """Moves the people in, through the socket in the data folder, as an operator would."""
    wishes = [
        {
            "username": username(person),
            "email": f"{username(person)}@example.org",
            "password": PASSWORD,
            "token": token(person),
        }
        for person in range(plan.people)
    ]
    told = server.command("account", "import", "-", given=b"\n".join(map(msgspec.json.encode, wishes)))
    made = [msgspec.json.decode(line) for line in told.splitlines()]
    return Town(server.url, plan, [account["token"] for account in made], [account["id"] for account in made])


async def live(town: Town) -> None:
    """Everybody may find everything, and the plan happens: follows, posts wave after wave, favourites, boosts."""
    plan = town.plan
    await say(town, [_open_up(secret) for secret in town.tokens])
    await say(town, [_act(town, who, f"accounts/{town.ids[whom]}/follow") for who, whom in plan.follows])
    ids: dict[int, str] = {}
    for wave in range(1 + max(told.wave for told in plan.posts)):
        numbers = [number for number, told in enumerate(plan.posts) if told.wave == wave]
        answers = await say(town, [_post(town, plan.posts[number], ids) for number in numbers])
        ids |= {number: answer["id"] for number, answer in zip(numbers, answers, strict=True)}
    town.posts = [ids[number] for number in range(len(plan.posts))]
    await say(town, [_act(town, who, f"statuses/{town.posts[post]}/favourite") for who, post in plan.favourites])
    await say(town, [_act(town, who, f"statuses/{town.posts[post]}/reblog") for who, post in plan.boosts])


async def say(town: Town, questions: list[Question]) -> list[dict[str, str]]:
    """The answers of the server to all questions, asked side by side; RefusedError for the first that it refuses."""
    return await side_by_side(town.url, _asked, questions, AT_ONCE)


async def _asked(wire: Wire, question: Question) -> dict[str, str]:
    answer = await wire.ask(question)
    if answer.status != 200:
        said = answer.body[:500].decode(errors="replace")
        raise RefusedError(f"{question.method} {question.path}: {answer.status} {said}")
    made: dict[str, str] = answer.json
    return made


def _act(town: Town, who: int, path: str) -> Question:
    return Question("POST", f"/api/v1/{path}", town.tokens[who])


def _open_up(secret: str) -> Question:
    return Question("PATCH", "/api/v1/accounts/update_credentials", secret, {"indexable": True})


def _post(town: Town, told: Told, ids: dict[int, str]) -> Question:
    form = {"status": told.text, "visibility": "public"}
    if told.parent is not None:
        form["in_reply_to_id"] = ids[told.parent]
    return Question("POST", "/api/v1/statuses", town.tokens[told.author], form)
