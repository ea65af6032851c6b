"""Witnesses, disputes and reviews of deeds."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("media_attachment", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "likeness",
                sa.Text(),
                nullable=True,
                comment="difference hash of a picture, 16 hexadecimal digits; for no client",
            )
        )

    with op.batch_alter_table("deed", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "pictured",
                sa.Boolean(),
                server_default=sa.false(),
                nullable=False,
                comment="a picture came with it",
            )
        )
        for name, comment in (
            ("witnesses", None),
            ("disputes", None),
            ("doubts", "earlier deeds whose pictures look alike"),
        ):
            batch_op.add_column(sa.Column(name, sa.Integer(), server_default="0", nullable=False, comment=comment))
        batch_op.add_column(
            sa.Column(
                "verdict", sa.Text(), nullable=True, comment="of the review: verified or refused; null until then"
            )
        )

    for name, more in (("deed_witness", []), ("deed_dispute", [sa.Column("reason", sa.Text(), nullable=False)])):
        op.create_table(
            name,
            sa.Column("deed_id", sa.BigInteger(), autoincrement=False, nullable=False),
            sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
            *more,
            sa.Column("created_at", sa.BigInteger(), nullable=False),
            sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f(f"fk_{name}_account_id_account")),
            sa.ForeignKeyConstraint(["deed_id"], ["deed.id"], name=op.f(f"fk_{name}_deed_id_deed")),
            sa.PrimaryKeyConstraint("deed_id", "account_id", name=op.f(f"pk_{name}")),
        )
        op.create_index(f"ix_{name}_account_id", name, ["account_id"], unique=False)

    op.create_table(
        "deed_doubt",
        sa.Column("deed_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "like_deed_id",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="an earlier deed that it looks like",
        ),
        sa.ForeignKeyConstraint(["deed_id"], ["deed.id"], name=op.f("fk_deed_doubt_deed_id_deed")),
        sa.ForeignKeyConstraint(["like_deed_id"], ["deed.id"], name=op.f("fk_deed_doubt_like_deed_id_deed")),
        sa.PrimaryKeyConstraint("deed_id", "like_deed_id", name=op.f("pk_deed_doubt")),
    )
    op.create_table(
        "deed_review",
        sa.Column("deed_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "account_id",
            sa.BigInteger(),
            nullable=True,
            comment="who looks at it, or decided; null: who is gone",
        ),
        sa.Column("until", sa.BigInteger(), nullable=False, comment="nobody else looks at it before"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_deed_review_account_id_account")),
        sa.ForeignKeyConstraint(["deed_id"], ["deed.id"], name=op.f("fk_deed_review_deed_id_deed")),
        sa.PrimaryKeyConstraint("deed_id", name=op.f("pk_deed_review")),
    )
    op.create_index("ix_deed_review_account_id", "deed_review", ["account_id"], unique=False)

    op.create_table(
        "call_reviewer",
        sa.Column("call_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_call_reviewer_account_id_account")),
        sa.ForeignKeyConstraint(["call_id"], ["call.id"], name=op.f("fk_call_reviewer_call_id_call")),
        sa.PrimaryKeyConstraint("call_id", "account_id", name=op.f("pk_call_reviewer")),
    )
    op.create_index("ix_call_reviewer_account_id", "call_reviewer", ["account_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    for name in ("call_reviewer", "deed_review", "deed_doubt", "deed_dispute", "deed_witness"):
        op.drop_table(name)

    with op.batch_alter_table("deed", schema=None) as batch_op:
        for name in ("verdict", "doubts", "disputes", "witnesses", "pictured"):
            batch_op.drop_column(name)

    with op.batch_alter_table("media_attachment", schema=None) as batch_op:
        batch_op.drop_column("likeness")
