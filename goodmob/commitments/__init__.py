"""Calls, places, commitments, deeds and tallies: the kernel under everything that people do together."""
