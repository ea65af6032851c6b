"""Reads: accounts, people, sessions and invitations."""
