"""What is stored about posts, a file for each noun."""
