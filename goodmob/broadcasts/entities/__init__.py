"""Words and JSON of messages."""
