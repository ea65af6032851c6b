"""The doors of mobs."""
