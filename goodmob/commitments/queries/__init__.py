"""Reads of calls, places, commitments and deeds."""
