"""Who brought whom to a mob."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "mob_passing",
        _id("mob_id"),
        _id("account_id"),
        sa.Column("via", sa.Text(), nullable=False, comment="boost, reply, quote or link: the first time"),
        *_moments(),
        *_keys("mob_passing", "mob_id", "account_id"),
        sa.PrimaryKeyConstraint("mob_id", "account_id", name=op.f("pk_mob_passing")),
    )
    op.create_index("ix_mob_passing_account_id", "mob_passing", ["account_id"], unique=False)

    op.create_table(
        "mob_touch",
        _id("mob_id"),
        _id("account_id"),
        _id("by_account_id"),
        sa.Column("via", sa.Text(), nullable=False, comment="mention, reply, invitation, link or qr: the first time"),
        *_moments(),
        *_keys("mob_touch", "mob_id", "account_id", "by_account_id"),
        sa.PrimaryKeyConstraint("mob_id", "account_id", "by_account_id", name=op.f("pk_mob_touch")),
    )
    op.create_index("ix_mob_touch_mob_id_by_account_id", "mob_touch", ["mob_id", "by_account_id"], unique=False)
    op.create_index("ix_mob_touch_account_id", "mob_touch", ["account_id"], unique=False)
    op.create_index("ix_mob_touch_by_account_id", "mob_touch", ["by_account_id"], unique=False)

    op.create_table(
        "mob_invitation",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("mob_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        *_keys("mob_invitation", "mob_id", "account_id"),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_mob_invitation")),
        sa.UniqueConstraint("mob_id", "account_id", name=op.f("uq_mob_invitation_mob_id_account_id")),
    )
    op.create_index("ix_mob_invitation_account_id", "mob_invitation", ["account_id"], unique=False)
    _arrivals()

    op.create_table(
        "mob_naming",
        _id("account_id"),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        *_keys("mob_naming", "account_id"),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_mob_naming")),
    )


def downgrade() -> None:
    """Take it back."""
    for name in ("mob_naming", "mob_arrival", "mob_invitation", "mob_touch", "mob_passing"):
        op.drop_table(name)


def _arrivals() -> None:
    op.create_table(
        "mob_arrival",
        _id("mob_id"),
        _id("account_id"),
        sa.Column(
            "key",
            sa.BigInteger(),
            nullable=False,
            comment="drawn by chance, so that it tells nothing of whom it stands for",
        ),
        sa.Column("by_account_id", sa.BigInteger(), nullable=True, comment="who brought them first"),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("last_by_account_id", sa.BigInteger(), nullable=True, comment="who told them last before they came"),
        sa.Column("last_via", sa.Text(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False, comment="0 for who was brought by nobody"),
        sa.Column("standing", sa.Boolean(), nullable=False, comment="is in, in the line, or waits for a condition"),
        sa.Column(
            "named",
            sa.Boolean(),
            nullable=True,
            comment="whether others see who it is; null: as the account wants it everywhere",
        ),
        sa.Column("did_at", sa.BigInteger(), nullable=True, comment="when they came or did something in time"),
        *_keys("mob_arrival", "mob_id", "account_id"),
        sa.PrimaryKeyConstraint("mob_id", "account_id", name=op.f("pk_mob_arrival")),
        sa.UniqueConstraint("mob_id", "key", name=op.f("uq_mob_arrival_mob_id_key")),
    )
    columns = ["mob_id", "by_account_id", "did_at"]
    op.create_index("ix_mob_arrival_mob_id_by_account_id", "mob_arrival", columns, unique=False)
    op.create_index("ix_mob_arrival_mob_id_did_at", "mob_arrival", ["mob_id", "did_at"], unique=False)
    op.create_index("ix_mob_arrival_account_id", "mob_arrival", ["account_id"], unique=False)
    op.create_index("ix_mob_arrival_last_by_account_id", "mob_arrival", ["last_by_account_id"], unique=False)


def _id(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=False)


def _moments() -> list[sa.Column[object]]:
    return [
        sa.Column("last_via", sa.Text(), nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
    ]


def _keys(table: str, *columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column],
            ["mob.id" if column == "mob_id" else "account.id"],
            name=op.f(f"fk_{table}_{column}_{'mob' if column == 'mob_id' else 'account'}"),
        )
        for column in columns
    ]
