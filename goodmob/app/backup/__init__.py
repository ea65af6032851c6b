"""Backups: one archive with everything, written while the server runs, and put back where nothing is yet."""
