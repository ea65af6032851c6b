"""What people bring along and take with them: lists as CSV, and the whole archive."""
