"""Pages for those who report."""
