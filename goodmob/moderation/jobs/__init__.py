"""What moderation does later."""
