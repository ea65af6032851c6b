"""Decisions about mobs, without I/O."""
