"""What is stored about files and custom emoji; the files themselves lie among the blobs."""

from sqlalchemy import BigInteger, Boolean, Column, Double, Index, Integer, Table, Text, UniqueConstraint

from goodmob.core.database.schema import metadata

media_attachment = Table(
    "media_attachment",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, nullable=False),
    Column("post_id", BigInteger, comment="also the id of a scheduled post"),
    Column("unattached_at", BigInteger, comment="since when it waits for a post; NULL while it has one"),
    Column("type", Text, nullable=False, comment="image, gifv, video, audio or unknown"),
    Column("state", Text, nullable=False, comment="processing, ready or failed"),
    Column("failure", Text, comment="why it failed, continuing 'The file …'"),
    Column("source_key", Text, comment="the file as it was uploaded, while it is being converted"),
    Column("file_key", Text),
    Column("preview_key", Text),
    Column("mime", Text, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("meta", Text, nullable=False, comment="JSON of sizes, durations and rates, as entities.Meta reads it"),
    Column("focus_x", Double),
    Column("focus_y", Double),
    Column("description", Text),
    Column("blurhash", Text),
    Column("likeness", Text, comment="difference hash of a picture, 16 hexadecimal digits; for no client"),
    Column("remote_url", Text),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_media_attachment_account_id", "account_id"),
)

_attached = media_attachment.c.post_id.is_not(None)
_waiting = media_attachment.c.unattached_at.is_not(None)
Index("ix_media_attachment_post_id", media_attachment.c.post_id, postgresql_where=_attached, sqlite_where=_attached)
Index(
    "ix_media_attachment_unattached_at",
    media_attachment.c.unattached_at,
    postgresql_where=_waiting,
    sqlite_where=_waiting,
)

custom_emoji = Table(
    "custom_emoji",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("shortcode", Text, nullable=False),
    Column("domain", Text, nullable=False, comment="empty for our own"),
    Column("file_key", Text, nullable=False),
    Column("static_key", Text, nullable=False),
    Column("visible_in_picker", Boolean, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("category", Text),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("domain", "shortcode"),
)

far_file = Table(
    "far_file",
    metadata,
    Column("name", Text, primary_key=True, comment="by which it is asked for here; it cannot be guessed"),
    Column("kind", Text, nullable=False, comment="attachment, preview, avatar, header, emoji or card"),
    Column("subject_id", BigInteger, nullable=False, comment="the attachment, account, emoji or card it belongs to"),
    Column("domain", Text, nullable=False, comment="the server that told of it, which need not be where it lies"),
    Column("url", Text, nullable=False),
    Column("state", Text, nullable=False, comment="away, coming or here"),
    Column("file_key", Text),
    Column("still_key", Text),
    Column("bytes", BigInteger, nullable=False, comment="of both, while it is here"),
    Column("failures", Integer, nullable=False, comment="since it was last had"),
    Column("next_at", BigInteger, nullable=False, comment="it is not asked for before"),
    Column("used_at", BigInteger, nullable=False),
    Column("spared", Boolean, nullable=False, comment="somebody here has to do with it: it is not put out"),
    UniqueConstraint("kind", "subject_id"),
)
"""Files of other servers, of which a copy is here while there is room. Their servers stay the owners."""

_here = far_file.c.state == "here"
Index("ix_far_file_used_at", far_file.c.used_at, far_file.c.bytes, postgresql_where=_here, sqlite_where=_here)
