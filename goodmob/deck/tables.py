"""What is stored about the columns that people arrange."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text

from goodmob.core.database.schema import metadata

deck_column = Table(
    "deck_column",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, ForeignKey("person.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="as whom it is read"),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False, comment="what it is about: an id, a name, words, or nothing"),
    Column("place", Integer, nullable=False, comment="from the beginning of the line"),
    Column("width", Text, nullable=False, comment="narrow, usual or wide"),
    Column("only_media", Boolean, nullable=False),
    Column("without_boosts", Boolean, nullable=False),
    Column("without_answers", Boolean, nullable=False),
    Column("flows", Boolean, nullable=False, comment="news is put in while nobody reads at the top"),
    Column("sound", Boolean, nullable=False, comment="news is heard"),
    Column("removed_at", BigInteger, comment="since when it can only be brought back"),
    Index("ix_deck_column_person_id", "person_id"),
    Index("ix_deck_column_account_id", "account_id"),
)
"""Of each person one removed column at most is kept, so that removing can be undone; who has no row is new here."""
