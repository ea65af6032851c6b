"""What people say, from the hand-written stock of each language; nothing is said twice before all has been said."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import msgspec

LANGUAGES = ("en", "fr", "es")


class Topic(msgspec.Struct, frozen=True):
    """What is said about something: first sentences, second ones, answers, tags, and a kind of picture."""

    tags: tuple[str, ...]
    picture: str
    alts: tuple[str, ...]
    says: tuple[str, ...]
    adds: tuple[str, ...]
    answers: tuple[str, ...]


class Warned(msgspec.Struct, frozen=True):
    """A post behind a content warning."""

    warning: str
    text: str


class Question(msgspec.Struct, frozen=True):
    """A poll."""

    text: str
    options: tuple[str, ...]


class Kept(msgspec.Struct, frozen=True):
    """A post for followers only."""

    text: str


class Stock(msgspec.Struct, frozen=True):
    """Everything there is to say in one language."""

    answers: tuple[str, ...]
    quotes: tuple[str, ...]
    slots: dict[str, tuple[str, ...]]
    topics: dict[str, Topic]
    warned: tuple[Warned, ...]
    polls: tuple[Question, ...]
    kept: tuple[Kept, ...]


class Words:
    """One language, and how often each of its sentences was used."""

    def __init__(self, language: str, random: Random) -> None:
        file = Path(__file__).parent / "words" / f"{language}.toml"
        self.stock = msgspec.toml.decode(file.read_bytes(), type=Stock)
        self._random = random
        self._used: Counter[str] = Counter()

    def knows(self, topic: str) -> bool:
        """Whether there is anything to say about it."""
        return topic in self.stock.topics

    def say(self, loves: Sequence[str]) -> tuple[Topic, str]:
        """Something new about one of these topics, the one that was spoken of least."""
        topics = [self.stock.topics[love] for love in loves if self.knows(love)]
        says = [(topic, sentence) for topic in topics for sentence in topic.says]
        least = min(self._used[sentence] for _, sentence in says)
        topic, sentence = self._random.choice([pair for pair in says if self._used[pair[1]] == least])
        self._used[sentence] += 1
        text = self._filled(sentence)
        if self._random.random() < 0.62:
            text += f" {self.fresh(topic.adds)}"
        if self._random.random() < 0.45:
            text += f" #{self._random.choice((topic.tags[0], *topic.tags))}"
        return topic, text

    def answer(self, topic: str) -> str:
        """An answer to somebody who spoke about the topic."""
        about = self.stock.topics[topic].answers if self.knows(topic) else ()
        return self.fresh(about if about and self._random.random() < 0.3 else self.stock.answers)

    def fresh(self, sentences: Sequence[str]) -> str:
        """The sentence that was used least."""
        least = min(self._used[sentence] for sentence in sentences)
        chosen = self._random.choice([sentence for sentence in sentences if self._used[sentence] == least])
        self._used[chosen] += 1
        return self._filled(chosen)

    def _filled(self, sentence: str) -> str:
        for name, choices in self.stock.slots.items():
            while f"{{{name}}}" in sentence:
                sentence = sentence.replace(f"{{{name}}}", self._random.choice(choices), 1)
        return sentence[:1].upper() + sentence[1:]
