"""Posts and what is part of them. A post_id is no foreign key: what a deleted post leaves is cleaned up in slices."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text, false, text

from goodmob.core.database.schema import metadata

post = Table(
    "post",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("local", Boolean, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("edited_at", BigInteger),
    Column("version", Integer, nullable=False),
    Column("visibility", Text, nullable=False),
    Column("held", Boolean, nullable=False),
    Column("listed", Boolean, nullable=False, comment="stands in the public timeline"),
    Column("sensitive", Boolean, nullable=False),
    Column("has_media", Boolean, nullable=False),
    Column("media_account_id", BigInteger, comment="account_id, where it has media"),
    Column("language", Text),
    Column("application_id", BigInteger),
    Column("conversation_id", BigInteger, nullable=False, comment="the id of its first post, which may be gone"),
    Column("in_reply_to_id", BigInteger),
    Column("in_reply_to_account_id", BigInteger),
    Column("boost_of_id", BigInteger),
    Column("quote_of_id", BigInteger),
    Column("quote_of_account_id", BigInteger),
    Column("quote_state", Text),
    Column("quote_policy", Text, nullable=False),
    Column("poll_id", BigInteger),
    Column("card_id", BigInteger, comment="the card of its first link, which may be without content"),
    Column("approval", Text, comment="pending or rejected by the author of what it answers or boosts; null: it stands"),
    Column("interaction_policy", Text, comment="JSON; null: as is usual for its visibility"),
    Column("local_only", Boolean, nullable=False, server_default=false()),
    Column("hidden_answer", Boolean, nullable=False, server_default=false(), comment="by who began the conversation"),
    Column("facet", Text, comment="what of an upper slice it is the face of, such as a mob"),
    Column("uri", Text, comment="null for posts of this server, whose address follows from the id"),
    Column("url", Text),
    Column("answers_uri", Text, comment="what it answers, while that is not known here"),
    Column("media_ids", Text, nullable=False, comment="JSON list in the author's order"),
    Column("spoiler_text", Text, nullable=False),
    Column("text", Text, nullable=False, comment="as the author wrote it"),
    Column("html", Text, nullable=False, comment="as it is shown"),
    Index("ix_post_account_id_id", "account_id", "id"),
    Index("uq_post_uri", "uri", unique=True),
)

Index(
    "uq_post_account_id_boost_of_id",
    post.c.account_id,
    post.c.boost_of_id,
    unique=True,
    postgresql_where=text("boost_of_id IS NOT NULL"),
    sqlite_where=text("boost_of_id IS NOT NULL"),
)

Index(
    "ix_post_conversation_id_id",
    post.c.conversation_id,
    post.c.id,
    postgresql_where=text("boost_of_id IS NULL"),
    sqlite_where=text("boost_of_id IS NULL"),
)

_answers_unknown = post.c.answers_uri.is_not(None)
Index("ix_post_answers_uri", post.c.answers_uri, sqlite_where=_answers_unknown, postgresql_where=_answers_unknown)

for name in ("in_reply_to_id", "boost_of_id", "quote_of_id", "media_account_id", "card_id"):
    set_only = text(f"{name} IS NOT NULL")
    Index(f"ix_post_{name}_id", post.c[name], post.c.id, postgresql_where=set_only, sqlite_where=set_only)

for name, columns, condition in (
    ("listed", (post.c.id,), post.c.listed),
    ("listed_local", (post.c.id,), post.c.listed & post.c.local),
    ("listed_media", (post.c.id,), post.c.listed & post.c.has_media),
    ("listed_face", (post.c.id,), post.c.listed & post.c.facet.is_not(None)),
):
    Index(f"ix_post_{name}", *columns, postgresql_where=condition, sqlite_where=condition)

post_count = Table(
    "post_count",
    metadata,
    Column("post_id", BigInteger, primary_key=True, autoincrement=False),
    Column("replies", BigInteger, nullable=False),
    Column("boosts", BigInteger, nullable=False),
    Column("favourites", BigInteger, nullable=False),
    Column("quotes", BigInteger, nullable=False),
    Column("reactions", BigInteger, nullable=False, server_default="0", comment="emoji of everybody together"),
    Column("told_replies", BigInteger, comment="as the server of the post counts, which knows more than we do"),
    Column("told_boosts", BigInteger),
    Column("told_favourites", BigInteger),
)

post_edit = Table(
    "post_edit",
    metadata,
    Column("post_id", BigInteger, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("created_at", BigInteger, nullable=False),
    Column("sensitive", Boolean, nullable=False),
    Column("media_ids", Text, nullable=False),
    Column("poll_options", Text, comment="JSON list of titles"),
    Column("spoiler_text", Text, nullable=False),
    Column("html", Text, nullable=False),
)

mention = Table(
    "mention",
    metadata,
    Column("post_id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("place", Integer, nullable=False),
    Column("silent", Boolean, nullable=False, comment="may see the post, is neither named nor told"),
    Index("ix_mention_account_id_post_id", "account_id", "post_id"),
)

tombstone = Table(
    "tombstone",
    metadata,
    Column("post_id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("visibility", Text, nullable=False),
    Column("boost_of_id", BigInteger),
    Column("uri", Text),
    Column("kept_here", Boolean, nullable=False, server_default=false(), comment="no other server was told of it"),
    Column("deleted_at", BigInteger, nullable=False),
    Index("ix_tombstone_uri", "uri"),
)
