"""Columns in a browser: the deck itself, each column, and what arranges them."""
