"""What the wall and the report of a mob keep."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "mob_consent",
        sa.Column("mob_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mob_consent_account_id_account")),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_consent_mob_id_mob")),
        sa.PrimaryKeyConstraint("mob_id", "account_id", name=op.f("pk_mob_consent")),
    )
    op.create_index("ix_mob_consent_account_id", "mob_consent", ["account_id"], unique=False)

    op.create_table(
        "mob_picture",
        sa.Column("deed_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mob_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mob_picture_account_id_account")),
        sa.ForeignKeyConstraint(["deed_id"], ["deed.id"], name=op.f("fk_mob_picture_deed_id_deed")),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_picture_mob_id_mob")),
        sa.PrimaryKeyConstraint("deed_id", name=op.f("pk_mob_picture")),
    )
    op.create_index("ix_mob_picture_account_id", "mob_picture", ["account_id"], unique=False)
    op.create_index("ix_mob_picture_mob_id_deed_id", "mob_picture", ["mob_id", "deed_id"], unique=False)

    op.create_table(
        "mob_record",
        sa.Column("mob_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "places",
            sa.Text(),
            nullable=False,
            comment="JSON list of what was done in which cell and quarter of an hour",
        ),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_record_mob_id_mob")),
        sa.PrimaryKeyConstraint("mob_id", name=op.f("pk_mob_record")),
    )


def downgrade() -> None:
    """Take it back."""
    for name in ("mob_record", "mob_picture", "mob_consent"):
        op.drop_table(name)
