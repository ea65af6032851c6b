"""How much is accepted of other servers, in one table; what is longer is cut or refused where it is read."""

from goodmob.core.clock import DAY, HOUR, MINUTE

DOCUMENT_BYTES = 1024 * 1024
DOCUMENT_DEPTH = 32
DOCUMENT_NODES = 20_000
"""So many values, keys not counted, a document holds at most."""

URI_LENGTH = 2_048
TEXT_LENGTH = 20_000
"""Of a text that has no bound of its own."""

NAME_LENGTH = 2_048
"""Of user names, display names, titles, and shortcodes of emoji."""
SUMMARY_LENGTH = 20_000
"""Of what people say about themselves, and of content warnings."""
CONTENT_LENGTH = 100_000
ALT_TEXT_LENGTH = 10_000
FIELD_LENGTH = 2_047
"""Of a name or a value in the table of a profile."""

PROFILE_FIELDS = 50
ALIASES = 256
ATTRIBUTION_DOMAINS = 256
ATTACHMENTS = 16
TAGS = 500
"""Mentions, hashtags and emoji of one post together."""
ADDRESSEES = 1_000
KEYS_OF_ONE = 10

SIGNATURE_AGE = 12 * HOUR
SIGNATURE_SKEW = HOUR
"""How far clocks may disagree: a signature is from at most so long ahead."""

COLLECTION_PAGES = 10
PARENTS_IN_LINE = 2
"""So many documents are fetched after one another for one request; what lies further up waits for a job."""

REPLIES_OF_POST = 500
REPLIES_OF_TREE = 1_000
PAGES_OF_TREE = 500
REPLIES_COOL_DOWN = 15 * MINUTE
REPLIES_FIRST_WAIT = 5 * MINUTE
"""A post that was asked about when it was younger is asked about again at this age, before the usual rest is over."""

SYNCHRONISED_FOLLOWERS = 25_000
"""Above this many followers of one server no digest of them is compared."""
MOVE_COOL_DOWN = 30 * DAY
