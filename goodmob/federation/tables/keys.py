"""What is stored of keys: the pairs of our actors, and the public keys of others."""

from sqlalchemy import BigInteger, Column, Index, Table, Text

from goodmob.core.database.schema import metadata

actor_key = Table(
    "actor_key",
    metadata,
    Column("account_id", BigInteger, primary_key=True, autoincrement=False, comment="0: the server itself"),
    Column("rsa", Text, nullable=False, comment="private, PEM"),
    Column("ed25519", Text, nullable=False, comment="private, PEM"),
    Column("created_at", BigInteger, nullable=False),
)
"""The private keys of an actor of this server, made when they are first needed."""

far_key = Table(
    "far_key",
    metadata,
    Column("id", Text, primary_key=True, comment="its address"),
    Column("owner", Text, nullable=False, comment="the actor whose document names it"),
    Column("public", Text, nullable=False, comment="PEM, or the text of a Multikey"),
    Column("fetched_at", BigInteger, nullable=False),
    Index("ix_far_key_owner", "owner"),
)
"""A public key of another server's actor."""
