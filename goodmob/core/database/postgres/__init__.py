"""Pools for reading and writing, and lanes for hot rows."""
