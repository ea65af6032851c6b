"""Everything that follows from something, by what it happened to."""
