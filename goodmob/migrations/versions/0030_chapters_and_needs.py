"""Chapters, needs, demands and questions of mobs."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("mob", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "chapter_state", sa.Text(), nullable=True, comment="of a published chapter: asked, accepted, declined"
            )
        )
        batch_op.add_column(
            sa.Column(
                "chapter_policy",
                sa.Text(),
                nullable=True,
                comment="who may make a chapter of it: request, open; null: nobody",
            )
        )
        batch_op.add_column(
            sa.Column(
                "question_policy", sa.Text(), nullable=True, comment="who may ask: everybody; null: who takes part"
            )
        )
        batch_op.add_column(
            sa.Column(
                "wall_policy",
                sa.Text(),
                nullable=True,
                comment="approved: deeds hang on the wall once they were let in; null: all do",
            )
        )
        batch_op.add_column(sa.Column("met_at", sa.BigInteger(), nullable=True, comment="when the demand was met"))

    op.create_table(
        "mob_need",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mob_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False, comment="ride, tool, role, other"),
        sa.Column("offered", sa.Boolean(), nullable=False, comment="else it is wanted"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "origin", sa.Text(), nullable=False, comment="from where; for those who take part, and gone a week after"
        ),
        sa.Column("leaves_at", sa.BigInteger(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True, comment="for those who were accepted; gone a week after"),
        sa.Column("state", sa.Text(), nullable=False, comment="open, closed"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["call.id"], name=op.f("fk_mob_need_id_call")),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_need_mob_id_mob")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mob_need_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mob_need")),
    )
    op.create_index("ix_mob_need_account_id_id", "mob_need", ["account_id", "id"], unique=False)
    op.create_index("ix_mob_need_mob_id_id", "mob_need", ["mob_id", "id"], unique=False)
    op.create_table(
        "mob_need_taker",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False, comment="anew each time somebody asks"),
        sa.Column("need_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False, comment="asked, accepted, declined, withdrawn"),
        sa.Column(
            "contact", sa.Text(), nullable=True, comment="for the other side, once it has accepted; gone a week after"
        ),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["mob_need.id"], name=op.f("fk_mob_need_taker_need_id_mob_need")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mob_need_taker_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mob_need_taker")),
        sa.UniqueConstraint("need_id", "account_id", name=op.f("uq_mob_need_taker_need_id_account_id")),
    )
    op.create_index("ix_mob_need_taker_account_id_id", "mob_need_taker", ["account_id", "id"], unique=False)
    op.create_table(
        "mob_answer",
        sa.Column("mob_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False, comment="whom the mob turns to"),
        sa.Column("post_id", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False, comment="met, partly, refused, answered"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("disputed_at", sa.BigInteger(), nullable=True, comment="when the host said that it is not met"),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_answer_mob_id_mob")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mob_answer_account_id_account")),
        sa.PrimaryKeyConstraint("mob_id", name=op.f("pk_mob_answer")),
    )
    op.create_index("ix_mob_answer_account_id", "mob_answer", ["account_id"], unique=False)
    op.create_index("ix_mob_answer_post_id", "mob_answer", ["post_id"], unique=False)
    op.create_table(
        "mob_question",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mob_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False, comment="open, answered, hidden"),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_question_mob_id_mob")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mob_question_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mob_question")),
    )
    op.create_index("ix_mob_question_account_id_id", "mob_question", ["account_id", "id"], unique=False)
    op.create_index("ix_mob_question_mob_id_votes_id", "mob_question", ["mob_id", "votes", "id"], unique=False)
    op.create_table(
        "mob_question_vote",
        sa.Column("question_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["mob_question.id"], name=op.f("fk_mob_question_vote_question_id_mob_question")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mob_question_vote_account_id_account")),
        sa.PrimaryKeyConstraint("question_id", "account_id", name=op.f("pk_mob_question_vote")),
    )
    op.create_index("ix_mob_question_vote_account_id", "mob_question_vote", ["account_id"], unique=False)
    op.create_table(
        "mob_wall_choice",
        sa.Column("deed_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mob_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False, comment="approved, hidden"),
        sa.ForeignKeyConstraint(["deed_id"], ["deed.id"], name=op.f("fk_mob_wall_choice_deed_id_deed")),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_wall_choice_mob_id_mob")),
        sa.PrimaryKeyConstraint("deed_id", name=op.f("pk_mob_wall_choice")),
    )
    op.create_index("ix_mob_wall_choice_mob_id", "mob_wall_choice", ["mob_id"], unique=False)


def downgrade() -> None:
    """Take it back."""
    for name in ("mob_wall_choice", "mob_question_vote", "mob_question", "mob_answer", "mob_need_taker", "mob_need"):
        op.drop_table(name)

    with op.batch_alter_table("mob", schema=None) as batch_op:
        for name in ("met_at", "wall_policy", "question_policy", "chapter_policy", "chapter_state"):
            batch_op.drop_column(name)
