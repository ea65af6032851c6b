"""Scopes: the tree, and who covers whom."""

import pytest

from goodmob.core.web.scopes import covers, narrowed, parse


@pytest.mark.parametrize(
    ("granted", "wanted", "does"),
    [
        ({"read"}, "read:accounts", True),
        ({"read"}, "read", True),
        ({"read:accounts"}, "read", False),
        ({"read:accounts"}, "read:accounts", True),
        ({"read"}, "write:accounts", False),
        ({"follow"}, "write:follows", True),
        ({"follow"}, "read:blocks", True),
        ({"follow"}, "write:mutes", True),
        ({"follow"}, "write:statuses", False),
        ({"read", "write"}, "follow", True),
        ({"read"}, "follow", False),
        ({"admin:read"}, "admin:read:reports", True),
        ({"read"}, "admin:read:reports", False),
        ({"write"}, "push", False),
        ({"read"}, "profile", True),
        ({"profile"}, "read:accounts", False),
        ({"read"}, "read:mobs", True),
        (set(), "read", False),
    ],
)
def test_a_scope_covers_what_is_below_it(granted: set[str], wanted: str, does: bool) -> None:
    assert covers(granted, wanted) is does


def test_an_authorisation_only_narrows() -> None:
    assert narrowed({"read:accounts", "write:media"}, {"read", "write"})
    assert not narrowed({"write"}, {"read", "write:media"})
    assert not narrowed({"read:everything"}, {"read"})


def test_scopes_are_read_from_text_in_order() -> None:
    assert parse("read write read  follow") == ("read", "write", "follow")
    assert parse("") == ()


def test_an_unknown_scope_is_named() -> None:
    with pytest.raises(ValueError, match="there is no scope 'reed'"):
        parse("reed write")
