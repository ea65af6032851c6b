"""The JSON of what staff see and decide."""
