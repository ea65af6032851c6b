"""What is read about discovering."""
