"""What stands in an archive: its owner and what they said, as other servers and programs read it."""
