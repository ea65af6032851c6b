"""What an account did with a post, as bits of one number."""

FAVOURITED, BOOSTED, BOOKMARKED, PINNED, MUTED, REACTED, FILED = 1, 2, 4, 8, 16, 32, 64
"""Flags of an interaction. MUTED stands on the id of a conversation; FILED where the bookmark is in a folder."""
