"""What moderation does when something happened."""
