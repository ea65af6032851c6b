"""Reads about imports and archives."""
