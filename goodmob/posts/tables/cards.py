"""Cards of linked pages, one for all posts that link there, and how often they are linked to."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

card = Table(
    "card",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("url", Text, nullable=False, comment="as it is asked for: normalised"),
    Column("told_by", Text, comment="the server that tells so, on whose posts alone it stands; null: the site itself"),
    Column("state", Text, nullable=False, comment="asked, none or ready"),
    Column("created_at", BigInteger, nullable=False),
    Column("next_at", BigInteger, nullable=False, comment="the site is not asked before"),
    Column("failures", Integer, nullable=False, comment="since it last answered"),
    Column("page_url", Text, nullable=False, comment="where the link leads in the end, as it is shown"),
    Column("type", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("language", Text),
    Column("author_name", Text, nullable=False),
    Column("author_url", Text, nullable=False),
    Column("creator_id", BigInteger, comment="the account that the page names as its author, allowed or not"),
    Column("provider_name", Text, nullable=False),
    Column("provider_url", Text, nullable=False),
    Column("html", Text, nullable=False, comment="one iframe in a sandbox, or nothing"),
    Column("embed_url", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("picture", Text, comment="the key of the file"),
    Column("blurhash", Text),
    Column("published_at", BigInteger),
    UniqueConstraint("url"),
    Index("ix_card_page_url", "page_url"),
)

card_day = Table(
    "card_day",
    metadata,
    Column("card_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False, comment="days since 1970 in UTC"),
    Column("uses", BigInteger, nullable=False),
    Column("accounts", BigInteger, nullable=False),
    Index("ix_card_day_day", "day"),
)

card_day_account = Table(
    "card_day_account",
    metadata,
    Column("card_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, primary_key=True, autoincrement=False),
    Index("ix_card_day_account_day", "day"),
    Index("ix_card_day_account_account_id", "account_id"),
)
