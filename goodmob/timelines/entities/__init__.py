"""Timelines as people see them."""
