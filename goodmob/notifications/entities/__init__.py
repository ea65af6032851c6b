"""The JSON of notices and markers."""
