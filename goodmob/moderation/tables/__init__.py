"""What is stored about reports and what staff decide."""
