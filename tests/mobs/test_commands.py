"""Which replies order something, and what."""

import pytest

from goodmob.discovery.rules.exploring import ORDERS
from goodmob.mobs.rules.commands import LARGEST_NUMBER, VERBS, Command, command_in, role_in, without_command

CASES: dict[str, Command | None] = {
    "#join": Command("join"),
    "I am in! #Join": Command("join"),
    "#JOIN 3": Command("join", 3),
    "#join, the three of us": Command("join"),
    "@ben #join": Command("join"),
    "#join\n\n3 of my friends are tired": Command("join"),
    "#leave": Command("leave"),
    "Sorry, #leave 2": Command("leave", 2),
    "#here": Command("here"),
    "J’arrive, #jysuis": Command("here"),
    "#YaEstoy": Command("here"),
    "#did": Command("did"),
    "#did 3": Command("did", 3),
    "#did   12 pieces": Command("did", 12),
    "#did\xa04": Command("did", 4),
    "#did 3.": Command("did", 3),
    "#did 3, thank you": Command("did", 3),
    "#did 3!": Command("did", 3),
    "#did it": Command("did"),
    "#did 3rd street": Command("did"),
    "#did 3.5 km": Command("did", 0),
    "#did 1,000": Command("did", 0),
    "#did 0": Command("did", 0),
    "#did -3": Command("did"),
    "#did 999999999999999999999999": Command("did", LARGEST_NUMBER),
    "#jeviens 2": Command("join", 2),
    "#JeViens": Command("join"),
    "#jannule": Command("leave"),
    "#fait 5": Command("did", 5),
    "#meapunto": Command("join"),
    "#mevoy": Command("leave"),
    "#Hecho 7": Command("did", 7),
    "#leave or #join?": Command("leave"),
    "#did 2 and #did 3": Command("did", 2),
    "#cleanup #join": Command("join"),
    "＃join": Command("join"),
    "> If you cannot come, answer #leave.\nThank you!": None,
    "> answer #leave\n#here": Command("here"),
    "": None,
    "join": None,
    "did 3": None,
    "#joined": None,
    "#did3": None,
    "C#join": None,
    "# join": None,
    "https://goodmob.test/#join": None,
    "&#join": None,
}


@pytest.mark.parametrize("text", CASES)
def test_a_command_is_read_from_the_text(text: str) -> None:
    assert command_in(text) == CASES[text]


SAID = {
    "#did 2 Then a swan looked at me.": "Then a swan looked at me.",
    "Here is mine! #did 3": "Here is mine!",
    "Three bottles, #did 3. By the lock": "Three bottles, By the lock",
    "#did": "",
    "Nothing to count": "Nothing to count",
    "#cleanup is fun #did 2": "#cleanup is fun",
}


@pytest.mark.parametrize("text", SAID)
def test_what_was_said_besides_stands_on_the_wall(text: str) -> None:
    assert without_command(text) == SAID[text]


def test_orders_are_nothing_that_is_talked_about() -> None:
    assert VERBS.keys() == ORDERS


NAMED = {
    "#join cook": "cook",
    "#join 2 cook": "cook",
    "#join 2 Cook, with pleasure": "cook",
    "@ben I am in! #join guide": "guide",
    "#join cook of the night": "cook of the night",
    "#join 3 cooks": "",
    "#join as a cook": "",
    "#join\ncook": "",
    "#join": "",
    "cook": "",
}


@pytest.mark.parametrize("text", NAMED)
def test_the_role_behind_the_command(text: str) -> None:
    assert role_in(text, ["cook", "guide", "cook of the night"]) == NAMED[text]
