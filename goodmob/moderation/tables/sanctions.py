"""What is stored about sanctions: the warning that tells somebody what staff decided."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text

from goodmob.core.database.schema import metadata

account_warning = Table(
    "account_warning",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="the account that was warned"),
    Column("actor_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="the account of the staff"),
    Column("action", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("report_id", BigInteger),
    Column("status_ids", Text, nullable=False),
    Column("is_told", Boolean, nullable=False, comment="whether the person hears of it"),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_account_warning_account_id_id", "account_id", "id"),
    Index("ix_account_warning_actor_id", "actor_id"),
)
