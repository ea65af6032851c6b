"""The log writes one line for each message, whatever the message holds."""

import logging

from goodmob.core.log import REFUSED_SOCKET, LineFormatter, is_news


def test_a_message_cannot_pretend_to_be_two() -> None:
    record = logging.LogRecord("goodmob.posts", logging.INFO, "", 0, "Ada said %s", ("one\ntwo",), None)

    line = LineFormatter().format(record)

    assert line.endswith("info    goodmob.posts: Ada said one\\ntwo")
    assert "\n" not in line


def test_a_refused_socket_is_no_error() -> None:
    refused = logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, REFUSED_SOCKET, (), None)
    other = logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, "Something else", (), None)

    assert (is_news(refused), is_news(other)) == (False, True)
