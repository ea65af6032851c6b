"""What trust decides, a file for each question."""
