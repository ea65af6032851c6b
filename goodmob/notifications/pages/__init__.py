"""The web pages of notices, of who waits to be heard, and of from whom one wants to hear."""
