"""The client API of notifications and markers."""
