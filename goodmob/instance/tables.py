"""What is stored about the server itself."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, Table, Text

from goodmob.core.database.schema import metadata

rule = Table(
    "rule",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("hint", Text, nullable=False),
)

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
)
"""Another server that is limited here, with those below it; `severity` is noop, silence or suspend."""

server_allow = Table(
    "server_allow",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("domain", Text, nullable=False, unique=True),
    Column("created_at", BigInteger, nullable=False),
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
