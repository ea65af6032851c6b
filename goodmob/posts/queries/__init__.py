"""Reads of posts and what belongs to them, a file for each noun."""
