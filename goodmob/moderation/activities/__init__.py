"""What is said between servers about reports."""
