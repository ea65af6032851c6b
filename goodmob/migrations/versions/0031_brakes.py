"""What slows mobs down."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("mob", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "paused_at",
                sa.BigInteger(),
                nullable=True,
                comment="since when it is shown to nobody who does not know of it",
            )
        )

    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("kind", sa.Text(), nullable=True, comment="of a case with a clock or a count; null: a report")
        )
        batch_op.add_column(
            sa.Column("due_at", sa.BigInteger(), nullable=True, comment="until when somebody is to look at it")
        )
        batch_op.add_column(sa.Column("number", sa.BigInteger(), nullable=True, comment="how much there is of it"))
        batch_op.add_column(sa.Column("key", sa.Text(), nullable=True, comment="tells what has only one case"))
        batch_op.create_index("uq_report_key", ["key"], unique=True)
        batch_op.create_index("ix_report_due_at_id", ["due_at", "id"], unique=False)

    _create_brakes()

    op.create_table(
        "shield",
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("raised_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("kept", sa.BigInteger(), nullable=False, comment="how much it has kept off since it was raised"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_shield_account_id_account")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_shield")),
    )
    op.create_table(
        "conversation_pace",
        sa.Column("conversation_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False, comment="between two answers of one account"),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_conversation_pace")),
    )


def downgrade() -> None:
    """Take it back."""
    for name in ("conversation_pace", "shield", "host_word", "mob_growth", "mob_steward", "mob_crowd"):
        op.drop_table(name)

    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.drop_index("ix_report_due_at_id")
        batch_op.drop_index("uq_report_key")
        for name in ("key", "number", "due_at", "kind"):
            batch_op.drop_column(name)

    with op.batch_alter_table("mob", schema=None) as batch_op:
        batch_op.drop_column("paused_at")


def _create_brakes() -> None:
    op.create_table(
        "mob_crowd",
        sa.Column("mob_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("allowed", sa.Integer(), nullable=False, comment="places that there are for now"),
        sa.Column("capacity", sa.Integer(), nullable=True, comment="as the host wishes; null: as many as come"),
        sa.Column("roles", sa.Text(), nullable=True, comment="as the host wishes: JSON list of names and capacities"),
        sa.Column("plan", sa.Text(), nullable=True, comment="how the host looks after so many"),
        sa.Column("asked", sa.Integer(), nullable=True, comment="places that the plan is for"),
        sa.Column("asked_at", sa.BigInteger(), nullable=True),
        sa.Column("approved", sa.Integer(), nullable=True, comment="places that staff agreed to"),
        sa.Column("approved_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_crowd_mob_id_mob")),
        sa.PrimaryKeyConstraint("mob_id", name=op.f("pk_mob_crowd")),
    )
    op.create_table(
        "mob_steward",
        sa.Column("mob_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("accepted_at", sa.BigInteger(), nullable=True, comment="null: only asked so far"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mob_steward_account_id_account")),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_steward_mob_id_mob")),
        sa.PrimaryKeyConstraint("mob_id", "account_id", name=op.f("pk_mob_steward")),
    )
    op.create_index("ix_mob_steward_account_id", "mob_steward", ["account_id"], unique=False)
    op.create_table(
        "mob_growth",
        sa.Column("mob_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("why", sa.Text(), nullable=False, comment="hour: too many in one; size: too many in all"),
        sa.Column("places", sa.BigInteger(), nullable=False, comment="taken and waited for when it was paused last"),
        sa.Column("tripped_at", sa.BigInteger(), nullable=False),
        sa.Column("reset_at", sa.BigInteger(), nullable=True, comment="null: nobody has looked at it yet"),
        sa.ForeignKeyConstraint(["mob_id"], ["mob.id"], name=op.f("fk_mob_growth_mob_id_mob")),
        sa.PrimaryKeyConstraint("mob_id", name=op.f("pk_mob_growth")),
    )
    op.create_table(
        "host_word",
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("crowd", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_host_word_account_id_account")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_host_word")),
    )
