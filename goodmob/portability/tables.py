"""What is stored of imports and archives."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, text

from goodmob.core.database.schema import metadata

data_import = Table(
    "data_import",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("filename", Text, nullable=False),
    Column("likely_kind", Text, comment="what the file rather looks like, where that is another kind"),
    Column("total", Integer, nullable=False),
    Column("imported", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("finished_at", BigInteger),
    Index("ix_data_import_account_id_id", "account_id", "id"),
)

import_row = Table(
    "import_row",
    metadata,
    Column("import_id", BigInteger, primary_key=True, autoincrement=False),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, comment="what it is about, spelt as all spellings of it are compared"),
    Column("data", Text, nullable=False, comment="JSON: the cells in the order of our columns, or the filter"),
    Column("error", Text),
)
"""A row that is done is deleted in the transaction of the deed; one that failed says why.

`import_id` is no foreign key, because the rows of a deleted import are cleared away in slices.
"""

archive = Table(
    "archive",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("state", Text, nullable=False),
    Column("place", Text, nullable=False, comment="JSON: how far the writing has come"),
    Column("progress", Integer, nullable=False, comment="in thousandths"),
    Column("key", Text, nullable=False, comment="the blob, once it is ready"),
    Column("bytes", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Column("ready_at", BigInteger),
    Index("ix_archive_account_id_id", "account_id", "id"),
)

Index(
    "uq_archive_account_id_writing",
    archive.c.account_id,
    unique=True,
    postgresql_where=text("state = 'writing'"),
    sqlite_where=text("state = 'writing'"),
)
