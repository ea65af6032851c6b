"""What is stored of mobs beyond their call, and which replies were obeyed."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

mob = Table(
    "mob",
    metadata,
    Column("id", BigInteger, ForeignKey("call.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="the host"),
    Column("post_id", BigInteger, comment="the post that is its face; null while it is a draft"),
    Column("report_post_id", BigInteger),
    Column("version", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("time_zone", Text, nullable=False, comment="IANA name"),
    Column("moment", Boolean, nullable=False, comment="its window is one minute"),
    Column("place_text", Text, nullable=False),
    Column("place_cell", Text, comment="h3 cell; coordinates are never stored"),
    Column("place_exact", Text, nullable=False),
    Column("place_policy", Text, nullable=False),
    Column("visibility", Text, nullable=False),
    Column("language", Text),
    Column("spoiler_text", Text, nullable=False),
    Column("media_ids", Text, nullable=False, comment="JSON list in the host's order"),
    Column("report", Text, comment="JSON of the final figures"),
    Column("addressee_kind", Text, comment="whom it is for: self, place, organisation, cause"),
    Column("addressee_name", Text),
    Column("addressee_id", BigInteger, comment="the account of an organisation"),
    Column("addressee_handle", Text),
    Column("demand", Text, comment="what is asked of the organisation"),
    Column("languages", Text, comment="JSON list of all, where there are several"),
    Column("rules", Text, comment="JSON list of lines"),
    Column("parent_id", BigInteger, comment="the mob that this is a chapter of"),
    Column("chapter_state", Text, comment="of a published chapter: asked, accepted, declined"),
    Column("chapter_policy", Text, comment="who may make a chapter of it: request, open; null: nobody"),
    Column("question_policy", Text, comment="who may ask: everybody; null: who takes part"),
    Column("wall_policy", Text, comment="approved: deeds hang on the wall once they were let in; null: all do"),
    Column("met_at", BigInteger, comment="when the demand was met"),
    Column("paused_at", BigInteger, comment="since when it is shown to nobody who does not know of it"),
    Index("uq_mob_post_id", "post_id", unique=True),
    Index("ix_mob_account_id_id", "account_id", "id"),
    Index("ix_mob_place_cell_id", "place_cell", "id"),
    Index("ix_mob_parent_id_id", "parent_id", "id"),
)

mob_reply = Table(
    "mob_reply",
    metadata,
    Column("post_id", BigInteger, primary_key=True, autoincrement=False),
    Column("mob_id", BigInteger, ForeignKey("mob.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("command", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_mob_reply_mob_id", "mob_id"),
    Index("ix_mob_reply_account_id", "account_id"),
)
"""A reply is obeyed once, however often it is delivered."""

mob_follow = Table(
    "mob_follow",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("mob_id", BigInteger, ForeignKey("mob.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("mob_id", "account_id"),
    Index("ix_mob_follow_mob_id_id", "mob_id", "id"),
    Index("ix_mob_follow_account_id_id", "account_id", "id"),
)

mob_words = Table(
    "mob_words",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("mob_id", BigInteger, ForeignKey("mob.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("visibility", Text, nullable=False),
    Column("language", Text),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("mob_id", "account_id"),
    Index("ix_mob_words_mob_id_id", "mob_id", "id"),
    Index("ix_mob_words_account_id", "account_id"),
)
"""What people say when everybody says it: nobody else sees it before, and then it is a post and no longer here."""

mob_mention = Table(
    "mob_mention",
    metadata,
    Column("mob_id", BigInteger, ForeignKey("mob.id"), primary_key=True, autoincrement=False),
    Column("post_id", BigInteger, primary_key=True, autoincrement=False),
    Index("ix_mob_mention_post_id", "post_id"),
)
"""Posts that lead to a mob, outside its conversation."""
