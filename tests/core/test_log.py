"""The log writes one line for each message, whatever the message holds."""

import logging

import pytest

from goodmob.core.log import CHATTY, REFUSED_SOCKET, SCOLDING, LineFormatter, configure, is_news


def test_a_message_cannot_pretend_to_be_two() -> None:
    record = logging.LogRecord("goodmob.posts", logging.INFO, "", 0, "Ada said %s", ("one\ntwo",), None)

    line = LineFormatter().format(record)

    assert line.endswith("info    goodmob.posts: Ada said one\\ntwo")
    assert "\n" not in line


def test_a_refused_socket_is_no_error() -> None:
    refused = logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, REFUSED_SOCKET, (), None)
    other = logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, "Something else", (), None)

    assert (is_news(refused), is_news(other)) == (False, True)


def test_neither_our_own_tools_nor_strangers_fill_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging, "basicConfig", lambda **_: None)

    configure("debug")

    assert not any(logging.getLogger(name).isEnabledFor(logging.INFO) for name in CHATTY)
    assert not any(logging.getLogger(f"{name}.parser").isEnabledFor(logging.WARNING) for name in SCOLDING)
