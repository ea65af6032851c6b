"""Reads of mobs."""
