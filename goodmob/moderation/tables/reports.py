"""What is stored about reports: who reported whom, why, and what staff did about it."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text

from goodmob.core.database.schema import metadata

report = Table(
    "report",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="who reported"),
    Column("target_account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="who was reported"),
    Column("category", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("rule_ids", Text, nullable=False, comment="a JSON list"),
    Column("forwarded", Boolean, nullable=False, comment="whether the server of the reported account is to know"),
    Column("assigned_account_id", BigInteger, ForeignKey("account.id"), comment="who of the staff looks into it"),
    Column("action_taken_at", BigInteger, comment="null: still open"),
    Column("action_taken_by_account_id", BigInteger, ForeignKey("account.id")),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("kind", Text, comment="of a case with a clock or a count; null: a report"),
    Column("due_at", BigInteger, comment="until when somebody is to look at it"),
    Column("number", BigInteger, comment="how much there is of it"),
    Column("key", Text, comment="tells what has only one case"),
    Index("uq_report_key", "key", unique=True),
    Index("ix_report_due_at_id", "due_at", "id"),
    Index("ix_report_action_taken_at_id", "action_taken_at", "id"),
    Index("ix_report_account_id_id", "account_id", "id"),
    Index("ix_report_target_account_id_id", "target_account_id", "id"),
    Index("ix_report_assigned_account_id", "assigned_account_id"),
)

report_subject = Table(
    "report_subject",
    metadata,
    Column("report_id", BigInteger, ForeignKey("report.id"), primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("subject_id", BigInteger, primary_key=True, autoincrement=False),
    Index("ix_report_subject_kind_subject_id", "kind", "subject_id"),
)
"""What a report is about besides the account, by kind and id alone: it outlives what it names."""
