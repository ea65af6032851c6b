"""Reads of notices and reading positions."""
