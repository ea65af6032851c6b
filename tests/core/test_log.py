"""The log writes one line for each message, whatever the message holds."""

import logging

from goodmob.core.log import LineFormatter


def test_a_message_cannot_pretend_to_be_two() -> None:
    record = logging.LogRecord("goodmob.posts", logging.INFO, "", 0, "Ada said %s", ("one\ntwo",), None)

    line = LineFormatter().format(record)

    assert line.endswith("info    goodmob.posts: Ada said one\\ntwo")
    assert "\n" not in line
