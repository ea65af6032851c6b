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


def downgrade() -> None:
    """Take it back."""
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
