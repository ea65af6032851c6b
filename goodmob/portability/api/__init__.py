"""Import and export by API."""
