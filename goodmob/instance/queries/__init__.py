"""Reads of the rules, and of how many live here."""
