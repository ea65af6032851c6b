"""The JSON of what staff set against sign-ups."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from goodmob.accounts.queries.canonical_email_blocks import CanonicalEmailBlockRow
from goodmob.accounts.queries.email_domain_blocks import Attempts, EmailDomainBlockRow, attempts_since
from goodmob.accounts.queries.ip_blocks import IpBlockRow
from goodmob.core.clock import DAY, SECOND, iso
from goodmob.core.house import House

DAYS = 7


class IpBlock(Struct, frozen=True):
    """Mastodon's Admin::IpBlock."""

    id: str
    ip: str
    severity: str
    comment: str
    created_at: str
    expires_at: str | None


class AttemptsOfDay(Struct, frozen=True):
    """How many addresses tried on a day (seconds since 1970), and how often; numbers as strings."""

    day: str
    accounts: str
    uses: str


class EmailDomainBlock(Struct, frozen=True):
    """Mastodon's Admin::EmailDomainBlock."""

    id: str
    domain: str
    created_at: str
    history: Sequence[AttemptsOfDay]


class CanonicalEmailBlock(Struct, frozen=True):
    """Mastodon's Admin::CanonicalEmailBlock."""

    id: str
    canonical_email_hash: str


def render_ip_block(row: IpBlockRow) -> IpBlock:
    """The Admin::IpBlock of a row."""
    ends = None if row.expires_at is None else iso(row.expires_at)
    return IpBlock(str(row.id), row.network, row.severity, row.comment, iso(row.created_at), ends)


async def show_email_domain_blocks(house: House, rows: Sequence[EmailDomainBlockRow]) -> list[EmailDomainBlock]:
    """These blocks, each with the attempts of the last seven days, today's first."""
    now = house.clock.now()
    today = now - now % DAY
    days = [today - ago * DAY for ago in range(DAYS)]
    attempts = await attempts_since(house.db, [row.id for row in rows], days[-1])
    return [
        EmailDomainBlock(
            str(row.id), row.domain, iso(row.created_at), [_history(attempts, row.id, day) for day in days]
        )
        for row in rows
    ]


def _history(attempts: Mapping[tuple[int, int], Attempts], block_id: int, day: int) -> AttemptsOfDay:
    found = attempts.get((block_id, day))
    addresses, uses = (found.addresses, found.uses) if found else (0, 0)
    return AttemptsOfDay(str(day // SECOND), str(addresses), str(uses))


def render_canonical_email_block(row: CanonicalEmailBlockRow) -> CanonicalEmailBlock:
    """The Admin::CanonicalEmailBlock of a row."""
    return CanonicalEmailBlock(str(row.id), row.hash)
