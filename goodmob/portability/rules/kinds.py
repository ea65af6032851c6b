"""What can be imported, in which columns it comes, and how much of it."""

from goodmob.core.clock import DAY

FOLLOWING, BLOCKS, MUTES, DOMAIN_BLOCKS, LISTS, BOOKMARKS, FILTERS, POSTS = KINDS = (
    "following",
    "blocks",
    "mutes",
    "domain_blocks",
    "lists",
    "bookmarks",
    "filters",
    "posts",
)

MERGE, OVERWRITE = MODES = ("merge", "overwrite")

READING, UNCONFIRMED, SCHEDULED, IN_PROGRESS, FINISHED = (
    "reading",
    "unconfirmed",
    "scheduled",
    "in_progress",
    "finished",
)
"""The life of an import. While it is scheduled, `overwrite` takes away what the file does not name."""

ADDRESS, DOMAIN, URI, LIST_NAME = "Account address", "#domain", "#uri", "List name"
BOOSTS, NOTIFY, LANGUAGES, HIDE = "Show boosts", "Notify on new posts", "Languages", "Hide notifications"
ERROR = "Error"
"""The column that we add to what failed; whoever imports that again need not take it out."""

COLUMNS: dict[str, tuple[str, ...]] = {
    FOLLOWING: (ADDRESS, BOOSTS, NOTIFY, LANGUAGES),
    BLOCKS: (ADDRESS,),
    MUTES: (ADDRESS, HIDE),
    DOMAIN_BLOCKS: (DOMAIN,),
    LISTS: (LIST_NAME, ADDRESS),
    BOOKMARKS: (URI,),
    POSTS: (URI,),
}
"""Mastodon's columns, in its order; a file without a heading has them in this order, too."""

NEEDED: dict[str, tuple[str, ...]] = {kind: columns[:1] for kind, columns in COLUMNS.items()} | {
    LISTS: (LIST_NAME, ADDRESS)
}

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 20_000
MOST_ARCHIVE_BYTES = 512 * 1024 * 1024
"""Of an archive of posts, packed; `most_bytes` tells which bound is whose."""

MOST_POSTS = 50_000
MOST_IMPORTS = 20
"""How many imports of an account are kept; for one more, the oldest that is not under way is forgotten."""

MOST_FILTER_POSTS, MOST_FILTER_WORDS = 50, 100
"""How much a filter may bring along: its row is done in one action."""

LONGEST_FILENAME = 255
MOST_SHOWN_FAILURES = 100

ROWS_AT_ONCE = 50
"""How many rows a slice of the job carries out, each in a transaction of its own."""

POSTS_AT_ONCE = 5
"""How many posts: each may have pictures to be converted."""

KEPT_AT_ONCE = 150
"""How many rows one action stores or clears away."""

UNCONFIRMED_FOR, FINISHED_FOR = DAY, 7 * DAY
"""How long an import is kept that nobody confirmed, and one that is done."""


def most_bytes(kind: str) -> int:
    """How large an uploaded file of this kind may be."""
    return MOST_ARCHIVE_BYTES if kind == POSTS else MOST_BYTES
