"""Several accounts of one person, ways back to an account, and what people care for."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

MAIN = sa.text("main")
NOT_NEW = (
    "UPDATE person_account SET welcomed_at ="
    " (SELECT account.created_at FROM account WHERE account.id = person_account.account_id)"
)


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("person_account", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "main",
                sa.Boolean(),
                server_default=sa.true(),
                nullable=False,
                comment="of a person's accounts the one in which their role counts",
            )
        )
        batch_op.add_column(
            sa.Column(
                "welcomed_at",
                sa.BigInteger(),
                nullable=True,
                comment="when the first steps were done or put away; null: they are still offered",
            )
        )
    op.execute(NOT_NEW)
    op.create_index(
        "uq_person_account_main",
        "person_account",
        ["person_id"],
        unique=True,
        postgresql_where=MAIN,
        sqlite_where=MAIN,
    )
    op.create_table(
        "password_reset",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("secret_digest", sa.Text(), nullable=False, comment="of the secret in the link, which is not kept"),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_password_reset_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_password_reset")),
        sa.UniqueConstraint("secret_digest", name=op.f("uq_password_reset_secret_digest")),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("password_reset")
    op.drop_index("uq_person_account_main", table_name="person_account")
    with op.batch_alter_table("person_account", schema=None) as batch_op:
        batch_op.drop_column("welcomed_at")
        batch_op.drop_column("main")
