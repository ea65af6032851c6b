"""Messages told once per person and circumstance."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "broadcast",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False, comment="what it is about: a mob"),
        sa.Column("circumstance", sa.Text(), nullable=False, comment="what happened: tipped, moved, cancelled …"),
        sa.Column(
            "occasion",
            sa.Text(),
            nullable=False,
            comment="tells two of one circumstance apart; empty where there is one",
        ),
        sa.Column("type", sa.Text(), nullable=False, comment="of the notice"),
        sa.Column("account_id", sa.BigInteger(), nullable=False, comment="who says it"),
        sa.Column("post_id", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False, comment="of its subject"),
        sa.Column("path", sa.Text(), nullable=False, comment="of the page of its subject"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False, comment="sending, sent"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_broadcast_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast")),
        sa.UniqueConstraint(
            "subject_id", "circumstance", "occasion", name=op.f("uq_broadcast_subject_id_circumstance_occasion")
        ),
    )
    op.create_index("ix_broadcast_subject_id_id", "broadcast", ["subject_id", "id"], unique=False)
    op.create_index("ix_broadcast_account_id", "broadcast", ["account_id"], unique=False)

    op.create_table(
        "broadcast_receipt",
        sa.Column("broadcast_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channels", sa.Text(), nullable=False, comment="notice, mail; empty for who muted it"),
        sa.Column(
            "mail_id",
            sa.Text(),
            nullable=True,
            comment="the Message-ID of the letter before the @, however often it goes out",
        ),
        sa.Column("mailed_at", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_broadcast_receipt_account_id_account")),
        sa.ForeignKeyConstraint(
            ["broadcast_id"], ["broadcast.id"], name=op.f("fk_broadcast_receipt_broadcast_id_broadcast")
        ),
        sa.PrimaryKeyConstraint("broadcast_id", "account_id", name=op.f("pk_broadcast_receipt")),
    )
    op.create_index("ix_broadcast_receipt_account_id", "broadcast_receipt", ["account_id"], unique=False)

    op.create_table(
        "broadcast_mute",
        sa.Column("subject_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_broadcast_mute_account_id_account")),
        sa.PrimaryKeyConstraint("subject_id", "account_id", name=op.f("pk_broadcast_mute")),
    )
    op.create_index("ix_broadcast_mute_account_id", "broadcast_mute", ["account_id"], unique=False)

    op.create_table(
        "broadcast_mail_choice",
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("topics", sa.Text(), nullable=False, comment="with spaces; no row: as is usual"),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_broadcast_mail_choice_account_id_account")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_broadcast_mail_choice")),
    )


def downgrade() -> None:
    """Take it back."""
    for name in ("broadcast_mail_choice", "broadcast_mute", "broadcast_receipt", "broadcast"):
        op.drop_table(name)
