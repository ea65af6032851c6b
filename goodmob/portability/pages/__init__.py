"""Import and export in a browser."""
