"""Questions about announcements."""
