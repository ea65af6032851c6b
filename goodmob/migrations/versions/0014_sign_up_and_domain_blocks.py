"""Sign-up and domain blocks."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _add_sign_up_blocks()
    _add_domain_blocks()
    op.create_table(
        "week_figures",
        sa.Column("week", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("statuses", sa.BigInteger(), nullable=False),
        sa.Column("logins", sa.BigInteger(), nullable=False),
        sa.Column("registrations", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("week", name=op.f("pk_week_figures")),
    )


def downgrade() -> None:
    """Take it back."""
    for name in ("week_figures", "server_allow", "server_block", "domain_state", "canonical_email_block"):
        op.drop_table(name)
    with op.batch_alter_table("email_domain_attempt", schema=None) as batch_op:
        batch_op.drop_index("ix_email_domain_attempt_day")
    for name in ("email_domain_attempt", "email_domain_block", "ip_block"):
        op.drop_table(name)


def _add_sign_up_blocks() -> None:
    op.create_table(
        "ip_block",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("network", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ip_block")),
        sa.UniqueConstraint("network", name=op.f("uq_ip_block_network")),
    )
    op.create_table(
        "email_domain_block",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("allow_with_approval", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_email_domain_block")),
        sa.UniqueConstraint("domain", name=op.f("uq_email_domain_block_domain")),
    )
    op.create_table(
        "email_domain_attempt",
        sa.Column("block_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("uses", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("block_id", "day", "address", name=op.f("pk_email_domain_attempt")),
    )
    with op.batch_alter_table("email_domain_attempt", schema=None) as batch_op:
        batch_op.create_index("ix_email_domain_attempt_day", ["day"], unique=False)
    op.create_table(
        "canonical_email_block",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canonical_email_block")),
        sa.UniqueConstraint("hash", name=op.f("uq_canonical_email_block_hash")),
    )


def _add_domain_blocks() -> None:
    op.create_table(
        "domain_state",
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("domain", name=op.f("pk_domain_state")),
    )
    op.create_table(
        "server_block",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("reject_media", sa.Boolean(), nullable=False),
        sa.Column("reject_reports", sa.Boolean(), nullable=False),
        sa.Column("private_comment", sa.Text(), nullable=True),
        sa.Column("public_comment", sa.Text(), nullable=True),
        sa.Column("obfuscate", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_server_block")),
        sa.UniqueConstraint("domain", name=op.f("uq_server_block_domain")),
    )
    op.create_table(
        "server_allow",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_server_allow")),
        sa.UniqueConstraint("domain", name=op.f("uq_server_allow_domain")),
    )
