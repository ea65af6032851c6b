"""What is stored about apps and about what they may do; every secret only as its digest."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text

from goodmob.core.database.schema import metadata

application = Table(
    "application",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("client_id", Text, nullable=False, unique=True),
    Column("secret_digest", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("website", Text),
    Column("redirect_uris", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)
"""`redirect_uris` is one address a line, `scopes` a list with spaces."""

authorization_code = Table(
    "authorization_code",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("secret_digest", Text, nullable=False, unique=True),
    Column("application_id", BigInteger, ForeignKey("application.id"), nullable=False),
    Column("person_id", BigInteger, ForeignKey("person.id"), nullable=False),
    Column("account_id", BigInteger, ForeignKey("account.id"), nullable=False),
    Column("redirect_uri", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("code_challenge", Text),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
    Index("ix_authorization_code_expires_at", "expires_at"),
    Index("ix_authorization_code_application_id", "application_id"),
    Index("ix_authorization_code_account_id", "account_id"),
    Index("ix_authorization_code_person_id", "person_id"),
)

token = Table(
    "token",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("secret_digest", Text, nullable=False, unique=True),
    Column("application_id", BigInteger, ForeignKey("application.id")),
    Column("person_id", BigInteger, ForeignKey("person.id")),
    Column("account_id", BigInteger, ForeignKey("account.id")),
    Column("code_id", BigInteger),
    Column("scopes", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("used_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
    Index("ix_token_application_id", "application_id"),
    Index("ix_token_person_id", "person_id"),
    Index("ix_token_account_id", "account_id"),
    Index("ix_token_code_id", "code_id"),
)
"""Without an account it is an app's own; without an application the operator made it. `used_at` is exact to the day."""
