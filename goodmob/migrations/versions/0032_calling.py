"""What a call says, who follows it, and what is said around it."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("mob", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "addressee_kind", sa.Text(), nullable=True, comment="whom it is for: self, place, organisation, cause"
            )
        )
        batch_op.add_column(sa.Column("addressee_name", sa.Text(), nullable=True))
        batch_op.add_column(
            sa.Column("addressee_id", sa.BigInteger(), nullable=True, comment="the account of an organisation")
        )
        batch_op.add_column(sa.Column("addressee_handle", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("demand", sa.Text(), nullable=True, comment="what is asked of the organisation"))
        batch_op.add_column(
            sa.Column("languages", sa.Text(), nullable=True, comment="JSON list of all, where there are several")
        )
        batch_op.add_column(sa.Column("rules", sa.Text(), nullable=True, comment="JSON list of lines"))
        batch_op.add_column(
            sa.Column("parent_id", sa.BigInteger(), nullable=True, comment="the mob that this is a chapter of")
        )
        batch_op.create_index("ix_mob_parent_id_id", ["parent_id", "id"], unique=False)

    op.create_table(
        "mob_follow",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mob_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mob_follow_account_id_account")),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_follow_mob_id_mob")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mob_follow")),
        sa.UniqueConstraint("mob_id", "account_id", name=op.f("uq_mob_follow_mob_id_account_id")),
    )
    op.create_index("ix_mob_follow_mob_id_id", "mob_follow", ["mob_id", "id"], unique=False)
    op.create_index("ix_mob_follow_account_id_id", "mob_follow", ["account_id", "id"], unique=False)
    op.create_table(
        "mob_words",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mob_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mob_words_account_id_account")),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_words_mob_id_mob")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mob_words")),
        sa.UniqueConstraint("mob_id", "account_id", name=op.f("uq_mob_words_mob_id_account_id")),
    )
    op.create_index("ix_mob_words_mob_id_id", "mob_words", ["mob_id", "id"], unique=False)
    op.create_index("ix_mob_words_account_id", "mob_words", ["account_id"], unique=False)
    op.create_table(
        "mob_mention",
        sa.Column("mob_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("post_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_mention_mob_id_mob")),
        sa.PrimaryKeyConstraint("mob_id", "post_id", name=op.f("pk_mob_mention")),
    )
    op.create_index("ix_mob_mention_post_id", "mob_mention", ["post_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    for name in ("mob_mention", "mob_words", "mob_follow"):
        op.drop_table(name)

    with op.batch_alter_table("mob", schema=None) as batch_op:
        batch_op.drop_index("ix_mob_parent_id_id")
        for name in ("parent_id", "rules", "languages", "demand"):
            batch_op.drop_column(name)
        for name in ("addressee_handle", "addressee_id", "addressee_name", "addressee_kind"):
            batch_op.drop_column(name)
