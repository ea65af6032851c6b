"""Pure decisions about relationships, lists, filters and collections."""
