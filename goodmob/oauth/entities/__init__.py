"""JSON of apps and tokens."""
