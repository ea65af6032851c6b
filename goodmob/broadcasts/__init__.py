"""Messages to many about one thing that they take part in: once for each person and circumstance."""
