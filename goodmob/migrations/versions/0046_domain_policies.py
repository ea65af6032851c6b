"""What is let in from which server."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

STATE = sa.table("domain_state", sa.column("domain", sa.Text), sa.column("closed", sa.Boolean))
ALLOW = sa.table("server_allow", sa.column("domain", sa.Text))


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("domain_state", schema=None) as batch_op:
        batch_op.alter_column(
            "closed", existing_type=sa.Boolean(), nullable=True, comment="null: as the nearest domain above it"
        )
        batch_op.alter_column(
            "domain", existing_type=sa.Text(), comment="empty while only allowed servers are spoken with"
        )
        batch_op.add_column(
            sa.Column(
                "allowed",
                sa.Boolean(),
                server_default=sa.text("false"),
                nullable=False,
                comment="by name, with those below it",
            )
        )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "limited_with_domain",
                sa.Boolean(),
                server_default=sa.text("false"),
                nullable=False,
                comment="not by name",
            )
        )
    _allow_again()
    _add_lists()


def downgrade() -> None:
    """Take it back."""
    for name in ("server_block", "server_allow"):
        with op.batch_alter_table(name, schema=None) as batch_op:
            batch_op.drop_index(f"ix_{name}_list_id")
            batch_op.drop_constraint(f"fk_{name}_list_id", type_="foreignkey")
            batch_op.drop_column("list_id")
    op.drop_table("server_list")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_column("limited_with_domain")
    op.execute(sa.delete(STATE).where(STATE.c.closed.is_(None)))
    with op.batch_alter_table("domain_state", schema=None) as batch_op:
        batch_op.drop_column("allowed")
        batch_op.alter_column("domain", existing_type=sa.Text(), comment=None)
        batch_op.alter_column("closed", existing_type=sa.Boolean(), nullable=False, comment=None)


def _allow_again() -> None:
    state = sa.table("domain_state", sa.column("domain"), sa.column("closed"), sa.column("allowed"))
    allowed = sa.select(ALLOW.c.domain)
    op.execute(sa.update(state).values(allowed=sa.true()).where(state.c.domain.in_(allowed)))
    missing = sa.select(ALLOW.c.domain, sa.true()).where(ALLOW.c.domain.not_in(sa.select(state.c.domain)))
    op.execute(sa.insert(state).from_select(["domain", "allowed"], missing))


def _add_lists() -> None:
    draft = "staff take over each change themselves"
    op.create_table(
        "server_list",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("permission_type", sa.Text(), nullable=False, comment="block or allow"),
        sa.Column("as_draft", sa.Boolean(), nullable=False, comment=draft),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("fetched_at", sa.BigInteger(), nullable=True, comment="when it was asked for last"),
        sa.Column("read_at", sa.BigInteger(), nullable=True, comment="when it was had last"),
        sa.Column("error", sa.Text(), nullable=False, comment="why it could not be had"),
        sa.Column("entries", sa.BigInteger(), nullable=False, comment="of the servers on it"),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], name=op.f("fk_server_list_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_server_list")),
        sa.UniqueConstraint("url", name=op.f("uq_server_list_url")),
    )
    op.create_index("ix_server_list_created_by", "server_list", ["created_by"], unique=False)
    for name in ("server_block", "server_allow"):
        with op.batch_alter_table(name, schema=None) as batch_op:
            batch_op.add_column(
                sa.Column(
                    "list_id", sa.BigInteger(), nullable=True, comment="the list it came with; null: set by staff"
                )
            )
            batch_op.create_foreign_key(f"fk_{name}_list_id", "server_list", ["list_id"], ["id"])
            batch_op.create_index(f"ix_{name}_list_id", ["list_id"], unique=False)
