"""Posts in the language of other servers: written, and read."""
