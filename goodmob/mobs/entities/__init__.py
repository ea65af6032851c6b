"""JSON of mobs."""
