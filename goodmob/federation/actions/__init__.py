"""Changes of what is carried between servers."""
