"""Reads: applications, codes and tokens."""
