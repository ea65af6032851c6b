"""What is stored about actors, local and remote, and about the people who sign in to act for them."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text, false, text, true

from goodmob.core.database.schema import BYTE_ORDER, metadata

account = Table(
    "account",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("username", Text, nullable=False),
    Column("domain", Text),
    Column("handle", BYTE_ORDER, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("silenced_at", BigInteger),
    Column("sensitized_at", BigInteger),
    Column("display_name", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("note_html", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("avatar", Text),
    Column("avatar_static", Text),
    Column("avatar_description", Text, nullable=False),
    Column("header", Text),
    Column("header_static", Text),
    Column("header_description", Text, nullable=False),
    Column("locked", Boolean, nullable=False),
    Column("discoverable", Boolean, nullable=False),
    Column("indexable", Boolean, nullable=False),
    Column("hide_collections", Boolean, nullable=False),
    Column("show_media", Boolean, nullable=False),
    Column("show_media_replies", Boolean, nullable=False),
    Column("show_featured", Boolean, nullable=False),
    Column("attribution_domains", Text, nullable=False),
    Column("moved_to_id", BigInteger, ForeignKey("account.id")),
    Column("uri", Text, unique=True),
    Column("url", Text),
    Column("inbox", Text),
    Column("shared_inbox", Text),
    Column("followers_uri", Text),
    Column("following_uri", Text),
    Column("outbox", Text),
    Column("featured_uri", Text),
    Column("aliases", Text, comment="JSON of the actors it says it is also known as; null: of none"),
    Column("fetched_at", BigInteger),
    Column("limited_with_domain", Boolean, nullable=False, server_default=false(), comment="not by name"),
    Column("version", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_account_domain", "domain"),
    Index("ix_account_moved_to_id", "moved_to_id"),
)
"""silenced_at, sensitized_at: since when staff limit whom it reaches, or cover its pictures.

`state` is pending, active, suspended, deleted, closed with its whole server,
or paused: suspended by the server where it lives.
`handle` is the lower-case name, with @domain for remote ones; it stays when the account is deleted.
"""

account_move = Table(
    "account_move",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("target_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_account_move_account_id", "account_id"),
    Index("ix_account_move_target_id", "target_id"),
)
"""Every time an account of this server moved away."""

account_count = Table(
    "account_count",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("followers", BigInteger, nullable=False),
    Column("following", BigInteger, nullable=False),
    Column("statuses", BigInteger, nullable=False),
    Column("follow_requests", BigInteger, nullable=False),
    Column("last_status_at", BigInteger),
)

person = Table(
    "person",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("email", Text, nullable=False),
    Column("email_key", Text, nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("application_id", BigInteger),
    Column("invite_id", BigInteger, ForeignKey("invite.id")),
    Column("confirmed_at", BigInteger),
    Column("approved_at", BigInteger),
    Column("disabled_at", BigInteger),
    Column("active_at", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("posting_privacy", Text, nullable=False),
    Column("posting_sensitive", Boolean, nullable=False),
    Column("posting_language", Text, nullable=False),
    Column("posting_quote_policy", Text, nullable=False),
    Column("posting_policies", Text, comment="JSON of interaction policies by visibility; null: as is usual"),
    Column("expand_media", Text, nullable=False),
    Column("expand_spoilers", Boolean, nullable=False),
    Column("autoplay_gifs", Boolean, nullable=False),
    Index("ix_person_active_at", "active_at"),
    Index("ix_person_role", "role"),
    Index("ix_person_invite_id", "invite_id"),
)
"""A login. Who is erased keeps an empty row, because tokens and audit entries name its id."""

person_account = Table(
    "person_account",
    metadata,
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, ForeignKey("person.id"), primary_key=True, autoincrement=False),
    Column(
        "main",
        Boolean,
        nullable=False,
        server_default=true(),
        comment="of a person's accounts the one in which their role counts",
    ),
    Column(
        "welcomed_at", BigInteger, comment="when the first steps were done or put away; null: they are still offered"
    ),
    Index("ix_person_account_person_id", "person_id"),
    Index("uq_person_account_main", "person_id", unique=True, sqlite_where=text("main"), postgresql_where=text("main")),
)

session = Table(
    "session",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("secret_digest", Text, nullable=False, unique=True),
    Column("person_id", BigInteger, ForeignKey("person.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("csrf", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("user_agent", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("used_at", BigInteger, nullable=False),
    Index("ix_session_person_id", "person_id"),
    Index("ix_session_account_id", "account_id"),
    Index("ix_session_used_at", "used_at"),
)

email_confirmation = Table(
    "email_confirmation",
    metadata,
    Column("person_id", BigInteger, ForeignKey("person.id"), primary_key=True, autoincrement=False),
    Column("email", Text, nullable=False),
    Column("secret_digest", Text, nullable=False, unique=True),
    Column("expires_at", BigInteger, nullable=False),
)

password_reset = Table(
    "password_reset",
    metadata,
    Column("person_id", BigInteger, ForeignKey("person.id"), primary_key=True, autoincrement=False),
    Column("secret_digest", Text, nullable=False, unique=True, comment="of the secret in the link, which is not kept"),
    Column("expires_at", BigInteger, nullable=False),
)

invite = Table(
    "invite",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("code", Text, nullable=False, unique=True),
    Column("creator_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("most_uses", BigInteger),
    Column("uses", BigInteger, nullable=False),
    Column("expires_at", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_invite_creator_id", "creator_id"),
)

ip_block = Table(
    "ip_block",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("network", Text, nullable=False, unique=True),
    Column("severity", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("expires_at", BigInteger),
    Column("created_at", BigInteger, nullable=False),
)
"""`network` is an address with the length of its prefix, IPv4 or IPv6, in the one spelling that Python writes."""

email_domain_block = Table(
    "email_domain_block",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("domain", Text, nullable=False, unique=True),
    Column("allow_with_approval", Boolean, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

email_domain_attempt = Table(
    "email_domain_attempt",
    metadata,
    Column("block_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", BigInteger, primary_key=True, autoincrement=False),
    Column("address", Text, primary_key=True),
    Column("uses", BigInteger, nullable=False),
    Index("ix_email_domain_attempt_day", "day"),
)
"""How often somebody tried to sign up with a blocked domain, by day (its beginning) and by where they came from."""

canonical_email_block = Table(
    "canonical_email_block",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("hash", Text, nullable=False, unique=True),
    Column("created_at", BigInteger, nullable=False),
)

domain_state = Table(
    "domain_state",
    metadata,
    Column("domain", Text, primary_key=True, comment="empty while only allowed servers are spoken with"),
    Column("closed", Boolean, comment="null: as the nearest domain above it"),
    Column("allowed", Boolean, nullable=False, server_default=false(), comment="by name, with those below it"),
)
"""What the policies of other servers in `instance` come to: whether anything is exchanged with them."""
