"""What is stored about the server itself."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text

from goodmob.core.database.schema import metadata

rule = Table(
    "rule",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("hint", Text, nullable=False),
)

server_list = Table(
    "server_list",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("url", Text, nullable=False, unique=True),
    Column("permission_type", Text, nullable=False, comment="block or allow"),
    Column("as_draft", Boolean, nullable=False, comment="staff take over each change themselves"),
    Column("created_by", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("fetched_at", BigInteger, comment="when it was asked for last"),
    Column("read_at", BigInteger, comment="when it was had last"),
    Column("error", Text, nullable=False, comment="why it could not be had"),
    Column("entries", BigInteger, nullable=False, comment="of the servers on it"),
    Index("ix_server_list_created_by", "created_by"),
)
"""A list of servers that somebody else keeps and staff follow."""

_LIST = "the list it came with; null: set by staff"

server_block = Table(
    "server_block",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("domain", Text, nullable=False, unique=True),
    Column("severity", Text, nullable=False),
    Column("reject_media", Boolean, nullable=False),
    Column("reject_reports", Boolean, nullable=False),
    Column("private_comment", Text),
    Column("public_comment", Text),
    Column("obfuscate", Boolean, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("list_id", BigInteger, ForeignKey("server_list.id"), comment=_LIST),
    Index("ix_server_block_list_id", "list_id"),
)
"""Another server that is limited here, with those below it; `severity` is noop, silence or suspend."""

server_allow = Table(
    "server_allow",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("domain", Text, nullable=False, unique=True),
    Column("created_at", BigInteger, nullable=False),
    Column("list_id", BigInteger, ForeignKey("server_list.id"), comment=_LIST),
    Index("ix_server_allow_list_id", "list_id"),
)

week_figures = Table(
    "week_figures",
    metadata,
    Column("week", BigInteger, primary_key=True, autoincrement=False),
    Column("statuses", BigInteger, nullable=False),
    Column("logins", BigInteger, nullable=False),
    Column("registrations", BigInteger, nullable=False),
)
"""What happened here in a week, which is named by its first moment."""

terms_of_service = Table(
    "terms_of_service",
    metadata,
    Column("effective_date", Text, primary_key=True, comment="the day from which they hold, as 2026-11-21"),
    Column("text", Text, nullable=False),
    Column("published_at", BigInteger, nullable=False),
)

server_setting = Table(
    "server_setting",
    metadata,
    Column("name", Text, primary_key=True, comment="of a setting that it stands over, or logo"),
    Column("value", Text, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
)
"""What staff set on the page of the server; what is not here is as file and environment say."""
