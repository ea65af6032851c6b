"""Addresses: what this server may connect to, and every disguise of what it may not."""

import pytest

from goodmob.core.http.addresses import may_connect

PUBLIC = ["93.184.216.34", "1.1.1.1", "100.63.255.255", "172.32.0.1", "2606:4700:4700::1111", "2a01:4f8::1"]

PRIVATE = ["10.1.2.3", "127.0.0.1", "127.255.255.254", "172.16.0.1", "172.31.255.255", "192.168.1.1", "::1", "fd12::1"]

NEVER = {
    "this network": "0.1.2.3",
    "carrier-grade NAT": "100.64.0.1",
    "metadata of one cloud in it": "100.100.100.200",
    "link-local": "169.254.1.1",
    "metadata": "169.254.169.254",
    "metadata of another cloud": "192.0.0.192",
    "platform of another cloud": "168.63.129.16",
    "documentation": "203.0.113.9",
    "benchmarks": "198.19.255.255",
    "multicast": "224.0.0.1",
    "reserved": "250.1.1.1",
    "broadcast": "255.255.255.255",
    "unspecified IPv6": "::",
    "mapped IPv4": "::ffff:127.0.0.1",
    "mapped private IPv4": "::ffff:10.0.0.1",
    "mapped public IPv4": "::ffff:1.1.1.1",
    "compatible IPv4": "::127.0.0.1",
    "compatible public IPv4": "::1.1.1.1",
    "translated IPv4": "::ffff:0:127.0.0.1",
    "6to4": "2002:7f00:1::",
    "Teredo": "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "NAT64": "64:ff9b::7f00:1",
    "local NAT64": "64:ff9b:1::7f00:1",
    "discard": "100::1",
    "link-local IPv6": "fe80::1",
    "link-local IPv6 with a zone": "fe80::1%eth0",
    "site-local": "fec0::1",
    "multicast IPv6": "ff02::1",
    "documentation IPv6": "2001:db8::1",
    "new documentation IPv6": "3fff::1",
    "segment routing": "5f00::1",
    "metadata over IPv6": "fd00:ec2::254",
    "metadata over IPv6 elsewhere": "fd20:ce::254",
    "a name": "localhost",
    "a number": "2130706433",
    "nothing": "",
}


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_open(address: str) -> None:
    assert may_connect(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_open_only_where_allowed(address: str) -> None:
    assert not may_connect(address)
    assert may_connect(address, allow_private=True)


@pytest.mark.parametrize("address", NEVER.values(), ids=NEVER.keys())
def test_other_addresses_are_never_open(address: str) -> None:
    assert not may_connect(address)
    assert not may_connect(address, allow_private=True)
