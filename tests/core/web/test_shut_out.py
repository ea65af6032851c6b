"""Which addresses are shut out."""

import pytest

from goodmob.core.web.shut_out import ShutOut


def test_nobody_is_shut_out_of_a_new_house() -> None:
    assert not ShutOut().holds("192.0.2.1", 0)


@pytest.mark.parametrize(
    ("network", "within", "without"),
    [
        ("192.0.2.7/32", "192.0.2.7", "192.0.2.8"),
        ("192.0.2.0/24", "192.0.2.255", "192.0.3.0"),
        ("0.0.0.0/0", "203.0.113.9", "2001:db8::1"),
        ("2001:db8::/32", "2001:db8:ffff::1", "2001:db9::1"),
        ("2001:db8::1/128", "2001:db8::1", "2001:db8::2"),
        ("::/0", "2001:db8::1", "192.0.2.1"),
    ],
)
def test_a_network_is_shut_out_and_its_neighbours_are_not(network: str, within: str, without: str) -> None:
    shut_out = ShutOut()

    shut_out.replace({network: None})

    assert shut_out.holds(within, 0)
    assert not shut_out.holds(without, 0)


def test_a_network_is_shut_out_until_its_moment_and_a_wider_one_for_longer() -> None:
    shut_out = ShutOut()

    shut_out.replace({"192.0.2.0/24": 100, "192.0.2.7/32": 50})

    assert [shut_out.holds("192.0.2.7", now) for now in (49, 50, 99, 100)] == [True, True, True, False]


def test_what_is_no_network_changes_nothing() -> None:
    shut_out = ShutOut()
    shut_out.replace({"192.0.2.7/32": None})

    with pytest.raises(ValueError, match="tea"):
        shut_out.replace({"tea": None})

    assert shut_out.holds("192.0.2.7", 0)
