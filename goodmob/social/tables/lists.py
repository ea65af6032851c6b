"""What is stored about lists and who is on them."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text

from goodmob.core.database.schema import metadata

account_list = Table(
    "account_list",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("owner_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("replies_policy", Text, nullable=False),
    Column("exclusive", Boolean, nullable=False),
    Index("ix_account_list_owner_id", "owner_id"),
)

account_list_member = Table(
    "account_list_member",
    metadata,
    Column("list_id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("id", BigInteger, nullable=False),
    Index("ix_account_list_member_list_id_id", "list_id", "id"),
    Index("ix_account_list_member_account_id", "account_id"),
)
"""`list_id` is no foreign key, because the members of a deleted list are cleared away in slices."""
