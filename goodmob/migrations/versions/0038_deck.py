"""Columns that people arrange."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "deck_column",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False, comment="as whom it is read"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False, comment="what it is about: an id, a name, words, or nothing"),
        sa.Column("place", sa.Integer(), nullable=False, comment="from the beginning of the line"),
        sa.Column("width", sa.Text(), nullable=False, comment="narrow, usual or wide"),
        sa.Column("only_media", sa.Boolean(), nullable=False),
        sa.Column("without_boosts", sa.Boolean(), nullable=False),
        sa.Column("without_answers", sa.Boolean(), nullable=False),
        sa.Column("flows", sa.Boolean(), nullable=False, comment="news is put in while nobody reads at the top"),
        sa.Column("sound", sa.Boolean(), nullable=False, comment="news is heard"),
        sa.Column("removed_at", sa.BigInteger(), nullable=True, comment="since when it can only be brought back"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_deck_column_account_id_account")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_deck_column_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deck_column")),
    )
    op.create_index("ix_deck_column_account_id", "deck_column", ["account_id"], unique=False)
    op.create_index("ix_deck_column_person_id", "deck_column", ["person_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    op.drop_table("deck_column")
