"""What is stored of what is asked around a mob: answers to demands, questions with votes, and what the wall shows."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from goodmob.core.database.schema import metadata

mob_answer = Table(
    "mob_answer",
    metadata,
    Column("mob_id", BigInteger, ForeignKey("mob.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False, comment="whom the mob turns to"),
    Column("post_id", BigInteger, nullable=False),
    Column("outcome", Text, nullable=False, comment="met, partly, refused, answered"),
    Column("created_at", BigInteger, nullable=False),
    Column("disputed_at", BigInteger, comment="when the host said that it is not met"),
    Index("ix_mob_answer_account_id", "account_id"),
    Index("ix_mob_answer_post_id", "post_id"),
)

mob_question = Table(
    "mob_question",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("mob_id", BigInteger, ForeignKey("mob.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("state", Text, nullable=False, comment="open, answered, hidden"),
    Column("votes", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_mob_question_mob_id_votes_id", "mob_id", "votes", "id"),
    Index("ix_mob_question_account_id_id", "account_id", "id"),
)

mob_question_vote = Table(
    "mob_question_vote",
    metadata,
    Column("question_id", BigInteger, ForeignKey("mob_question.id"), primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Index("ix_mob_question_vote_account_id", "account_id"),
)

mob_wall_choice = Table(
    "mob_wall_choice",
    metadata,
    Column("deed_id", BigInteger, ForeignKey("deed.id"), primary_key=True, autoincrement=False),
    Column("mob_id", BigInteger, ForeignKey("mob.id"), nullable=False),
    Column("state", Text, nullable=False, comment="approved, hidden"),
    Index("ix_mob_wall_choice_mob_id", "mob_id"),
)
