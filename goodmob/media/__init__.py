"""Files people add to posts and profiles: taken in, cleaned, kept, shown and forgotten; custom emoji."""
