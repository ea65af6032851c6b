"""Reads of relationships, a file for each noun."""
