"""Answers, boosts and favourites that wait until the author of the post lets them in."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text, text

from goodmob.core.database.schema import metadata

interaction_request = Table(
    "interaction_request",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("owner_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="who decides"),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="who asks"),
    Column("kind", Text, nullable=False, comment="favourite, reply or reblog"),
    Column("status_id", BigInteger, nullable=False, comment="the post it is about"),
    Column("post_id", BigInteger, comment="the answer or boost; null for a favourite"),
    Column("created_at", BigInteger, nullable=False),
    Column("accepted_at", BigInteger),
    Column("rejected_at", BigInteger),
    Column("uri", Text, comment="of the activity by which another server asked"),
    Column("object_uri", Text, comment="of the favourite that another server asks about"),
    Index("ix_interaction_request_account_id", "account_id"),
    Index("ix_interaction_request_owner_id_id", "owner_id", "id"),
    Index("ix_interaction_request_status_id", "status_id"),
    Index("ix_interaction_request_post_id", "post_id"),
)

Index(
    "uq_interaction_request_account_id_status_id_kind",
    interaction_request.c.account_id,
    interaction_request.c.status_id,
    interaction_request.c.kind,
    unique=True,
    postgresql_where=text("kind <> 'reply'"),
    sqlite_where=text("kind <> 'reply'"),
)
