"""What is stored about ties, lists, filters and collections."""
