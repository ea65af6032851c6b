"""Imports and exports."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _add_imports()
    op.create_table(
        "archive",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False, comment="JSON: how far the writing has come"),
        sa.Column("progress", sa.Integer(), nullable=False, comment="in thousandths"),
        sa.Column("key", sa.Text(), nullable=False, comment="the blob, once it is ready"),
        sa.Column("bytes", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("ready_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_archive_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archive")),
    )
    with op.batch_alter_table("archive", schema=None) as batch_op:
        batch_op.create_index("ix_archive_account_id_id", ["account_id", "id"], unique=False)
        batch_op.create_index(
            "uq_archive_account_id_writing",
            ["account_id"],
            unique=True,
            postgresql_where=sa.text("state = 'writing'"),
            sqlite_where=sa.text("state = 'writing'"),
        )


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("archive", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_archive_account_id_writing",
            postgresql_where=sa.text("state = 'writing'"),
            sqlite_where=sa.text("state = 'writing'"),
        )
        batch_op.drop_index("ix_archive_account_id_id")
    op.drop_table("archive")
    op.drop_table("import_row")
    with op.batch_alter_table("data_import", schema=None) as batch_op:
        batch_op.drop_index("ix_data_import_account_id_id")
    op.drop_table("data_import")


def _add_imports() -> None:
    op.create_table(
        "data_import",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column(
            "likely_kind",
            sa.Text(),
            nullable=True,
            comment="what the file rather looks like, where that is another kind",
        ),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("imported", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_data_import_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_import")),
    )
    with op.batch_alter_table("data_import", schema=None) as batch_op:
        batch_op.create_index("ix_data_import_account_id_id", ["account_id", "id"], unique=False)
    op.create_table(
        "import_row",
        sa.Column("import_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "name",
            sa.Text(),
            nullable=False,
            comment="what it is about, spelt as all spellings of it are compared",
        ),
        sa.Column(
            "data", sa.Text(), nullable=False, comment="JSON: the cells in the order of our columns, or the filter"
        ),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("import_id", "line", name=op.f("pk_import_row")),
    )
