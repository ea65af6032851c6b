"""Questions about what is exchanged with another server."""

from typing import NamedTuple

from goodmob.accounts.queries.closed_domains import closed_among
from goodmob.core.database.interface import Reads
from goodmob.core.text.hosts import normalise_domain
from goodmob.instance.queries.server_blocks import policy_of


class HostPolicy(NamedTuple):
    """What is exchanged with a server.

    limited: its people are shown only to those who follow them, and ask before they follow. suspended: nothing goes
    either way. reject_media: no picture of it is fetched or shown. reject_reports: its reports are not taken.
    """

    limited: bool
    suspended: bool
    reject_media: bool
    reject_reports: bool


async def is_closed(reads: Reads, host: str) -> bool:
    """Whether nothing is exchanged with this host: suspended, or not allowed where only allowed servers are.

    What is no host name is closed too. Ports belong to the name; our own host is not to be asked about.
    """
    name = normalise_domain(host)
    return name is None or bool(await closed_among(reads, [name]))


async def policy_for(reads: Reads, host: str) -> HostPolicy:
    """What is exchanged with this host, by the policy of its domain or of the nearest domain above it."""
    policy = await policy_of(reads, host)
    suspended = await is_closed(reads, host)
    return HostPolicy(
        limited=suspended or policy.severity == "silence",
        suspended=suspended,
        reject_media=suspended or policy.reject_media,
        reject_reports=suspended or policy.reject_reports,
    )


async def refuses_files(reads: Reads, host: str) -> bool:
    """Whether no picture of this host is fetched or shown, as it was told of by people there or lies in a copy here."""
    return (await policy_for(reads, host)).reject_media
