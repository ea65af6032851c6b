"""The search index."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

TABLES = ("search_post", "search_account")


def upgrade() -> None:
    """Take the step; what is there already is indexed by the timetable, a part at a time."""
    for name in TABLES:
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                sa.text(
                    f"CREATE VIRTUAL TABLE {name} USING fts5(terms, line UNINDEXED, "
                    "tokenize = \"ascii tokenchars '#@~=\\:._-'\", detail = none, columnsize = 0)"
                )
            )
            continue
        op.execute(f"CREATE TABLE {name} (rowid BIGINT PRIMARY KEY, terms TSVECTOR NOT NULL, line TEXT NOT NULL)")
        op.execute(f"CREATE INDEX ix_{name}_terms ON {name} USING gin (terms)")
    op.create_table(
        "search_progress",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("below", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name="pk_search_progress"),
    )


def downgrade() -> None:
    """Take it back."""
    for name in ("search_progress", *TABLES):
        op.drop_table(name)
