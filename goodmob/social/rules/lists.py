"""How many lists there may be, how long their names are, and whose answers they show."""

MOST_LISTS = 50
LONGEST_LIST_TITLE = 256
MOST_MEMBERS_AT_ONCE = 100
"""How many accounts can be put on a list, or taken off, in one call."""

REPLIES_POLICIES = ("followed", "list", "none")
