"""Roles, areas and conditions of calls."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.add_column(sa.Column("area_threshold", sa.Integer(), nullable=True, comment="places of one area"))

    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "area",
                sa.Text(),
                nullable=True,
                comment="where they come from, as coarse as the user of the call wants it",
            )
        )
        batch_op.add_column(
            sa.Column(
                "needs_area",
                sa.Integer(),
                nullable=True,
                comment="the condition: so many places of the own area have to be taken",
            )
        )
        batch_op.add_column(
            sa.Column(
                "needs_account_id",
                sa.BigInteger(),
                nullable=True,
                comment="the condition: this account has to be in",
            )
        )
        batch_op.add_column(
            sa.Column("needs_by", sa.BigInteger(), nullable=True, comment="until when the condition has to come true")
        )
        batch_op.create_index(
            "ix_commitment_needs_account_id",
            ["needs_account_id", "call_id"],
            unique=False,
            postgresql_where=sa.text("needs_account_id IS NOT NULL"),
            sqlite_where=sa.text("needs_account_id IS NOT NULL"),
        )

    op.create_table(
        "call_area",
        sa.Column("call_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("confirmed", sa.BigInteger(), nullable=False, comment="places taken by those of the area"),
        sa.Column("tipped_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_area_call_id_call")),
        sa.PrimaryKeyConstraint("call_id", "area", name=op.f("pk_call_area")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("call_area")

    op.drop_index("ix_commitment_needs_account_id", "commitment")

    with op.batch_alter_table("commitment", schema=None) as batch_op:
        for name in ("needs_by", "needs_account_id", "needs_area", "area"):
            batch_op.drop_column(name)

    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.drop_column("area_threshold")
