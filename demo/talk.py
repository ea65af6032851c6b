"""Who says what to whom, drawn from one number: posts, answers, quotes, polls and what others make of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from demo.happenings import Drawing, Follow, Happening, Post, React, Vote
from demo.people import Person
from demo.words import LANGUAGES, Topic, Words
from goodmob.core.clock import DAY, HOUR, MINUTE

DAYS = 12
"""How far back the story goes."""

_ANSWERS = 0.36
_QUOTES = 0.03
_WITH_PICTURE = 0.22


@dataclass
class _Told:
    """A post with what it is about."""

    post: Post
    topic: str
    is_opening: bool


@dataclass
class _Special:
    """A post that is a poll, warned of, or for followers only."""

    language: str
    text: str
    options: tuple[str, ...] = ()
    warning: str = ""
    visibility: str = "public"


class Talk:
    """What is said in the `DAYS` before a moment."""

    def __init__(self, people: Sequence[Person], posts: int, now: int, random: Random) -> None:
        self.people = people
        self._now = now
        self._random = random
        self._words = {language: Words(language, random) for language in LANGUAGES}
        self._lively = [random.uniform(0.6, 1.8) for _ in people]
        self._specials = list(self._special_posts())
        random.shuffle(self._specials)
        every = max(posts // len(self._specials), 1)
        self._rare = range(every // 2, posts, every)
        # Most is recent: a newcomer looks at today first.
        ages = sorted((random.random() ** 2 for _ in range(posts)), reverse=True)
        self._moments = [now - 2 * MINUTE - round(age * (DAYS * DAY - 2 * MINUTE)) for age in ages]
        self._told: list[_Told] = []

    def happenings(self) -> list[Happening]:
        """Everything, in no order."""
        for number, moment in enumerate(self._moments):
            self._told.append(self._one(number, moment))
        return [*self._follows(), *(told.post for told in self._told), *self._reactions()]

    def _one(self, number: int, moment: int) -> _Told:
        if number in self._rare and self._specials:
            return self._special(number, moment)
        roll = self._random.random()
        if roll < _ANSWERS and (answer := self._answer(number, moment)):
            return answer
        if roll > 1 - _QUOTES and (quote := self._quote(number, moment)):
            return quote
        return self._opening(number, moment)

    def _opening(self, number: int, moment: int) -> _Told:
        who = self._random.choices(range(len(self.people)), self._lively)[0]
        language = self._language_of(who)
        words = self._words[language]
        loves = [love for love in self.people[who].loves if words.knows(love)] or ["street"]
        topic, text = words.say(loves)
        name = next(key for key, value in words.stock.topics.items() if value is topic)
        drawings = self._drawings(topic) if self._random.random() < _WITH_PICTURE else ()
        post = Post(at=moment, number=number, who=who, text=text, language=language, topic=name, drawings=drawings)
        return _Told(post, name, is_opening=True)

    def _drawings(self, topic: Topic) -> tuple[Drawing, ...]:
        many = 2 if self._random.random() < 0.15 else 1
        alts = self._random.sample(topic.alts, many)
        return tuple(Drawing(topic.picture, self._random.randrange(10_000), alt) for alt in alts)

    def _answer(self, number: int, moment: int) -> _Told | None:
        recent = [told for told in self._told[-40:] if told.post.visibility == "public" and told.post.at < moment]
        if not recent:
            return None
        weights = [4 if told.post.drawings else 2 if told.is_opening else 1 for told in recent]
        told = self._random.choices(recent, weights)[0]
        language, author = told.post.language, told.post.who
        able = [n for n, person in enumerate(self.people) if language in person.speaks and n != author]
        if not able:
            return None
        who = self._random.choices(able, [self._lively[n] for n in able])[0]
        text = f"@{self.people[author].username} {self._words[language].answer(told.topic)}"
        post = Post(at=moment, number=number, who=who, text=text, language=language, to=told.post.number)
        return _Told(post, told.topic, is_opening=False)

    def _quote(self, number: int, moment: int) -> _Told | None:
        good = [told for told in self._told[-60:] if told.is_opening and told.post.visibility == "public"]
        if not good:
            return None
        told = self._random.choice(good)
        language = told.post.language
        able = [n for n, person in enumerate(self.people) if language in person.speaks and n != told.post.who]
        if not able or self.people[told.post.who].locked:
            return None
        text = self._words[language].fresh(self._words[language].stock.quotes)
        who = self._random.choice(able)
        post = Post(at=moment, number=number, who=who, text=text, language=language, quoted=told.post.number)
        return _Told(post, told.topic, is_opening=False)

    def _special_posts(self) -> Iterator[_Special]:
        for language, words in self._words.items():
            stock = words.stock
            yield from (_Special(language, kept.text, visibility="private") for kept in stock.kept)
            yield from (_Special(language, warned.text, warning=warned.warning) for warned in stock.warned)
            yield from (_Special(language, poll.text, options=poll.options) for poll in stock.polls)

    def _special(self, number: int, moment: int) -> _Told:
        special = self._specials.pop()
        able = [n for n, who in enumerate(self.people) if who.speaks[0] == special.language and not who.emblem]
        post = Post(
            at=moment,
            number=number,
            who=self._random.choice(able or range(len(self.people))),
            text=special.text,
            language=special.language,
            options=special.options,
            warning=special.warning,
            visibility=special.visibility,
        )
        return _Told(post, "street", is_opening=True)

    def _language_of(self, who: int) -> str:
        speaks = self.people[who].speaks
        return speaks[0] if len(speaks) == 1 or self._random.random() < 0.7 else self._random.choice(speaks[1:])

    def _follows(self) -> Iterator[Follow]:
        start = self._now - DAYS * DAY
        for who, person in enumerate(self.people):
            for whom, other in enumerate(self.people):
                shared = len({*person.loves} & {*other.loves}) + 2 * len({*person.speaks} & {*other.speaks})
                is_known = whom < 8 or (who == 0 and whom % 3)
                chance = min(0.08 + 0.09 * shared + (0.3 if is_known else 0), 0.95)
                if who != whom and self._random.random() < chance:
                    yield Follow(start - self._random.randrange(1, 60) * MINUTE, who, whom)

    def _reactions(self) -> Iterator[React | Vote]:
        for told in self._told:
            post = told.post
            if post.visibility != "public":
                continue
            charm = self._random.random() ** 2 * (1.6 if post.drawings else 1) * (1 if told.is_opening else 0.4)
            for who, person in enumerate(self.people):
                if who == post.who or (post.language not in person.speaks and self._random.random() < 0.7):
                    continue
                at = self._soon_after(post.at)
                if self._random.random() < 0.24 * charm:
                    yield React(at, who, post.number, "favourite")
                # Whoever signs in as the first of them finds what others did at the top of the page.
                has_read = who > 0 or at < self._now - 3 * HOUR
                if told.is_opening and has_read and self._random.random() < 0.035 * charm:
                    yield React(at + 1, who, post.number, "reblog")
                if told.is_opening and self._random.random() < 0.01:
                    yield React(at + 2, who, post.number, "bookmark")
                if post.options and self._random.random() < 0.6:
                    yield Vote(at + 3, who, post.number, self._random.randrange(len(post.options)))

    def _soon_after(self, moment: int) -> int:
        wait = round(self._random.expovariate(1 / (90 * MINUTE)))
        left = self._now - moment - MINUTE
        return moment + max(MINUTE // 2, min(wait, round(self._random.random() * left)))
