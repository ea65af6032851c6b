"""The client API of timelines."""
