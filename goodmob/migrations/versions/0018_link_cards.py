"""Link cards."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "card",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=False, comment="as it is asked for: normalised"),
        sa.Column("state", sa.Text(), nullable=False, comment="asked, none or ready"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False, comment="the site is not asked before"),
        sa.Column("failures", sa.Integer(), nullable=False, comment="since it last answered"),
        sa.Column("page_url", sa.Text(), nullable=False, comment="where the link leads in the end, as it is shown"),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("author_url", sa.Text(), nullable=False),
        sa.Column(
            "creator_id",
            sa.BigInteger(),
            nullable=True,
            comment="the account that the page names as its author, allowed or not",
        ),
        sa.Column("provider_name", sa.Text(), nullable=False),
        sa.Column("provider_url", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False, comment="one iframe in a sandbox, or nothing"),
        sa.Column("embed_url", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=True, comment="the key of the file"),
        sa.Column("blurhash", sa.Text(), nullable=True),
        sa.Column("published_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.UniqueConstraint("url", name=op.f("uq_card_url")),
    )
    op.create_index("ix_card_page_url", "card", ["page_url"])
    op.create_table(
        "card_day",
        sa.Column("card_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False, comment="days since 1970 in UTC"),
        sa.Column("uses", sa.BigInteger(), nullable=False),
        sa.Column("accounts", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("card_id", "day", name=op.f("pk_card_day")),
    )
    op.create_index("ix_card_day_day", "card_day", ["day"])
    op.create_table(
        "card_day_account",
        sa.Column("card_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("card_id", "day", "account_id", name=op.f("pk_card_day_account")),
    )
    op.create_index("ix_card_day_account_day", "card_day_account", ["day"])
    op.create_index("ix_card_day_account_account_id", "card_day_account", ["account_id"])
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "card_id",
                sa.BigInteger(),
                nullable=True,
                comment="the card of its first link, which may be without content",
            )
        )
    set_only = sa.text("card_id IS NOT NULL")
    op.create_index("ix_post_card_id_id", "post", ["card_id", "id"], postgresql_where=set_only, sqlite_where=set_only)


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_post_card_id_id", table_name="post")
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_column("card_id")
    for table in ("card_day_account", "card_day", "card"):
        op.drop_table(table)
