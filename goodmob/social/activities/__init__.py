"""What is said between servers about follows and blocks."""
