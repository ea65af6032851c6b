"""What is stored of mobs."""
