"""The JSON of limited and allowed servers: as staff see them, and as everybody does."""

from msgspec import UNSET, Struct, UnsetType

from goodmob.core.clock import iso
from goodmob.instance.queries.server_allows import ServerAllowRow
from goodmob.instance.queries.server_blocks import ServerBlockRow
from goodmob.instance.rules import digest_of, obfuscated


class AdminDomainBlock(Struct, frozen=True):
    """Mastodon's Admin::DomainBlock."""

    id: str
    domain: str
    digest: str
    created_at: str
    severity: str
    reject_media: bool
    reject_reports: bool
    private_comment: str | None
    public_comment: str | None
    obfuscate: bool


class AdminDomainAllow(Struct, frozen=True):
    """Mastodon's Admin::DomainAllow."""

    id: str
    domain: str
    created_at: str


class DomainBlock(Struct, frozen=True):
    """Mastodon's DomainBlock: what everybody is told; the comment is absent where reasons are not."""

    domain: str
    digest: str
    severity: str
    comment: str | UnsetType = UNSET


def render_for_staff(row: ServerBlockRow) -> AdminDomainBlock:
    """The Admin::DomainBlock of a row."""
    return AdminDomainBlock(
        id=str(row.id),
        domain=row.domain,
        digest=digest_of(row.domain),
        created_at=iso(row.created_at),
        severity=row.severity,
        reject_media=row.reject_media,
        reject_reports=row.reject_reports,
        private_comment=row.private_comment,
        public_comment=row.public_comment,
        obfuscate=row.obfuscate,
    )


def render_allow(row: ServerAllowRow) -> AdminDomainAllow:
    """The Admin::DomainAllow of a row."""
    return AdminDomainAllow(str(row.id), row.domain, iso(row.created_at))


def render_for_all(row: ServerBlockRow, *, with_reason: bool) -> DomainBlock:
    """The DomainBlock of a row, its name obfuscated where staff said so."""
    name = obfuscated(row.domain) if row.obfuscate else row.domain
    return DomainBlock(name, digest_of(row.domain), row.severity, (row.public_comment or "") if with_reason else UNSET)
