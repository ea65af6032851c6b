"""Ties with people of other servers."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

URI = "of the activity; one of ours begins with # and is a part of the actor's, null: nobody elsewhere knows it"
KIND = "domain_block or account_suspension by staff, or user_domain_block"


def upgrade() -> None:
    """Take the step."""
    _say_of_uris(URI)
    op.create_table(
        "severance",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False, comment=KIND),
        sa.Column("target_name", sa.Text(), nullable=False, comment="the domain, or the full name of the account"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_severance")),
    )
    _add_severed_ties()


def downgrade() -> None:
    """Take it back."""
    op.drop_table("severed_tie")
    op.drop_table("severance")
    _say_of_uris(None)


def _say_of_uris(comment: str | None) -> None:
    for name in ("follow", "follow_request", "block"):
        with op.batch_alter_table(name, schema=None) as batch_op:
            batch_op.alter_column("uri", existing_type=sa.Text(), comment=comment)


def _add_severed_ties() -> None:
    direction = "following or follower: what the other was to the account"
    op.create_table(
        "severed_tie",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("severance_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False, comment="who lost somebody"),
        sa.Column("other_id", sa.BigInteger(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False, comment=direction),
        *(
            sa.ForeignKeyConstraint([name], [target], name=op.f(f"fk_severed_tie_{name}"))
            for name, target in (
                ("severance_id", "severance.id"),
                ("account_id", "account.id"),
                ("other_id", "account.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_severed_tie")),
        sa.UniqueConstraint(
            "severance_id",
            "account_id",
            "other_id",
            "direction",
            name=op.f("uq_severed_tie_severance_id_account_id_other_id_direction"),
        ),
    )
    for name in ("account_id", "other_id"):
        op.create_index(f"ix_severed_tie_{name}", "severed_tie", [name], unique=False)
