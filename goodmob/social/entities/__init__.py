"""The JSON of relationships, lists and filters."""
