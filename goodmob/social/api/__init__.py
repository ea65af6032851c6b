"""The client API of relationships and lists."""
