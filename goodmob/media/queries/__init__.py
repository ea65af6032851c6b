"""Questions about files and custom emoji."""
