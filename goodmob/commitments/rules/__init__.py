"""Decisions about calls and commitments, without I/O."""
